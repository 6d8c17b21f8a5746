"""A paper that went out, as an entry: whom it went to, how, and by when an answer is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import count
from typing import Any

from ashore.case.entries_dealings import Channel, Request
from ashore.case.entries_papers import Complaint
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import Case
from ashore.documents.draft import Blank, Draft, Piece
from ashore.errors.documents import NotSentYetError
from ashore.law.book import LawBook
from ashore.law.deadlines import DueDate, due_date

_COMPLAINT = "complaint"
_NO_AUTHORITY = frozenset(
    {None, "channels.lender", "channels.court", "channels.mediation", "channels.legal-aid"}
)
_NOBODY = "（未写明）"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPaper:
    """The entry to append, and the end of the period that it starts, where there is one."""

    entry: Complaint | Request
    due: DueDate | None


def sent_paper(
    ledger: Ledger,
    book: LawBook,
    draft: Draft,
    *,
    on: dt.date,
    channel: Channel,
    recorded_at: dt.datetime,
    receipt: str | None = None,
    to: str | None = None,
) -> SentPaper:
    """Return what to record of a paper that was sent.

    A day to answer by is written down only where it is sure; where holidays are not published yet
    the entry names the period, and the day is counted anew each time it is asked for.

    Args:
        ledger: The case's ledger, which the entry is for.
        book: The law book.
        draft: The paper.
        on: The day on which it went out.
        channel: How.
        recorded_at: Now.
        receipt: The number on the receipt.
        to: To whom, where the draft leaves that open.

    Raises:
        NotSentYetError: If the day is still to come.
        LawDataError: If the law book has no such period for that day.
    """
    if on > (today := recorded_at.astimezone(SHANGHAI).date()):
        raise NotSentYetError(day=on, today=today)
    due = due_date(book, draft.clock, event_on=on) if draft.clock else None
    shared: dict[str, Any] = {
        "id": _free(ledger, f"sent-{draft.id}"[:70]),
        "recorded_at": recorded_at,
        "loan": draft.loan,
        "channel": channel,
        "answer_due_on": due.on if due and due.uncertain is None else None,
        "paper": draft.id,
        "deadline": draft.clock,
        "follows": draft.answers,
    }
    whom = to or _known(draft.to) or _body(book, draft, on)
    entry: Complaint | Request
    if _is_complaint(draft):
        said = {"to": whom or _NOBODY, "about": draft.title, "receipt_no": receipt}
        entry = Complaint(filed_on=on, **said, **shared)
    else:
        entry = Request(made_on=on, to=whom, what=draft.title, ticket_no=receipt, **shared)
    return SentPaper(entry=entry, due=due)


def _is_complaint(draft: Draft) -> bool:
    """Return whether a paper complains: by its kind, or because an authority gets it.

    One that asks about an earlier paper is a request, whoever gets it.
    """
    if draft.answers is not None or draft.kind == "follow-up":
        return False
    return draft.kind.startswith(_COMPLAINT) or draft.channel not in _NO_AUTHORITY


def sent_before(case: Case, draft: Draft) -> tuple[Complaint | Request, ...]:
    """Return every entry that records a paper as sent, in the order recorded."""
    entries: tuple[Complaint | Request, ...] = (*case.of(Request), *case.of(Complaint))
    return tuple(entry for entry in entries if entry.paper == draft.id)


def sent_day(entry: Complaint | Request) -> dt.date:
    """Return the day on which something was sent."""
    return entry.filed_on if isinstance(entry, Complaint) else entry.made_on


def _body(book: LawBook, draft: Draft, on: dt.date) -> str | None:
    """Return who answers at a desk, where that is an authority and the draft names none."""
    if draft.channel is None or draft.channel in _NO_AUTHORITY:
        return None
    return book.channel(draft.channel, on=on).body.zh


def _known(to: tuple[Piece, ...]) -> str | None:
    if any(isinstance(piece, Blank) for piece in to):
        return None
    return "".join(str(piece) for piece in to) or None


def _free(ledger: Ledger, wanted: str) -> str:
    taken = {entry.id for entry in ledger.entries}
    numbers = (f"{wanted}-{n}" for n in count(2))
    return wanted if wanted not in taken else next(name for name in numbers if name not in taken)
