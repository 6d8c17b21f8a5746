"""By which day something is due that was promised within some days, or by a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.law.workdays import DayKind, day_kind

_ONE_DAY = dt.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A time that was promised: some days from an event, or a day itself.

    Examples:
        >>> Within(days=3, working=True).after(dt.date(2026, 11, 27)).isoformat()
        '2026-12-02'
        >>> Within(by=dt.date(2026, 12, 1)).after(dt.date(2026, 11, 1)).isoformat()
        '2026-12-01'
    """

    days: int = 0
    working: bool = False
    by: dt.date | None = None

    def after(self, event: dt.date) -> dt.date:
        """Return the last day; the day of the event does not count."""
        if self.by is not None:
            return self.by
        if not self.working:
            return event + dt.timedelta(days=self.days)
        day, left = event, self.days
        while left:
            day += _ONE_DAY
            left -= is_worked(day)
        return day


def is_worked(day: dt.date) -> bool:
    """Return whether a day is worked; where holidays are not published yet, weekends are free."""
    kind = day_kind(day)
    return day.weekday() < _SATURDAY if kind is DayKind.UNKNOWN else kind is DayKind.WORKING


def next_working_day(day: dt.date) -> dt.date:
    """Return a day, or the next one that is worked.

    Examples:
        >>> next_working_day(dt.date(2026, 11, 28)).isoformat()
        '2026-11-30'
    """
    while not is_worked(day):
        day += _ONE_DAY
    return day
