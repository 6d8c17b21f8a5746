"""How the weeks went: the answers beside the calls that came and the steps that were taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_dealings import Contact
from ashore.case.replay import Case
from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.journal import Journal
from ashore.text import Text

WEEKS = 8
_WEEK = dt.timedelta(days=7)
_FEW = 2
"""The answers that each of two weeks needs before anything is said about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days: the mean answers (0 hardest, 3 easiest; None where nobody asked), and counts."""

    begins: dt.date
    checkins: int
    pressure: Fraction | None
    sleep: Fraction | None
    day: Fraction | None
    contacts: int
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Some weeks, the latest last, and what can be said about the last two; often nothing."""

    weeks: tuple[Week, ...]
    says: Text | None


def trend(journal: Journal, case: Case | None, on: dt.date, *, weeks: int = WEEKS) -> Trend:
    """Return the weeks up to a day, that day's week last; a week without answers is no failing.

    Args:
        journal: The check-ins and steps.
        case: Gives the contacts that came in; None where there is no case yet.
        on: The last day.
        weeks: How many.
    """
    first = on - (weeks * _WEEK) + dt.timedelta(days=1)
    came = [one.at.date() for one in case.of(Contact) if one.direction == "in"] if case else []
    done = [step.at.date() for step in journal.steps]
    found = tuple(_week(journal.checkins, came, done, first + n * _WEEK) for n in range(weeks))
    return Trend(weeks=found, says=_compared(found[-2], found[-1]) if weeks > 1 else None)


def _week(
    checkins: Sequence[CheckIn],
    came: Sequence[dt.date],
    done: Sequence[dt.date],
    begins: dt.date,
) -> Week:
    ends = begins + _WEEK
    inside = [one for one in checkins if begins <= one.at.date() < ends]
    return Week(
        begins=begins,
        checkins=len(inside),
        pressure=_mean(one.pressure for one in inside),
        sleep=_mean(one.sleep for one in inside),
        day=_mean(one.day for one in inside),
        contacts=sum(begins <= day < ends for day in came),
        steps=sum(begins <= day < ends for day in done),
    )


def _mean(answers: Iterable[int | None]) -> Fraction | None:
    given = [answer for answer in answers if answer is not None]
    return Fraction(sum(given), len(given)) if given else None


_EASIER = Text("这周的回答比上周松一些", "This week's answers are a little easier than last week's")
_HARDER = Text(
    "这周的回答比上周紧，难的日子也是路上的一段",
    "This week's answers are harder than last week's; hard days are a part of the way",
)
_ALIKE = Text("这周和上周差不多", "This week and the last are much alike")
_FEWER = Text("，来的联系少了", ", and fewer contacts came")
_MORE = Text("，来的联系多了", ", and more contacts came")
_SAME = Text("", "")
_APART = Text(
    "。这是两件同时发生的事，说明不了谁引起谁。", ". Neither need be the cause of the other."
)
_STOP = Text("。", ".")


def _compared(last: Week, this: Week) -> Text | None:
    """Return one sentence about two weeks that each have enough answers."""
    if min(last.checkins, this.checkins) < _FEW or last.pressure is None or this.pressure is None:
        return None
    change = this.pressure - last.pressure
    answers = _ALIKE if abs(change) < Fraction(1, 4) else _EASIER if change > 0 else _HARDER
    contacts = this.contacts - last.contacts
    aside = _SAME if contacts == 0 else _FEWER if contacts < 0 else _MORE
    end = _APART if aside is not _SAME else _STOP
    return Text(answers.zh + aside.zh + end.zh, answers.en + aside.en + end.en)


def shown_mean(mean: Fraction | None) -> str:
    """Return a mean of answers with one decimal, nothing where there is none."""
    return "" if mean is None else f"{round(mean * 10) / 10:.1f}"
