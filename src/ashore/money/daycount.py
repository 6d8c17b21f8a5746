"""What share of a year lies between two days, by the named conventions."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction

from ashore.money.dates import DateRange

YearShare = Callable[[dt.date, dt.date], Fraction]
"""What share of a year lies from one day to another."""


class DayCount(StrEnum):
    """How a lender turns days into a share of a year.

    ``period`` counts whole instalment intervals and so has no share of its own for loose days.
    """

    PERIOD = "period"
    THIRTY_360 = "30/360"
    ACT_365 = "act/365"
    ACT_360 = "act/360"
    ACT_ACT = "act/act"


@functools.lru_cache(maxsize=4_096)
def year_share(start: dt.date, end: dt.date, day_count: DayCount) -> Fraction:
    """Return the exact share of a year from one day to another; the end day does not count.

    ``act/act`` splits at the year's end and divides each part by its own year's length; and
    ``30/360`` takes every month as 30 days (a 31st counts as the 30th). ``period`` counts whole
    months, and loose days as thirtieths of one.

    Raises:
        DateOrderError: If the end comes before the start.

    Examples:
        >>> year_share(dt.date(2026, 1, 1), dt.date(2026, 1, 31), DayCount.ACT_360)
        Fraction(1, 12)
        >>> year_share(dt.date(2023, 12, 31), dt.date(2024, 1, 2), DayCount.ACT_ACT)
        Fraction(731, 133590)
    """
    span = DateRange(start, end)
    days = span.days()
    if day_count is DayCount.ACT_365:
        return Fraction(days, 365)
    if day_count is DayCount.ACT_360:
        return Fraction(days, 360)
    if day_count is DayCount.ACT_ACT:
        parts = (Fraction(n, 366 if calendar.isleap(year) else 365) for year, n in span.years())
        return sum(parts, Fraction(0))
    return Fraction(days_30_360(start, end), 360)


def days_30_360(start: dt.date, end: dt.date) -> int:
    """Return the days between two days when every month has 30.

    Examples:
        >>> days_30_360(dt.date(2026, 1, 31), dt.date(2026, 3, 31))
        60
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months * 30 + min(end.day, 30) - min(start.day, 30)
