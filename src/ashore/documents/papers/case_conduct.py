"""What the contact log of a case shows, side by side: the same answer for all its papers."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashore.case.replay import Case
from ashore.defend.conduct.conduct import no_labels
from ashore.defend.conduct.facts import conduct_facts
from ashore.defend.conduct.finding import ConductFinding
from ashore.defend.conduct.report import conduct_report
from ashore.defend.contacts.claims import firm_key
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.log import ContactLog, log_from_case
from ashore.defend.reading.contact_words import contact_labels
from ashore.documents.papers.side import NOBODY, Side, sides_of
from ashore.findings import Severity, Strength
from ashore.law.book import LawBook

COUNTED = frozenset(
    {
        "conduct.calls-a-day",
        "conduct.attempts-a-day",
        "conduct.burst",
        "conduct.address-book",
    }
)
"""Findings that a count carries: a part of their contacts does not show them."""

_MOST_TEXTS = 3000
"""So many different texts take some ten seconds to read; longer logs are not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One finding as far as it is about one side.

    ``read`` says that a program judged it from the words alone: a paper asks whether it is so and
    does not say that it is.
    """

    found: ConductFinding
    contacts: tuple[LoggedContact, ...]
    read: bool

    @property
    def code(self) -> str:
        """Return the finding's code."""
        return self.found.finding.code

    @property
    def first_day(self) -> dt.date:
        """Return the day whose rules govern it."""
        return self.contacts[0].day


@dataclass(frozen=True, slots=True, kw_only=True)
class SideConduct:
    """What one side did as the log shows it; ``doubtful`` findings are for the person alone.

    ``callers`` gives for each row of the log the key of who was behind it.
    """

    side: Side
    contacts: tuple[LoggedContact, ...]
    callers: Mapping[int, str]
    shown: tuple[Shown, ...]
    doubtful: tuple[Shown, ...]

    def after(self, day: dt.date | None) -> tuple[Shown, ...]:
        """Return what was done after a day, or everything; a count is not cut in two."""
        if day is None:
            return self.shown
        kept = []
        for one in self.shown:
            later = tuple(contact for contact in one.contacts if contact.day > day)
            if later and (later == one.contacts or one.code not in COUNTED):
                kept.append(Shown(found=one.found, contacts=later, read=one.read))
        return tuple(kept)


def conduct_of_sides(case: Case, book: LawBook, on: dt.date) -> tuple[SideConduct, ...]:
    """Return what each side of a case did; contacts that no loan is known for come last."""
    return _conduct_of_sides(_Asked(case, book, on))


class _Asked:
    """A case, a book and a day, the same only if they are the very same objects."""

    def __init__(self, case: Case, book: LawBook, on: dt.date) -> None:
        self.case, self.book, self.on = case, book, on

    def __hash__(self) -> int:
        return hash((id(self.case), id(self.book), self.on))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked)
            and self.case is other.case
            and self.book is other.book
            and self.on == other.on
        )


@functools.lru_cache(maxsize=1)
def _conduct_of_sides(asked: _Asked) -> tuple[SideConduct, ...]:
    case, book, on = asked.case, asked.book, asked.on
    log, facts = log_from_case(case), conduct_facts(case, book, on)
    few = len({contact.text for contact in log.inbound() if contact.text}) <= _MOST_TEXTS
    report = conduct_report(
        log, book, on=on, facts=facts, labels=contact_labels if few else no_labels
    )
    sides = sides_of(case, on)
    of_row = {contact.row: _side_of(contact, log, sides) for contact in log.inbound()}
    return tuple(
        _of_one(side, log, of_row, report.findings)
        for side in (*sides, NOBODY)
        if side is not NOBODY or any(found is NOBODY for found in of_row.values())
    )


def _side_of(contact: LoggedContact, log: ContactLog, sides: tuple[Side, ...]) -> Side:
    """Return the side of the loan that a contact names, or of the only firm behind it."""
    if contact.loan is not None:
        found = [side for side in sides if contact.loan in {loan.id for loan in side.loans}]
        return found[0] if found else NOBODY
    agency = log.behind(contact)
    keys = {agency.key, *(firm_key(name) for name in agency.creditors)}
    found = [side for side in sides if side.firms & keys]
    return found[0] if len(found) == 1 else NOBODY


def _of_one(
    side: Side,
    log: ContactLog,
    of_row: dict[int, Side],
    findings: Iterable[ConductFinding],
) -> SideConduct:
    mine = {contact.row: contact for contact in log.inbound() if of_row[contact.row] is side}
    shown: list[Shown] = []
    doubtful: list[Shown] = []
    for found in findings:
        rows = [row for row in found.rows if row in mine]
        parted = len(rows) != len(found.rows) and found.finding.code in COUNTED
        if not rows or parted or found.finding.severity is Severity.INFO:
            continue
        contacts = sorted((mine[row] for row in rows), key=lambda c: (c.clock, c.row))
        one = Shown(found=found, contacts=tuple(contacts), read=found.only_read)
        # Words that a program took for mere talk of exposure are no ground for a letter.
        (doubtful if one.read and found.finding.strength is Strength.DEPENDS else shown).append(one)
    return SideConduct(
        side=side,
        contacts=tuple(mine.values()),
        callers=log.agencies.of_row,
        shown=tuple(shown),
        doubtful=tuple(doubtful),
    )
