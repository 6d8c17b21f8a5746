"""Shares of a year by the named conventions: exact, and adding up over split ranges."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.money import DateOrderError
from ashore.money.daycount import DayCount, days_30_360, year_share

SOME_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "shares"),
    [
        (
            dt.date(2023, 12, 31),
            dt.date(2024, 1, 2),
            {
                DayCount.ACT_365: Fraction(2, 365),
                DayCount.ACT_360: Fraction(2, 360),
                DayCount.ACT_ACT: Fraction(1, 365) + Fraction(1, 366),
                DayCount.THIRTY_360: Fraction(2, 360),
                DayCount.PERIOD: Fraction(2, 360),
            },
        ),
        (
            dt.date(2024, 1, 31),
            dt.date(2024, 3, 31),
            {
                DayCount.ACT_365: Fraction(60, 365),
                DayCount.ACT_360: Fraction(1, 6),
                DayCount.ACT_ACT: Fraction(60, 366),
                DayCount.THIRTY_360: Fraction(1, 6),
                DayCount.PERIOD: Fraction(1, 6),
            },
        ),
        (
            dt.date(2024, 2, 28),
            dt.date(2025, 2, 28),
            {
                DayCount.ACT_365: Fraction(366, 365),
                DayCount.ACT_360: Fraction(366, 360),
                DayCount.ACT_ACT: Fraction(308, 366) + Fraction(58, 365),
                DayCount.THIRTY_360: Fraction(1),
                DayCount.PERIOD: Fraction(1),
            },
        ),
        (
            # 28 February to 1 March of a common year: three days of a thirty-day month.
            dt.date(2026, 2, 28),
            dt.date(2026, 3, 1),
            {
                DayCount.ACT_365: Fraction(1, 365),
                DayCount.ACT_360: Fraction(1, 360),
                DayCount.ACT_ACT: Fraction(1, 365),
                DayCount.THIRTY_360: Fraction(3, 360),
                DayCount.PERIOD: Fraction(3, 360),
            },
        ),
    ],
)
def test_shares_of_a_year(start: dt.date, end: dt.date, shares: dict[DayCount, Fraction]) -> None:
    assert {count: year_share(start, end, count) for count in DayCount} == shares


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-01-30", "2026-01-31", 0),
        ("2026-01-31", "2026-02-01", 1),
        ("2026-01-31", "2026-02-28", 28),
        ("2024-02-29", "2024-03-31", 31),
        ("2026-01-15", "2027-01-15", 360),
    ],
)
def test_thirty_days_a_month(start: str, end: str, days: int) -> None:
    assert days_30_360(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == days


@given(st.lists(SOME_DAYS, min_size=3, max_size=3).map(sorted), st.sampled_from(DayCount))
def test_adjoining_ranges_add_up(days: list[dt.date], day_count: DayCount) -> None:
    first, middle, last = days
    parts = year_share(first, middle, day_count) + year_share(middle, last, day_count)
    assert parts == year_share(first, last, day_count)


@given(SOME_DAYS, st.sampled_from(DayCount))
def test_no_day_is_no_share(day: dt.date, day_count: DayCount) -> None:
    assert year_share(day, day, day_count) == 0


@given(st.integers(1951, 2149))
def test_a_calendar_year_is_one_year(year: int) -> None:
    start, end = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    assert year_share(start, end, DayCount.ACT_ACT) == 1
    assert year_share(start, end, DayCount.THIRTY_360) == 1


@pytest.mark.parametrize("day_count", DayCount)
def test_a_range_cannot_end_before_it_starts(day_count: DayCount) -> None:
    with pytest.raises(DateOrderError):
        year_share(dt.date(2026, 1, 2), dt.date(2026, 1, 1), day_count)


@pytest.mark.parametrize(
    ("day_count", "theirs"),
    [
        (DayCount.ACT_365, pyxirr.DayCount.ACT_365F),
        (DayCount.ACT_360, pyxirr.DayCount.ACT_360),
        (DayCount.ACT_ACT, pyxirr.DayCount.ACT_ACT_ISDA),
        (DayCount.THIRTY_360, pyxirr.DayCount.THIRTY_E_360),
    ],
)
@given(st.lists(SOME_DAYS, min_size=2, max_size=2).map(sorted))
def test_shares_agree_with_another_implementation(
    day_count: DayCount, theirs: pyxirr.DayCount, days: list[dt.date]
) -> None:
    start, end = days
    expected = pyxirr.year_fraction(start, end, theirs)
    assert float(year_share(start, end, day_count)) == pytest.approx(expected, abs=1e-12)
