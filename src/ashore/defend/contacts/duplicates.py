"""Which rows are one and the same contact, written down twice by two sources.

A telephone keeps when it rang and the operator when it was answered, one may cut off the seconds
and the other the text. Where two rows can be two contacts they stay two: merging may only ever
make a count smaller, never larger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.contact import MESSAGES, LoggedContact, in_order
from ashore.defend.contacts.moments import Precision

T = TypeVar("T")

_RING_S = 30
"""How long a telephone may ring between the start one source notes and the other's."""
_CLOCKS_S = 15
"""How far two clocks may be apart for something that leaves no length or text to compare; nobody
rings, gives up and rings again within that."""
_SAME_TEXT_S = 60
_LENGTHS_S = 3
_WINDOW_S = 60
_PLACE = attrgetter("clock", "row")


class Merged(NamedTuple):
    """The contacts that count, each once, and for every other row the row that it repeats."""

    counted: tuple[LoggedContact, ...]
    repeats: dict[int, int]


def merged(contacts: Sequence[LoggedContact]) -> Merged:
    """Return each contact once, under its first row, with what any of its rows knows.

    ``contacts`` are in order of time. The order of the rows changes which row is named, never how
    many contacts there are.
    """
    numbers: dict[str, list[LoggedContact]] = defaultdict(list)
    for contact in contacts:
        numbers[contact.number_key].append(contact)
    joined: dict[int, LoggedContact] = {}
    repeats: dict[int, int] = {}
    for same in (same for group in numbers.values() for same in _clusters(group)):
        first = min(contact.row for contact in same)
        joined[first] = _one_of(same)._replace(row=first)
        repeats.update((c.row, first) for c in same if c.row != first)
    if not repeats:
        return Merged(tuple(contacts), repeats)
    of_several = repeats.keys() | joined.keys()
    alone = [contact for contact in contacts if contact.row not in of_several]
    return Merged(tuple(_with(alone, joined.values())), repeats)


def _with(
    alone: Sequence[LoggedContact], joined: Iterable[LoggedContact]
) -> Iterator[LoggedContact]:
    """Yield contacts that are in order with others put where they belong among them."""
    before = 0
    for one in in_order(joined):
        place = bisect_left(alone, _PLACE(one), lo=before, key=_PLACE)
        yield from alone[before:place]
        yield one
        before = place
    yield from alone[before:]


def _alike(contact: LoggedContact) -> Hashable:
    """Return what two rows must share to be compared at all."""
    if contact.number is None or not contact.timed:
        # Without a number or an hour only rows that say the very same can be one.
        words = (contact.claims, contact.duration, contact.answered, contact.text)
        moment = (contact.at, contact.precision)
        return (contact.channel, contact.inbound, contact.reached, contact.number, moment, words)
    return (contact.channel, contact.inbound, contact.number.key, contact.reached.name)


def _clusters(group: Sequence[LoggedContact]) -> Iterator[list[LoggedContact]]:
    """Yield the rows of one number that are one contact, each set around its earliest row."""
    for run in _runs(group):
        alike: dict[Hashable, list[list[LoggedContact]]] = defaultdict(list)
        for contact in sorted(run, key=_content):
            clusters = alike[_alike(contact)]
            for cluster in clusters:
                if _same(cluster[0], contact):
                    cluster.append(contact)
                    break
            else:
                clusters.append([contact])
        for clusters in alike.values():
            yield from (cluster for cluster in clusters if len(cluster) > 1)


def _runs(group: Sequence[LoggedContact]) -> Iterator[list[LoggedContact]]:
    """Yield the stretches in which each row is near enough to one before it to be the same."""
    run: list[LoggedContact] = []
    reaches = 0
    for contact in group:
        clock, duration = contact.clock, contact.duration
        if run and clock > reaches:
            if len(run) > 1:
                yield run
            run = []
        run.append(contact)
        ends = clock + (duration if duration and duration > _WINDOW_S else _WINDOW_S)
        if ends > reaches:  # noqa: PLR1730  # a long log comes by here for each of its rows
            reaches = ends
    if len(run) > 1:
        yield run


def _same(one: LoggedContact, two: LoggedContact) -> bool:
    """Return whether two rows of one number, the later one second, are one contact."""
    if not one.timed:
        return True  # they share everything that is written
    apart = (two.at - one.at).total_seconds()
    coarse = Precision.MINUTE in (one.precision, two.precision)
    near = _minute(one) == _minute(two) if coarse else apart <= _CLOCKS_S
    if one.channel is Channel.CALL:
        return _same_call(one, two, apart, near=near)
    if one.channel in MESSAGES and one.text and two.text:
        return _words(one) == _words(two) and (near or apart < _SAME_TEXT_S)
    return near and (not one.text or not two.text or _words(one) == _words(two))


def _same_call(one: LoggedContact, two: LoggedContact, apart: float, *, near: bool) -> bool:
    if one.connected and two.connected and one.duration and two.duration:
        alike = abs(one.duration - two.duration) <= _LENGTHS_S
        coarse = Precision.MINUTE in (one.precision, two.precision)
        # One telephone cannot take two calls from one number at once.
        if not coarse and apart < one.duration:
            return True
        if one.duration != two.duration or apart:
            # What one source wrote twice is two calls; only another one writes a call again.
            alike = alike and not _one_source(one, two)
        return alike and (near if coarse else apart <= _RING_S)
    if one.connected != two.connected and not (_length_open(one) or _length_open(two)):
        return False
    return near


def _one_source(one: LoggedContact, two: LoggedContact) -> bool:
    """Return whether two rows are written alike but for the moment and the length."""
    return _manner(one) == _manner(two)


def _manner(contact: LoggedContact) -> tuple[object, ...]:
    said = (contact.claims, contact.agency, contact.creditor, contact.text)
    return (*said, contact.answered is None, contact.precision, contact.persons)


def _length_open(contact: LoggedContact) -> bool:
    """Return whether the row leaves open if the call was taken."""
    return contact.duration is None and contact.answered is not False


def _content(contact: LoggedContact) -> tuple[object, ...]:
    """Return what a row says, in an order that does not depend on where it stands."""
    return (
        contact.at,
        -contact.precision,
        -(contact.duration or 0),
        contact.text,
        contact.claims,
        contact.agency or "",
        str(contact.answered),
    )


def _one_of(same: Sequence[LoggedContact]) -> LoggedContact:
    """Return one contact with what any of its rows knows, the fullest row first."""
    fullest = sorted(
        same, key=lambda c: (not c.connected, c.duration is None, -len(c.text), _content(c))
    )
    best = fullest[0]
    return best._replace(
        claims=_first(c.claims for c in fullest) or "",
        text=_first(c.text for c in fullest) or "",
        agency=_first(c.agency for c in fullest),
        creditor=_first(c.creditor for c in fullest),
        loan=_first(c.loan for c in fullest),
        observed=frozenset().union(*(c.observed for c in same)),
        persons=_first(c.persons for c in fullest),
    )


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)


def _minute(contact: LoggedContact) -> object:
    return contact.at.replace(second=0, microsecond=0)


def _words(contact: LoggedContact) -> str:
    return "".join(contact.text.split())
