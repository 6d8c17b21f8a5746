"""V04: many contacts in a short time, by the program's own lines."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ashore.case.entries_dealings import Channel
from ashore.defend.conduct.conduct import Conduct, Group
from ashore.defend.conduct.finding import ConductFinding, finding_of
from ashore.defend.conduct.lines import Line, own_line
from ashore.defend.conduct.rule import rule_of
from ashore.defend.conduct.steadiness import numbers_shared, numbers_to_spare
from ashore.defend.contacts.contact import MESSAGES, NO_TIME, LoggedContact
from ashore.findings import Working
from ashore.text import Text

BURST = rule_of("conduct.burst")

_COUNTED = MESSAGES | {Channel.CALL}
_HOUR_S, _DAY_S = 3600, 86400
_FULLEST = 50


Clocks = npt.NDArray[np.int64]


class Windows(NamedTuple):
    """For each contact the window that ends with it: where it begins, and how many it holds."""

    firsts: Clocks
    sizes: Clocks

    @property
    def most(self) -> int:
        """Return how many the fullest window holds."""
        return int(self.sizes.max(initial=0))


def clocks_of(contacts: Sequence[LoggedContact]) -> Clocks:
    """Return the seconds of contacts on a running count."""
    return np.fromiter((contact.clock for contact in contacts), np.int64, len(contacts))


def windows(clocks: Clocks, seconds: int) -> Windows:
    """Return the half-open windows of some length over moments, which are in order."""
    firsts = np.searchsorted(clocks, clocks - seconds, side="right")
    return Windows(firsts, np.arange(1, len(clocks) + 1) - firsts)


def within(found: Windows, line: int) -> npt.NDArray[np.bool_]:
    """Return which contacts lie in a window that holds at least so many."""
    size = len(found.sizes)
    (lasts,) = np.nonzero(found.sizes >= line)
    begin = np.bincount(found.firsts[lasts], minlength=size)
    over = np.bincount(lasts + 1, minlength=size)[:size]
    return np.cumsum(begin - over) > 0


def bursts(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield each caller's dense stretches; one caller can ring from many unnamed numbers."""
    an_hour, a_day = own_line("burst_an_hour"), own_line("burst_a_day")
    keys = conduct.caller_keys
    places: dict[str, list[int]] = defaultdict(list)
    moments: dict[str, list[int]] = defaultdict(list)
    for place, contact in enumerate(conduct.inbound):
        if contact.channel in _COUNTED and contact.second != NO_TIME:
            key = keys[contact.row]
            places[key].append(place)
            moments[key].append(contact.clock)
    dense = np.zeros(len(conduct.inbound), np.bool_)
    for key, own in places.items():
        clocks = np.array(moments[key])
        hour = within(windows(clocks, _HOUR_S), an_hour.value)
        day = within(windows(clocks, _DAY_S), a_day.value)
        dense[own] = hour | day
    found = itertools.compress(conduct.inbound, dense.tolist())
    for group in conduct.groups(BURST, found):
        # How many a day held is counted over all contacts, not over those of dense hours alone.
        every = np.array(moments[keys[group.contacts[0].row]])
        yield _finding(conduct, group, every, an_hour, a_day)


def _most(every: Clocks, own: Clocks, seconds: int) -> int:
    """Return how many contacts the fullest window holds that has one of a group's own in it."""
    found = windows(every, seconds)
    before = np.searchsorted(own, every[found.firsts], side="left")
    holds = np.searchsorted(own, every, side="right") > before
    return int(found.sizes[holds].max(initial=0))


def _finding(
    conduct: Conduct, group: Group, every: Clocks, an_hour: Line, a_day: Line
) -> ConductFinding:
    clocks = clocks_of(group.contacts)
    hours, days = windows(clocks, _HOUR_S), windows(clocks, _DAY_S)
    in_an_hour, in_a_day = _most(every, clocks, _HOUR_S), _most(every, clocks, _DAY_S)
    numbers = len({contact.number_key for contact in group.contacts} - {""})
    spare = max(
        _spare(group.contacts, hours, an_hour.value), _spare(group.contacts, days, a_day.value)
    )
    return finding_of(
        conduct,
        group,
        values={"hour": in_an_hour, "day": in_a_day},
        counts={"most_in_an_hour": in_an_hour, "most_in_a_day": in_a_day, "numbers": numbers},
        workings=(
            _step(Text("一小时内最多", "most in an hour"), in_an_hour, an_hour.value),
            _step(Text("二十四小时内最多", "most in twenty-four hours"), in_a_day, a_day.value),
        ),
        holds=(numbers_shared(numbers, spare),) if numbers > 1 else (),
        limits=(an_hour.says, a_day.says),
    )


def _step(label: Text, most: int, line: int) -> Working:
    return Working(label=label, shown=str(most), sum=f"{most} ≥ {line}" if most >= line else "")


def _spare(contacts: Sequence[LoggedContact], found: Windows, line: int) -> int:
    """Return how many numbers may be somebody else's in the best of the fullest windows.

    One window that bears it is enough, so looking at the fullest alone never says too much.
    """
    best = 0
    for last in np.argsort(-found.sizes, kind="stable")[:_FULLEST]:
        size = int(found.sizes[last])
        # Every number taken away takes at least one contact with it.
        if size - line <= best:
            break
        each = Counter(one.number_key for one in contacts[found.firsts[last] : last + 1])
        del each[""]
        best = max(best, numbers_to_spare(each.values(), size, line))
    return best
