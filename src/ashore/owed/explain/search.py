"""The search itself: every reading of a contract, and what it gives at the end of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ashore.case.terms import Item
from ashore.law.book import LawBook
from ashore.owed.explain.charges import Sum
from ashore.owed.explain.dimensions import plausible_dimensions
from ashore.owed.explain.narrowing import (
    can_fit,
    charge_newer,
    paid_by_day,
    reaches_ahead,
    starts,
)
from ashore.owed.explain.orders import ANY_ORDER, LONG_OVERDUE, order_dimension
from ashore.owed.explain.parts import Part, Parts
from ashore.owed.explain.rates import Rates
from ashore.owed.explain.readings import Codes, Dimension, Option, Reading, ReadingSpace
from ashore.owed.explain.replay import Line, Replay, Way, copy_of, lines_of
from ashore.owed.explain.shown import COMPARED, Mask, Sums, grouped
from ashore.owed.explain.tables import Loan, repayment_tables
from ashore.owed.position import Paid
from ashore.owed.schedule import Schedule

Fits = Callable[[Sums, Sums, int], Mask]
"""Which readings a bill leaves between two sums by item, with so many fen of slack."""


@dataclass(frozen=True, slots=True)
class Table:
    """A repayment table: how it was read, whether that leaves the contract, and its lines."""

    option: Option
    departs: bool
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Trial:
    """Readings that share one repayment table and one order of payments, and their sums.

    A sum is one number, or an array over the questions that it depends on.
    """

    table: Option
    order: Option
    deviations: int
    space: ReadingSpace
    sums: Sums

    def reading(self, index: int) -> Reading:
        """Return one reading with its table and order."""
        inner = self.space.reading(index)
        options = (("table", self.table), ("allocation", self.order), *inner.options)
        return Reading(options, inner.deviations + self.deviations)

    def total(self, items: Sequence[Item] = COMPARED) -> Sum:
        """Return the sum of some items in every reading."""
        return sum(self.sums[item] for item in items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """What the usual reading gives under one order of payments, and what all readings share.

    ``charged_on`` is the day on which a payment first met charges; from then on every reading sends
    the payments another way. ``lines`` are the instalments before that day, ``payments`` those
    from it on; without such a day, all of both.
    """

    sums: dict[Item, int]
    charged_on: dt.date | None
    lines: list[Line]
    payments: tuple[Paid, ...]
    order_matters: bool


_Found = tuple[ReadingSpace, Sums]


class Search:
    """All readings of one loan at the end of one day.

    Args:
        loan: The loan.
        book: The law book.
        on: The day; later payments are left out.
    """

    def __init__(self, loan: Loan, book: LawBook, on: dt.date) -> None:
        self._loan, self._on = loan, on
        self._payments = tuple(paid for paid in loan.payments if paid.on <= on)
        self._table_dimension, schedules = repayment_tables(loan)
        dimension = self._table_dimension
        self.tables = [
            Table(option, dimension.departs(option), schedule)
            for option, schedule in zip(dimension.options, schedules, strict=True)
        ]
        rows = schedules[0].rows
        self.fee_items = frozenset(fee.item for row in rows for fee in row.fees)
        self.dimensions = plausible_dimensions(
            loan.terms, book, loan.contract_on, has_fees=bool(self.fee_items)
        )
        self.orders = order_dimension(loan.terms, long_overdue=False)
        self._parts = Parts(
            loan.terms,
            self.dimensions,
            grace_can_matter=self._grace_can_matter(schedules[0]),
        )
        self._plain: dict[tuple[str, str], Plain] = {}
        self.orders = order_dimension(loan.terms, long_overdue=self._was_long_overdue())

    @property
    def all_dimensions(self) -> dict[str, Dimension]:
        """Return every question by its key."""
        return {"table": self._table_dimension, "allocation": self.orders, **self.dimensions}

    @property
    def readings_of_a_table(self) -> int:
        """Return how many readings there are of one repayment table under all orders."""
        return self._parts.size * len(self.orders.options)

    def plain(self, table: Table, order: Option | None = None) -> Plain:
        """Return what one table gives under the usual answers to all other questions."""
        order = order or next(o for o in self.orders.options if o.key == self.orders.usual)
        key = table.option.key, order.key
        if key not in self._plain:
            space, replay = self._plain_replay(table, order)
            sums = self._grouped(replay.past_due())
            since = replay.charged_on
            self._plain[key] = Plain(
                sums={item: int(space.spread(amount)[0]) for item, amount in sums.items()},
                charged_on=since,
                lines=replay.before_charges if since else lines_of(table.schedule),
                payments=tuple(p for p in self._payments if since is None or p.on >= since),
                order_matters=replay.order_matters,
            )
        return self._plain[key]

    def _plain_replay(self, table: Table, order: Option) -> tuple[ReadingSpace, Replay]:
        only = {
            key: d.among(next(o for o in d.options if o.key == d.usual))
            for key, d in self.dimensions.items()
        }
        space = ReadingSpace(only)
        rates, way = Rates(self._loan.terms, space), self._way(order, granted=True)
        replay = Replay(lines_of(table.schedule), self._loan.terms, space, rates, way)
        replay.run(self._payments, self._on)
        return space, replay

    def all_of(self, table: Table) -> Iterator[Trial]:
        """Yield every reading of a table; other orders of payments only where they matter."""
        for order in self.orders.options:
            found: list[_Found] = []
            matters = False
            for part in self._parts.broad():
                sums, replays = self._all_replayed(table, order, part)
                found += sums
                matters |= any(replay.order_matters for replay in replays)
            yield from self._trials(table, order, found, matters=matters)
            if not matters:
                return

    def allowed_of(self, table: Table) -> Iterator[Trial]:
        """Yield the readings of a table that do not leave the contract, and others beside them."""
        if table.departs:
            return
        if self.plain(table).charged_on is None:
            yield from self.all_of(table)
            return
        for order in self.orders.options:
            if self.orders.departs(order):
                continue
            found: list[_Found] = []
            for part in self._parts.broad():
                space = self._parts.space(part)
                allowed = np.flatnonzero(space.deviations == 0)
                if 2 * allowed.size > space.size:
                    found += self._all_replayed(table, order, part)[0]
                elif allowed.size:
                    found += self._replayed(table, order, part, allowed)[0]
            yield from self._trials(table, order, found, matters=True)

    def fitting_of(self, table: Table, fits: Fits, principal: int) -> Iterator[Trial]:
        """Yield the readings of a table that a bill leaves possible, by what it shows."""
        for order in self.orders.options:
            found: list[_Found] = []
            for part in self._parts.broad():
                picked = self._fitting(table, order, part, fits, principal)
                if picked is None:
                    found += self._all_replayed(table, order, part)[0]
                elif picked.size:
                    found += self._replayed(table, order, part, picked)[0]
            yield from self._trials(table, order, found, matters=True)

    def _fitting(
        self, table: Table, order: Option, part: Part, fits: Fits, principal: int
    ) -> Codes | None:
        """Return the readings of a part that may give what a bill shows, None if it is silent."""
        space, rates = self._parts.space(part), self._parts.rates(part)
        way = self._way(order, granted=part.granted)
        if self._other_principal(table, order, principal):
            return np.empty(0, np.intp)
        wholes = (False, True) if part.each == "line" else (False,)

        def judge(least: Replay, most: Replay, slack: int) -> Mask:
            fit: Mask = np.zeros(space.shape, bool)
            for whole in wholes:
                low = self._grouped(least.past_due(as_a_whole=whole))
                high = self._grouped(most.past_due(as_a_whole=whole))
                fit = fit | fits(low, high, slack)
            return fit

        def replay_of(lines: list[Line]) -> Replay:
            return Replay(lines, self._loan.terms, space, rates, way)

        mask = np.zeros(space.shape, bool)
        plain = self.plain(table, order)
        by_day = paid_by_day(plain.payments)
        found = starts(plain.lines, by_day, self._on, way, principal)
        if found is None:
            return None
        states, newer = found
        if states:
            charge_newer(newer, states[0], by_day, self._on, replay_of)
        for start in states:
            fit = can_fit(start, newer, by_day, self._on, way, replay_of, judge)
            if fit is not None:
                mask |= fit
        return np.flatnonzero(mask)

    # the loan ----------------------------------------------------------------------------------

    def _grace_can_matter(self, schedule: Schedule) -> bool:
        """Return whether a payment, or the day itself, falls into days of grace."""
        days = {paid.on for paid in self._payments} | {self._on}
        grace = self._loan.terms.grace_days
        return any(0 < (day - row.due_on).days <= grace for row in schedule.rows for day in days)

    def _was_long_overdue(self) -> bool:
        """Return whether the loan was long overdue at a payment, as it is usually read."""
        usual = self.orders.options[0].value
        waiting = replace(usual, principal_first_after=LONG_OVERDUE)
        option = replace(self.orders.options[0], value=waiting)
        return self._plain_replay(self.tables[0], option)[1].switched

    def _other_principal(self, table: Table, order: Option, principal: int) -> bool:
        """Return whether principal is paid first, and comes out other than a bill shows it.

        No charge changes it then, so one reading answers for all.
        """
        plain = self.plain(table, order)
        first = order.value.principal_first and order.value.item_first
        if not first or reaches_ahead(plain.lines, paid_by_day(plain.payments)):
            return False
        return plain.sums[Item.PRINCIPAL] != principal

    # replaying -------------------------------------------------------------------------------

    def _way(self, order: Option, *, granted: bool) -> Way:
        return Way(order.value, self._loan.terms.grace_days if granted else 0)

    def _replayed(
        self, table: Table, order: Option, part: Part, picked: Codes | None = None
    ) -> tuple[list[_Found], Replay]:
        """Return the sums of the readings of a part, and of those that round them as a whole."""
        space, rates = self._parts.space(part), self._parts.rates(part)
        if picked is not None:
            space = space.some(picked)
            rates = Rates(self._loan.terms, space)
        way = self._way(order, granted=part.granted)
        plain = self.plain(table, order)
        lines = [copy_of(line) for line in plain.lines]
        replay = Replay(lines, self._loan.terms, space, rates, way)
        replay.order_matters = plain.order_matters
        replay.run(plain.payments, self._on)
        found = [(space, self._grouped(replay.past_due()))]
        if part.each == "line":
            whole = self._parts.space(part._replace(each="total"))
            whole = whole if picked is None else whole.some(picked)
            found.append((whole, self._grouped(replay.past_due(as_a_whole=True))))
        return found, replay

    def _all_replayed(
        self, table: Table, order: Option, part: Part
    ) -> tuple[list[_Found], list[Replay]]:
        """Return the sums of every reading of a part, in smaller parts where that is faster."""
        one_way = self.plain(table).charged_on is None
        parts = [part] if one_way else self._parts.finer(part)
        results = [self._replayed(table, order, small) for small in parts]
        return [one for found, _ in results for one in found], [replay for _, replay in results]

    def _trials(
        self, table: Table, order: Option, found: Sequence[_Found], *, matters: bool
    ) -> Iterator[Trial]:
        departs = matters and self.orders.departs(order)
        shown = order if matters else ANY_ORDER
        for space, sums in found:
            yield Trial(table.option, shown, table.departs + departs, space, sums)

    def _grouped(self, sums: Sums) -> Sums:
        return grouped(sums, self.fee_items)
