"""Days become months: what is due, what must be paid by when, and what is on the table."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from ashore.case.entries_dealings import Offer
from ashore.plan.debts import Due, Held, PlanDebt, State
from ashore.plan.milestones import Cliff, Milestone
from ashore.plan.month_debts import problem_of, restored_dues
from ashore.plan.months import MonthDebt
from tests.plan.households import NOW, ON

DAY = dt.date


def debt(**changes: Any) -> PlanDebt:
    said: dict[str, Any] = {
        "id": "a", "name": "a", "creditor": "a银行", "state": State.OVERDUE, "due_now": 20_000,
        "late_by_now": 0, "late_rate": Fraction(1, 10), "contract_rate": Fraction(0),
        "outstanding": 50_000, "monthly": 10_000, "days_late": 45, "first_time": True,
        "cliffs": (), "held": None,
        "dues": (Due(DAY(2026, 12, 10), 10_000, 9_000), Due(DAY(2027, 1, 10), 10_000, 8_000)),
    }  # fmt: skip
    return PlanDebt(**(said | changes))


def months(one: PlanDebt, count: int = 4, **more: Any) -> MonthDebt:
    return problem_of([one], [0] * count, ON, **more).debts[0]


def cliff(
    *milestones: tuple[dt.date, int], kind: str = "acceleration", adds: int = 17_000
) -> Cliff:
    return Cliff(kind=kind, on=milestones[0][0], avoided_by=20_000, least=milestones[0][1],
                 adds=adds, milestones=tuple(Milestone(*m) for m in milestones))  # fmt: skip


def offer(**values: Any) -> Offer:
    said = {"kind": "offer", "id": "o", "recorded_at": NOW, "loan": "a", "by": "a银行"}
    return Offer.model_validate(said | values)


def test_dues_fall_into_their_months_and_the_last_month_takes_what_lies_beyond() -> None:
    assert months(debt()).due == (20_000, 10_000, 10_000, 0)
    assert months(debt(), count=2).due == (20_000, 20_000)
    assert months(debt()).share == 10_000
    assert months(debt(monthly=None)).share == 50_000


def test_held_and_settled_debts_are_in_no_month() -> None:
    assert problem_of([debt(held=Held.UNVERIFIED)], [0], ON).debts == ()
    assert problem_of([debt(due_now=0, dues=())], [0], ON).debts == ()


@pytest.mark.parametrize(
    ("pay_day", "need"),
    [
        (None, (10_000, 20_000, 20_000, 20_000)),
        (9, (0, 11_000, 20_000, 20_000)),  # December's pay comes in time, with 10 % more due
        (10, (0, 11_000, 20_000, 20_000)),
        (11, (10_000, 20_000, 20_000, 20_000)),
    ],
)
def test_money_that_comes_after_the_last_day_does_not_count(
    pay_day: int | None, need: tuple[int, ...]
) -> None:
    one = debt(cliffs=(cliff((DAY(2026, 12, 10), 10_000), (DAY(2027, 1, 10), 20_000)),))
    assert months(one, pay_day=pay_day).cliff_need == need


def test_the_last_day_of_a_month_is_met_by_all_its_money() -> None:
    one = debt(cliffs=(cliff((DAY(2026, 12, 31), 20_000)),))
    assert months(one).cliff_need == (0, 20_000, 20_000, 20_000)


def test_who_falls_over_a_cliff_has_fallen_a_stage_too() -> None:
    one = debt(
        cliffs=(cliff((DAY(2026, 11, 30), 20_000)),), stage=(Milestone(DAY(2027, 1, 31), 15_000),)
    )
    assert months(one).cliff_need == (20_000,) * 4
    assert months(one).need == (20_000,) * 4


def test_what_would_fall_due_shrinks_as_parts_come_due() -> None:
    one = debt(cliffs=(cliff((DAY(2026, 11, 30), 20_000), (DAY(2027, 2, 10), 40_000)),))
    assert months(one).cliff == (17_000, 8_000, 0, 0)
    ends = cliff((DAY(2026, 12, 10), 10_000), (DAY(2027, 1, 10), 20_000), kind="agreement-ends",
                 adds=13_000)  # fmt: skip
    # After December's part 8,000 is left, and 5,000 that was waived comes back with any miss.
    assert months(debt(cliffs=(ends,))).cliff == (22_000, 13_000, 5_000, 0)


def test_what_is_to_be_paid_first_is_needed_at_once() -> None:
    one = debt(cliffs=(cliff((DAY(2027, 1, 31), 20_000)),))
    assert months(one, pay_first={"a": 20_000}).cliff_need == (20_000,) * 4


def test_a_court_deadline_is_a_cliff_of_its_own() -> None:
    one = debt(due_now=0, dues=(Due(DAY(2026, 12, 8), 30_000, 30_000),), state=State.IN_COURT,
               cliffs=(cliff((DAY(2026, 12, 8), 30_000), kind="judgment", adds=0),))  # fmt: skip
    found = months(one, pay_day=1)
    assert (found.court, found.cliff_need) == (True, (0, 30_000, 30_000, 30_000))
    assert not any(found.cliff)


def offered(*offers: Offer, **more: Any) -> list[tuple[str, tuple[int, ...]]]:
    found = months(debt(), offers={"a": offers}, **more)
    return [(one.kind, one.due) for one in found.offers]


def test_an_offer_to_settle_can_be_taken_in_every_month_until_it_ends() -> None:
    assert offered(offer(one_off="250.00", deadline="2026-12-31")) == [
        ("settlement", (25_000, 0, 0, 0)), ("settlement", (0, 25_000, 0, 0)),
    ]  # fmt: skip
    assert offered(offer(one_off="250.00")) == [("settlement", (25_000, 0, 0, 0))]


def test_offered_instalments_replace_everything_that_is_due() -> None:
    parts = offer(monthly="120.00", periods=3, one_off="50.00", first_due_on="2026-12-15")
    assert offered(parts) == [("instalments", (5_000, 12_000, 12_000, 12_000))]
    assert offered(offer(monthly="120.00", periods=5)) == [
        ("instalments", (0, 12_000, 12_000, 36_000)),
    ]  # fmt: skip


def test_an_offered_waiver_takes_off_what_is_due_now() -> None:
    assert offered(offer(waived="30.00", deadline="2026-11-30")) == [
        ("waiver", (17_000, 10_000, 10_000, 0)),
    ]  # fmt: skip
    assert offered(offer(waived="300.00", deadline="2026-12-31"))[1] == (
        "waiver", (0, 10_000, 10_000, 0),
    )  # fmt: skip


def test_the_table_of_a_loan_that_was_called() -> None:
    later = (Due(DAY(2026, 12, 10), 10_000, 9_000),)
    called = debt(state=State.ACCELERATED, due_now=29_000, dues=(), if_restored=(20_000, later))
    assert restored_dues([called, debt(id="b")], 3, ON) == {"a": (20_000, 10_000, 0)}
