"""Which days are working days: weekends, public holidays and the weekends worked to make up."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import chinese_calendar  # type: ignore[import-untyped]


class DayKind(StrEnum):
    """What a day is; unknown where its year's holidays are not published yet."""

    WORKING = "working"
    OFF = "off"
    UNKNOWN = "unknown"


def day_kind(day: dt.date) -> DayKind:
    """Return whether a day is worked in mainland China, or that nobody can know yet.

    Examples:
        >>> [str(day_kind(dt.date(2026, 2, n))) for n in (14, 15)]
        ['working', 'off']
        >>> str(day_kind(dt.date(2050, 1, 3)))
        'unknown'
    """
    try:
        return DayKind.WORKING if chinese_calendar.is_workday(day) else DayKind.OFF
    except NotImplementedError:
        return DayKind.UNKNOWN
