"""The contact log as pages show it: rows newest first, who was behind each, its marks, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import Http404

from ashore.case.entries_dealings import Channel, Contact
from ashore.defend.conduct.finding import ConductFinding
from ashore.defend.contacts.contact import LoggedContact
from ashore.law.book import LawBook
from ashore.text import Text
from ashore.web.frame.desk import Desk

_MOST_CALLERS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to complain: its id in the law book, its name, numbers to dial, and its limits."""

    id: str
    title: Text
    phones: tuple[str, ...]
    accepts: Text
    before: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The log ready to be shown.

    ``rows`` are all that could be read, the latest first; ``who`` names the caller of each row;
    ``of_row`` gives the places in ``findings`` that name a row.
    """

    rows: tuple[LoggedContact, ...]
    who: Mapping[int, str]
    flags: Mapping[int, tuple[str, ...]]
    repeats: Mapping[int, int]
    findings: tuple[ConductFinding, ...]
    of_row: Mapping[int, tuple[int, ...]]
    ids: Mapping[int, str]
    callers: tuple[tuple[str, int], ...]
    creditors: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    def marked(self, mark: str) -> int:
        """Return how many rows carry a mark."""
        return self.counts.get(mark, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What the person looks for in the log; what is empty leaves everything in."""

    number: str = ""
    who: str = ""
    channel: str = ""
    loan: str = ""
    mark: str = ""
    finding: int | None = None


def log_on(desk: Desk) -> Log:
    """Return the log of the open case, worked out once."""
    return desk.answers.once("defend.log", lambda: _log(desk))


def sought(log: Log, what: Sought) -> Sequence[LoggedContact]:
    """Return the rows that somebody looks for, the latest first."""
    rows: Iterable[LoggedContact] = log.rows
    if what.finding is not None:
        wanted = set(log.findings[what.finding].rows) if what.finding < len(log.findings) else set()
        rows = (one for one in rows if one.row in wanted)
    if what.number:
        digits = "".join(sign for sign in what.number if sign.isdigit())
        rows = (one for one in rows if digits and digits in _written(one))
    if what.who:
        rows = (one for one in rows if what.who in (log.who.get(one.row), one.creditor))
    if what.channel:
        rows = (one for one in rows if one.channel == what.channel)
    if what.loan:
        rows = (one for one in rows if one.loan == what.loan)
    if what.mark == "any":
        rows = (one for one in rows if one.row in log.flags or one.row in log.of_row)
    elif what.mark:
        rows = (one for one in rows if what.mark in log.flags.get(one.row, ()))
    return tuple(rows)


def contact_at(desk: Desk, name: str) -> Contact:
    """Return a contact by the id of its entry.

    Raises:
        Http404: If there is none that counts.
    """
    found = next((one for one in desk.case.of(Contact) if one.id == name), None)
    if found is None:
        raise Http404
    return found


def places_of(desk: Desk, finding: ConductFinding) -> tuple[Place, ...]:
    """Return where a finding can be taken."""
    known: dict[str, Place] = desk.answers.once("defend.places", dict)
    for one in finding.channels:
        if one not in known:
            known[one] = _place(one, desk.book, desk)
    return tuple(known[one] for one in finding.channels)


def _place(name: str, book: LawBook, desk: Desk) -> Place:
    channel = book.channel(name, on=desk.today)
    lines = (book.channel(line, on=desk.today) for line in channel.hotlines)
    phones = dict.fromkeys((*channel.phones, *(phone for line in lines for phone in line.phones)))
    return Place(
        id=name,
        title=channel.title,
        phones=tuple(phones),
        accepts=channel.accepts,
        before=channel.before,
    )


def _log(desk: Desk) -> Log:
    report = desk.answers.conduct
    log, agencies = report.log, report.log.agencies
    who = {row: agencies.by_key[key].name for row, key in agencies.of_row.items()}
    # A row that repeats another has the caller of the row that counts.
    who |= {row: who[counted] for row, counted in log.repeats.items() if counted in who}
    of_row: dict[int, list[int]] = {}
    for place, finding in enumerate(report.findings):
        for row in finding.rows:
            of_row.setdefault(row, []).append(place)
    callers = Counter(name for name in who.values() if name)
    creditors = {one.creditor for one in log.contacts if one.creditor}
    return Log(
        rows=log.contacts[::-1],
        who=who,
        flags=report.flags,
        repeats=log.repeats,
        findings=report.findings,
        of_row={row: tuple(places) for row, places in of_row.items()},
        ids={one.row: one.id for one in log.contacts if one.id},
        callers=tuple(callers.most_common(_MOST_CALLERS)),
        creditors=tuple(sorted(creditors)),
        counts=Counter(mark for marks in report.flags.values() for mark in marks),
    )


def _written(one: LoggedContact) -> str:
    given = one.written.counterpart_number if one.written else None
    return "".join(sign for sign in given or one.number_key if sign.isdigit())


def channel_named(given: str) -> str:
    """Return the name of a channel where it is one, else nothing."""
    return given if given in set(Channel) else ""
