"""Which of several debts a payment settles: each step of the order, and no fen lost."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.base import LawDataError
from ashore.errors.owed import DebtUnknownError
from ashore.law.book import LawBook
from ashore.owed.designation import Debt, Designation, designate

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
SEPTEMBER, OCTOBER, DECEMBER = (dt.date(2026, month, 1) for month in (9, 10, 12))


def debt(name: str, owed: int = 10_000, due_on: dt.date = OCTOBER, **more: Any) -> Debt:
    return Debt(name=name, owed=owed, due_on=due_on, **more)


def paid(found: Designation) -> list[tuple[str, int, str]]:
    return [(share.debt, share.amount, share.because) for share in found.shares]


def test_the_debtor_names_the_debt() -> None:
    debts = [debt("a"), debt("b", due_on=DECEMBER)]
    found = designate(12_000, debts, BOOK, ON, named=["b"])
    assert paid(found) == [("b", 10_000, "named"), ("a", 2_000, "only")]
    assert found.citation.id == "civil-code.order-between-debts"
    assert found.citation.pinpoint == "第560条"


def test_several_named_debts_are_paid_in_the_order_they_are_named() -> None:
    debts = [debt("a"), debt("b"), debt("c")]
    found = designate(15_000, debts, BOOK, ON, named=["c", "b", "c"])
    assert paid(found) == [("c", 10_000, "named"), ("b", 5_000, "named")]


def test_what_is_due_comes_before_what_is_not() -> None:
    debts = [debt("later", due_on=DECEMBER, burden=Fraction(1)), debt("due", secured=10_000)]
    assert paid(designate(11_000, debts, BOOK, ON)) == [
        ("due", 10_000, "due"),
        ("later", 1_000, "only"),
    ]


def test_a_debt_that_falls_due_on_the_day_is_due() -> None:
    debts = [debt("tomorrow", due_on=ON + dt.timedelta(1)), debt("today", due_on=ON)]
    assert paid(designate(10_000, debts, BOOK, ON)) == [("today", 10_000, "due")]


def test_of_debts_that_are_due_the_least_secured_comes_first() -> None:
    debts = [
        debt("house", due_on=SEPTEMBER, secured=10_000),
        debt("half", secured=5_000, burden=Fraction(1)),
        debt("none"),
    ]
    assert paid(designate(25_000, debts, BOOK, ON)) == [
        ("none", 10_000, "least_secured"),
        ("half", 10_000, "least_secured"),
        ("house", 5_000, "only"),
    ]


def test_of_equally_secured_debts_the_heaviest_comes_first() -> None:
    debts = [
        debt("light", due_on=SEPTEMBER, burden=Fraction("0.08")),
        debt("heavy", burden=Fraction("0.24")),
    ]
    assert paid(designate(10_000, debts, BOOK, ON)) == [("heavy", 10_000, "heaviest")]


def test_of_equally_heavy_debts_the_earliest_comes_first() -> None:
    debts = [debt("later"), debt("earlier", due_on=SEPTEMBER)]
    assert paid(designate(10_000, debts, BOOK, ON)) == [("earlier", 10_000, "earliest_due")]


def test_debts_that_nothing_sets_apart_share_by_what_is_owed() -> None:
    debts = [debt("a", 100), debt("b", 200), debt("c", 400)]
    assert paid(designate(100, debts, BOOK, ON)) == [
        ("a", 14, "pro_rata"),  # 14.28
        ("b", 29, "pro_rata"),  # 28.57
        ("c", 57, "pro_rata"),  # 57.14
    ]


def test_every_reason_has_words() -> None:
    debts = [debt("a"), debt("b"), debt("c", due_on=DECEMBER)]
    found = designate(25_000, debts, BOOK, ON)
    assert [share.reason().zh for share in found.shares] == [
        "没有先后，按比例",
        "没有先后，按比例",
        "只剩这一笔",
    ]


def test_more_than_is_owed_is_left() -> None:
    assert designate(30_000, [debt("a"), debt("b")], BOOK, ON).left == 10_000
    assert designate(5, [], BOOK, ON) == Designation(
        shares=(), left=5, citation=BOOK.rule("civil-code.order-between-debts", on=ON).citation
    )


def test_a_debt_that_is_not_there_cannot_be_named() -> None:
    with pytest.raises(DebtUnknownError) as caught:
        designate(1, [debt("a"), debt("b")], BOOK, ON, named=["x"])
    assert "“x”" in caught.value.parts("en")[0]
    assert "a, b" in caught.value.parts("en")[0]


def test_before_the_civil_code_the_book_does_not_answer() -> None:
    with pytest.raises(LawDataError):
        designate(1, [debt("a")], BOOK, dt.date(2020, 12, 31))


debts_of_one_creditor = st.lists(
    st.builds(
        Debt,
        name=st.uuids().map(str),
        owed=st.integers(0, 500),
        due_on=st.dates(dt.date(2026, 11, 20), dt.date(2026, 11, 28)),
        secured=st.integers(0, 2),
        burden=st.sampled_from([Fraction(0), Fraction("0.24")]),
    ),
    max_size=6,
    unique_by=lambda debt: debt.name,
)


@given(st.integers(0, 3_000), debts_of_one_creditor, st.integers(0, 2), st.randoms())
def test_no_fen_is_lost_and_nothing_is_overpaid(
    amount: int, debts: list[Debt], names: int, random: Any
) -> None:
    named = [debt.name for debt in random.sample(debts, min(names, len(debts)))]
    found = designate(amount, debts, BOOK, ON, named=named)
    owed = {debt.name: debt.owed for debt in debts}
    assert sum(share.amount for share in found.shares) + found.left == amount
    assert found.left == max(amount - sum(owed.values()), 0)
    assert all(0 < share.amount <= owed[share.debt] for share in found.shares)
    assert len({share.debt for share in found.shares}) == len(found.shares)


@given(st.integers(0, 3_000), debts_of_one_creditor)
def test_nothing_is_paid_before_what_stands_in_front_is_cleared(
    amount: int, debts: list[Debt]
) -> None:
    found = designate(amount, debts, BOOK, ON)
    paid_to = {share.debt: share.amount for share in found.shares}

    def place(debt: Debt) -> tuple[bool, int, Fraction, dt.date]:
        return debt.due_on > ON, debt.secured, -debt.burden, debt.due_on

    for one in debts:
        for other in debts:
            if place(one) < place(other) and paid_to.get(other.name):
                assert paid_to.get(one.name, 0) == one.owed
            if place(one) == place(other):
                shares = [Fraction(paid_to.get(d.name, 0)) for d in (one, other)]
                apart = shares[0] * other.owed - shares[1] * one.owed
                assert abs(apart) <= max(one.owed, other.owed)


@given(st.integers(0, 1_500), st.integers(0, 1_500), debts_of_one_creditor)
def test_the_order_in_which_debts_are_typed_decides_a_fen_at_most(
    amount: int, seed: int, debts: list[Debt]
) -> None:
    turned = debts[seed % (len(debts) or 1) :] + debts[: seed % (len(debts) or 1)]
    one = {s.debt: s.amount for s in designate(amount, debts, BOOK, ON).shares}
    other = {s.debt: s.amount for s in designate(amount, turned, BOOK, ON).shares}
    assert all(abs(one.get(d.name, 0) - other.get(d.name, 0)) <= 1 for d in debts)
