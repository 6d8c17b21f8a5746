"""The vectorised tables are the single loan's table, to the fen."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.terms import LoanTerms, Method
from ashore.errors.case import FieldError
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.schedule import build_schedule
from ashore.owed.schedule_batch import (
    BATCH_METHODS,
    ScheduleColumns,
    divide_rounded,
    schedule_many,
)

Table = list[tuple[int, int, int, int]]


def batch(
    loans: list[tuple[int, int]],
    periods: int,
    method: Method,
    rounding: Rounding = Rounding.HALF_UP,
    rate_denominator: int = 1_000_000,
) -> ScheduleColumns:
    return schedule_many(
        np.array([lent for lent, _ in loans], dtype=np.int64),
        np.array([rate for _, rate in loans], dtype=np.int64),
        periods=periods,
        method=method,
        rounding=rounding,
        rate_denominator=rate_denominator,
    )


def batch_table(columns: ScheduleColumns, n: int) -> Table:
    kinds = (columns.principal, columns.interest, columns.total, columns.balance)
    return list(zip(*(kind[n].tolist() for kind in kinds), strict=True))


def own_table(lent: int, rate: Fraction, periods: int, method: Method, rounding: Rounding) -> Table:
    terms = LoanTerms(
        method=method, principal=lent, annual_rate=rate, periods=periods, rounding=rounding
    )
    rows = build_schedule(terms, dt.date(2026, 1, 31)).rows
    table = [(row.principal, row.interest, row.total, row.balance) for row in rows]
    return table + [(0, 0, 0, 0)] * (periods - len(table))


def differing(
    loans: list[tuple[int, int]], periods: int, method: Method, rounding: Rounding
) -> list[tuple[int, int]]:
    columns = batch(loans, periods, method, rounding)
    return [
        loan
        for n, loan in enumerate(loans)
        if batch_table(columns, n)
        != own_table(loan[0], Fraction(loan[1], 1_000_000), periods, method, rounding)
    ]


def test_three_thousand_random_loans() -> None:
    rng = np.random.default_rng(20_261_124)
    ways = [(method, rounding) for method in BATCH_METHODS for rounding in Rounding]
    checked = 0
    for method, rounding in ways:
        lent = rng.integers(1, 50_000_000, 188).tolist()
        rate = rng.integers(0, 360_000, 188).tolist()
        loans = list(zip(lent, rate, strict=True))
        assert differing(loans, int(rng.integers(1, 37)), method, rounding) == []
        checked += len(loans)
    assert checked == 3_008


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.integers(0, 60), st.integers(0, 10**13), st.just(1_200_000)),
            st.one_of(st.integers(0, 5_000_000), st.integers(0, 60).map(lambda n: n * 6_000)),
        ),
        min_size=1,
        max_size=4,
    ),
    st.integers(1, 40),
    st.sampled_from(BATCH_METHODS),
    st.sampled_from(Rounding),
)
def test_any_loan(
    loans: list[tuple[int, int]], periods: int, method: Method, rounding: Rounding
) -> None:
    assert differing(loans, periods, method, rounding) == []


@pytest.mark.parametrize("method", BATCH_METHODS)
def test_a_loan_too_large_for_64_bits_takes_the_single_path(method: Method) -> None:
    huge = (10**15, 240_000)
    assert differing([(1_200_000, 120_000), huge], 12, method, Rounding.HALF_UP) == []


@pytest.mark.parametrize(
    ("rounding", "payment"),
    [
        (Rounding.HALF_UP, 5),
        (Rounding.HALF_EVEN, 4),
        (Rounding.CEILING, 5),
        (Rounding.DOWN, 4),
    ],
)
def test_a_payment_that_ends_in_half_a_fen(rounding: Rounding, payment: int) -> None:
    # 2 fen in two payments at 200 % a month: 2 × 3² ÷ (2 + 2) = 4.5 fen.
    columns = batch([(2, 24_000_000)], 2, Method.EQUAL_INSTALMENT, rounding)
    assert columns.total[0, 0] == payment


def test_the_rate_can_have_another_denominator() -> None:
    columns = batch([(1_200_000, 12)], 12, Method.EQUAL_INSTALMENT, rate_denominator=100)
    assert columns.total[0].tolist() == [106_619] * 11 + [106_614]


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("denominator", [1, 7, 10])
def test_whole_number_division_rounds_as_fractions_do(rounding: Rounding, denominator: int) -> None:
    quotients = divide_rounded(np.arange(60), denominator, rounding).tolist()
    assert quotients == [round_to_int(Fraction(n, denominator), rounding) for n in range(60)]


@pytest.mark.parametrize(
    ("lent", "rate", "periods", "method"),
    [
        (100, 0, 12, Method.BULLET),
        (100, 0, 0, Method.FLAT),
        (-1, 0, 12, Method.FLAT),
        (100, -1, 12, Method.FLAT),
    ],
)
def test_what_no_batch_computes(lent: int, rate: int, periods: int, method: Method) -> None:
    with pytest.raises(FieldError):
        batch([(lent, rate)], periods, method)


def test_no_loans_give_no_rows() -> None:
    columns = batch([], 12, Method.FLAT)
    assert columns.total.shape == (0, 12)
