"""The rates of many loans at once are the rate of each."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.base import AshoreError
from ashore.errors.money import FlowsError
from ashore.money.daycount import DayCount
from ashore.money.rates import irr, xirr
from ashore.money.rates_batch import Whole, irr_many, xirr_many

EPOCH = dt.date(1970, 1, 1)
NAN = float("nan")
Loan = list[tuple[int, int]]


def table(loans: list[Loan]) -> tuple[Whole, Whole]:
    """Return loans of (day, fen) as two tables, with flows of nothing where one is shorter."""
    columns = max(map(len, loans))
    padded = [loan + [(0, 0)] * (columns - len(loan)) for loan in loans]
    both = np.array(padded, dtype=np.int64).reshape(len(loans), columns, 2)
    return both[:, :, 0].copy(), both[:, :, 1].copy()


def alone(loan: Loan, day_count: DayCount = DayCount.ACT_365) -> float:
    dated = [(EPOCH + dt.timedelta(days=day), fen) for day, fen in loan if fen]
    try:
        return xirr(dated, day_count).rate
    except AshoreError:
        return NAN


def same(found: Any, expected: list[float]) -> None:
    """Claim equality to 1e-9 of what one yuan becomes in a year."""
    np.testing.assert_allclose(1 + found, 1 + np.array(expected), rtol=1e-9, atol=0)


def irregular(loans: int, payments: int, seed: int, *, most: float = 1.0) -> tuple[Whole, Whole]:
    """Return loans of random sums, days and rates."""
    rng = np.random.default_rng(seed)
    gaps = rng.integers(1, 62, (loans, payments + 1))
    lent = rng.integers(10_000, 50_000_000, (loans, 1))
    cost = rng.uniform(-0.2, most, (loans, 1))
    weights = rng.uniform(0.1, 2.0, (loans, payments))
    back = np.rint(lent * (1 + cost) * weights / weights.sum(axis=1, keepdims=True))
    return 15_000 + gaps.cumsum(axis=1), np.hstack([-lent, np.maximum(back, 1).astype(np.int64)])


@pytest.mark.parametrize(
    ("payments", "most"), [(1, 1.0), (2, 0.3), (12, 1.0), (36, 1.0), (120, 3.0), (360, 5.0)]
)
def test_random_loans_have_their_own_rates(payments: int, most: float) -> None:
    days, flows = irregular(250, payments, payments, most=most)
    found = xirr_many(days, flows)
    loans = [
        list(zip(*rows, strict=True)) for rows in zip(days.tolist(), flows.tolist(), strict=True)
    ]
    same(found.rate, [alone(loan) for loan in loans])
    assert not found.one_by_one.any()


def test_loans_of_a_few_days_are_as_exact_by_the_year() -> None:
    rng = np.random.default_rng(5)
    later = np.sort(rng.integers(1, 8, (600, 3)), axis=1)
    lent = rng.integers(10_000, 50_000_000, (600, 1))
    weights = np.exp(rng.normal(0, 2, (600, 3)))
    shares = rng.uniform(0.9, 1.3, (600, 1)) * weights / weights.sum(axis=1, keepdims=True)
    days = np.hstack([np.zeros_like(lent), later])
    flows = np.hstack([-lent, np.rint(lent * shares).astype(np.int64) + 1])
    rows = zip(days.tolist(), flows.tolist(), strict=True)
    expected = [alone(list(zip(*row, strict=True))) for row in rows]
    found = xirr_many(days, flows)
    np.testing.assert_allclose(1 + found.rate, 1 + np.array(expected), rtol=1e-10, atol=0)


def test_random_loans_agree_with_another_implementation() -> None:
    days, flows = irregular(2_000, 36, 7)
    theirs: list[Any] = [
        pyxirr.xirr(day, flow)
        for day, flow in zip(days.astype("datetime64[D]"), flows.astype(float), strict=True)
    ]
    # The other one stops when the present value is near nothing, not when the rate is.
    assert xirr_many(days, flows).rate.tolist() == pytest.approx(theirs, rel=0, abs=3e-9)


EDGES: dict[str, tuple[Loan, bool]] = {
    "a usual loan": ([(0, -1000), (365, 1100)], False),
    "seen from the borrower": ([(0, 1000), (365, -1100)], False),
    "out of order": ([(365, 1100), (0, -1000)], False),
    "payments before the loan in the table": ([(60, 600), (30, 600), (0, -1000)], False),
    "two sums out": ([(0, -1000), (40, -500), (90, 800), (120, 800)], False),
    "two sums in": ([(0, 1000), (40, 500), (90, -800), (120, -800)], False),
    "a fee kept back on the day": ([(0, -1000), (0, 50), (30, 500), (60, 500)], False),
    "flows of nothing first": ([(0, 0), (5, -1000), (370, 1100)], False),
    "flows of nothing far off": ([(0, -1000), (-4_000_000, 0), (365, 1100)], False),
    "no cost": ([(0, -1200), (30, 600), (60, 600)], False),
    "a loss": ([(0, -1000), (400, 300), (800, 10)], False),
    "nearly all lost": ([(0, -(10**12)), (400, 1), (800, 1)], False),
    "a week at ten per cent": ([(0, -1000), (7, 1100)], False),
    "a century": ([(0, -1000), (36_500, 10**9)], False),
    "a balloon": ([(0, -1000), *((30 * n, 5) for n in range(1, 60)), (1800, 1000)], False),
    "two rates": ([(0, -1600), (365, 10_000), (730, -10_000)], True),
    "a top-up between payments": ([(0, -1000), (30, 600), (60, -1000), (90, 1600)], True),
    "all one way": ([(0, -1000), (30, -10)], True),
    "nothing at all": ([(0, 0), (30, 0)], True),
    "one day": ([(3, -1000), (3, 1100)], True),
    "more kept back than lent": ([(0, -1000), (0, 1200), (30, 500)], True),
    "no real rate": ([(0, 100), (365, -200), (730, 200)], True),
    "beyond a float": ([(0, -1), (1, 10**12)], True),
    "the same day twice on both sides": ([(0, -1000), (30, 10), (30, -20), (60, 1100)], True),
}  # fmt: skip


@pytest.mark.parametrize("name", EDGES)
def test_an_edge_alone(name: str) -> None:
    loan, one_by_one = EDGES[name]
    found = xirr_many(*table([loan]))
    same(found.rate, [alone(loan)])
    assert found.one_by_one.tolist() == [one_by_one]


def test_edges_among_usual_loans_of_other_lengths() -> None:
    edges = [loan for loan, _ in EDGES.values()]
    usual: list[Loan] = [
        [(n, -1000 - n)] + [(n + 31 * k, 100 + k) for k in range(1, n % 40 + 2)] for n in range(100)
    ]
    loans = [loan for pair in zip(usual, edges * 5, strict=False) for loan in pair]
    same(xirr_many(*table(loans)).rate, [alone(loan) for loan in loans])


def test_more_loans_than_one_block_holds() -> None:
    days, flows = irregular(30_000, 12, 3)
    found = xirr_many(days, flows)
    some = slice(0, 30_000, 997)
    same(found.rate[some], xirr_many(days[some], flows[some]).rate.tolist())
    assert np.isfinite(found.rate).all()


LOANS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 3_000), st.integers(-(10**6), 10**6)), min_size=2, max_size=6
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(LOANS, st.sampled_from([DayCount.ACT_365, DayCount.ACT_360]))
def test_any_loans(loans: list[Loan], day_count: DayCount) -> None:
    found = xirr_many(*table(loans), day_count)
    same(found.rate, [alone(loan, day_count) for loan in loans])


@settings(deadline=None)
@given(
    st.integers(1, 10**9),
    st.lists(st.tuples(st.integers(1, 12_000), st.integers(0, 10**8)), min_size=1, max_size=8),
    st.sampled_from([1, -1]),
)
def test_any_loan_of_one_sum(lent: int, back: Loan, side: int) -> None:
    loan = [(0, -side * lent)] + [(day, side * fen) for day, fen in back]
    same(xirr_many(*table([loan])).rate, [alone(loan)])


def test_a_year_may_have_360_days() -> None:
    found = xirr_many(*table([[(0, -1000), (360, 1100)]]), DayCount.ACT_360)
    same(found.rate, [0.1])


@pytest.mark.parametrize("dtype", [np.int8, np.int32, np.int64])
def test_whole_numbers_of_any_width(dtype: Any) -> None:
    days: Any = np.array([[-120, 120]], dtype=dtype)
    flows: Any = np.array([[-100, 110]], dtype=dtype)
    same(xirr_many(days, flows).rate, [alone([(-120, -100), (120, 110)])])


def test_nothing_is_changed_in_what_was_given() -> None:
    days, flows = table([loan for loan, _ in EDGES.values()])
    before = days.copy(), flows.copy()
    xirr_many(days, flows)
    irr_many(flows)
    assert np.array_equal(days, before[0])
    assert np.array_equal(flows, before[1])


@pytest.mark.parametrize("shape", [(0, 0), (0, 5), (3, 0), (3, 1)])
def test_tables_without_loans_or_without_flows(shape: tuple[int, int]) -> None:
    empty = np.zeros(shape, dtype=np.int64)
    for found in (xirr_many(empty, empty), irr_many(empty)):
        assert found.rate.shape == found.one_by_one.shape == (shape[0],)
        assert np.isnan(found.rate).all()


GOOD = np.zeros((2, 3), dtype=np.int64)


@pytest.mark.parametrize(
    ("days", "flows"),
    [
        (GOOD, GOOD[:1]),
        (GOOD, GOOD[:, :2]),
        (GOOD[0], GOOD[0]),
        (GOOD, GOOD.astype(float)),
        (GOOD.astype(float), GOOD),
        (GOOD.astype(np.uint64), GOOD),
        (GOOD, GOOD.astype(bool)),
        (GOOD, GOOD.astype(object)),
        (GOOD.astype("datetime64[D]"), GOOD),
        (GOOD + 4_000_001, GOOD),
        (GOOD + np.iinfo(np.int64).min, GOOD),
        (GOOD, GOOD + 2**53 + 1),
    ],
)
def test_what_is_no_pair_of_tables(days: Any, flows: Any) -> None:
    with pytest.raises(FlowsError):
        xirr_many(days, flows)


@pytest.mark.parametrize("shape", [(1, 1), (30_000, 12)])
@pytest.mark.parametrize(("where", "beyond"), [("days", -4_000_001), ("flows", -(2**53) - 1)])
def test_a_number_beyond_is_found_in_the_last_place(
    shape: tuple[int, int], where: str, beyond: int
) -> None:
    days, flows = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    (days if where == "days" else flows)[-1, -1] = beyond
    with pytest.raises(FlowsError, match=str(beyond)) as stopped:
        xirr_many(days, flows)
    assert stopped.value.where == where


@pytest.mark.parametrize("day_count", [DayCount.ACT_ACT, DayCount.THIRTY_360, DayCount.PERIOD])
def test_day_counts_without_a_fixed_year(day_count: DayCount) -> None:
    with pytest.raises(FlowsError) as stopped:
        xirr_many(GOOD, GOOD, day_count)
    assert stopped.value.where == "xirr_many"


class TestPeriodic:
    def test_random_loans_have_their_own_rates(self) -> None:
        _, flows = irregular(300, 24, 11)
        found = irr_many(flows)
        same(found.rate, [irr(row).rate for row in flows.tolist()])
        assert not found.one_by_one.any()

    @settings(deadline=None)
    @given(st.lists(st.lists(st.integers(-(10**6), 10**6), min_size=5, max_size=5), min_size=1))
    def test_any_flows(self, rows: list[list[int]]) -> None:
        expected = []
        for row in rows:
            try:
                expected.append(irr(row).rate)
            except AshoreError:
                expected.append(NAN)
        same(irr_many(np.array(rows)).rate, expected)

    def test_a_level_loan_of_one_per_cent_a_month(self) -> None:
        flows = np.array([[1_200_000] + [-106_619] * 11 + [-106_614]])
        rate = float(irr_many(flows).rate[0])
        assert rate == pytest.approx(irr(flows[0].tolist()).rate, abs=1e-15)

    def test_flows_of_nothing_are_periods_that_pass(self) -> None:
        found = irr_many(np.array([[-100, 0, 121], [0, -100, 110]]))
        same(found.rate, [0.1, 0.1])

    def test_what_is_no_table(self) -> None:
        with pytest.raises(FlowsError):
            irr_many(np.array([[-1.0, 2.0]]))


def test_rates_are_exact_where_the_answer_is_known() -> None:
    # 10^k yuan out and (1 + r)·10^k back after some years: the rate is r.
    shares = [Fraction(n, 1000) for n in range(-900, 3_000, 37)]
    loans: list[Loan] = [[(0, -(10**9)), (365, int(10**9 * (1 + share)))] for share in shares]
    same(xirr_many(*table(loans)).rate, [float(share) for share in shares])
