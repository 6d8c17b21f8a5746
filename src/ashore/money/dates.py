"""When instalments fall due: month stepping, intervals and half-open ranges."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from ashore.errors.money import DateError, DateOrderError, StepError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_STEP = re.compile(r"([1-9]\d{0,3})([dwmy])", re.ASCII)


def date_from_text(text: object, *, where: str = "") -> dt.date:
    """Return the date written year-month-day.

    Raises:
        DateError: If there is no such day.
    """
    if isinstance(text, str) and _DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            pass
    raise DateError(given=text, where=where)


def add_months(seed: dt.date, months: int) -> dt.date:
    """Return the day some months after a seed day, kept to the seed's day of the month.

    A shorter month gives its last day, and the next long month goes back to the seed's day:
    step from the seed each time, not from the last result.

    Raises:
        DateError: If that lies beyond the calendar.

    Examples:
        >>> [add_months(dt.date(2026, 1, 31), n).isoformat() for n in (1, 2)]
        ['2026-02-28', '2026-03-31']
    """
    year, month0 = divmod(seed.year * 12 + seed.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise DateError(given=f"{seed} + {months}m")
    day = seed.day
    if day > 28:
        day = min(day, calendar.monthrange(year, month0 + 1)[1])
    return dt.date(year, month0 + 1, day)


@dataclass(frozen=True, slots=True)
class Step:
    """The interval from one instalment to the next: some days, weeks, months or years."""

    count: int
    unit: Literal["d", "w", "m", "y"]

    @classmethod
    def from_text(cls, text: object, *, where: str = "") -> Step:
        """Return the interval written like ``1m``, ``15d``, ``2w`` or ``1y``.

        Raises:
            StepError: If it is not written so.
        """
        match = _STEP.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise StepError(given=text, where=where)
        count, unit = match.groups()
        return cls(int(count), unit)  # type: ignore[arg-type]  # the pattern allows only these four

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    def after(self, seed: dt.date, times: int) -> dt.date:
        """Return the day some intervals after a seed day.

        Raises:
            DateError: If that lies beyond the calendar.
        """
        number = self.count * times
        if self.unit in ("m", "y"):
            return add_months(seed, number * (12 if self.unit == "y" else 1))
        try:
            return seed + dt.timedelta(days=number * (7 if self.unit == "w" else 1))
        except OverflowError:
            raise DateError(given=f"{seed} + {number}{self.unit}") from None

    def years(self) -> Fraction:
        """Return the interval as a share of a nominal year: 12 months, 52 weeks or 365 days."""
        return Fraction(self.count, {"d": 365, "w": 52, "m": 12, "y": 1}[self.unit])


class DateRange(NamedTuple):
    """A half-open range of days: ``start`` counts, ``end`` does not."""

    start: dt.date
    end: dt.date

    def days(self) -> int:
        """Return how many days the range holds.

        Raises:
            DateOrderError: If it ends before it starts.
        """
        if self.end < self.start:
            raise DateOrderError(start=self.start, end=self.end)
        return (self.end - self.start).days

    def years(self) -> Iterator[tuple[int, int]]:
        """Yield each calendar year that the range touches with its number of days in it."""
        self.days()
        start = self.start
        while start < self.end:
            stop = min(self.end, dt.date(start.year + 1, 1, 1))
            yield start.year, (stop - start).days
            start = stop
