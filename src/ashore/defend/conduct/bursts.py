"""V04: many contacts in a short time, by the program's own lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ashore.case.entries_dealings import Channel
from ashore.defend.conduct.conduct import Conduct, Group
from ashore.defend.conduct.finding import ConductFinding, finding_of
from ashore.defend.conduct.lines import own_line
from ashore.defend.conduct.rule import rule_of
from ashore.defend.conduct.steadiness import numbers_shared, numbers_to_spare
from ashore.defend.contacts.contact import MESSAGES, LoggedContact
from ashore.findings import Working
from ashore.text import Text

BURST = rule_of("conduct.burst")

_COUNTED = MESSAGES | {Channel.CALL}
_HOUR_S, _DAY_S = 3600, 86400


class Dense(NamedTuple):
    """The contacts in windows that reach a line, and the most in one window."""

    contacts: list[LoggedContact]
    most: int


def dense(contacts: Sequence[LoggedContact], seconds: int, line: int) -> Dense:
    """Return the contacts that lie in a half-open window of some length with at least so many.

    ``contacts`` are in order of time, and their hours are known.
    """
    clocks = [contact.clock() for contact in contacts]
    kept: list[LoggedContact] = []
    first, most, next_to_keep = 0, 0, 0
    for last, clock in enumerate(clocks):
        while clock - clocks[first] >= seconds:
            first += 1
        size = last - first + 1
        if size >= line:
            most = max(most, size)
            kept += contacts[max(first, next_to_keep) : last + 1]
            next_to_keep = last + 1
    return Dense(kept, most)


def bursts(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield each caller's dense stretches; one caller can ring from many unnamed numbers."""
    an_hour, a_day = own_line("burst_an_hour"), own_line("burst_a_day")
    callers: dict[str, list[LoggedContact]] = defaultdict(list)
    for contact in conduct.inbound:
        if contact.channel in _COUNTED and contact.timed:
            callers[conduct.caller_key(contact)].append(contact)
    found = [
        contact
        for contacts in callers.values()
        for contact in _in_bursts(contacts, an_hour.value, a_day.value)
    ]
    for group in conduct.groups(BURST, conduct.in_order(found)):
        hour = dense(group.contacts, _HOUR_S, 1).most
        day = dense(group.contacts, _DAY_S, 1).most
        yield finding_of(
            conduct,
            group,
            values={"hour": hour, "day": day},
            counts={"most_in_an_hour": hour, "most_in_a_day": day, "numbers": _numbers(group)},
            workings=(
                _step(Text("一小时内最多", "most in an hour"), hour, an_hour.value),
                _step(Text("二十四小时内最多", "most in twenty-four hours"), day, a_day.value),
            ),
            holds=_holds(group),
            limits=(an_hour.says, a_day.says),
        )


def _in_bursts(
    contacts: Sequence[LoggedContact], an_hour: int, a_day: int
) -> Iterable[LoggedContact]:
    by_hour = dense(contacts, _HOUR_S, an_hour).contacts
    by_day = dense(contacts, _DAY_S, a_day).contacts
    return {contact.row: contact for contact in (*by_hour, *by_day)}.values()


def _step(label: Text, most: int, line: int) -> Working:
    return Working(label=label, shown=str(most), sum=f"{most} ≥ {line}" if most >= line else "")


def _numbers(group: Group) -> int:
    return len({contact.number_key for contact in group.contacts} - {""})


def _holds(group: Group) -> Iterator[Text]:
    """Yield how many numbers may be somebody else's with one window still at its line."""
    spare = max(
        _spare(group.contacts, seconds, own_line(name).value)
        for seconds, name in ((_HOUR_S, "burst_an_hour"), (_DAY_S, "burst_a_day"))
    )
    if _numbers(group) > 1:
        yield numbers_shared(_numbers(group), spare)


def _spare(contacts: Sequence[LoggedContact], seconds: int, line: int) -> int:
    """Return for the window that bears it best how many numbers may be somebody else's."""
    clocks = [contact.clock() for contact in contacts]
    best, first = 0, 0
    for last, clock in enumerate(clocks):
        while clock - clocks[first] >= seconds:
            first += 1
        # Only a window that the next contact would not make larger can bear more than the others.
        whole = last + 1 == len(clocks) or clocks[last + 1] - clocks[first] >= seconds
        size = last - first + 1
        # Every number taken away takes at least one contact with it.
        if whole and size - line > best:
            each = Counter(contact.number_key for contact in contacts[first : last + 1])
            del each[""]
            best = max(best, numbers_to_spare(each.values(), size, line))
    return best
