"""A card's statement that was paid late: what being late has added does not go away by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.documents.next_step import next_step
from ashore.law.book import LawBook
from ashore.owed.report import DebtOwed, owed_on
from tests.plan.households import Json, case_of

ON = dt.date(2026, 11, 24)
TERMS = {"method": "card", "principal": "20000.00", "daily_rate": "0.0005", "grace_days": 3,
         "late_fees": [{"rate": "0.05", "per": "once", "base": "unpaid_minimum"}]}  # fmt: skip


def entries(*payments: tuple[str, str]) -> list[Json]:
    return [
        {"kind": "loan", "id": "a", "product": "卡", "terms": TERMS},
        {"kind": "statement", "loan": "a", "statement_on": "2026-10-25", "due_on": "2026-11-13",
         "balance": "10000.00", "minimum": "1000.00"},
        *({"kind": "payment", "loan": "a", "on": day, "amount": amount}
          for day, amount in payments),
    ]  # fmt: skip


def debt(*payments: tuple[str, str], on: dt.date = ON) -> DebtOwed:
    return owed_on(case_of(*entries(*payments)), LawBook.standard(), on).debts[0]


@pytest.mark.parametrize(
    ("payments", "sums", "days"),
    [
        # 10000.00 × 0.0005 × 26 days, and 5 % of the minimum
        pytest.param([("2026-11-20", "10000.00")], {"interest": 13_000, "late_fee": 5_000}, 0,
                     id="cleared after the days of grace"),
        pytest.param([("2026-11-20", "9999.00")],
                     {"principal": 100, "interest": 13_000, "late_fee": 5_000}, 11, id="nearly"),
        pytest.param([("2026-11-20", "10130.00")], {"late_fee": 5_000}, 0, id="with its interest"),
        pytest.param([("2026-11-20", "10180.00")], {}, 0, id="with all that it had added"),
        pytest.param([("2026-11-16", "1000.00"), ("2026-11-20", "9000.00")],
                     # 10000.00 for 22 days and 9000.00 for 4
                     {"interest": 12_800}, 0, id="the minimum in time"),
        pytest.param([("2026-11-16", "10000.00")], {}, 0, id="in time"),
    ],
)  # fmt: skip
def test_the_late_fee_stays_when_the_card_is_cleared_later(
    payments: list[tuple[str, str]], sums: dict[str, int], days: int
) -> None:
    standing = debt(*payments).standing
    assert {item.value: amount for item, amount in standing.sums.items()} == sums
    assert standing.days_past_due == days


def test_what_is_left_after_that_is_not_called_late() -> None:
    owed = owed_on(case_of(*entries(("2026-11-20", "10000.00"))), LawBook.standard(), ON)
    assert next_step(owed).because.en == "180.00 yuan is due and unpaid."


def test_within_the_days_of_grace_there_is_no_fee() -> None:
    assert debt(on=dt.date(2026, 11, 16)).standing.sums == {}
