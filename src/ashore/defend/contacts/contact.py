"""One contact as the rules see it: read once, in Shanghai's time, with who was reached."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from ashore.case.entries_dealings import Channel, Contact, Observed
from ashore.case.fields import SHANGHAI
from ashore.defend.contacts.moments import Moment, Precision
from ashore.defend.contacts.numbers import Number, number_from_text
from ashore.defend.contacts.reached import Reached, asked_around, reached_from_text

NO_TIME = -1
_CALL = Channel.CALL  # by its own name: a member is looked up slowly, and every row asks for this
MESSAGES = frozenset({Channel.SMS, Channel.CHAT, Channel.APP, Channel.EMAIL})
NOTHING_OBSERVED: frozenset[Observed] = frozenset()


class LoggedContact(NamedTuple):
    """One row of a contact log.

    ``row`` counts from 1 in the file, or among the contacts of a case; ``id`` is the entry's.
    ``day`` and ``second`` are Shanghai's; ``second`` is ``NO_TIME`` where only the day is known.
    ``clock`` counts seconds over all days, for spans between contacts.
    """

    row: int
    at: dt.datetime
    precision: Precision
    channel: Channel
    inbound: bool
    number: Number | None
    claims: str
    reached: Reached
    duration: int | None
    answered: bool | None
    text: str
    day: dt.date
    second: int
    clock: int
    id: str | None = None
    agency: str | None = None
    creditor: str | None = None
    loan: str | None = None
    observed: frozenset[Observed] = NOTHING_OBSERVED
    persons: int | None = None
    written: Contact | None = None

    @property
    def connected(self) -> bool:
        """Return whether it was a call that somebody took: one with a length, or said to be."""
        if self.channel is not _CALL or self.answered is False:
            return False
        return bool(self.duration) or (self.duration is None and self.answered is True)

    @property
    def number_key(self) -> str:
        """Return the key of the other side's number, empty where there is none."""
        return self.number.key if self.number else ""

    @property
    def missed(self) -> bool:
        """Return whether it was a call that nobody took: one of no length, or said to be."""
        return self.channel is _CALL and not self.connected and not self.open

    @property
    def open(self) -> bool:
        """Return whether it was a call of which nothing says if somebody took it."""
        return self.channel is _CALL and self.duration is None and self.answered is None

    @property
    def timed(self) -> bool:
        """Return whether the hour is known."""
        return self.second != NO_TIME

    def as_entry(self) -> Contact:
        """Return the entry that it was read from, or one that says the same."""
        if self.written is not None:
            return self.written
        return Contact(
            id=self.id or f"row-{self.row}",
            recorded_at=self.at,
            at=self.at,
            channel=self.channel,
            direction="in" if self.inbound else "out",
            counterpart_number=self.number.key if self.number else None,
            counterpart_claims=self.claims or None,
            to_whom=self.reached.name or None,
            to_whom_relation=self.reached.person.value,
            duration_s=self.duration,
            text=self.text,
            answered=self.answered,
            agency=self.agency,
            creditor=self.creditor,
            observed=tuple(sorted(self.observed)),
            persons=self.persons,
        )


class LocalTime(NamedTuple):
    """A moment by Shanghai's clock: the day, the second of it, and a count over all days."""

    day: dt.date
    second: int
    clock: int


def local_time(moment: Moment) -> LocalTime:
    """Return a moment by Shanghai's clock; its second is ``NO_TIME`` for a bare day."""
    at = moment.at
    ordinal = at.toordinal()
    day, midnight = _day(ordinal), ordinal * 86400
    if moment.precision is Precision.DAY:
        return LocalTime(day, NO_TIME, midnight)
    second = at.hour * 3600 + at.minute * 60 + at.second
    return LocalTime(day, second, midnight + second)


@functools.lru_cache(maxsize=4096)
def _day(ordinal: int) -> dt.date:
    """Return a day, the same object each time: a long log looks its days up again and again."""
    return dt.date.fromordinal(ordinal)


def logged(entry: Contact, row: int, own: frozenset[str] = frozenset()) -> LoggedContact:
    """Return a contact of a case as the rules see it.

    Args:
        entry: The entry.
        row: Its place among the case's contacts, from 1.
        own: The borrower's own names and numbers, plainly spelt.
    """
    at = entry.at.astimezone(SHANGHAI)
    precision = Precision.SECOND if at.second else Precision.MINUTE
    whom = reached_from_text(entry.to_whom or "", entry.to_whom_relation or "", own)
    local = local_time(Moment(at, precision))
    return LoggedContact(
        row=row,
        at=at,
        precision=precision,
        channel=entry.channel,
        inbound=entry.direction == "in",
        number=number_from_text(entry.counterpart_number or ""),
        claims=entry.counterpart_claims or "",
        reached=reached_by(entry.channel, entry.text, whom),
        duration=entry.duration_s,
        answered=entry.answered,
        text=entry.text,
        day=local.day,
        second=local.second,
        clock=local.clock,
        id=entry.id,
        agency=entry.agency,
        creditor=entry.creditor,
        loan=entry.loan,
        observed=frozenset(entry.observed),
        persons=entry.persons,
        written=entry,
    )


def reached_by(channel: Channel, text: str, whom: Reached) -> Reached:
    """Return who a contact reached: those whom a visit to the borrower's home asked or told, too.

    Args:
        channel: How.
        text: What was noted of it.
        whom: Who was reached as far as that is stated.
    """
    if channel is Channel.VISIT and whom.borrower:
        return asked_around(text) or whom
    return whom


def in_order(contacts: Iterable[LoggedContact]) -> list[LoggedContact]:
    """Return contacts in the order of time, rows of one moment in their own order."""
    # Two sorts by plain numbers are quicker than one by pairs of them.
    return sorted(sorted(contacts, key=attrgetter("row")), key=attrgetter("clock"))
