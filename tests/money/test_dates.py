"""Instalment days keep their seed's day of the month, and impossible days are errors."""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.money import DateError, DateOrderError, StepError
from ashore.money.dates import DateRange, Step, add_months, date_from_text

SOME_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


def test_a_day_is_read_from_year_month_day() -> None:
    assert date_from_text("2024-02-29") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "1900-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "0000-01-01",
        "2026-1-1",
        "26-01-01",
        "20260101",
        "2026-W01-1",
        "2026/01/01",
        "2026-01-01T00:00",
        "2026-01-01 ",
        "2026-01-01\n",
        "２０２６-01-01",
        "2026年1月1日",
        "",
        None,
        20260101,
        dt.date(2026, 1, 1),
        46_023.0,
    ],
)
def test_what_is_no_day(text: object) -> None:
    with pytest.raises(DateError) as stopped:
        date_from_text(text, where="loan.on")
    assert stopped.value.where == "loan.on"
    assert stopped.value.values == {"given": text}


def test_a_loan_of_the_31st_falls_due_on_last_days_and_goes_back_to_the_31st() -> None:
    due = [add_months(dt.date(2023, 10, 31), n).isoformat() for n in range(1, 7)]
    assert due == [
        "2023-11-30",
        "2023-12-31",
        "2024-01-31",
        "2024-02-29",
        "2024-03-31",
        "2024-04-30",
    ]


def test_a_leap_day_comes_back_every_fourth_year() -> None:
    seed = dt.date(2096, 2, 29)
    years = [add_months(seed, 12 * n).isoformat() for n in (1, 4, 8)]
    assert years == ["2097-02-28", "2100-02-28", "2104-02-29"]


@given(SOME_DAYS, st.integers(-600, 600))
def test_month_steps_keep_the_day_or_give_the_last_one(seed: dt.date, months: int) -> None:
    after = add_months(seed, months)
    last = calendar.monthrange(after.year, after.month)[1]
    assert after.day == min(seed.day, last)
    assert (after.year - seed.year) * 12 + after.month - seed.month == months


@pytest.mark.parametrize(
    ("seed", "months"),
    [
        (dt.date(9999, 12, 1), 1),
        (dt.date(1, 1, 31), -1),
        (dt.date(2026, 1, 1), 10**12),
        (dt.date(2026, 1, 1), -(10**30)),
    ],
)
def test_months_beyond_the_calendar(seed: dt.date, months: int) -> None:
    with pytest.raises(DateError):
        add_months(seed, months)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("1m", "2026-03-31"),
        ("3m", "2026-07-31"),
        ("15d", "2026-03-02"),
        ("2w", "2026-02-28"),
        ("1y", "2028-01-31"),
        ("9999d", "2080-11-01"),
    ],
)
def test_intervals_are_counted_from_the_seed(text: str, second: str) -> None:
    step = Step.from_text(text)
    assert str(step) == text
    assert step.after(dt.date(2026, 1, 31), 2).isoformat() == second


@pytest.mark.parametrize(
    "text",
    ["0m", "01m", "10000d", "1M", "m", "1", "-1m", "1.5m", "1 m", "1m1d", "１m", "", None, 1],
)
def test_what_is_no_interval(text: object) -> None:
    with pytest.raises(StepError) as stopped:
        Step.from_text(text, where="loan.every")
    assert stopped.value.where == "loan.every"


@pytest.mark.parametrize("unit", ["d", "w", "m", "y"])
def test_intervals_beyond_the_calendar(unit: str) -> None:
    with pytest.raises(DateError):
        Step.from_text(f"9999{unit}").after(dt.date(2026, 1, 1), 10**6)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1m", Fraction(1, 12)),
        ("6m", Fraction(1, 2)),
        ("1w", Fraction(1, 52)),
        ("73d", Fraction(1, 5)),
        ("2y", Fraction(2)),
    ],
)
def test_an_interval_is_a_share_of_a_nominal_year(text: str, share: Fraction) -> None:
    assert Step.from_text(text).years() == share


def test_a_range_counts_its_start_and_not_its_end() -> None:
    assert DateRange(dt.date(2024, 2, 28), dt.date(2024, 3, 1)).days() == 2
    assert DateRange(dt.date(2026, 1, 1), dt.date(2026, 1, 1)).days() == 0


def test_a_range_cannot_end_before_it_starts() -> None:
    backwards = DateRange(dt.date(2026, 1, 2), dt.date(2026, 1, 1))
    with pytest.raises(DateOrderError):
        backwards.days()
    with pytest.raises(DateOrderError):
        list(backwards.years())


def test_a_range_is_split_at_the_ends_of_years() -> None:
    span = DateRange(dt.date(2023, 12, 31), dt.date(2025, 1, 2))
    assert list(span.years()) == [(2023, 1), (2024, 366), (2025, 1)]
    assert list(DateRange(dt.date(2024, 1, 1), dt.date(2024, 1, 1)).years()) == []


@given(SOME_DAYS, st.integers(0, 3_000))
def test_the_years_of_a_range_hold_all_its_days(start: dt.date, days: int) -> None:
    years = list(DateRange(start, start + dt.timedelta(days)).years())
    assert sum(number for _, number in years) == days
    assert all(number > 0 for _, number in years)
