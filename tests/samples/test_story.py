"""The sample: complete, invented, and the same story on whatever day it is opened."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entries_people import Cause, Expense, Income, Person
from ashore.case.ledgerfile import ledger_bytes, ledger_from_bytes
from ashore.case.replay import replay
from ashore.law.book import LawBook
from ashore.owed.report import Owed, owed_on
from ashore.samples.relative import day_from_today
from ashore.samples.story import TITLE, sample_case

TODAY = dt.date(2026, 11, 24)
BOOK = LawBook.standard()


def story(today: dt.date) -> Owed:
    return owed_on(replay(sample_case(today)), BOOK, today)


def told(found: Owed) -> list[object]:
    stages = [debt.delinquency and debt.delinquency.stage for debt in found.debts]
    # A bill is named by the hash of its page, which moves with the day.
    places = [(one.code, one.severity, _place(one.where)) for one in found.findings]
    return [*stages, *places]


def _place(where: str) -> str:
    return "/".join(part for part in where.split("/") if not part.startswith("bill-"))


def test_a_household_with_room_to_move() -> None:
    case = replay(sample_case(TODAY))
    assert case.title == TITLE
    assert "虚构" in TITLE
    assert [person.name for person in case.of(Person)] == ["沈若川"]
    assert len(case.of(Cause)) == 1
    income: list[int] = [i.monthly or min(i.months) for i in case.of(Income)]
    assert (sum(income), sum(spent.monthly or 0 for spent in case.of(Expense))) == (
        1_054_000,
        802_800,
    )


def test_four_debts_each_with_its_own_lesson() -> None:
    found = story(TODAY)
    codes = {(one.where.split("/")[0], one.code) for one in found.findings}
    assert {
        ("shizhou", "owed.deducted-up-front"),
        ("shizhou", "owed.above-comparison-line"),
        ("shizhou", "owed.acceleration-ahead"),
        ("renhe", "owed.flat-rate"),
        ("renhe", "owed.charge-differs"),
        ("yanyu", "owed.charge-without-basis"),
    } <= codes
    assert [debt.standing.footing for debt in found.debts] == [
        "instalments",
        "instalments",
        "instalments",
        "card",
    ]


def test_it_is_a_case_like_any_other() -> None:
    ledger = sample_case(TODAY)
    assert ledger_from_bytes(ledger_bytes(ledger)) == ledger
    assert sample_case(TODAY) == ledger
    assert {entry.source.how for entry in ledger.entries} == {"typed", "file", "import"}


@settings(max_examples=15, deadline=None)
@given(st.dates(dt.date(2025, 6, 1), dt.date(2031, 12, 31)))
def test_the_same_story_on_any_day(today: dt.date) -> None:
    found = story(today)
    assert told(found) == told(story(TODAY))
    assert abs(found.due_now - story(TODAY).due_now) < 1_000


def test_steps_are_taken_one_after_the_other() -> None:
    day = dt.date(2026, 5, 31)
    assert day_from_today(day, "-1d -3m") == dt.date(2026, 2, 28)
    assert day_from_today(day, "-3m -1d") == dt.date(2026, 2, 27)
    assert day_from_today(day, "0d") == day
