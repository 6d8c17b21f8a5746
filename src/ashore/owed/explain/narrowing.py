"""Which readings can give a bill at all, told from the principal that the bill shows.

Where a payment met charges, every reading sends it another way, and all of them together are slow
to replay. But where principal is cleared last, the principal that is left says how far the payments
came: on the day that principal was last paid, everything in front of it had been cleared. From that
day on little or nothing depends on the way before, so the bill's other lines can be computed
from there, for all readings at once and fast. What does not agree is out; what agrees still has to
be replayed from the first day, so nothing is taken on trust here, and nothing right is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ashore.case.terms import Item
from ashore.owed.explain.charges import Sum, some
from ashore.owed.explain.replay import Line, Replay, Way, cleared, copy_of
from ashore.owed.explain.shown import Mask
from ashore.owed.position import Paid


@dataclass(frozen=True, slots=True)
class Start:
    """A state that the loan can have been in right after principal was last paid.

    ``on`` is that day, or None where no principal was ever paid. Where ``least`` is set, part of
    the charges of one line may have been paid on it as well: then ``lines`` have all of them, and
    ``least`` none.
    """

    on: dt.date | None
    lines: list[Line]
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
    touched = _within_reach(lines, by_day)
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
    if _runs_in_grace(touched[first:], by_day, way) or _early_on_charges(touched[first:], by_day):
        return None
    states = list(make(touched, unpaid[: len(touched)], by_day, way))
    later = sum(state.on is None or day > state.on for state in states for day in by_day)
    return None if later > 3 * len(by_day) else (states, [copy_of(line) for line in newer])


def _within_reach(lines: Sequence[Line], by_day: Mapping[dt.date, int]) -> list[Line]:
    """Return the oldest lines, as far as any payment can have come."""
    last, paid = max(by_day), sum(by_day.values())
    touched: list[Line] = []
    for line in lines:
        if line.due_on > last and paid <= sum(other.total() for other in touched):
            break
        touched.append(line)
    return touched


def _runs_in_grace(lines: Sequence[Line], days: Iterable[dt.date], way: Way) -> bool:
    """Return whether a payment fell into the days of grace of a line that is still open."""
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


def _cleared_to(line: Line, principal: int, day: dt.date, way: Way) -> Line:
    """Return a line of which nothing but some principal was left on a day."""
    dues: dict[Item, Sum] = {Item.PRINCIPAL: float(principal)} if principal else {}
    late = (day - line.due_on).days > way.grace_days
    return Line(line.due_on, dues, max(day, line.due_on), once_taken=late)


def _starts_by_item(
    lines: Sequence[Line], unpaid: Sequence[int], by_day: Mapping[dt.date, int], way: Way
) -> Iterator[Start]:
    """Yield the states where all that was due is cleared but for principal of the newest lines."""
    if all(left == _principal(line) for line, left in zip(lines, unpaid, strict=True)):
        yield Start(None, [copy_of(line) for line in lines])
    for day in sorted(by_day):
        due = sum(line.due_on <= day for line in lines)
        cleared_lines = [_cleared_to(lines[n], unpaid[n], day, way) for n in range(due)]
        if all(unpaid[n] == _principal(lines[n]) for n in range(due, len(lines))):
            yield Start(day, [*cleared_lines, *map(copy_of, lines[due:])])
        if due < len(lines) and not any(unpaid[:due]) and _reaches_ahead(lines, by_day, day):
            first = next((n for n, left in enumerate(unpaid) if left), len(lines) - 1)
            for start in _starts_by_line(lines[: first + 1], unpaid[: first + 1], by_day, way):
                if start.on == day:
                    newer = [copy_of(line) for line in lines[first + 1 :]]
                    least = start.least and [*start.least, *newer]
                    yield Start(day, [*start.lines, *newer], least)


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
            left_of_it = [_cleared_to(line, left, day, way)]
            yield Start(day, [copy_of(line)], left_of_it) if whole else Start(day, left_of_it)


def paid_by_day(payments: Iterable[Paid]) -> dict[dt.date, int]:
    """Return what was paid on each day."""
    by_day: dict[dt.date, int] = {}
    for paid in payments:
        by_day[paid.on] = by_day.get(paid.on, 0) + paid.amount
    return by_day


def reaches_ahead(lines: Sequence[Line], by_day: Mapping[dt.date, int]) -> bool:
    """Return whether some payment can have gone to instalments that were not due yet."""
    return any(_reaches_ahead(lines, by_day, day) for day in by_day)


def _reaches_ahead(lines: Sequence[Line], by_day: Mapping[dt.date, int], day: dt.date) -> bool:
    due = sum(line.total() for line in lines if line.due_on <= day)
    return bool(sum(amount for other, amount in by_day.items() if other <= day) > due)


Judge = Callable[[Replay, Replay, int], Mask]
"""Which readings a bill's lines leave, between the sums of two replays and with so much slack."""


def can_fit(
    start: Start,
    newer: Sequence[Line],
    by_day: Mapping[dt.date, int],
    on: dt.date,
    way: Way,
    replay_of: Callable[[list[Line]], Replay],
    judge: Judge,
) -> Mask | None:
    """Return the readings that can come from a state to a bill, or None for no reading at all.

    Args:
        start: The state.
        newer: The lines that no payment touched, charged up to the day of the bill.
        by_day: What was paid on each day.
        on: The day of the bill.
        way: The order of payments and the days of grace.
        replay_of: Makes a replay of some lines.
        judge: Says which readings the bill leaves.
    """
    most = replay_of([*map(copy_of, start.lines), *newer])
    alive = _run_on(most, start.on, by_day, way)
    if alive is None:
        return None
    least, slack = most, 0
    if start.least is not None:
        least = replay_of([*map(copy_of, start.least), *newer])
        slack = len(by_day) + 1
        _run_on(least, start.on, by_day, way)
        least.close(on)
    most.close(on)
    fits: Mask = alive & judge(least, most, slack)
    return fits if fits.any() else None


def charge_newer(
    newer: Sequence[Line],
    state: Start,
    days: Iterable[dt.date],
    on: dt.date,
    replay_of: Callable[[list[Line]], Replay],
) -> None:
    """Let the lines that no payment touched run up to the day of the bill, once for all states.

    What is left of older lines keeps charges on all principal off them, and is the same in every
    state.
    """
    older = [Line(line.due_on, dict(line.dues), on) for line in state.lines if line.dues]
    replay = replay_of([*older, *newer])
    for day in sorted(days):
        replay.bring_forward(day)
    replay.close(on)


def _run_on(
    replay: Replay, since: dt.date | None, by_day: Mapping[dt.date, int], way: Way
) -> Mask | None:
    """Pay what came after a state, never on principal; return where all of it could be paid."""
    alive: Mask = np.array([True])
    for day, amount in sorted(by_day.items()):
        due = replay.bring_forward(day)
        if since is not None and day <= since:
            continue
        lines = due if way.order.item_first else due[:1]
        items = [item for item in replay.order_of_items() if item is not Item.PRINCIPAL]
        places = (
            [(line, item) for item in items for line in lines]
            if way.order.item_first
            else [(line, item) for line in lines for item in items]
        )
        if sum(float(np.max(line.dues.get(item, 0.0))) for line, item in places) < amount:
            return None
        left = cleared(float(amount), places)
        replay.after_payment(due, day)
        if some(left):
            alive = alive & np.equal(left, 0)
            if not alive.any():
                return None
    return alive
