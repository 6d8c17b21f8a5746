"""Amounts wait for the morning; days, times, counts and shares do not."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.recover.quiet_hours import HIDDEN, QuietHours, without_amounts


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("还 1331.93 元", f"还 {HIDDEN}"),
        ("¥1,331.93 到期", f"{HIDDEN} 到期"),
        ("约 3 万元", f"约 {HIDDEN}"),
        ("7,713.67 yuan are due", f"{HIDDEN} are due"),
        ("先付 327.60 保 3 万元", f"先付 {HIDDEN} 保 {HIDDEN}"),
        ("2026-12-05 08:00 前，3 天，12 期，24.00%", "2026-12-05 08:00 前，3 天，12 期，24.00%"),
        ("打 12356", "打 12356"),
        ("", ""),
    ],
)
def test_only_money_is_put_away(said: str, shown: str) -> None:
    assert without_amounts(said) == shown


@pytest.mark.parametrize(
    ("begin", "end", "at", "held"),
    [
        ("22:00", "08:00", "21:59", False),
        ("22:00", "08:00", "22:00", True),
        ("22:00", "08:00", "00:00", True),
        ("22:00", "08:00", "07:59", True),
        ("22:00", "08:00", "08:00", False),
        ("13:00", "15:00", "14:00", True),
        ("13:00", "15:00", "15:00", False),
        ("08:00", "08:00", "08:00", False),
    ],
)
def test_the_hours_are_half_open(begin: str, end: str, at: str, held: bool) -> None:
    hours = QuietHours(dt.time.fromisoformat(begin), dt.time.fromisoformat(end))
    moment = dt.datetime.combine(dt.date(2026, 11, 24), dt.time.fromisoformat(at))
    assert hours.hold(moment) is held
