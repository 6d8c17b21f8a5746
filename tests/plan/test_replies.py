"""The answers that are waited for, and the day on which each is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.case.replay import Case
from ashore.plan.clocks import clocks_of
from ashore.plan.replies import Reply, replies
from tests.documents.page import BOOK, case_of, loan

COMPLAINT = {"kind": "complaint", "id": "c", "to": "甲银行", "about": "投诉书",
             "filed_on": "2026-11-02"}  # fmt: skip
REQUEST = {"kind": "request", "id": "r", "what": "还款申请", "made_on": "2026-11-02", "loan": "l"}
LENDER = {"deadline": "deadlines.lender-complaint"}
WORKING = {"deadline": "deadlines.consumer-authority"}


def waiting(*entries: dict[str, Any]) -> tuple[Reply, ...]:
    return replies(case_of(loan(), *entries), BOOK)


def test_the_law_books_period_is_counted_from_the_day_it_was_sent() -> None:
    (reply,) = waiting(COMPLAINT | LENDER)
    assert (reply.sent_on, reply.due_on) == (dt.date(2026, 11, 2), dt.date(2026, 11, 17))
    assert (reply.to, reply.about, reply.uncertain) == ("甲银行", "投诉书", None)
    assert [citation.id for citation in reply.citations] == ["deadlines.lender-complaint"]


def test_an_accepted_complaint_is_counted_from_its_acceptance() -> None:
    (reply,) = waiting(COMPLAINT | LENDER | {"accepted_on": "2026-11-05"})
    assert reply.due_on == dt.date(2026, 11, 20)


def test_a_day_that_the_other_side_named_stands() -> None:
    (reply,) = waiting(COMPLAINT | LENDER | {"answer_due_on": "2026-12-01"})
    assert reply.due_on == dt.date(2026, 12, 1)
    assert (reply.citations, reply.uncertain) == ((), None)


def test_working_days_of_a_year_without_published_holidays_are_said() -> None:
    (reply,) = waiting(REQUEST | {"made_on": "2030-01-02"} | WORKING)
    assert reply.uncertain is not None
    assert "2030 年的放假安排还没有公布" in reply.uncertain.zh
    assert reply.due_on == dt.date(2030, 1, 9)


def test_without_a_day_or_a_period_nothing_runs() -> None:
    assert waiting(COMPLAINT, REQUEST) == ()
    assert waiting(COMPLAINT | {"deadline": "deadlines.of-a-newer-book"}) == ()
    assert waiting(COMPLAINT | {"deadline": "not even an id"}) == ()
    assert waiting(COMPLAINT | {"deadline": "deadlines.appeal"}) == ()


def test_what_was_answered_or_withdrawn_is_not_waited_for() -> None:
    assert waiting(COMPLAINT | LENDER | {"answered_on": "2026-11-10"}) == ()
    assert waiting(COMPLAINT | LENDER | {"withdrawn_on": "2026-11-10"}) == ()
    assert waiting(REQUEST | LENDER | {"answered_on": "2026-11-10"}) == ()


def test_a_request_without_an_addressee_is_called_by_its_loan() -> None:
    (reply,) = waiting(REQUEST | LENDER)
    assert reply.to == "小借"
    (named,) = waiting(REQUEST | LENDER | {"to": "乙公司"})
    assert named.to == "乙公司"
    (nobody,) = waiting({key: value for key, value in (REQUEST | LENDER).items() if key != "loan"})
    assert nobody.to == "还款申请"


def test_each_of_them_is_a_clock_even_without_a_loan() -> None:
    case: Case = case_of(COMPLAINT | LENDER)
    (clock,) = clocks_of(case, (), BOOK, dt.date(2026, 11, 3))
    assert (clock.code, clock.by) == ("chase_the_answer", dt.date(2026, 11, 18))
    assert clock.entries == ("c",)
    assert [citation.id for citation in clock.citations] == ["deadlines.lender-complaint"]
