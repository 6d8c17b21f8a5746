"""When a row of a list was, where the list leaves out the year or the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ashore.defend.contacts.moments import Moment, Precision, TimeFault, moment_from_text
from ashore.intake.reading import Asked, Choice, Question
from ashore.text import Text

_NUMBERS = re.compile(
    # With hyphens two digits may as well be the year in front, so there they are not read.
    r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4})|[/.](\d{2}))(?!\d)(.*)",
    re.ASCII | re.DOTALL,
)
_YEARLESS = re.compile(
    r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s+(\d{1,2}[:时].*)", re.ASCII | re.DOTALL
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=\s*[-/.年]|\d{2}(?!\d))", re.ASCII)

YEAR = Question(
    "year",
    Text(
        "这份清单没写年份，是哪一年的？",
        "The list does not give its year. Which year is it?",
    ),
)
DAY_FIRST = Question(
    "day_first",
    Text(
        "日期 {given} 是哪种写法？",
        "How is the date {given} meant?",
    ),
    (
        Choice("true", Text("日在前（日/月/年）", "day first (day/month/year)")),
        Choice("false", Text("月在前（月/日/年）", "month first (month/day/year)")),
    ),
)


class Dates(NamedTuple):
    """How the times of one list are read; None is what neither list nor person said.

    ``month`` is that of a list without years: a later month in it is of the year before.
    """

    year: int | None = None
    month: int | None = None
    day_first: bool | None = None

    def second(self, written: str) -> tuple[int | None, str]:
        """Return seconds since 1970 and an empty fault, or None and why there are none.

        Examples:
            >>> Dates(day_first=True).second("02/06/17 09:45")
            (1496367900, '')
            >>> Dates().second("02/06/17 09:45"), Dates().second("03-04 12:00:00")
            ((None, 'day-first'), (None, 'year'))
        """
        moment = moment_from_text(self._written_out(written))
        if isinstance(moment, Moment):
            if moment.precision is Precision.DAY:
                return None, "day-only"
            return int(moment.at.timestamp()), ""
        if moment is TimeFault.AMBIGUOUS and _NUMBERS.fullmatch(written):
            return None, "day-first"
        return None, "year" if _YEARLESS.fullmatch(written) and self.year is None else "time"

    def _written_out(self, written: str) -> str:
        if found := _NUMBERS.fullmatch(written):
            first, second = int(found[1]), int(found[2])
            order = first > 12 if (first > 12) != (second > 12) else self.day_first
            if order is None:
                # Both ways are the same day, or nobody said which is meant.
                order = True if first == second else None
            if order is None:
                return written
            day, month = (first, second) if order else (second, first)
            return f"{found[3] or f'20{found[4]}'}-{month:02}-{day:02}{found[5]}"
        if self.year is not None and (found := _YEARLESS.fullmatch(written)):
            before = self.month is not None and int(found[1]) > self.month
            return f"{self.year - before}-{found[1]}-{found[2]} {found[3]}"
        return written


def dates_of(
    written: Iterable[str], preamble: str, asked: Asked
) -> tuple[Dates, tuple[Question, ...]]:
    """Return how the times of a list are read, and what has to be asked first.

    A day above 12 settles the order for the whole list, a single year above the headings its year.

    Args:
        written: The times of all rows.
        preamble: What stands above the headings.
        asked: What the person said.
    """
    orders: set[bool] = set()
    open_order, yearless = "", False
    for text in written:
        if found := _NUMBERS.fullmatch(text):
            first, second = int(found[1]), int(found[2])
            if (first > 12) != (second > 12):
                orders.add(first > 12)
            elif first != second and not open_order:
                open_order = text
        elif not yearless and _YEARLESS.fullmatch(text):
            yearless = True
    day_first = asked.day_first
    if len(orders) == 1:
        (day_first,) = orders
    year = asked.year
    years = set(_YEAR.findall(preamble))
    if year is None and len(years) == 1:
        year = int(years.pop())
    ask = []
    if open_order and day_first is None:
        ask.append(DAY_FIRST._replace(says=DAY_FIRST.says.fill(given=open_order[:20])))
    if yearless and year is None:
        ask.append(YEAR)
    return Dates(year, asked.month, day_first), tuple(ask)
