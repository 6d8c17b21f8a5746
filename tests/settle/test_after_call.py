"""The minute after a call: what was noted becomes entries, all of them or none."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.replay import replay
from ashore.errors.settle import NothingToNoteError, PromiseWithoutWordsError
from ashore.settle.after_call import CallNote, entries_after_call, still_open
from tests.settle.talks import LENDER, RECORDED, household, ledger_of, loan

LEDGER = ledger_of(household(), loan())
FILE = replay(LEDGER).loans[0]


def made(note: CallNote) -> list[dict[str, object]]:
    found = entries_after_call(note, LEDGER, FILE, LENDER, RECORDED)
    replay(LEDGER.append(*found))
    return [one.model_dump(mode="json", exclude_unset=True) | {"kind": one.kind} for one in found]


def test_everything_that_was_noted() -> None:
    contact, request, promise, offer, step = made(
        CallNote(
            answered_by="王女士 0217",
            minutes=6,
            said="可以登记",
            asked="延期三个月",
            ticket_no="T-9",
            answer_due_on=dt.date(2026, 12, 4),
            promised="三天内回电",
            until=dt.date(2026, 11, 27),
            monthly=400_00,
            periods=30,
            next_step="发收入证明",
            next_on=dt.date(2026, 11, 26),
        )
    )
    assert (contact["direction"], contact["duration_s"], contact["text"]) == (
        "out",
        360,
        "可以登记",
    )
    assert (request["what"], request["ticket_no"]) == ("延期三个月", "T-9")
    assert (promise["by"], promise["contact"], promise["until"]) == (
        LENDER,
        contact["id"],
        "2026-11-27",
    )
    assert (offer["monthly"], offer["periods"], offer["made_on"]) == ("400.00", 30, "2026-11-24")
    assert (step["by"], step["what"], step["until"]) == ("person", "发收入证明", "2026-11-26")
    assert len({one["id"] for one in (contact, request, promise, offer, step)}) == 5


def test_a_call_in_which_nothing_was_settled_is_a_contact_alone() -> None:
    [contact] = made(CallNote(said="没人接手"))
    assert contact["kind"] == "contact"


def test_a_step_of_ones_own_is_no_promise_of_theirs() -> None:
    _, step = made(CallNote(next_on=dt.date(2026, 12, 1)))
    assert (step["kind"], step["by"]) == ("promise", "person")


def test_nothing_noted_is_said() -> None:
    with pytest.raises(NothingToNoteError):
        made(CallNote())


def test_a_day_without_a_promise_is_asked_about() -> None:
    with pytest.raises(PromiseWithoutWordsError):
        made(CallNote(said="好", until=dt.date(2026, 12, 1)))


def test_what_is_missing_is_asked_next_time() -> None:
    note = CallNote(promised="再看看", monthly=400_00, asked="延期")
    assert [one.zh for one in still_open(note)] == [
        "对方答应的事，什么时候做到？",
        "这个方案到哪天有效？",
        "一共几期、首期哪一天？",
        "工单号是多少？",
        "哪天前给答复？",
    ]
    assert still_open(CallNote(said="好")) == ()
