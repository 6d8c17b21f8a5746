"""V01: contacts at night, by the hours that held on their day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ashore.case.entries_dealings import Observed
from ashore.case.terms import ContactHours
from ashore.defend.conduct.conduct import Conduct, Group
from ashore.defend.conduct.finding import ConductFinding, finding_of
from ashore.defend.conduct.lines import own_line
from ashore.defend.conduct.rule import rule_of
from ashore.defend.conduct.steadiness import still
from ashore.defend.contacts.contact import MESSAGES, NO_TIME, LoggedContact
from ashore.defend.contacts.moments import Precision
from ashore.errors.law import LawBeforeFirstError
from ashore.law.answers import Rule
from ashore.law.book import LawBook
from ashore.text import Text

NIGHT = rule_of("conduct.night")

_HOURS = ("collection.quiet-hours-standard", "collection.quiet-hours-guideline")
_DAY_S = 86400


class QuietHours(NamedTuple):
    """A span of the day in which nobody should collect, in seconds; ``start`` belongs to it."""

    start: int
    end: int

    def holds(self, second: int) -> bool:
        """Return whether a second of the day lies in it; it may run over midnight."""
        if self.start <= self.end:
            return self.start <= second < self.end
        return second >= self.start or second < self.end

    def distance(self, second: int) -> int:
        """Return how many seconds a second of the day is from the nearer edge."""
        start, end = (second - self.start) % _DAY_S, (second - self.end) % _DAY_S
        return min(start, _DAY_S - start, end, _DAY_S - end)

    def words(self) -> Text:
        """Return the span as a sentence names it."""
        start, end = (f"{edge // 3600:02}:{edge // 60 % 60:02}" for edge in self)
        return Text(f"{start} 到次日 {end}", f"{start} and {end}")


def quiet_hours(law: LawBook, day: dt.date, *, anyway: bool = False) -> QuietHours | None:
    """Return the quiet hours of a day, None where no rule gave any yet.

    Args:
        law: The law book.
        day: The day of the contact.
        anyway: Give the first ones ever for an earlier day: to mark rows, never to judge them.
    """
    for entry_id in _HOURS:
        try:
            version = law.version(entry_id, on=day)
        except LawBeforeFirstError:
            if not anyway:
                continue
            version = law.entry(entry_id).versions[0]
        if isinstance(version, Rule):
            return QuietHours(*(_second(str(version.data[edge])) for edge in ("start", "end")))
    return None


class NightWatch:
    """Says of each contact whether it was at night; every day is asked once."""

    def __init__(self, law: LawBook, *, anyway: bool) -> None:
        self._law = law
        self._anyway = anyway
        self._days: dict[dt.date, QuietHours | None] = {}

    def hours(self, day: dt.date) -> QuietHours | None:
        """Return the quiet hours of a day."""
        if day not in self._days:
            self._days[day] = quiet_hours(self._law, day, anyway=self._anyway)
        return self._days[day]

    def watched(self, contacts: Iterable[LoggedContact]) -> Iterator[tuple[LoggedContact, bool]]:
        """Yield each contact that came in, and whether that was in the quiet hours of its day."""
        day, hours = None, None
        for contact in contacts:
            if not contact.inbound:
                continue
            if contact.day != day:
                day = contact.day
                hours = self.hours(day)
            second = contact.second
            yield contact, hours is not None and second != NO_TIME and hours.holds(second)


def night(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield the contacts at night of each caller, but for what was agreed."""
    watch = NightWatch(conduct.basis.law, anyway=False)
    late = [
        contact
        for contact, at_night in watch.watched(conduct.inbound)
        if at_night and not hours_agreed(conduct, contact)
    ]
    for group in conduct.groups(NIGHT, late):
        hours = watch.hours(group.contacts[0].day)
        assert hours is not None  # noqa: S101  # a contact of the group lies in them
        sharp = sum(_on_the_edge(contact, hours) for contact in group.contacts)
        yield finding_of(
            conduct,
            group,
            values={"hours": hours.words()},
            counts={"on_the_full_hour": sharp},
            holds=_holds(group, hours, sharp),
        )


def hours_agreed(conduct: Conduct, contact: LoggedContact) -> bool:
    """Return whether this contact, or contacts at its hour, had been agreed."""
    if contact.observed and Observed.HOURS_AGREED in contact.observed:
        return True
    if not conduct.facts.loans:
        return False
    loan = conduct.facts.loan_of(contact.loan, conduct.firms(conduct.agency(contact)))
    return loan is not None and loan.hours is not None and _covers(loan.hours, contact.second)


def _covers(agreed: ContactHours, second: int) -> bool:
    return QuietHours(_second(agreed.start), _second(agreed.end)).holds(second)


def _holds(group: Group, hours: QuietHours, sharp: int) -> Iterator[Text]:
    total = len(group.contacts)
    start = f"{hours.start // 3600:02}:{hours.start // 60 % 60:02}"
    yield still(
        Text("把 {start} 整算作可以联系的时间", "{start} sharp is a permitted time").fill(
            start=start
        ),
        total - sharp,
    )
    minutes = own_line("clock_minutes").value
    clear = sum(hours.distance(contact.second) >= minutes * 60 for contact in group.contacts)
    off = Text("记录的时间差 {minutes} 分钟", "the recorded times are {minutes} minutes off")
    yield still(off.fill(minutes=minutes), clear)
    messages = sum(contact.channel in MESSAGES for contact in group.contacts)
    if messages:
        late = Text("信息到得比发的晚、不算在内", "messages came late and do not count")
        yield still(late, total - messages)


def _on_the_edge(contact: LoggedContact, hours: QuietHours) -> bool:
    if contact.precision is Precision.MINUTE:
        return contact.second // 60 == hours.start // 60
    return contact.second == hours.start


def _second(clock: str) -> int:
    hour, minute, *rest = (int(part) for part in clock.split(":"))
    return hour * 3600 + minute * 60 + sum(rest)
