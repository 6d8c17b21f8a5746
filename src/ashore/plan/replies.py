"""The answers that somebody owes the person: to which paper, by when, and by what rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_dealings import Request
from ashore.case.entries_papers import Complaint
from ashore.case.replay import Case
from ashore.errors.base import LawDataError
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.law.deadlines import DueDate, due_date
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer that is waited for.

    ``about`` is what was sent on ``sent_on``, ``to`` who has it. ``due_on`` is the last day to
    answer, or the earliest that can be it where ``uncertain`` says why. ``citations`` are empty
    where the day is not the law's but the other side's own. ``binds`` is who has to answer by the
    law book's period, empty where none was named.
    """

    entry: Request | Complaint
    to: str
    about: str
    sent_on: dt.date
    due_on: dt.date
    uncertain: Text | None = None
    citations: tuple[Citation, ...] = ()
    binds: str = ""


def replies(case: Case, book: LawBook) -> tuple[Reply, ...]:
    """Return every answer that is still waited for, in the order in which papers were recorded.

    A day that the other side named, or that was recorded, stands; else the law book's period is
    counted from the day on which the paper was accepted, or sent where that is not known.
    """
    return tuple(_replies(case, book))


def _replies(case: Case, book: LawBook) -> Iterator[Reply]:
    products = {file.loan.id: file.loan.product for file in case.loans}
    for entry in case.entries:
        if isinstance(entry, Complaint):
            waits = not (entry.answered_on or entry.withdrawn_on)
            sent_on, from_day = entry.filed_on, entry.accepted_on or entry.filed_on
            to, about = entry.to, entry.about
        elif isinstance(entry, Request):
            waits, sent_on, from_day = not entry.answered_on, entry.made_on, entry.made_on
            to, about = entry.to or products.get(entry.loan or "", ""), entry.what
        else:
            continue
        counted = _counted(entry.deadline, book, from_day) if waits else None
        due_on = entry.answer_due_on or (counted.on if counted else None)
        if waits and due_on is not None:
            yield Reply(
                entry=entry,
                to=to or about,
                about=about,
                sent_on=sent_on,
                due_on=due_on,
                uncertain=counted.uncertain if counted and counted.on == due_on else None,
                citations=counted.working.citations if counted and counted.on == due_on else (),
                binds=counted.binds if counted else "",
            )


def _counted(deadline: str | None, book: LawBook, from_day: dt.date) -> DueDate | None:
    """Return when others have to answer; None where the book has no such period for them."""
    if deadline is None:
        return None
    try:
        due = due_date(book, deadline, event_on=from_day)
    except LawDataError:
        return None
    return None if due.binds == "person" else due
