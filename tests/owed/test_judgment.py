"""What a judgment comes to: what is paid on it settles its own sums, and the doubled part last."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.owed.report import DebtOwed, owed_on
from ashore.plan.debts import plan_debts
from tests.plan.households import case_of, loan

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
JUDGED = {
    "kind": "court-paper", "id": "j", "loan": "a", "type": "judgment", "dated": "2026-05-20",
    "interest_to": "2026-04-30", "pay_by": "2026-06-30", "principal": "31940.22",
    "interest_and_fees": "4811.37", "court_fee": "359.39",
}  # fmt: skip
WHOLE = 3_711_098


def debt(
    *payments: tuple[str, str], on: dt.date = ON, judged: dict[str, Any] | None = None
) -> DebtOwed:
    paid = [
        {"kind": "payment", "id": f"p{n}", "loan": "a", "on": day, "amount": amount}
        for n, (day, amount) in enumerate(payments)
    ]
    entries = (*loan("a", principal="36000.00", started="2025-05-10"), judged or JUDGED)
    return owed_on(case_of(*entries, *paid), BOOK, on).debts[0]


def codes(found: DebtOwed) -> list[str]:
    return [one.code for one in found.findings if one.where.startswith("a/judgment")]


def test_nothing_paid_leaves_all_of_it_and_the_doubled_part() -> None:
    found = debt()
    # 31940.22 × 0.000175 × 147 days
    assert found.standing.due_now == WHOLE + 82_166
    assert codes(found) == []


def test_paid_whole_within_its_time_nothing_is_left() -> None:
    found = debt(("2026-06-25", "37110.98"))
    assert (found.standing.due_now, found.standing.outstanding_principal) == (0, 0)
    assert (found.one_more_day, found.standing.days_past_due) == (0, 0)
    assert found.standing.judgment is not None
    assert (found.standing.judgment.paid, found.standing.judgment.delay_days) == (WHOLE, 0)
    assert codes(found) == ["owed.judgment-paid"]
    assert plan_debts([found], BOOK, ON) == ()


def test_a_part_settles_costs_and_interest_before_the_principal_and_the_doubled_part_last() -> None:
    found = debt(("2026-09-30", "10000.00"))
    assert {item.value: sum_ for item, sum_ in found.standing.sums.items()} == {
        # 10000.00 − 359.39 − 4811.37 = 4829.24 off the principal
        "principal": 2_711_098,
        # 31940.22 × 0.000175 × 92 + 27110.98 × 0.000175 × 55
        "delay_interest": 77_518,
    }
    assert found.one_more_day == 475
    [working] = found.standing.workings
    assert working.sum.startswith("31940.22 × 0.000175 × 92 + 27110.98 × 0.000175 × 55 = 775.18")
    assert [cited.id for cited in working.citations] == [
        "judgment.delay-interest-daily", "judgment.payment-order",
    ]  # fmt: skip
    assert working.entries == ("j", "p0")


def test_paid_late_the_doubled_part_of_those_days_stays() -> None:
    # Ten days on the whole principal: 55.895385
    found = debt(("2026-07-10", "37110.98"))
    assert found.standing.sums == {"delay_interest": 5_590}
    settled = debt(("2026-07-10", "37166.88"), ("2026-08-01", "20.00"))
    assert settled.standing.due_now == 0
    assert [one.amount for one in settled.findings if one.code == "owed.judgment-paid"] == [2_000]


@pytest.mark.parametrize(
    ("day", "counts", "asked"),
    [
        pytest.param("2026-05-20", True, False, id="on the judgment's day"),
        pytest.param("2026-05-19", False, True, id="after the sums were drawn up"),
        pytest.param("2026-04-30", False, False, id="before they were"),
    ],
)
def test_which_payments_count(day: str, counts: bool, asked: bool) -> None:
    found = debt((day, "1000.00"), on=dt.date(2026, 6, 1))
    assert found.standing.due_now == WHOLE - 100_000 * counts
    assert codes(found) == ["owed.payment-before-judgment"] * asked


def test_a_judgment_of_unknown_day_asks_about_every_payment() -> None:
    undated = {k: v for k, v in JUDGED.items() if k not in ("dated", "interest_to")}
    found = debt(("2026-05-20", "1000.00"), on=dt.date(2026, 6, 1), judged=undated)
    assert found.standing.due_now == WHOLE
    [asked] = [one for one in found.findings if one.code == "owed.payment-before-judgment"]
    assert asked.amount == 100_000
