"""Whether so long nothing has happened on a loan that limitation should be looked at first."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ashore.case.replay import LoanFile
from ashore.errors.base import AshoreError
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.owed.facts import LoanFacts


class OldClaim(NamedTuple):
    """The last dealing that is recorded, the years of limitation, and the rules they rest on."""

    last: dt.date
    years: str
    citations: tuple[Citation, ...]


def old_claim(file: LoanFile, facts: LoanFacts, book: LawBook, on: dt.date) -> OldClaim | None:
    """Return what to look at first where no dealing is recorded for longer than limitation runs.

    None says that something is recorded since, or that the day cannot be told; a dealing that is
    not recorded may have interrupted it.

    Args:
        file: Everything recorded about the loan.
        facts: What its figures rest on, for the last instalment's due day.
        book: The law book.
        on: Today.
    """
    days = [p.on for p in file.payments] + [c.at.date() for c in file.contacts]
    days += [r.made_on for r in file.requests] + [n.received_on for n in file.notices]
    days += [a.signed_on for a in file.agreements]
    days += [p.received_on or p.dated or on for p in file.court_papers]
    days += [row.due_on for row in facts.schedule.rows]
    days += [s.due_on for s in file.statements]
    if not days:
        return None
    last = max(days)
    try:
        years = book.figure("limitation.years", on=last)
        after = book.rule("limitation.after-expiry", on=on)
    except AshoreError:
        return None
    if add_months(last, int(years.value * 12)) >= on:
        return None
    return OldClaim(last, years.text, (years.citation, after.citation))
