"""Whether the records show that a claim came after its limitation period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_dealings import Agreement, Contact, Notice, Offer, Promise, Request
from ashore.case.entries_loans import Assignment, Payment
from ashore.case.entries_papers import CourtPaper
from ashore.case.entry import EntryBase
from ashore.documents.papers.court_parts import period_ends
from ashore.documents.papers.court_suit import Suit
from ashore.findings import Citation
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limitation:
    """The last day that the records show to have begun the period anew, and when it ran out.

    ``entry`` is what happened on that day, None where it is the last instalment's due day.
    """

    last_due_on: dt.date
    since: dt.date
    what: Text
    entry: EntryBase | None
    ended_on: dt.date
    expired: bool
    citations: tuple[Citation, ...]


def limitation_of(suit: Suit) -> Limitation | None:
    """Return where limitation stands by the records, or None where its start is not known.

    Everything that may have begun it anew counts, a call as well: the defence is raised only where
    nothing on record stands against it.
    """
    last_due = _last_due(suit)
    if last_due is None:
        return None
    events: list[_Event] = [(last_due, Text("最后一期到期", "the last instalment fell due"), None)]
    events += [found for found in _events(suit) if found[0] < suit.began_on]
    since, what, entry = max(events, key=lambda found: found[0])
    ends = period_ends(suit.book, "limitation.years", since)
    if ends is None:
        return None
    return Limitation(
        last_due_on=last_due,
        since=since,
        what=what,
        entry=entry,
        ended_on=ends.on,
        expired=ends.on < suit.began_on,
        citations=ends.working.citations,
    )


def _last_due(suit: Suit) -> dt.date | None:
    if suit.debt is None:
        return None
    rows = suit.debt.facts.schedule.rows
    if rows:
        return rows[-1].due_on
    cards = [statement.due_on for statement in suit.file.statements]
    return max((*cards, *filter(None, (suit.debt.facts.terms.due_on,))), default=None)


_Event = tuple[dt.date, Text, EntryBase | None]


def _events(suit: Suit) -> Iterator[_Event]:
    """Yield everything on record by which the period may have begun anew."""
    file = suit.file
    entries: tuple[EntryBase, ...] = (
        *file.payments,
        *file.notices,
        *file.assignments,
        *file.agreements,
        *file.requests,
        *file.offers,
        *file.promises,
        *(paper for paper in file.court_papers if paper not in suit.papers),
        *(one for one in suit.case.of(Contact) if one.loan in (None, suit.loan)),
    )
    for entry in entries:
        days = [getattr(entry, name, None) for name in _DAYS]
        known = [
            day.date() if isinstance(day, dt.datetime) else day
            for day in days
            if isinstance(day, dt.date)
        ]
        if known:
            yield max(known), _WHAT[type(entry)], entry


_DAYS = ("on", "at", "received_on", "notified_on", "signed_on", "made_on", "dated")
_WHAT: dict[type[EntryBase], Text] = {
    Payment: Text("还款", "a payment"),
    Notice: Text("书面通知", "a written notice"),
    Assignment: Text("债权变更", "a change of creditor"),
    Agreement: Text("还款协议", "an agreement"),
    Request: Text("请求", "a request"),
    Offer: Text("还款方案", "an offer"),
    Promise: Text("承诺", "a promise"),
    CourtPaper: Text("法律文书", "a court paper"),
    Contact: Text("联络", "a contact"),
}
