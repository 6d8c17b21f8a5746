"""In which states a loan can have been when principal was last paid, told from a bill.

Where principal is cleared last, the principal that is left says how far the payments came: on the
day that principal was last paid, everything in front of it had been cleared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ashore.case.terms import Item
from ashore.owed.explain.charges import Sum
from ashore.owed.explain.replay import Line, Way, copy_of
from ashore.owed.position import Paid


@dataclass(frozen=True, slots=True)
class Start:
    """A state that the loan can have been in right after principal was last paid.

    ``on`` is that day, or None where no principal was ever paid. ``left`` is what was left of the
    principal of a line, by its place, where nothing else was; days of grace may still run on it.
    Where ``least`` is set, part of the charges of one line may have been paid as well: then
    ``lines`` have all of them, and ``least`` none.
    """

    on: dt.date | None
    lines: list[Line]
    left: dict[int, int] = field(default_factory=dict)
    least: list[Line] | None = None


def starts(
    lines: Sequence[Line], by_day: Mapping[dt.date, int], on: dt.date, way: Way, principal: int
) -> tuple[list[Start], list[Line]] | None:
    """Return the states from which a bill that shows some principal can come, and newer lines.

    No payment touched the newer lines in any state. Where principal is not cleared last, or days of
    grace still ran, the bill tells nothing, and None comes back; and likewise where it tells so
    little that trying everything is less work.

    Args:
        lines: The lines before a payment first met charges, when all readings were one.
        by_day: What was paid from then on.
        on: The day of the bill.
        way: The order of payments and the days of grace.
        principal: What the bill shows.
    """
    lines = [line for line in lines if line.dues]
    touched = within_reach(lines, by_day)
    if (
        not way.order.principal_last
        or way.order.principal_first_after is not None
        or any(line.due_on >= on or not _principal(line) for line in touched)
    ):
        return None
    newer = lines[len(touched) :]
    unpaid = _newest(touched, principal - sum(_principal(n) for n in newer if n.due_on < on))
    if unpaid is None:
        return [], []
    first = next((n for n, left in enumerate(unpaid) if left), len(touched))
    make = _starts_by_item
    if not way.order.item_first:
        make = _starts_by_line
        touched, newer = touched[: first + 1], [*touched[first + 1 :], *newer]
    still_open = touched[first:]
    if (
        _paid_before_in_grace(still_open, by_day, way)
        or (first and _paid_in_grace(still_open, by_day, way))
        or _early_on_charges(still_open, by_day)
    ):
        return None
    states = list(make(touched, unpaid[: len(touched)], by_day, way))
    return states, [copy_of(line) for line in newer]


def within_reach(lines: Sequence[Line], by_day: Mapping[dt.date, int]) -> list[Line]:
    """Return the oldest lines, as far as any payment can have come."""
    last, paid = max(by_day), sum(by_day.values())
    touched: list[Line] = []
    for line in lines:
        if line.due_on > last and paid <= sum(other.total() for other in touched):
            break
        touched.append(line)
    return touched


def _paid_before_in_grace(lines: Sequence[Line], days: Collection[dt.date], way: Way) -> bool:
    """Return whether two payments met the days of grace of a line that is still open.

    What ran until the second one does then not follow from the line alone.
    """
    return any(
        line.due_on <= earlier < day and 0 < (day - line.due_on).days <= way.grace_days
        for line in lines
        for day in days
        for earlier in days
    )


def _paid_in_grace(lines: Sequence[Line], days: Collection[dt.date], way: Way) -> bool:
    """Return whether a payment met the days of grace of a line that is still open.

    An older line, open until then, kept charges on all principal off it.
    """
    return any(0 < (day - line.due_on).days <= way.grace_days for line in lines for day in days)


def _early_on_charges(lines: Sequence[Line], by_day: Mapping[dt.date, int]) -> bool:
    """Return whether a payment before its time can have gone to interest and fees alone."""
    return any(
        day < line.due_on and amount < line.total() - _principal(line)
        for line in lines[:1]
        for day, amount in by_day.items()
    )


def _principal(line: Line) -> int:
    return int(line.dues.get(Item.PRINCIPAL, 0))


def _newest(lines: Sequence[Line], left: int) -> list[int] | None:
    """Return the unpaid principal of each line when the oldest are paid first, or None."""
    unpaid = [0] * len(lines)
    for n in range(len(lines) - 1, -1, -1):
        unpaid[n] = max(min(_principal(lines[n]), left), 0)
        left -= unpaid[n]
    return None if left else unpaid


def _cleared(line: Line, principal: int, day: dt.date, way: Way) -> Line:
    """Return a line of which nothing but some principal was left on a day."""
    since_due = (day - line.due_on).days
    if principal and 0 < since_due <= way.grace_days:
        return copy_of(line)  # it runs from the due day on, and is cut down on the day itself
    dues: dict[Item, Sum] = {Item.PRINCIPAL: float(principal)} if principal else {}
    return Line(line.due_on, dues, max(day, line.due_on), once_taken=since_due > way.grace_days)


def _starts_by_item(
    lines: Sequence[Line], unpaid: Sequence[int], by_day: Mapping[dt.date, int], way: Way
) -> Iterator[Start]:
    """Yield the states where all that was due is cleared but for principal of the newest lines."""
    if all(left == _principal(line) for line, left in zip(lines, unpaid, strict=True)):
        yield Start(None, [copy_of(line) for line in lines])
    first = next((n for n, left in enumerate(unpaid) if left), len(lines) - 1)
    ahead = list(_starts_by_line(lines[: first + 1], unpaid[: first + 1], by_day, way))
    for day in sorted(by_day):
        due = sum(line.due_on <= day for line in lines)
        if all(unpaid[n] == _principal(lines[n]) for n in range(due, len(lines))):
            older = [_cleared(lines[n], unpaid[n], day, way) for n in range(due)]
            left = {n: unpaid[n] for n in range(due)}
            yield Start(day, [*older, *map(copy_of, lines[due:])], left)
        if due < len(lines) and not any(unpaid[:due]) and _reaches_ahead(lines, by_day, day):
            for start in ahead:
                if start.on == day:
                    newer = [copy_of(line) for line in lines[first + 1 :]]
                    least = start.least and [*start.least, *newer]
                    yield Start(day, [*start.lines, *newer], start.left, least)


def _starts_by_line(
    lines: Sequence[Line], unpaid: Sequence[int], by_day: Mapping[dt.date, int], way: Way
) -> Iterator[Start]:
    """Yield the states where all lines but the last one are cleared."""
    if not any(unpaid):
        yield Start(max(by_day), [])
        return
    line, left = lines[-1], unpaid[-1]
    whole = left == _principal(line)
    if whole and len(lines) == 1:
        yield Start(None, [copy_of(line)])
    for day in sorted(by_day):
        met = line.due_on <= day or _reaches_ahead(lines, by_day, day)
        if whole and day < line.due_on and any(older.due_on <= day for older in lines[-2:-1]):
            yield Start(day, [copy_of(line)])
        if met:
            cleared_line = [_cleared(line, left, day, way)]
            if whole:
                yield Start(day, [copy_of(line)], least=cleared_line)
            else:
                yield Start(day, cleared_line, {0: left})


def paid_by_day(payments: Iterable[Paid]) -> dict[dt.date, int]:
    """Return what was paid on each day."""
    by_day: dict[dt.date, int] = {}
    for paid in payments:
        by_day[paid.on] = by_day.get(paid.on, 0) + paid.amount
    return by_day


def principal_left(
    lines: Sequence[Line], by_day: Mapping[dt.date, int], on: dt.date
) -> tuple[int, int]:
    """Return the least and the most principal that can be past due where it is cleared first.

    What is due is paid from every payment whatever the charges; only what goes on to instalments to
    come depends on them. It is most where there are none, and nothing where they take it all.
    """
    found = []
    for ahead in (True, False):
        principal = [_principal(line) for line in lines]
        others = [line.total() - _principal(line) for line in lines]
        for day in sorted(by_day):
            left = by_day[day]
            due = [n for n, line in enumerate(lines) if line.due_on <= day]
            places = [(principal, n) for n in due]
            if ahead:
                places += [(others, n) for n in due]
                later = range(len(due), len(lines))
                places += [(part, n) for n in later for part in (principal, others)]
            for part, n in places:
                paid = min(part[n], left)
                part[n] -= paid
                left -= paid
        found.append(sum(p for p, line in zip(principal, lines, strict=True) if line.due_on < on))
    return found[0], found[1]


def _reaches_ahead(lines: Sequence[Line], by_day: Mapping[dt.date, int], day: dt.date) -> bool:
    due = sum(line.total() for line in lines if line.due_on <= day)
    return bool(sum(amount for other, amount in by_day.items() if other <= day) > due)
