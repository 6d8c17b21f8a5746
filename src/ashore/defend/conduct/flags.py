"""What each row of a log is marked with: facts about the row, measured but not judged.

A mark says where a row stands, also on a day on which no rule held yet; a finding says what a
rule of that day makes of it. A row that repeats another keeps its own facts and is counted once.
"""

from __future__ import annotations

import functools

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
from ashore.defend.contacts.reached import BORROWER, at_workplace

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


_BIT = {flag: 1 << place for place, flag in enumerate(FLAGS)}


def row_flags(conduct: Conduct) -> dict[int, tuple[str, ...]]:
    """Return the marks of every row that has any."""
    law, log = conduct.basis.law, conduct.log
    watch = NightWatch(law, anyway=True)
    # One number a row, a bit a mark: a long log has many rows and few combinations.
    marked: dict[int, int] = {}
    visit, night = Channel.VISIT, _BIT["night"]
    for contact, at_night in watch.watched(log.contacts):
        marks = night if at_night else 0
        if contact.reached is not BORROWER or contact.channel is visit:
            marks |= _of_whom(contact)
        if marks:
            marked[contact.row] = marks
    for row in log.repeats:
        marked[row] = marked.get(row, 0) | _BIT["duplicate"]
    calls = DailyLimit(law, CALLS_A_DAY, anyway=True)
    for contact in beyond(conduct.answered_a_day, calls):
        marked[contact.row] = marked.get(contact.row, 0) | _BIT["over_daily_calls"]
    attempts = DailyLimit(law, ATTEMPTS_A_DAY, anyway=True)
    for contact in beyond(conduct.attempts_a_day, attempts):
        marked[contact.row] = marked.get(contact.row, 0) | _BIT["over_daily_attempts"]
    return {row: _names(marks) for row, marks in marked.items()}


def _of_whom(contact: LoggedContact) -> int:
    """Return the marks that say whom a contact reached, and at whose door."""
    marks = _BIT["third_party"] if contact.reached.third_party else 0
    visit = contact.channel is Channel.VISIT
    if contact.reached.at_work or (visit and at_workplace(contact.text)):
        marks |= _BIT["workplace"]
    return marks | (_BIT["visit"] if visit else 0)


@functools.cache
def _names(marks: int) -> tuple[str, ...]:
    return tuple(flag for flag, bit in _BIT.items() if marks & bit)
