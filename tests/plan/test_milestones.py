"""What must be paid by when: calls of a loan, stages of lateness, agreements, judgments, cards."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.owed.report import owed_on
from ashore.plan.debts import PlanDebt, State, plan_debts
from tests.plan.households import ON, case_of, loan

BOOK = LawBook.standard()


def debts(*entries: dict[str, Any], on: dt.date = ON) -> dict[str, PlanDebt]:
    owed = owed_on(case_of(*entries), BOOK, on)
    return {debt.id: debt for debt in plan_debts(owed.debts, BOOK, on)}


def one(*entries: dict[str, Any], on: dt.date = ON) -> PlanDebt:
    return debts(*entries, on=on)["a"]


def called(**clause: int) -> list[dict[str, Any]]:
    return loan("a", started="2026-05-10", paid=4, terms={"acceleration": clause})


def milestones(debt: PlanDebt, n: int = 4) -> list[tuple[str, int]]:
    return [(m.by.isoformat(), m.in_all) for m in debt.cliffs[0].milestones[:n]]


def test_each_part_has_its_last_day_before_the_whole_can_be_called() -> None:
    # The parts of 10-10 and 11-10 are late; any part later than 60 days lets the loan be called.
    cliff = one(*called(over_days=60)).cliffs[0]
    assert cliff.on == dt.date(2026, 12, 10)
    assert (cliff.avoided_by, cliff.least, cliff.adds) == (20_000, 10_000, 60_000)
    assert milestones(one(*called(over_days=60))) == [
        ("2026-12-09", 10_000), ("2027-01-09", 20_000), ("2027-02-08", 30_000),
        ("2027-03-11", 40_000),
    ]  # fmt: skip


def test_a_number_of_parts_in_a_row_is_a_condition_too() -> None:
    # Three unpaid: the part of 10-10 must be paid before that of 12-10 has passed.
    cliff = one(*called(consecutive=3)).cliffs[0]
    assert cliff.on == dt.date(2026, 12, 11)
    assert cliff.milestones[0].by == dt.date(2026, 12, 10)
    assert milestones(one(*called(consecutive=3)), 2)[1] == ("2027-01-10", 20_000)


def test_once_the_condition_is_met_only_a_clean_slate_helps() -> None:
    cliff = one(*called(over_days=30)).cliffs[0]
    assert (cliff.on, cliff.least, cliff.avoided_by) == (ON, 20_000, 20_000)
    assert milestones(one(*called(over_days=30)), 2) == [
        ("2026-11-24", 20_000), ("2027-01-09", 30_000),
    ]  # fmt: skip


def test_a_loan_that_was_called_has_no_cliff_and_remembers_its_table() -> None:
    notice = {"kind": "notice", "loan": "a", "type": "acceleration", "received_on": "2026-11-20"}
    debt = one(*called(over_days=30), notice)
    assert (debt.state, debt.cliffs, debt.stage) == (State.ACCELERATED, (), ())
    assert (debt.due_now, debt.dues) == (80_000, ())
    assert debt.if_restored is not None
    assert debt.if_restored[0] == 20_000
    assert [due.amount for due in debt.if_restored[1]] == [10_000] * 6


def test_stages_end_with_the_lenders_months_of_lateness() -> None:
    late = one(*loan("a", started="2026-05-10", paid=4))
    # 45 days late is the second stage, which ends with the 60th day of each part.
    assert late.days_late == 45
    assert [(m.by.isoformat(), m.in_all) for m in late.stage[:2]] == [
        ("2026-12-09", 10_000), ("2027-01-09", 20_000),
    ]  # fmt: skip
    current = one(*loan("a", started="2026-05-20", paid=6))
    assert current.stage[0].by == dt.date(2026, 12, 20) + dt.timedelta(days=30)
    very_late = one(*loan("a", started="2026-01-10", paid=1))
    assert very_late.days_late > 180
    assert very_late.stage == ()


def test_payments_that_clear_charges_first_need_more_for_the_oldest_part() -> None:
    penalty = {"penalty": {"annual_rate": "0.36", "base": "principal", "day_count": "act/360"}}
    plain = one(*loan("a", started="2026-05-10", paid=4, terms=penalty))
    # 45 and 14 days of 0.1 % on 100.00: 4.50 and 1.40.
    assert [m.in_all for m in plain.stage[:2]] == [10_450, 20_590]
    items = penalty | {"allocation_across": "item_first"}
    by_item = one(*loan("a", started="2026-05-10", paid=4, terms=items))
    assert [m.in_all for m in by_item.stage[:2]] == [10_590, 20_590]
    assert plain.late_rate == by_item.late_rate
    assert round(float(plain.late_rate), 4) == round(0.03 * 20_000 / 20_590, 4)


AGREED = {"kind": "agreement", "loan": "a", "signed_on": "2026-10-01", "total": "900.00",
          "periods": 3, "monthly": "300.00", "first_due_on": "2026-12-05", "waived": "150.00",
          "any_miss_ends": True}  # fmt: skip


def test_an_agreement_that_one_miss_ends_has_a_day_for_every_part() -> None:
    debt = one(*loan("a", started="2026-05-10"), AGREED)
    cliff = debt.cliffs[0]
    assert (debt.state, cliff.kind, cliff.on) == (
        State.AGREED, "agreement-ends", dt.date(2026, 12, 6),
    )  # fmt: skip
    assert (cliff.avoided_by, cliff.adds) == (30_000, 75_000)
    assert milestones(debt) == [
        ("2026-12-05", 30_000), ("2027-01-05", 60_000), ("2027-02-05", 90_000),
    ]  # fmt: skip


def test_a_judgment_falls_due_on_its_last_day() -> None:
    judged = {"kind": "court-paper", "loan": "a", "type": "judgment", "dated": "2026-11-10",
              "received_on": "2026-11-12", "pay_by": "2026-12-08", "principal": "800.00",
              "court_fee": "25.00"}  # fmt: skip
    debt = one(*loan("a", started="2026-05-10", paid=4), judged)
    assert debt.state is State.IN_COURT
    assert (debt.due_now, [(due.on.isoformat(), due.amount) for due in debt.dues]) == (
        0, [("2026-12-08", 82_500)],
    )  # fmt: skip
    assert milestones(debt) == [("2026-12-08", 82_500)]
    late = one(*loan("a", started="2026-05-10", paid=4), judged | {"pay_by": "2026-11-20"})
    assert (late.cliffs, late.dues) == ((), ())
    assert late.due_now > 82_500
    # Interest for delay is 0.0175 % a day on the principal.
    assert round(float(late.late_rate), 6) == round(30 * 0.000175 * 80_000 / late.due_now, 6)


CARD = {"method": "card", "principal": "9000.00", "daily_rate": "0.0005", "minimum_rate": "0.1"}


def card(due_on: str, paid: str = "0.01") -> PlanDebt:
    return one(
        {"kind": "loan", "id": "a", "product": "卡", "terms": CARD, "parties": {"funder": "b"}},
        {"kind": "statement", "loan": "a", "statement_on": "2026-11-01", "due_on": due_on,
         "balance": "3000.00", "minimum": "300.00"},
        {"kind": "payment", "loan": "a", "on": "2026-11-05", "amount": paid},
    )  # fmt: skip


def test_a_card_that_is_not_late_asks_for_its_minimum_then_the_rest() -> None:
    debt = card("2026-12-02", paid="100.00")
    assert debt.state is State.CURRENT
    assert [(due.on.isoformat(), due.principal) for due in debt.dues] == [
        ("2026-12-02", 20_000), ("2027-01-02", 270_000),
    ]  # fmt: skip
    # 30 days of 0.05 % on 2,700.00.
    assert debt.dues[1].amount == 270_000 + 4_050


def test_a_late_card_leaves_its_stage_for_the_minimum() -> None:
    debt = card("2026-11-10")
    assert (debt.state, debt.days_late) == (State.OVERDUE, 14)
    assert debt.due_now > 299_999
    [milestone] = debt.stage
    assert milestone.by == dt.date(2026, 11, 10) + dt.timedelta(days=30)
    assert 29_999 < milestone.in_all < 40_000


@pytest.mark.parametrize(
    ("paid_on", "first"), [("2026-09-10", True), ("2026-09-11", False), ("2026-10-01", False)]
)
def test_first_arrears_with_a_lender(paid_on: str, first: bool) -> None:
    entries = loan("a", started="2026-05-10", paid=3)
    entries.append({"kind": "payment", "loan": "a", "on": paid_on, "amount": "100.00"})
    assert one(*entries).first_time is first


def test_first_arrears_are_counted_for_all_loans_of_a_lender() -> None:
    entries = [
        *loan("a", started="2026-05-10", paid=5),
        *loan("b", started="2026-05-10", paid=3, parties={"funder": "a银行"}),
        {"kind": "payment", "loan": "b", "on": "2026-10-09", "amount": "100.00"},
    ]
    assert {name: debt.first_time for name, debt in debts(*entries).items()} == {
        "a": False, "b": False,
    }  # fmt: skip
