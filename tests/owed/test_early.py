"""A loan paid off before its time: the interest of the days it was used, and not a day more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.report import DebtOwed, owed_on
from ashore.owed.schedule import build_schedule
from ashore.plan.debts import plan_debts
from tests.plan.households import case_of, loan

BOOK = LawBook.standard()
TERMS = {"method": "equal_instalment", "annual_rate": "0.108",
         "penalty": {"multiplier": "1.5", "base": "principal"}}  # fmt: skip
LATER = dt.date(2027, 4, 1)
EIGHT = 8
"""Instalments of 1059.46 that were paid in time; 4144.20 of the principal is left."""


def debt(
    *payments: tuple[str, str], on: dt.date = LATER, paid: int = EIGHT, **terms: Any
) -> DebtOwed:
    """Return a loan of 12,000 yuan from 20 March 2026, the first instalments paid by its table."""
    entries = loan("a", principal="12000.00", started="2026-03-20", terms=TERMS | terms)
    table = build_schedule(case_of(*entries).loans[0].loan.terms, dt.date(2026, 3, 20)).rows
    by_table = [(row.due_on.isoformat(), yuan_from_fen(row.total)) for row in table[:paid]]
    given = [
        {"kind": "payment", "id": f"p{n}", "loan": "a", "on": day, "amount": amount}
        for n, (day, amount) in enumerate((*by_table, *payments))
    ]
    return owed_on(case_of(*entries, *given), BOOK, on).debts[0]


def found(of: DebtOwed) -> list[tuple[str, int | None]]:
    return [(one.code, one.amount) for one in of.findings if one.where == "a/early"]


def settled(of: DebtOwed) -> bool:
    left = of.standing.due_now, of.standing.outstanding_principal, of.one_more_day
    return left == (0, 0, 0) and plan_debts([of], BOOK, of.standing.on) == ()


@pytest.mark.parametrize(
    ("payments", "interest", "surplus"),
    [
        pytest.param([("2026-11-20", "4144.20")], 0, 0, id="on the due day"),
        pytest.param([("2026-11-20", "2000.00"), ("2026-11-20", "2144.20")], 0, 0, id="in two"),
        # 37.30 for the thirty days to 20 December; four of them, and over 365 days 4.90
        pytest.param([("2026-11-24", "4149.17")], 497, 0, id="four days later"),
        pytest.param([("2026-11-24", "4149.10")], 490, 0, id="counted over 365 days"),
        pytest.param([("2026-11-20", "9000.00")], 0, 485_580, id="far too much"),
        # 3000.00 first, so that from then on only 1145.44 bears interest
        pytest.param([("2026-11-21", "3000.00"), ("2026-12-15", "1153.68")], 948, 0, id="in steps"),
        pytest.param([("2026-12-20", "4200.00")], None, None, id="one more instalment in it"),
    ],
)
def test_principal_and_the_interest_of_the_days_settle_it(
    payments: Sequence[tuple[str, str]], interest: int | None, surplus: int | None
) -> None:
    of = debt(*payments)
    assert settled(of)
    early = of.standing.early
    assert early is not None
    if interest is not None and surplus is not None:
        assert (early.interest, early.surplus) == (interest, surplus)
        assert early.principal == 414_420
        assert found(of) == [("owed.paid-off-early", surplus or None)]
        [finding] = [one for one in of.findings if one.code == "owed.paid-off-early"]
        assert [cited.id for cited in finding.citations] == ["civil-code.prepayment"]


def test_a_late_instalment_is_paid_with_its_charges_before_anything_is_settled() -> None:
    # No. 8 with 2.28 of penalty, then 4144.20 with five days' interest of 6.22
    assert settled(debt(("2026-11-25", "5212.15"), paid=7))
    short = debt(("2026-11-25", "5200.00"), paid=7, on=dt.date(2026, 11, 26))
    assert short.standing.early is None


@pytest.mark.parametrize(
    "payments",
    [
        pytest.param([("2026-11-20", "4100.00")], id="less than the principal"),
        pytest.param([("2026-12-19", "4144.20")], id="the principal without its interest"),
    ],
)
def test_less_than_that_settles_nothing(payments: Sequence[tuple[str, str]]) -> None:
    of = debt(*payments, on=dt.date(2026, 12, 24))
    assert (of.standing.early, settled(of)) == (None, False)


def test_paying_by_the_table_is_no_early_end() -> None:
    last = debt(("2027-03-15", "1059.49"), paid=11)
    assert (settled(last), found(last)) == (True, [])
    assert last.standing.arrears is not None
    assert last.standing.arrears.overpaid == 0


def test_fees_of_instalments_to_come_are_no_part_of_it() -> None:
    fees = [{"name": "担保费", "item": "guarantee_fee", "amount": "60.00"}]
    assert settled(debt(("2026-11-20", "4144.20"), fees=fees))


def test_before_that_day_it_was_not_settled() -> None:
    of = debt(("2026-11-24", "4149.17"), on=dt.date(2026, 11, 23))
    assert (of.standing.early, of.standing.outstanding_principal) == (None, 414_420)


@pytest.mark.parametrize(
    ("amount", "asked"),
    [
        pytest.param("3000.00", [("owed.paid-ahead", 300_000)], id="no number of instalments"),
        pytest.param("1059.46", [], id="one instalment ahead"),
        pytest.param("2118.92", [], id="two instalments ahead"),
        pytest.param("0.54", [], id="rounded up"),
    ],
)
def test_money_ahead_is_asked_about_where_it_shows_a_prepayment(
    amount: str, asked: list[tuple[str, int]]
) -> None:
    of = debt(("2026-11-21", amount), on=dt.date(2026, 11, 24))
    assert (found(of), of.standing.due_now, of.one_more_day) == (asked, 0, 0)


def test_what_was_paid_after_the_end_is_too_much() -> None:
    of = debt(("2027-03-25", "10.00"), paid=12)
    assert found(of) == [("owed.paid-too-much", 1_000)]
