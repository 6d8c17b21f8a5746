"""The search itself: every reading of a contract, and what it gives at the end of a day."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ashore.case.terms import Item
from ashore.law.book import LawBook
from ashore.owed.allocation import legal_order
from ashore.owed.explain.charges import Sum
from ashore.owed.explain.dimensions import most_charged, plausible_dimensions
from ashore.owed.explain.hints import kept_for_items, least_of
from ashore.owed.explain.narrowing import Narrowing
from ashore.owed.explain.orders import ANY_ORDER, LONG_OVERDUE, order_dimension
from ashore.owed.explain.parts import Part, Parts
from ashore.owed.explain.readings import Codes, Dimension, Option, Reading, ReadingSpace
from ashore.owed.explain.replay import Line, Replay, Way, copy_of, lines_of
from ashore.owed.explain.shown import COMPARED, Mask, Shown, Sums, grouped
from ashore.owed.explain.states import paid_by_day, principal_left, starts, within_reach
from ashore.owed.explain.tables import Loan, repayment_tables
from ashore.owed.position import Paid
from ashore.owed.schedule import Schedule

Fits = Callable[[Sums, Sums | None, int], Mask]
"""Which readings a bill leaves between two sums by item (the second None where there may be any
amount more), with so many fen of slack."""


@dataclass(frozen=True, slots=True)
class Table:
    """A repayment table: how it was read, whether that leaves the contract, and its lines."""

    option: Option
    departs: bool
    schedule: Schedule

    def nearly(self, other: Table) -> bool:
        """Return whether another table differs by a fen or two in each line at the most."""
        pairs = zip(self.schedule.rows, other.schedule.rows, strict=False)
        return all(
            abs(one.principal - two.principal) <= 2 and abs(one.interest - two.interest) <= 2
            for one, two in list(pairs)[:-1]
        )


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
    from it on, and ``order_matters`` says whether their order mattered until then; without such a
    day, it is all of both and ever.
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
        self._table_dimension, schedules = repayment_tables(loan, on)
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
        legal = legal_order(book, on)
        self.orders = order_dimension(loan.terms, legal, long_overdue=False)
        self._grace_can_matter = self._meets_grace(schedules[0])
        self.parts = Parts(loan.terms, self.dimensions, grace_can_matter=self._grace_can_matter)
        self._plain: dict[tuple[str, str], Plain] = {}
        self.orders = order_dimension(loan.terms, legal, long_overdue=self._was_long_overdue())

    @property
    def all_dimensions(self) -> dict[str, Dimension]:
        """Return every question by its key."""
        return {"table": self._table_dimension, "allocation": self.orders, **self.dimensions}

    @property
    def readings_in_one_order(self) -> int:
        """Return how many readings there are of one repayment table and one order of payments."""
        return self.parts.size

    def for_items(self, shown: Shown) -> Search:
        """Return the search without what cannot give every line of a bill."""
        search = copy.copy(self)
        search.parts = Parts(
            self._loan.terms,
            self.dimensions,
            grace_can_matter=self._grace_can_matter,
            keeps=kept_for_items(
                shown,
                self._loan.terms,
                self.parts.unit,
                least_of([self._untouched(table) for table in self.tables]),
                self._on,
                self.dimensions,
            ),
        )
        return search

    def _untouched(self, table: Table) -> list[Line]:
        """Return the lines that no payment can have reached, under any order and reading."""
        plain = self.plain(table)
        lines = [line for line in plain.lines if line.dues]
        by_day = paid_by_day(plain.payments)
        return lines[len(within_reach(lines, by_day)) :] if by_day else lines

    def plain(self, table: Table, order: Option | None = None) -> Plain:
        """Return what one table gives under the usual answers to all other questions."""
        usual = next(o for o in self.orders.options if o.key == self.orders.usual)
        order = order or usual
        key = table.option.key, order.key
        if key not in self._plain:
            # Until a payment meets charges, only one that is too small is sent in different ways.
            if order is not usual and not self.plain(table).order_matters:
                return self.plain(table)
            space, replay = self._plain_replay(table, order)
            sums = self.grouped(replay.past_due())
            first = replay.first_charge
            self._plain[key] = Plain(
                sums={item: int(space.spread(amount)[0]) for item, amount in sums.items()},
                charged_on=None if first is None else first.on,
                lines=lines_of(table.schedule) if first is None else first.lines,
                payments=tuple(p for p in self._payments if first is None or p.on >= first.on),
                order_matters=(first or replay).order_matters,
            )
        return self._plain[key]

    def _plain_replay(self, table: Table, order: Option) -> tuple[ReadingSpace, Replay]:
        only = {
            key: d.among(next(o for o in d.options if o.key == d.usual))
            for key, d in self.dimensions.items()
        }
        space = ReadingSpace(only)
        rates, way = self.parts.rates_of(space), self._way(order, granted=True)
        replay = Replay(lines_of(table.schedule), self._loan.terms, space, rates, way)
        replay.run(self._payments, self._on)
        return space, replay

    def all_of(self, table: Table) -> Iterator[Trial]:
        """Yield every reading of a table; other orders of payments only where they matter."""
        for order in self.orders.options:
            found: list[_Found] = []
            matters = False
            for part in self.parts.broad():
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
            for part in self.parts.broad():
                space = self.parts.space(part)
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
            for part in self.parts.broad():
                picked = self._fitting(table, order, part, fits, principal)
                if 2 * picked.size > self.parts.space(part).size:
                    found += self._all_replayed(table, order, part)[0]
                elif picked.size:
                    found += self._replayed(table, order, part, picked)[0]
            yield from self._trials(table, order, found, matters=True)

    def _fitting(
        self, table: Table, order: Option, part: Part, fits: Fits, principal: int
    ) -> Codes:
        """Return the readings of a part that may give what a bill shows."""
        if self._other_principal(table, order, principal):
            return np.empty(0, np.intp)
        plain = self.plain(table, order)
        by_day = paid_by_day(plain.payments)
        way = self._way(order, granted=part.granted)

        def judge(least: Replay, most: Replay | None, slack: int) -> Any:
            wholes = (False, True) if part.each == "line" else (False,)
            fit: Any = False
            for whole in wholes:
                low = self.grouped(least.past_due(as_a_whole=whole))
                high = None
                if most is not None:
                    high = self.grouped(most.past_due(as_a_whole=whole))
                fit = fit | fits(low, high, slack)
            return fit

        def replay(lines: list[Line], readings: ReadingSpace) -> Replay:
            shared = readings is space
            rates = self.parts.rates(part) if shared else self.parts.rates_of(readings)
            return Replay(lines, self._loan.terms, readings, rates, way)

        space = self.parts.space(part)
        late_rates = [option.value for option in space.options("times")]
        most = most_charged(self._loan.terms, self.parts.unit, late_rates)
        narrowing = Narrowing(space, by_day, self._on, way, replay, judge, most)
        found = starts(plain.lines, by_day, self._on, way, principal)
        return narrowing.fitting(*found) if found else narrowing.not_beyond(plain.lines)

    # the loan ----------------------------------------------------------------------------------

    def _meets_grace(self, schedule: Schedule) -> bool:
        """Return whether a payment, or the day itself, falls into days of grace."""
        days = {paid.on for paid in self._payments} | {self._on}
        grace = self._loan.terms.grace_days
        return any(0 < (day - row.due_on).days <= grace for row in schedule.rows for day in days)

    def _was_long_overdue(self) -> bool:
        """Return whether the loan was long overdue at a payment, by any table read as usual."""
        usual = self.orders.options[0]
        waiting = replace(usual, value=replace(usual.value, principal_first_after=LONG_OVERDUE))
        return any(
            self._plain_replay(table, waiting)[1].switched
            for table in self.tables
            if self.plain(table).charged_on is not None
        )

    def _other_principal(self, table: Table, order: Option, principal: int) -> bool:
        """Return whether principal is cleared first, and cannot come out as a bill shows it."""
        if not (order.value.principal_first and order.value.item_first):
            return False
        plain = self.plain(table, order)
        least, most = principal_left(plain.lines, paid_by_day(plain.payments), self._on)
        return not least <= principal <= most

    # replaying -------------------------------------------------------------------------------

    def _way(self, order: Option, *, granted: bool) -> Way:
        return Way(order.value, self._loan.terms.grace_days if granted else 0)

    def _replayed(
        self, table: Table, order: Option, part: Part, picked: Codes | None = None
    ) -> tuple[list[_Found], Replay]:
        """Return the sums of the readings of a part, and of those that round them as a whole."""
        space, rates = self.parts.space(part), self.parts.rates(part)
        if picked is not None:
            space = space.some(picked)
            rates = self.parts.rates_of(space)
        way = self._way(order, granted=part.granted)
        plain = self.plain(table, order)
        lines = [copy_of(line) for line in plain.lines]
        replay = Replay(lines, self._loan.terms, space, rates, way)
        replay.order_matters = plain.order_matters
        replay.run(plain.payments, self._on)
        found = [(space, self.grouped(replay.past_due()))]
        if part.each == "line":
            whole = self.parts.space(part._replace(each="total"))
            whole = whole if picked is None else whole.some(picked)
            found.append((whole, self.grouped(replay.past_due(as_a_whole=True))))
        return found, replay

    def _all_replayed(
        self, table: Table, order: Option, part: Part
    ) -> tuple[list[_Found], list[Replay]]:
        """Return the sums of every reading of a part, in smaller parts where that is faster."""
        one_way = self.plain(table).charged_on is None
        parts = [part] if one_way else self.parts.finer(part)
        results = [self._replayed(table, order, small) for small in parts]
        return [one for found, _ in results for one in found], [replay for _, replay in results]

    def _trials(
        self, table: Table, order: Option, found: Sequence[_Found], *, matters: bool
    ) -> Iterator[Trial]:
        departs = matters and self.orders.departs(order)
        shown = order if matters else ANY_ORDER
        for space, sums in found:
            yield Trial(table.option, shown, table.departs + departs, space, sums)

    def grouped(self, sums: Sums) -> Sums:
        """Return sums by item as bills are compared: loose fees of the contract together."""
        return grouped(sums, self.fee_items)
