"""The due day itself: what falls due on it is neither late nor forgotten."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.law.book import LawBook
from ashore.owed.exchange import owed_as_json
from ashore.owed.report import DebtOwed, owed_on
from tests.plan.households import Json, case_of, loan

BOOK = LawBook.standard()
INSTALMENTS = loan("a", started="2026-05-20", paid=5)
CARD: list[Json] = [
    {"kind": "loan", "id": "a", "product": "卡",
     "terms": {"method": "card", "principal": "9000.00", "daily_rate": "0.0005"}},
    {"kind": "statement", "loan": "a", "statement_on": "2026-11-01", "due_on": "2026-11-20",
     "balance": "3000.00", "minimum": "300.00"},
    {"kind": "payment", "loan": "a", "on": "2026-11-05", "amount": "100.00"},
]  # fmt: skip
AGREED: list[Json] = [
    *loan("a", started="2026-01-20", paid=5),
    {"kind": "agreement", "loan": "a", "signed_on": "2026-10-01", "total": "600.00", "periods": 3,
     "monthly": "200.00", "first_due_on": "2026-10-20"},
    {"kind": "payment", "loan": "a", "on": "2026-10-20", "amount": "200.00"},
]  # fmt: skip


def debt(entries: list[Json], day: int) -> DebtOwed:
    return owed_on(case_of(*entries), BOOK, dt.date(2026, 11, day)).debts[0]


@pytest.mark.parametrize(
    ("entries", "amount"),
    [
        pytest.param(INSTALMENTS, 10_000, id="an instalment"),
        pytest.param(CARD, 20_000, id="what is left of a card's minimum"),
        pytest.param(AGREED, 20_000, id="an agreed part"),
    ],
)
def test_it_is_announced_the_day_before_and_late_the_day_after(
    entries: list[Json], amount: int
) -> None:
    before, then, after = (debt(entries, day) for day in (19, 20, 21))
    assert (before.due_today, before.due_tomorrow) == (0, amount)
    assert (then.due_today, then.due_tomorrow) == (amount, 0)
    assert (then.standing.due_now, then.standing.days_past_due) == (0, 0)
    assert (after.due_today, after.standing.days_past_due) == (0, 1)
    assert after.standing.due_now >= amount


def test_what_was_paid_is_not_due() -> None:
    paid = {"kind": "payment", "loan": "a", "on": "2026-11-20", "amount": "30.00"}
    assert debt([*INSTALMENTS, paid], 20).due_today == 7_000


def test_it_is_summed_and_given_to_programs() -> None:
    owed = owed_on(case_of(*INSTALMENTS), BOOK, dt.date(2026, 11, 20))
    said = owed_as_json(owed, "en")
    assert (said["due_today"], said["due_now"]) == ("100.00", "0.00")
    assert (said["debts"][0]["due_today"], said["debts"][0]["due_tomorrow"]) == ("100.00", "0.00")
