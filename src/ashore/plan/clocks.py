"""The clocks that run in a case: courts, calls for a whole loan, answers, records that vanish."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ashore.case.entries_dealings import Contact
from ashore.case.replay import Case, LoanFile
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.plan.clock import Clock, Urgency
from ashore.plan.court_clocks import court_clocks
from ashore.plan.debt_clocks import cliff_clocks, guarantor_clocks
from ashore.plan.debts import PlanDebt
from ashore.plan.replies import Reply, replies
from ashore.text import Text

_OBJECTION = re.compile(r"异议")
_BUREAU = re.compile(r"征信|信用报告")


def clocks_of(
    case: Case, debts: Sequence[PlanDebt], book: LawBook, on: dt.date
) -> tuple[Clock, ...]:
    """Return every clock that runs in a case on a day."""
    found: list[Clock] = []
    for file in case.loans:
        for paper in file.court_papers:
            found += court_clocks(file, paper, book, on)
        found += _objections(file, book)
    for debt in debts:
        found += cliff_clocks(debt, on)
    found += (_chase(reply) for reply in replies(case, book))
    found += _objections_made(case, book)
    found += guarantor_clocks(case, debts, book, on)
    found += _records(case, book, on)
    return tuple(found)


def _objections(file: LoanFile, book: LawBook) -> Iterator[Clock]:
    """Yield the answers to objections that a credit record still waits for."""
    for record in file.credit_records:
        if record.objected_on and not record.answered_on:
            name = f"「{file.loan.product}」"
            yield _objection(record.id, name, record.objected_on, book, record.answer_due_on)


def _objections_made(case: Case, book: LawBook) -> Iterator[Clock]:
    """Yield the objections that a log of contacts shows and no credit record has yet."""
    if any(record.objected_on for file in case.loans for record in file.credit_records):
        return
    for contact in case.of(Contact):
        said = f"{contact.counterpart_claims or ''} {contact.text}"
        if contact.direction == "out" and _OBJECTION.search(said) and _BUREAU.search(said):
            yield _objection(contact.id, "", contact.at.date(), book)


def _objection(
    entry: str, name: str, objected_on: dt.date, book: LawBook, answer_due: dt.date | None = None
) -> Clock:
    days = book.figure("credit-record.objection-days", on=objected_on)
    due = answer_due or objected_on + dt.timedelta(days=int(days.value))
    return Clock(
        code="chase_the_credit_objection",
        urgency=Urgency.CREDIT_RECORD,
        by=due + dt.timedelta(days=1),
        says=Text(
            f"{name}征信异议 {due} 到期：没有书面答复就催，再不答就投诉。",
            f"The objection to the credit record was to be answered by {due}: ask for it in "
            "writing, then complain.",
        ),
        because=days.title,
        minutes=15,
        page="credit-record",
        entries=(entry,),
        citations=(days.citation,),
    )


def _chase(reply: Reply) -> Clock:
    due, whom = reply.due_on, reply.to
    return Clock(
        code="chase_the_answer",
        urgency=Urgency.REPLY,
        by=due + dt.timedelta(days=1),
        says=Text(
            f"「{whom}」应在 {due} 前答复：没有就催。", f"“{whom}” was to answer by {due}: ask."
        ),
        because=Text(
            "过了期限没有答复，可以向上一级反映。", "Past its day it can go one level up."
        ),
        minutes=10,
        page="letters",
        entries=(reply.entry.id,),
        citations=reply.citations,
        uncertain=reply.uncertain,
    )


def _records(case: Case, book: LawBook, on: dt.date) -> Iterator[Clock]:
    """Yield a reminder to fetch call records before the carrier drops them."""
    months = book.figure("guidelines.carrier-records-months", on=on)
    calls = [contact.at.date() for contact in case.of(Contact) if contact.channel == "call"]
    shown_from = add_months(on, -int(months.value))
    waiting = [day for day in calls if day >= shown_from]
    if waiting:
        gone = add_months(min(waiting), int(months.value))
        yield Clock(
            code="fetch_call_records",
            urgency=Urgency.RECORDS,
            by=gone - dt.timedelta(days=30),
            says=Text(
                f"去运营商导出通话详单：最早的来电 {min(waiting)}，大约 {gone} 以后就查不到了。",
                f"Export the carrier's call records: the earliest call of {min(waiting)} is gone "
                f"about {gone}.",
            ),
            because=months.title,
            minutes=20,
            page="evidence",
            citations=(months.citation,),
            uncertain=months.limits,
        )
