"""Weeks beside each other: means are exact, gaps are gaps, and nothing is said of too little."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from ashore.case.fields import SHANGHAI
from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.journal import Journal
from ashore.recover.care.trends import trend
from tests.recover.cases import case_with_contacts

ON = dt.date(2026, 11, 24)


def _journal(*days_and_pressure: tuple[int, int | None]) -> Journal:
    journal = Journal()
    for n, (days, pressure) in enumerate(days_and_pressure):
        at = dt.datetime(2026, 11, 24, 9, tzinfo=SHANGHAI) - dt.timedelta(days=days)
        journal = journal.with_checkin(CheckIn(id=f"c{n}", at=at, pressure=pressure))
    return journal


def test_a_week_holds_its_seven_days() -> None:
    found = trend(_journal((0, 1), (6, 2), (7, 0), (13, 1)), None, ON)
    assert [week.begins for week in found.weeks[-2:]] == [
        dt.date(2026, 11, 11),
        dt.date(2026, 11, 18),
    ]
    assert [week.pressure for week in found.weeks[-2:]] == [Fraction(1, 2), Fraction(3, 2)]
    assert [week.checkins for week in found.weeks] == [0] * 6 + [2, 2]


def test_an_answer_left_out_is_not_a_zero() -> None:
    found = trend(_journal((0, 3), (1, None)), None, ON)
    assert found.weeks[-1].pressure == 3
    assert found.weeks[-1].checkins == 2


def test_little_is_said_of_little() -> None:
    assert trend(_journal((0, 3), (7, 0)), None, ON).says is None
    assert trend(Journal(), None, ON).says is None


def test_two_weeks_are_compared_without_a_cause() -> None:
    case = case_with_contacts(*[ON - dt.timedelta(days=n) for n in (8, 9, 10, 1)])
    found = trend(_journal((0, 2), (1, 3), (8, 1), (9, 1)), case, ON)
    assert [week.contacts for week in found.weeks[-2:]] == [3, 1]
    assert found.says is not None
    assert found.says.zh == (
        "这周的回答比上周松一些，来的联系少了。这是两件同时发生的事，说明不了谁引起谁。"
    )


def test_a_harder_week_is_a_part_of_the_way() -> None:
    found = trend(_journal((0, 0), (1, 1), (8, 2), (9, 2)), None, ON)
    assert found.says is not None
    assert "路上的一段" in found.says.zh
