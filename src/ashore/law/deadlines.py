"""When a period ends: the day itself, the counting behind it, and whether it can be known yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.errors.law import LawUnitError
from ashore.findings import Citation, Working
from ashore.law.answers import Figure, Rule, Unit
from ashore.law.book import LawBook
from ashore.law.workdays import DayKind, day_kind
from ashore.money.dates import add_months
from ashore.text import Text

_NEXT_WORKING_DAY = "next_working_day"
_ONE_DAY = dt.timedelta(days=1)
_UNPUBLISHED = Text(
    "{year} 年的放假安排还没有公布，最后一天不早于 {day}，也可能更晚。",
    "The public holidays of {year} are not published yet: it ends on {day} at the earliest.",
)
_NOT_READ = Text(
    "这部规定自己怎么计算期间没有读到：当天不算，末日遇休假不顺延。",
    "How this instrument counts was not read: the first day is left out and the last day stays.",
)
_LABEL = Text("最后一天", "last day")
_MOVED = Text("末日是休假日，顺延", "the last day is a day off and moves")
_AFTER = {
    Unit.DAYS: Text("{n} 天以后", "{n} days on"),
    Unit.WORKING_DAYS: Text("{n} 个工作日以后", "{n} working days on"),
    Unit.MONTHS: Text("{n} 个月以后", "{n} months on"),
    Unit.YEARS: Text("{n} 年以后", "{n} years on"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """The last day of a period.

    ``on`` is the last day; where ``uncertain`` says why it cannot be known yet, it is the earliest
    day that the period can end. ``extended`` are the last days after each extension that the rule
    allows. ``binds`` names who has to act; ``how_counted`` says what is not known about counting.
    """

    id: str
    title: Text
    on: dt.date
    extended: tuple[dt.date, ...]
    binds: str
    uncertain: Text | None
    how_counted: Text | None
    limits: Text | None
    working: Working


def due_date(book: LawBook, entry_id: str, *, event_on: dt.date) -> DueDate:
    """Return when a period of the law book ends; the day of the event is not counted.

    Args:
        book: The law book.
        entry_id: A figure in days, working days, months or years.
        event_on: The day of the event that the period counts from, which also picks the version.

    Raises:
        LawDataError: If the book has no such period for that day, or the figure is no period.
        DateError: If the period ends beyond the calendar.

    Examples:
        >>> book = LawBook.standard()
        >>> answer = due_date(book, "deadlines.court-answer", event_on=dt.date(2026, 9, 16))
        >>> answer.on, answer.working.parts[1].sum
        (datetime.date(2026, 10, 8), '2026-10-01 → 2026-10-08')
    """
    period = book.figure(entry_id, on=event_on)
    counting = _counting(book, period, event_on)
    moves = counting is not None and counting.data.get("last_day") == _NEXT_WORKING_DAY
    counted, unknown = _count(period.unit, int(period.value), event_on, entry_id)
    on, unknown_end = _roll(counted) if moves else (counted, None)
    unknown = unknown or unknown_end
    return DueDate(
        id=entry_id,
        title=period.title,
        on=on,
        extended=_extended(period, event_on, moves=moves),
        binds=str(period.data.get("binds", "")),
        uncertain=_UNPUBLISHED.fill(year=unknown.year, day=on) if unknown else None,
        how_counted=None if counting or period.unit is Unit.WORKING_DAYS else _NOT_READ,
        limits=period.limits,
        working=_working(period, counting, event_on, counted, on),
    )


def _counting(book: LawBook, period: Figure, event_on: dt.date) -> Rule | None:
    """Return the rule by which the instrument counts, where it was read."""
    name = period.data.get("counted_by")
    return book.rule(name, on=event_on) if isinstance(name, str) else None


def _count(
    unit: Unit, number: int, event_on: dt.date, entry_id: str
) -> tuple[dt.date, dt.date | None]:
    """Return the day counted to, and the first day on the way that nobody can know about yet."""
    if unit is Unit.DAYS:
        return event_on + dt.timedelta(days=number), None
    if unit is Unit.MONTHS:
        return add_months(event_on, number), None
    if unit is Unit.YEARS:
        return add_months(event_on, 12 * number), None
    if unit is Unit.WORKING_DAYS:
        return _count_working_days(number, event_on)
    raise LawUnitError(where=entry_id, given=unit)


def _count_working_days(number: int, event_on: dt.date) -> tuple[dt.date, dt.date | None]:
    """Return the earliest day that can be the last one: an unknown day may be worked."""
    day, unknown = event_on, None
    while number:
        day += _ONE_DAY
        kind = day_kind(day)
        if kind is DayKind.UNKNOWN:
            unknown = unknown or day
        number -= kind is not DayKind.OFF
    return day, unknown


def _roll(day: dt.date) -> tuple[dt.date, dt.date | None]:
    """Return the day, or the first working day after it; stop where nobody can know yet."""
    while day_kind(day) is DayKind.OFF:
        day += _ONE_DAY
    return day, day if day_kind(day) is DayKind.UNKNOWN else None


def _extended(period: Figure, event_on: dt.date, *, moves: bool) -> tuple[dt.date, ...]:
    """Return the last day after each extension, counted from the same event."""
    numbers = period.data.get("extended_to", ())
    ends = [_count(period.unit, int(str(n)), event_on, period.id)[0] for n in numbers]
    return tuple(_roll(end)[0] if moves else end for end in ends)


def _working(
    period: Figure, counting: Rule | None, event_on: dt.date, counted: dt.date, on: dt.date
) -> Working:
    citations: tuple[Citation, ...] = (period.citation,)
    if counting is not None:
        citations = (*citations, counting.citation)
    parts = [
        Working(
            label=_AFTER[period.unit].fill(n=period.text),
            shown=str(counted),
            sum=f"{event_on} → {counted}",
            citations=(period.citation,),
        )
    ]
    if on != counted and counting is not None:
        parts.append(
            Working(
                label=_MOVED,
                shown=str(on),
                sum=f"{counted} → {on}",
                citations=(counting.citation,),
            )
        )
    return Working(
        label=_LABEL,
        shown=str(on),
        sum=" → ".join(dict.fromkeys(str(day) for day in (event_on, counted, on))),
        citations=citations,
        parts=tuple(parts),
    )
