"""After a long time away the person is greeted and asked, and nothing is taken from them."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries_people import Expense, Income, Person
from ashore.recover.welcome_back import welcome_back
from tests.recover.cases import RECORDED, case_of

ON = dt.date(2027, 3, 1)


def test_a_long_time_away_is_welcomed_without_blame() -> None:
    case = case_of(
        Income(id="i1", recorded_at=RECORDED, name="工资", monthly=450000),
        Income(
            id="i2",
            recorded_at=RECORDED,
            name="失业金",
            monthly=150000,
            ends_on=dt.date(2027, 1, 31),
        ),
        Expense(id="e1", recorded_at=RECORDED, name="房租", monthly=120000),
        Person(id="p1", recorded_at=RECORDED),
    )
    found = welcome_back(case, None, ON)
    assert found is not None
    assert found.says.zh == "回来就好。上次是 2026-11-24。中间空着没关系，什么都没有少。"
    assert [one.entry for one in found.still_true] == ["i1", "e1", "p1"]


def test_a_few_weeks_are_not_long() -> None:
    case = case_of(Person(id="p1", recorded_at=RECORDED))
    assert welcome_back(case, None, dt.date(2026, 12, 23)) is None
    assert welcome_back(case, None, dt.date(2026, 12, 24)) is not None
    assert welcome_back(case, dt.date(2027, 2, 20), ON) is None


def test_an_empty_case_asks_nothing() -> None:
    assert welcome_back(case_of(), None, ON) is None
