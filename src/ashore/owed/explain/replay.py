"""What is past due under thousands of readings at once: the day-by-day replay on whole arrays.

This is :mod:`ashore.owed.position` with one number replaced by one number a reading. Each
dimension has an axis of its own, so a sum is only as large as the questions it depends on; a plain
number is equal in every reading.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from ashore.case.terms import Item, LoanTerms
from ashore.money.dates import add_months
from ashore.owed.allocation import PRINCIPAL_FIRST
from ashore.owed.explain.bases import Bases
from ashore.owed.explain.charges import Rounder, Running, Sum, some
from ashore.owed.explain.orders import Order
from ashore.owed.explain.rates import Exact, Factor, Rates, Span
from ashore.owed.explain.readings import ReadingSpace
from ashore.owed.position import Paid
from ashore.owed.schedule import Instalment, Schedule

RUNNING_INTEREST = Item.DELAY_INTEREST
"""Contract interest that runs on after the due day, kept apart from the instalment's own."""

INTEREST_CHARGES = (Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST)
CHARGES = (*INTEREST_CHARGES, Item.LATE_FEE, RUNNING_INTEREST)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of the payments: the order they clear, and whether grace days are granted."""

    order: Order
    grace_days: int


Charge = tuple[Item, int]
"""A charge that runs: its item, and which of the contract's late fees it is, 0 for the others."""


@dataclass(slots=True)
class Line:
    """An instalment while the days are replayed: what is unpaid of it, and what still runs."""

    due_on: dt.date
    dues: dict[Item, Sum]
    since: dt.date
    running: dict[Charge, Running] = field(default_factory=dict)
    capitalised: Sum = 0.0
    once_taken: bool = False

    @classmethod
    def of(cls, row: Instalment) -> Line:
        """Return a line of a repayment table that nothing was paid of."""
        dues: dict[Item, Sum] = {Item.PRINCIPAL: row.principal, Item.INTEREST: row.interest}
        for fee in row.fees:
            dues[fee.item] = dues.get(fee.item, 0) + fee.amount
        return cls(row.due_on, {i: float(due) for i, due in dues.items() if due}, row.due_on)

    def total(self) -> Sum:
        """Return all that is unpaid of the line, charges that still run aside."""
        return sum(self.dues.values())


def copy_of(line: Line) -> Line:
    """Return a line that can be changed without changing this one; nothing of it runs yet."""
    return Line(line.due_on, dict(line.dues), line.since, once_taken=line.once_taken)


def lines_of(schedule: Schedule) -> list[Line]:
    """Return the lines of a repayment table that nothing was paid of."""
    return [Line.of(row) for row in schedule.rows]


@dataclass(frozen=True, slots=True)
class FirstCharge:
    """The day on which a payment first met a charge, and how things stood until then."""

    on: dt.date
    lines: list[Line]
    order_matters: bool


class Replay:
    """The replay of one repayment table and one way of the payments under a space of readings.

    After :meth:`run`, :meth:`past_due` gives the sums. ``order_matters`` says whether another order
    of payments could have given others; ``first_charge`` is what stood before a payment first met a
    charge, and the readings went different ways; ``switched`` says whether a payment met a loan so
    long overdue that principal may come first.

    Args:
        lines: The instalments, oldest first; they are changed.
        terms: The contract.
        rates: The rates of the same space.
        way: The order of payments and the days of grace.
    """

    def __init__(
        self, lines: list[Line], terms: LoanTerms, space: ReadingSpace, rates: Rates, way: Way
    ) -> None:
        self.lines = lines
        self._terms = terms
        self._rates = rates
        self._round = Rounder(space)
        self._bases = Bases(terms, space)
        self._grace = dt.timedelta(days=way.grace_days)
        self._order = way.order
        self._items = {item for line in lines for item in line.dues} | {Item.INTEREST, *CHARGES}
        self._first_open = 0
        self._compounds_monthly = space.holds("compound", "penalty+interest")
        monthly = [option.key == "penalty+interest" for option in space.options("compound")]
        self._monthly = np.array(monthly, float)[space.codes("compound")]
        self._on = dt.date.min
        self.order_matters = False
        self.first_charge: FirstCharge | None = None
        self.switched = False

    def run(self, payments: Sequence[Paid], on: dt.date) -> None:
        """Replay the payments, and the days up to the end of a day."""
        by_day: dict[dt.date, list[Paid]] = {}
        for paid in sorted(payments, key=lambda p: p.on):
            if paid.on <= on:
                by_day.setdefault(paid.on, []).append(paid)
        for day, paid_today in by_day.items():
            long_overdue = None
            for paid in paid_today:
                due = self.bring_forward(day)
                if long_overdue is None:
                    # Kept for the whole day, so that two payments on one day do what one would.
                    long_overdue = self._long_overdue(due, day)
                self._pay(float(paid.amount), due, day, long_overdue)
        self.close(on)

    def close(self, on: dt.date) -> None:
        """Replay the days that are left up to the end of a day."""
        self.bring_forward(on, final=True)
        self._on = on

    def past_due(self, *, as_a_whole: bool = False) -> dict[Item, Sum]:
        """Return what is past due by item, running charges rounded by line or as a whole."""
        late = [line for line in self.lines if line.due_on < self._on]
        sums: dict[Item, Sum] = dict.fromkeys(self._items, 0.0)
        for line in late:
            for item, amount in line.dues.items():
                sums[item] = sums[item] + amount
        beyond = [line for line in late if self._on > line.due_on + self._grace]
        for charge in dict.fromkeys(charge for line in beyond for charge in line.running):
            item = charge[0]
            running = [line.running[charge] for line in beyond if charge in line.running]
            groups = [running] if as_a_whole else [[one] for one in running]
            for group in groups:
                sums[item] = sums[item] + self._round.posted(group, self._denominator(item))
        sums[Item.INTEREST] = sums[Item.INTEREST] + sums.pop(RUNNING_INTEREST)
        return sums

    def _denominator(self, item: Item) -> Exact:
        if item is Item.LATE_FEE:
            return self._rates.late_fee_denominator
        return {
            Item.PENALTY_INTEREST: self._rates.penalty,
            Item.COMPOUND_INTEREST: self._rates.compound,
            RUNNING_INTEREST: self._rates.interest,
        }[item].denominator

    # paying --------------------------------------------------------------------------------

    def _pay(self, amount: Sum, due: list[Line], day: dt.date, long_overdue: Sum) -> None:
        left = amount
        # Whether the order matters is asked only once, because it sums every due of every line.
        if not self.order_matters:
            self.order_matters = some(left < sum(line.total() for line in due))
        left = self._allocate(left, due, long_overdue)
        self.after_payment(due, day)
        for line in self.lines[self._first_open :]:
            if not some(left):
                break
            if line.due_on > day:
                if some((left > 0) & (left < line.total())):
                    self.order_matters = True
                left = cleared(left, [(line, item) for item in self.order_of_items()])
        while self._first_open < len(self.lines) and not self.lines[self._first_open].dues:
            self._first_open += 1

    def after_payment(self, due: list[Line], day: dt.date) -> None:
        """Forgive what was paid within its days of grace, and stop compounding what was paid."""
        for line in due:
            if day <= line.due_on + self._grace:
                _forgive(line)
            if isinstance(line.capitalised, np.ndarray):
                line.capitalised = np.minimum(line.capitalised, _charges_of(line))

    def _allocate(self, left: Sum, due: list[Line], long_overdue: Sum) -> Sum:
        if not some(long_overdue):
            return cleared(left, self._places(due, self.order_of_items()))
        first = cleared(left * long_overdue, self._places(due, self._in_order(PRINCIPAL_FIRST)))
        rest = cleared(left * (1 - long_overdue), self._places(due, self.order_of_items()))
        return first + rest

    def _places(self, due: list[Line], items: Sequence[Item]) -> list[tuple[Line, Item]]:
        if self._order.item_first:
            return [(line, item) for item in items for line in due]
        return [(line, item) for line in due for item in items]

    def order_of_items(self) -> list[Item]:
        """Return the items that can be due in the order that payments clear them."""
        return self._in_order(self._order.items)

    def _in_order(self, order: Sequence[Item]) -> list[Item]:
        items = [item for item in order if item in self._items and item is not RUNNING_INTEREST]
        # Interest that runs on is interest: it is cleared right after the instalment's own.
        items.insert(items.index(Item.INTEREST) + 1, RUNNING_INTEREST)
        return items

    def _long_overdue(self, due: list[Line], day: dt.date) -> Sum:
        """Return 1 where the loan is so long overdue that principal comes first, else 0."""
        limit = self._order.principal_first_after
        if limit is None:
            return 0
        old = [line.total() for line in due if (day - line.due_on).days > limit]
        self.switched |= bool(old)
        return np.minimum(sum(old), 1) if old else 0

    # charging ------------------------------------------------------------------------------

    def bring_forward(self, day: dt.date, *, final: bool = False) -> list[Line]:
        """Charge every open line up to a day and return the lines that are due by then."""
        due: list[Line] = []
        whole: Sum = 0.0
        if not any(line.dues and line.due_on <= day for line in self.lines[self._first_open :]):
            return due
        if self._bases.need_outstanding:
            # All principal left bears a charge only once, on the oldest line that is open.
            whole = sum(line.dues.get(Item.PRINCIPAL, 0.0) for line in self.lines)
        for line in self.lines[self._first_open :]:
            if line.due_on > day:
                break
            if line.dues:
                opened: Sum = np.minimum(line.total(), 1) if some(whole) else 0.0
                if line.since < day:
                    if not final and self.first_charge is None:
                        before = [copy_of(line) for line in self.lines]
                        self.first_charge = FirstCharge(day, before, self.order_matters)
                    self._accrue(line, day, whole * opened)
                    if not final and day > line.due_on + self._grace:
                        self._post(line)
                whole = whole * (1 - opened)
                due.append(line)
        return due

    def _accrue(self, line: Line, day: dt.date, whole: Sum) -> None:
        penalty_base = self._bases.penalty(line.dues, whole)
        for start, end, compounds in self._spans(line, day):
            span = self._rates.span(line.due_on, start, end)
            self._charge(line, span, penalty_base)
            for fee, factor in enumerate(span.late_fees):
                base = self._bases.late_fee(fee, line.dues, whole, once=False)
                self._run(line, (Item.LATE_FEE, fee), base, factor, span.late_days)
            if compounds:
                line.capitalised = self._monthly * (_charges_of(line) + self._interest_run(line))
        if day > line.due_on + self._grace and not line.once_taken:
            line.once_taken = True
            self._take_once(line, whole)
        line.since = day

    def _charge(self, line: Line, span: Span, penalty_base: Sum) -> None:
        principal = line.dues.get(Item.PRINCIPAL, 0.0)
        interest = line.dues.get(Item.INTEREST, 0.0) + line.capitalised
        self._run(line, (Item.PENALTY_INTEREST, 0), penalty_base, span.penalty, span.days)
        self._run(line, (RUNNING_INTEREST, 0), principal, span.interest, span.days)
        self._run(line, (Item.COMPOUND_INTEREST, 0), interest, span.compound, span.days)

    def _run(self, line: Line, charge: Charge, base: Sum, factor: Factor, days: Exact) -> None:
        if some(base) and factor.some:
            running = line.running.setdefault(charge, Running())
            self._round.add(running, base, factor, self._denominator(charge[0]), days)

    def _interest_run(self, line: Line) -> Sum:
        return sum(
            self._round.posted([line.running[item, 0]], self._denominator(item))
            for item in INTEREST_CHARGES
            if (item, 0) in line.running
        )

    def _spans(self, line: Line, day: dt.date) -> Iterator[tuple[dt.date, dt.date, bool]]:
        """Yield the days to charge, and whether charges compound at their end.

        They are cut at each month after the due day where months compound, and at the year's end
        where each day's charge becomes fen, because days of a leap year can cost less.
        """
        start = line.since
        cuts: dict[dt.date, bool] = {}
        if self._round.by_day:
            years = range(start.year + 1, day.year + 1)
            cuts = {dt.date(year, 1, 1): False for year in years}
        if self._compounds_monthly:
            months = (start.year - line.due_on.year) * 12 + start.month - line.due_on.month
            while (cut := add_months(line.due_on, months)) < day:
                cuts[cut] = True
                months += 1
        for cut in sorted(cuts):
            if start < cut < day:
                yield start, cut, cuts[cut]
                start = cut
        yield start, day, False

    def _take_once(self, line: Line, whole: Sum) -> None:
        open_ = np.minimum(line.total(), 1)
        for number, fee in enumerate(self._terms.late_fees):
            taken = self._bases.taken_once(number) * open_
            if not some(taken):
                continue
            amount: Sum = fee.amount
            if amount is None:
                base = self._bases.late_fee(number, line.dues, whole, once=True)
                rate = self._rates.late_fees[number]
                share = Running(base * rate.value, [(base, rate.numerator)])
                fen = self._round.fen([share], rate.denominator)
                amount = np.maximum(fen, fee.minimum or 0)
            _owe(line, Item.LATE_FEE, amount * taken)

    def _post(self, line: Line) -> None:
        for (item, _), running in line.running.items():
            _owe(line, item, self._round.posted([running], self._denominator(item)))
        line.running = {}


def cleared(left: Sum, places: Sequence[tuple[Line, Item]]) -> Sum:
    """Let a sum clear dues in their order, and return what is left of it."""
    for line, item in places:
        due = line.dues.get(item)
        if due is None:
            continue
        part = np.minimum(due, left)
        unpaid = due - part
        if some(unpaid):
            line.dues[item] = unpaid
        else:
            del line.dues[item]
        left = left - part
        if not some(left):
            break
    return left


def _owe(line: Line, item: Item, amount: Sum) -> None:
    if some(amount):
        line.dues[item] = line.dues.get(item, 0.0) + amount


def _forgive(line: Line) -> None:
    """Drop the charges of a line that was paid whole within its days of grace."""
    if not line.dues:
        line.running = {}
        return
    owed = np.minimum(line.total(), 1)
    for running in line.running.values():
        running.estimate = running.estimate * owed
        running.parts = [(base * owed, numerator) for base, numerator in running.parts]


def _charges_of(line: Line) -> Sum:
    return sum(line.dues.get(item, 0.0) for item in INTEREST_CHARGES)
