"""What each row of a log is marked with: facts about the row, measured but not judged.

A mark says where a row stands, also on a day on which no rule held yet; a finding says what a
rule of that day makes of it. A row that repeats another keeps its own facts and is counted once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ashore.case.entries_dealings import Channel
from ashore.defend.conduct.conduct import Conduct
from ashore.defend.conduct.counts import (
    ATTEMPTS_A_DAY,
    CALLS_A_DAY,
    DailyLimit,
    answered_a_day,
    attempts_a_day,
    beyond,
)
from ashore.defend.conduct.hours import NightWatch
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.reached import at_workplace

FLAGS = (
    "night",
    "over_daily_calls",
    "over_daily_attempts",
    "third_party",
    "workplace",
    "visit",
    "duplicate",
)
"""Every mark, in the order in which a row carries them."""


def row_flags(conduct: Conduct) -> dict[int, tuple[str, ...]]:
    """Return the marks of every row that has any."""
    law, log = conduct.basis.law, conduct.log
    watch = NightWatch(law, anyway=True)
    marked: dict[int, set[str]] = defaultdict(set)
    for contact in log.contacts:
        if contact.inbound:
            own = set(_own_marks(contact, watch))
            if own:
                marked[contact.row] |= own
    for row in log.repeats:
        marked[row].add("duplicate")
    calls = DailyLimit(law, CALLS_A_DAY, anyway=True)
    for contact in beyond(answered_a_day(conduct), calls):
        marked[contact.row].add("over_daily_calls")
    attempts = DailyLimit(law, ATTEMPTS_A_DAY, anyway=True)
    for contact in beyond(attempts_a_day(conduct), attempts):
        marked[contact.row].add("over_daily_attempts")
    return {row: tuple(sorted(flags, key=FLAGS.index)) for row, flags in marked.items()}


def _own_marks(contact: LoggedContact, watch: NightWatch) -> Iterable[str]:
    if watch.at_night(contact):
        yield "night"
    if contact.reached.third_party:
        yield "third_party"
    visit = contact.channel is Channel.VISIT
    if contact.reached.at_work or (visit and at_workplace(contact.text)):
        yield "workplace"
    if visit:
        yield "visit"
