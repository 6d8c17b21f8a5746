"""What each row of a log is marked with: facts about the row, measured but not judged.

A mark says where a row stands, also on a day on which no rule held yet; a finding says what a
rule of that day makes of it. A row that repeats another keeps its own facts and is counted once.
"""

from __future__ import annotations

from collections import defaultdict

from ashore.case.entries_dealings import Channel
from ashore.defend.conduct.conduct import Conduct
from ashore.defend.conduct.counts import (
    ATTEMPTS_A_DAY,
    CALLS_A_DAY,
    DailyLimit,
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
            _mark(marked, contact, watch)
    for row in log.repeats:
        marked[row].add("duplicate")
    calls = DailyLimit(law, CALLS_A_DAY, anyway=True)
    for contact in beyond(conduct.answered_a_day, calls):
        marked[contact.row].add("over_daily_calls")
    attempts = DailyLimit(law, ATTEMPTS_A_DAY, anyway=True)
    for contact in beyond(conduct.attempts_a_day, attempts):
        marked[contact.row].add("over_daily_attempts")
    return {row: tuple(sorted(flags, key=FLAGS.index)) for row, flags in marked.items()}


def _mark(marked: dict[int, set[str]], contact: LoggedContact, watch: NightWatch) -> None:
    """Mark a row with the facts that it shows by itself."""
    if watch.at_night(contact):
        marked[contact.row].add("night")
    reached = contact.reached
    if reached.third_party:
        marked[contact.row].add("third_party")
    visit = contact.channel is Channel.VISIT
    if visit:
        marked[contact.row].add("visit")
    if reached.at_work or (visit and at_workplace(contact.text)):
        marked[contact.row].add("workplace")
