"""Whom to turn to first: a day that runs out, then the day's list, then who was never asked."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries import AnyEntry
from ashore.plan.clock import Urgency
from ashore.plan.tasks import Task
from ashore.plan.today import SOON_DAYS, Agenda
from ashore.settle.first_call import FirstCall, first_call
from ashore.settle.rounds import Round, rounds_of
from ashore.text import Text
from tests.settle.talks import BOOK, ON, case_of, household, loan, promise, request


def talks(*entries: AnyEntry) -> tuple[Round, ...]:
    return rounds_of(case_of(household(), loan(), loan("l-2"), *entries), BOOK, ON)


def listed(*named: tuple[str, str]) -> Agenda:
    tasks = tuple(
        Task(code=code, urgency=Urgency.WAY_OUT, by=None, says=Text(f"做{n}。", f"Do {n}."),
             because=Text("因为。", "Because."), minutes=1, page="asks", entries=(entry,))
        for n, (code, entry) in enumerate(named)
    )  # fmt: skip
    return Agenda(on=ON, today=tasks, soon=(), later=())


def first(*entries: AnyEntry, agenda: Agenda | None = None) -> FirstCall:
    found = first_call(talks(*entries), agenda, ON)
    assert found is not None
    return found


def test_nobody_where_no_talk_is_open() -> None:
    assert first_call((), listed(("call_lenders", "l-1")), ON) is None


def test_a_day_within_the_week_goes_before_the_list() -> None:
    last = (ON + dt.timedelta(days=SOON_DAYS)).isoformat()
    asked = request("r", "2026-11-20", loan="l-2", answer_due_on=last)
    found = first(asked, agenda=listed(("call_lenders", "l-1")))
    assert found.loan == "l-2"
    assert found.because.zh.startswith(f"{last}：答复到期：")


def test_a_day_beyond_the_week_does_not() -> None:
    later = (ON + dt.timedelta(days=SOON_DAYS + 1)).isoformat()
    asked = request("r", "2026-11-20", loan="l-2", answer_due_on=later)
    assert first(asked, agenda=listed(("call_lenders", "l-1"))).loan == "l-1"


def test_the_soonest_day_counts() -> None:
    near, nearer = (ON + dt.timedelta(days=n) for n in (4, 2))
    found = first(
        request("r", "2026-11-20", loan="l-1", answer_due_on=near.isoformat()),
        request("r-2", "2026-11-20", loan="l-2", answer_due_on=nearer.isoformat()),
    )
    assert found.loan == "l-2"


def test_the_list_of_the_day_decides_and_gives_the_reason() -> None:
    found = first(agenda=listed(("due_day", "l-1"), ("ask_whether_the_guarantor_paid", "l-2")))
    assert found == FirstCall("l-2", Text("做1。因为。", "Do 1. Because."))


def test_what_is_done_by_paying_is_no_call() -> None:
    found = first(agenda=listed(("pay_first", "l-2"), ("due_day", "l-2")))
    assert found.loan == "l-1"
    assert found.because.en.startswith("It is late and was not talked about yet")


def test_without_a_list_the_first_that_was_never_asked() -> None:
    asked = request("r", "2026-11-20", loan="l-1")
    assert first(asked).loan == "l-2"
    both = first(asked, request("r-2", "2026-11-21", loan="l-2"))
    assert both.loan == "l-1"
    assert both.because.zh == "正在谈，接着做下一步。"


def test_an_own_step_runs_out_too() -> None:
    step = promise("p", "寄证明", by="person", loan="l-2", made_on="2026-11-20",
                   until=(ON + dt.timedelta(days=1)).isoformat())  # fmt: skip
    assert first(step, agenda=listed(("call_lenders", "l-1"))).loan == "l-2"
