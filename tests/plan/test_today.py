"""What to do today, in the order of real deadlines."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.plan.agenda_exchange import agenda_as_json
from ashore.plan.clock import Urgency
from ashore.plan.report import plan_of
from ashore.plan.today import Agenda, agenda
from tests.plan.households import ON, case_of, cash, expense, income, loan

BOOK = LawBook.standard()
LIVING = [income(monthly="3000.00"), expense(monthly="2000.00")]
LATE = loan("a", started="2026-05-10", paid=5)


def day(*entries: dict[str, Any], on: dt.date = ON) -> Agenda:
    case = case_of(*entries)
    return agenda(case, plan_of(case, BOOK, on), BOOK, on)


def codes(tasks: Any) -> list[str]:
    return [task.code for task in tasks]


def test_paying_what_is_due_is_todays_task() -> None:
    found = day(*LIVING, cash("600.00"), *LATE)
    assert codes(found.today) == ["pay_first"]
    assert "100.00" in found.today[0].says.zh
    assert codes(found.later) == ["due_day"]
    assert not found.rest


def test_nothing_to_do_is_an_answer() -> None:
    found = day(*LIVING, *loan("a", started="2026-05-20", paid=6))
    assert found.rest
    assert found.today == ()


def test_a_payment_order_comes_before_everything() -> None:
    order = {"kind": "court-paper", "loan": "a", "type": "payment-order",
             "received_on": "2026-11-20"}  # fmt: skip
    found = day(*LIVING, cash("600.00"), *LATE, order)
    first = found.today[0]
    assert (first.code, first.urgency, first.by) == (
        "object_to_payment_order", Urgency.COURT, dt.date(2026, 12, 7),
    )  # fmt: skip  # the fifteenth day is Saturday 2026-12-05
    assert first.citations


@pytest.mark.parametrize(
    ("type_", "code"),
    [("claim", "answer_the_claim"), ("summons", "answer_the_claim"),
     ("judgment", "decide_on_appeal"), ("enforcement-notice", "answer_enforcement")],
)  # fmt: skip
def test_each_court_paper_has_its_task(type_: str, code: str) -> None:
    paper = {"kind": "court-paper", "loan": "a", "type": type_, "received_on": "2026-11-23"}
    assert code in codes(day(*LIVING, *LATE, paper).today)


def test_a_hearing_is_named_with_its_day() -> None:
    paper = {"kind": "court-paper", "loan": "a", "type": "summons", "received_on": "2026-10-01",
             "hearing_at": "2027-01-15T09:00"}  # fmt: skip
    found = day(*LIVING, *LATE, paper)
    hearing = next(task for task in found.later if task.code == "go_to_the_hearing")
    assert hearing.by == dt.date(2027, 1, 15)
    late = next(task for task in found.today if task.code == "answer_the_claim")
    assert late.overdue


def test_the_day_before_the_whole_loan_can_be_called() -> None:
    clause = {"acceleration": {"over_days": 30}}
    called = loan("a", started="2026-05-10", paid=5, terms=clause)
    found = day(*LIVING, *called)
    task = next(t for t in (*found.soon, *found.later) if t.urgency is Urgency.ACCELERATION)
    # Day 31 after 2026-11-10 is 2026-12-11.
    assert task.by == dt.date(2026, 12, 10)
    assert "600.00" in task.says.zh


def test_answers_that_are_waited_for() -> None:
    entries = [
        {"kind": "complaint", "loan": "a", "to": "a银行", "about": "催收", "filed_on": "2026-11-01",
         "answer_due_on": "2026-11-16"},
        {"kind": "request", "loan": "a", "to": "a银行", "made_on": "2026-11-10", "what": "延期",
         "answer_due_on": "2026-12-30"},
        {"kind": "credit-record", "loan": "a", "report_on": "2026-10-30",
         "objected_on": "2026-11-03"},
    ]  # fmt: skip
    found = day(*LIVING, *LATE, *entries)
    assert codes(found.today)[:2] == ["chase_the_credit_objection", "chase_the_answer"]
    assert "2026-11-23" in found.today[0].says.zh
    assert "chase_the_answer" in codes(found.later)


def test_an_objection_shown_by_the_log_runs_too() -> None:
    said = {"kind": "contact", "at": "2026-11-03T09:40", "channel": "counter", "direction": "out",
            "counterpart_claims": "人行征信网点", "text": "提交异议申请"}  # fmt: skip
    found = day(*LIVING, *LATE, said)
    assert next(t for t in found.today if t.code == "chase_the_credit_objection").by == ON


def test_call_records_are_fetched_before_they_are_gone() -> None:
    call = {"kind": "contact", "at": "2026-07-01T10:00", "channel": "call"}
    found = day(*LIVING, *LATE, call)
    task = next(t for t in found.later if t.code == "fetch_call_records")
    assert task.by == dt.date(2026, 12, 2)
    assert task.uncertain is not None
    old = {"kind": "contact", "at": "2026-05-01T10:00", "channel": "call"}
    assert "fetch_call_records" not in codes(day(*LIVING, *LATE, old).later)


@pytest.mark.parametrize(("paid", "on", "asked"), [
    (5, "2026-11-25", False),  # 15 days late
    (4, "2026-11-24", False),  # 45
    (4, "2026-11-25", True),  # 46: a fortnight before the 60th day
    (3, "2026-12-09", True),  # 90
    (3, "2026-12-10", False),  # 91
])  # fmt: skip
def test_who_the_creditor_is_becomes_a_question_around_the_usual_days(
    paid: int, on: str, asked: bool
) -> None:
    backed = loan("a", started="2026-05-10", paid=paid, parties={"guarantor": "同舟担保"})
    found = day(*LIVING, *backed, on=dt.date.fromisoformat(on))
    tasks = codes((*found.today, *found.soon, *found.later))
    assert ("ask_whether_the_guarantor_paid" in tasks) == asked


def test_relief_comes_when_living_is_not_covered() -> None:
    found = day(income(monthly="1500.00"), expense(monthly="2000.00"), *LATE)
    assert codes(found.today) == ["apply_for_relief"]


def test_calling_lenders_names_them_once() -> None:
    found = day(*LIVING, *LATE, *loan("b", started="2026-04-02", principal="90000.00", paid=6))
    task = next(t for t in found.today if t.code == "call_lenders")
    assert task.says.zh.count("b银行") == 1


def test_the_list_as_json() -> None:
    found = agenda_as_json(day(*LIVING, cash("600.00"), *LATE), "en")
    assert found["today"][0]["code"] == "pay_first"
    assert found["today"][0]["kind"] == "acceleration"
    assert found["rest"] is False


def test_an_offer_that_the_plan_takes_is_a_task() -> None:
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-31"}  # fmt: skip
    found = day(*LIVING, *LATE, offer)
    assert "take_the_offer" in codes(found.today)


def test_what_is_due_is_not_paid_besides_an_offer_that_is_taken() -> None:
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-31"}  # fmt: skip
    entries = (*LIVING, cash("600.00"), *LATE)
    without = day(*entries)
    assert codes((*without.today, *without.later)) == ["pay_first", "due_day"]
    found = day(*entries, offer)
    assert codes((*found.today, *found.soon, *found.later)) == ["take_the_offer"]
    assert found.today[0].says.zh == (
        "「a」接受一次结清 300.00 元的报价：先拿到书面的结清条件再付。"
    )
    assert found.today[0].entries == ("a",)
    report = plan_of(case_of(*entries, offer), BOOK, ON)
    assert report.route.pay_first == {}
    assert report.route.why[-1].zh == (
        "「a」接受对方的方案更省，不再另外还到期的 100.00 元；拿不到书面条件，才按到期的还。"
    )


def test_an_offer_that_is_taken_has_to_be_in_writing_before_the_loan_is_called() -> None:
    clause = {"acceleration": {"over_days": 30}}
    called = loan("a", started="2026-05-10", paid=5, terms=clause)
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-31"}  # fmt: skip
    found = day(*LIVING, cash("600.00"), *called, offer)
    assert codes((*found.today, *found.soon, *found.later)) == ["take_the_offer"]
    assert found.today[0].because.zh.startswith(
        "按您的钱算，接受它最省。2026-12-11 以前没拿到书面条件，就先还到期的"
    )


def test_only_who_is_late_for_the_first_time_and_not_for_long_is_told_so() -> None:
    def why(started: str, paid: int) -> str:
        found = day(*LIVING, *loan("a", started=started, paid=paid))
        return next(t.because.zh for t in found.today if t.code == "call_lenders")

    assert why("2026-05-10", 5) == "第一次逾期，主动说明最容易得到宽限。"
    assert why("2026-05-10", 3) == "先谈好再还，钱才用在刀刃上。"


def test_a_judgment_to_perform_is_the_first_task() -> None:
    judged = {"kind": "court-paper", "loan": "a", "type": "judgment", "received_on": "2026-10-20",
              "pay_by": "2026-12-08", "principal": "800.00"}  # fmt: skip
    found = day(*LIVING, cash("600.00"), *LATE, judged)
    task = next(t for t in found.today if t.code == "perform_the_judgment")
    assert (task.by, task.urgency) == (dt.date(2026, 12, 8), Urgency.COURT)
    assert "800.00" in task.says.zh


def test_a_due_day_that_the_plan_cannot_meet_is_not_promised() -> None:
    poor = [income(monthly="2050.00"), expense(monthly="2000.00")]
    assert "due_day" not in codes(day(*poor, *LATE).later)


def test_the_day_to_look_again_is_on_the_list() -> None:
    found = day(income(monthly="1500.00"), expense(monthly="2000.00"), *LATE)
    again = next(task for task in found.later if task.code == "look_again")
    assert again.by == dt.date(2027, 2, 24)


def test_part_of_a_debt_is_paid_to_move_a_day_and_time_is_asked_for_the_rest() -> None:
    called = loan("a", started="2026-05-10", paid=4, terms={"acceleration": {"over_days": 60}})
    found = day(*LIVING, cash("550.00"), *called)
    assert codes(found.today) == ["pay_first", "call_lenders"]
    assert "往后推" in found.today[0].because.zh
    cliff = next(t for t in found.later if t.code == "before_the_whole_loan_is_called")
    assert "最少先还最早一期 100.00 元" in cliff.says.zh


def test_lenders_whose_debts_are_cleared_are_not_called() -> None:
    cleared = loan("b", started="2026-05-10", paid=5, terms={"acceleration": {"over_days": 60}})
    large = loan("c", started="2026-05-10", principal="90000.00", paid=5)
    found = day(*LIVING, cash("550.00"), *cleared, *large)
    call = next(task for task in found.today if task.code == "call_lenders")
    assert call.entries == ("c",)
