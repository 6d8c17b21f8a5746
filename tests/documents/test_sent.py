"""A paper that went out: what is recorded, and the day on which its answer is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.case.entries_dealings import Channel, Request
from ashore.case.entries_papers import Complaint
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.documents.draft import Blank, Draft
from ashore.documents.sent import SentPaper, sent_before, sent_day, sent_paper
from ashore.errors.base import LawDataError
from ashore.errors.documents import NotSentYetError
from ashore.plan.replies import replies
from ashore.text import Text
from tests.documents.drafts import asks, draft
from tests.documents.page import BOOK

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 24)
POLICE = BOOK.channel("channels.police", on=DAY).body.zh
EMPTY = Ledger.begin("c")


def sent(paper: Draft, ledger: Ledger = EMPTY, on: dt.date = DAY, **said: Any) -> SentPaper:
    said = {"recorded_at": NOW} | said
    return sent_paper(ledger, BOOK, paper, on=on, channel=Channel.LETTER, **said)


def complaint(**changes: Any) -> Draft:
    said: dict[str, Any] = {"id": "complaint-l", "kind": "complaint-lender", "title": "投诉书",
            "clock": "deadlines.lender-complaint"}  # fmt: skip
    return draft(asks("请处理。"), **(said | changes))


def test_a_complaint_starts_the_lenders_calendar_days() -> None:
    made = sent(complaint(), receipt="EMS1")
    entry = made.entry
    assert isinstance(entry, Complaint)
    assert (entry.id, entry.to, entry.about) == ("sent-complaint-l", "甲银行", "投诉书")
    assert (entry.filed_on, entry.channel, entry.receipt_no) == (DAY, Channel.LETTER, "EMS1")
    assert (entry.paper, entry.deadline) == ("complaint-l", "deadlines.lender-complaint")
    assert entry.follows is None
    assert entry.answer_due_on == dt.date(2026, 12, 9)
    assert made.due is not None
    assert made.due.uncertain is None


def test_working_days_leave_out_weekends_and_holidays() -> None:
    # Seven working days from 30 September 2026, over the holidays of October.
    made = sent(complaint(clock="deadlines.consumer-authority"), on=dt.date(2026, 9, 30))
    assert made.entry.answer_due_on == dt.date(2026, 10, 15)


def test_a_day_that_cannot_be_known_yet_is_not_written_down_but_counted() -> None:
    at = dt.datetime(2030, 1, 2, 12, tzinfo=dt.UTC)
    made = sent(complaint(clock="deadlines.consumer-authority"), on=at.date(), recorded_at=at)
    assert made.entry.answer_due_on is None
    assert made.due is not None
    assert made.due.uncertain is not None
    (reply,) = replies(replay(EMPTY.append(made.entry)), BOOK)
    assert (reply.due_on, reply.uncertain) == (made.due.on, made.due.uncertain)


def test_any_other_paper_is_a_request_and_without_a_rule_no_clock_runs() -> None:
    made = sent(draft(asks("请同意。"), id="hardship-l", kind="hardship"), receipt="T1")
    entry = made.entry
    assert isinstance(entry, Request)
    assert (entry.what, entry.to, entry.made_on, entry.ticket_no) == ("申请书", "甲银行", DAY, "T1")
    assert (made.due, entry.answer_due_on, entry.deadline) == (None, None, None)
    assert replies(replay(EMPTY.append(entry)), BOOK) == ()


@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        ("channels.police", Complaint),
        ("channels.regulator-report", Complaint),
        ("channels.lender", Request),
        ("channels.court", Request),
        ("channels.legal-aid", Request),
        (None, Request),
    ],
)
def test_what_an_authority_gets_is_a_complaint(channel: str | None, kind: type) -> None:
    assert type(sent(draft(kind="report", channel=channel)).entry) is kind


def test_a_reminder_is_a_request_that_follows_the_first_paper() -> None:
    entry = sent(complaint(answers="earlier", channel="channels.police")).entry
    assert isinstance(entry, Request)
    assert entry.follows == "earlier"


def test_whom_it_went_to_is_said_where_the_paper_leaves_it_open() -> None:
    gap = (Blank("机构名称", Text("看合同。", "In the contract.")),)
    assert sent(complaint(to=gap)).entry.to == "（未写明）"
    assert sent(complaint(to=gap), to="乙银行").entry.to == "乙银行"
    assert sent(draft(to=gap)).entry.to is None
    assert sent(draft(to=gap, channel="channels.court")).entry.to is None
    assert sent(draft(to=gap, channel="channels.police")).entry.to == POLICE


def test_what_is_still_to_come_was_not_sent() -> None:
    assert sent(complaint(), on=DAY).entry.id == "sent-complaint-l"
    with pytest.raises(NotSentYetError) as caught:
        sent(complaint(), on=dt.date(2030, 1, 1))
    assert caught.value.message("zh").startswith("2030-01-01 还没到（今天是 2026-11-24）")


def test_the_second_time_has_an_id_of_its_own() -> None:
    ledger = EMPTY
    for wanted in ("sent-complaint-l", "sent-complaint-l-2", "sent-complaint-l-3"):
        made = sent(complaint(), ledger)
        assert made.entry.id == wanted
        ledger = ledger.append(made.entry)
    case = replay(ledger)
    assert [sent_day(entry) for entry in sent_before(case, complaint())] == [DAY] * 3
    assert sent_before(case, draft()) == ()


def test_a_long_id_still_fits() -> None:
    ledger = EMPTY.append(sent(complaint(id="长" * 80)).entry)
    assert len(sent(complaint(id="长" * 80), ledger).entry.id) <= 80


def test_a_period_that_the_book_does_not_have_is_refused() -> None:
    with pytest.raises(LawDataError):
        sent(complaint(clock="deadlines.made-up"))
