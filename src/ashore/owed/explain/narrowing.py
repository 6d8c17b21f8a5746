"""Which readings can give a bill at all, so that only those are replayed from the first day.

Where a payment met charges, every reading sends it another way, and all of them together are slow
to replay. But from the day on which principal was last paid, little or nothing depends on the way
before; so the bill's lines can be computed from there, for all readings at once and fast. What does
not agree is out. What agrees still has to be replayed whole: nothing is taken on trust here, and
nothing right is left out.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ashore.case.terms import Item
from ashore.owed.explain.charges import Mask, Running
from ashore.owed.explain.dimensions import Most
from ashore.owed.explain.readings import Codes, ReadingSpace
from ashore.owed.explain.replay import Line, Replay, Way, cleared, copy_of
from ashore.owed.explain.states import Start, within_reach

_FEN_A_DAY = 400
"""More than rounding up can add in a day to the charges of all lines."""
_FEES_AN_ITEM = 4
"""More late fees than a contract has."""

_DAYS_WORTH_IT = 1
"""How often the days of all payments may be replayed for states, before all is replayed instead."""

Judge = Callable[[Replay, Replay | None, int], Any]
"""Which readings a bill's lines leave, between the sums of two replays (the second None where there
may be any amount more) and with so many fen of slack."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is needed to tell which readings can come from a state to a bill.

    Args:
        space: The readings.
        by_day: What was paid on each day.
        on: The day of the bill.
        way: The order of payments and the days of grace.
        replay: Makes a replay of some lines under a space of readings.
        judge: Says which readings the bill leaves.
        most: More than any reading charges.
    """

    space: ReadingSpace
    by_day: Mapping[dt.date, int]
    on: dt.date
    way: Way
    replay: Callable[[list[Line], ReadingSpace], Replay]
    judge: Judge
    most: Most

    def fitting(self, states: Sequence[Start], newer: Sequence[Line]) -> Codes:
        """Return the numbers of the readings that can come from one of the states to the bill."""
        found = np.zeros(self.space.size, bool)
        if states:
            self._charge_newer(states[0].lines, newer)
        days = 0
        for start in states:
            later = self._later(start)
            picked = self._able(start, newer, later)
            if picked.size:
                days += 2 * len(later)
                if days > _DAYS_WORTH_IT * len(self.by_day):
                    return np.arange(self.space.size)
                found[picked] |= self._from(start, newer, later, picked)
        return np.flatnonzero(found)

    def not_beyond(self, lines: Sequence[Line]) -> Codes:
        """Return the readings that do not charge more than the bill shows on untouched lines alone.

        That holds for every order of payments, and where the bill does not tell their way.
        """
        open_lines = [line for line in lines if line.dues]
        reach = len(within_reach(open_lines, self.by_day))
        older, newer = open_lines[:reach], [copy_of(line) for line in open_lines[reach:]]
        replay = self._charge_newer(older, newer)
        replay.lines = newer
        return np.flatnonzero(self.space.spread(self.judge(replay, None, 0)))

    def _charge_newer(self, older: Sequence[Line], newer: Sequence[Line]) -> Replay:
        """Let the lines that no payment touched run up to the day of the bill, once for all.

        Older lines that are still open keep charges on all principal off them.
        """
        stubs = [Line(line.due_on, dict(line.dues), self.on) for line in older if line.dues]
        replay = self.replay([*stubs, *newer], self.space)
        for day in sorted(self.by_day):
            replay.bring_forward(day)
        replay.close(self.on)
        return replay

    def _later(self, start: Start) -> dict[dt.date, int]:
        """Return what was paid after a state."""
        return {day: paid for day, paid in self.by_day.items() if not start.on or day > start.on}

    def _able(self, start: Start, newer: Sequence[Line], later: Mapping[dt.date, int]) -> Codes:
        """Return the readings whose charges can have taken all that was paid after a state."""
        if not later:
            return np.arange(self.space.size)
        if self._far_too_much(start, newer, later):
            return np.empty(0, np.intp)
        return np.flatnonzero(self.space.spread(self._able_to_take(start, newer, later)))

    def _from(
        self, start: Start, newer: Sequence[Line], later: Mapping[dt.date, int], picked: Codes
    ) -> Mask:
        """Return which of some readings come from a state to the bill."""
        if picked.size == self.space.size:
            return self.space.spread(self._judged(start, newer, later, self.space))
        some_readings = self.space.some(picked)
        apart = [_picked(line, self.space, picked) for line in newer]
        return some_readings.spread(self._judged(start, apart, later, some_readings))

    def _judged(
        self, start: Start, newer: Sequence[Line], later: Mapping[dt.date, int], space: ReadingSpace
    ) -> Any:
        most = self.replay([*map(copy_of, start.lines), *newer], space)
        alive = self._pay(most, start, later)
        most.close(self.on)
        if start.least is None:
            return alive & self.judge(most, most, 0)
        least = self.replay([*map(copy_of, start.least), *newer], space)
        self._pay(least, start, later)
        least.close(self.on)
        return alive & self.judge(least, most, len(self.by_day) + 1)

    def _far_too_much(
        self, start: Start, newer: Sequence[Line], later: Mapping[dt.date, int]
    ) -> bool:
        """Return whether the first of the later payments are more than any reading could take."""
        owed = sum(float(np.max(line.total())) for line in start.lines)
        # All principal left may bear the charges of the oldest line, and charges bear charges.
        principal = [line.dues.get(Item.PRINCIPAL, 0.0) for line in (*start.lines, *newer)]
        bears = owed + sum(float(np.max(part)) for part in principal)
        interest_and_fees = owed - sum(float(np.max(p)) for p in principal[: len(start.lines)])
        once = self.most.once * len(start.lines) + self.most.once_of_due * owed
        a_day = bears * self.most.of_all + owed * self.most.of_due
        since = min(line.since for line in start.lines)
        paid = 0
        for day, amount in sorted(later.items()):
            paid += amount
            days = max((day - since).days, 0) + 2
            charges = days * (a_day * math.exp(self.most.of_charges * days) + _FEN_A_DAY)
            if paid > interest_and_fees + once + charges:
                return True
        return False

    def _able_to_take(
        self, start: Start, newer: Sequence[Line], later: Mapping[dt.date, int]
    ) -> Any:
        """Return where charges can have taken all later payments: with none paid, they are most."""
        replay = self.replay([*map(copy_of, start.lines), *newer], self.space)
        self._reach(replay, start)
        due = replay.bring_forward(max(later))
        places = self._beside_principal(replay, due)
        most = sum(line.dues.get(item, 0.0) for line, item in places)
        # Every payment turns running charges into whole fen once more, each late fee by itself.
        slack = len(later) * len(places) * _FEES_AN_ITEM
        return np.greater_equal(most, sum(later.values()) - slack)

    def _reach(self, replay: Replay, start: Start) -> None:
        """Bring a replay to the state: charge it up to then, and cut it down to what was left."""
        for day in sorted(self.by_day):
            if start.on is not None and day <= start.on:
                replay.bring_forward(day)
        for place, left in start.left.items():
            replay.lines[place].dues = {Item.PRINCIPAL: float(left)} if left else {}

    def _pay(self, replay: Replay, start: Start, later: Mapping[dt.date, int]) -> Any:
        """Pay what came after a state, never on principal; return where all of it could be paid."""
        self._reach(replay, start)
        alive: Any = True
        for day, amount in sorted(later.items()):
            due = replay.bring_forward(day)
            left = cleared(float(amount), self._beside_principal(replay, due))
            replay.after_payment(due, day)
            alive = alive & np.equal(left, 0)
        return alive

    def _beside_principal(self, replay: Replay, due: Sequence[Line]) -> list[tuple[Line, Item]]:
        items = [item for item in replay.order_of_items() if item is not Item.PRINCIPAL]
        if self.way.order.item_first:
            return [(line, item) for item in items for line in due]
        return [(line, item) for line in due[:1] for item in items]


def _picked(line: Line, space: ReadingSpace, picked: Codes) -> Line:
    """Return a line under only some readings of a space."""
    where = np.unravel_index(picked, space.shape)

    def at(amounts: Any) -> Any:
        return np.broadcast_to(amounts, space.shape)[where]

    return Line(
        line.due_on,
        {item: at(due) for item, due in line.dues.items()},
        line.since,
        {
            item: Running(
                at(one.estimate), [(at(base), at(numerator)) for base, numerator in one.parts]
            )
            for item, one in line.running.items()
        },
        once_taken=line.once_taken,
    )
