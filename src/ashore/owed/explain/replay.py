"""What is past due under thousands of readings at once: the day-by-day replay on whole arrays.

This is :mod:`ashore.owed.position` with one number replaced by one number a reading. Sums stay
whole numbers: a charge is kept as a numerator over the reading's own denominator, and becomes fen
only where the reading rounds. Each dimension has an axis of its own, so a sum is only as large as
the questions it depends on; a plain ``int`` is equal in every reading.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from ashore.case.terms import Base, Item, LateFeeTerm, LoanTerms
from ashore.money.dates import add_months
from ashore.owed.explain.arrays import Rates, Rounder, Running, Spans, Sum
from ashore.owed.explain.readings import ReadingSpace
from ashore.owed.position import LATE_CHARGES, Paid
from ashore.owed.schedule import Instalment, Schedule

INTEREST_CHARGES = (Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST)
CHARGES = (*INTEREST_CHARGES, Item.LATE_FEE)


@dataclass(frozen=True, slots=True)
class PastDue:
    """What is past due by item under every reading, and whether the order of payments mattered."""

    sums: dict[Item, Sum]
    order_matters: bool


@dataclass(slots=True)
class _Line:
    row: Instalment
    dues: dict[Item, Sum]
    since: dt.date
    running: dict[Item, Running] = field(default_factory=lambda: {i: Running() for i in CHARGES})
    capitalised: Sum = 0
    once_taken: bool = False

    @property
    def open(self) -> bool:
        return any(np.any(amount) for amount in self.dues.values())

    def unpaid(self) -> Sum:
        """Return 1 where something of the line is unpaid and 0 where a reading sees it paid."""
        return np.minimum(sum(self.dues.values()), 1)

    def base(self, base: Base) -> Sum:
        if base is Base.PRINCIPAL:
            return self.dues[Item.PRINCIPAL]
        if base is Base.PRINCIPAL_AND_INTEREST:
            return self.dues[Item.PRINCIPAL] + self.dues[Item.INTEREST]
        return sum(amount for item, amount in self.dues.items() if item not in LATE_CHARGES)


class Replay:
    """The replay of one repayment table and one order of payments under a space of readings.

    The space needs the dimensions ``day_count``, ``start``, ``rounding``, ``base``, ``times``,
    ``compound`` and ``late_fee``; the order comes apart, because it changes the path of payments.
    """

    def __init__(
        self,
        schedule: Schedule,
        terms: LoanTerms,
        space: ReadingSpace,
        order: tuple[tuple[Item, ...], bool],
    ) -> None:
        self._terms = terms
        self._space = space
        self._order, self._item_first = order
        self._grace = dt.timedelta(days=terms.grace_days)
        self._lines = [_Line(row, _dues(row), row.due_on) for row in schedule.rows]
        self._first_open = 0
        self._order_matters = False
        self._rates = Rates(terms, space)
        self._round = Rounder(space)
        self._compounds_monthly = any(
            option.key == "penalty+interest" for option in space.dimension("compound").options
        )

    def past_due(self, payments: Sequence[Paid], on: dt.date) -> PastDue:
        """Return what is past due at the end of a day under every reading."""
        for paid in sorted(payments, key=lambda p: p.on):
            if paid.on <= on:
                self._pay(paid)
        self._bring_forward(on, final=True)
        late = [line for line in self._lines if line.row.due_on < on]
        items = {item for line in late for item in line.dues} | set(CHARGES)
        sums = {item: sum(line.dues.get(item, 0) for line in late) for item in items}
        beyond = [line for line in late if on > line.row.due_on + self._grace]
        for item in CHARGES:
            running = [line.running[item] for line in beyond]
            sums[item] = sums[item] + self._round.together(running, self._rates.denominator(item))
        return PastDue(sums, self._order_matters)

    def _pay(self, paid: Paid) -> None:
        due = self._bring_forward(paid.on)
        left = self._allocate(paid.amount, due)
        for line in due:
            if paid.on <= line.row.due_on + self._grace:
                self._forgive(line)
            # What was paid of the charges bears no more compound interest.
            line.capitalised = np.minimum(line.capitalised, _charges_of(line))
        if np.any(left):
            ahead = [line for line in self._lines[self._first_open :] if line not in due]
            left = self._allocate(left, ahead[: _reach(ahead, left)])
        while self._first_open < len(self._lines) and not self._lines[self._first_open].open:
            self._first_open += 1

    def _allocate(self, amount: Sum, lines: list[_Line]) -> Sum:
        owed = sum(sum(line.dues.values()) for line in lines)
        if np.any(np.asarray(amount) < owed):
            self._order_matters = True
        places = (
            [(line, item) for item in self._order for line in lines]
            if self._item_first
            else [(line, item) for line in lines for item in self._order]
        )
        left = amount
        for line, item in places:
            due = line.dues.get(item)
            if due is None:
                continue
            part = np.minimum(due, left)
            line.dues[item] = due - part
            left = left - part
        return left

    def _forgive(self, line: _Line) -> None:
        paid = np.equal(sum(line.dues.values()), 0)
        for running in line.running.values():
            running.exact = np.where(paid, 0, running.exact)
            running.by_day = np.where(self._round.of_days(paid), 0, running.by_day)

    def _bring_forward(self, day: dt.date, *, final: bool = False) -> list[_Line]:
        due: list[_Line] = []
        earlier: Sum = 0
        for line in self._lines[self._first_open :]:
            if line.row.due_on > day:
                break
            if line.open:
                self._accrue(line, day, earlier)
                if not final and day > line.row.due_on + self._grace:
                    self._post(line)
                earlier = earlier + sum(line.dues.values())
                due.append(line)
        return due

    def _accrue(self, line: _Line, day: dt.date, earlier: Sum) -> None:
        # A line is open here as soon as one reading sees it so; in the others it bears nothing.
        unpaid = line.unpaid()
        for start, end in self._spans(line, day):
            spans = self._rates.spans(line.row.due_on, start, end)
            base = self._penalty_base(line, earlier, unpaid)
            self._round.add(line.running[Item.PENALTY_INTEREST], base, self._rates.penalty, spans)
            interest = self._rates.compound_base(line.dues[Item.INTEREST], line.capitalised)
            self._round.add(
                line.running[Item.COMPOUND_INTEREST], interest, self._rates.compound, spans
            )
            self._add_daily_late_fees(line, spans)
            if self._compounds_monthly and end < day:
                line.capitalised = self._charged_so_far(line)
        if day > line.row.due_on + self._grace and not line.once_taken:
            line.once_taken = True
            self._take_once(line, unpaid)
        line.since = max(line.since, day)

    def _spans(self, line: _Line, day: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
        """Yield the days to charge, cut at each month after the due day where months compound."""
        start = line.since
        if self._compounds_monthly:
            months = (start.year - line.row.due_on.year) * 12 + start.month - line.row.due_on.month
            cut = add_months(line.row.due_on, months)
            while cut < day:
                if cut > start:
                    yield start, cut
                    start = cut
                months += 1
                cut = add_months(line.row.due_on, months)
        if start < day:
            yield start, day

    def _penalty_base(self, line: _Line, earlier: Sum, unpaid: Sum) -> Sum:
        options = self._space.dimension("base").options
        bases = []
        for option in options:
            if option.value is Base.OUTSTANDING:
                whole = sum(other.dues[Item.PRINCIPAL] for other in self._lines)
                bases.append(np.where(np.equal(earlier, 0), whole, 0) * unpaid)
            else:
                bases.append(line.base(option.value))
        return bases[0] if len(bases) == 1 else np.choose(self._space.codes("base"), bases)

    def _add_daily_late_fees(self, line: _Line, spans: Spans) -> None:
        for number, fee in enumerate(self._terms.late_fees):
            if fee.per != "once" and fee.rate:
                base = self._late_base(line, fee, first=number == 0)
                running = line.running[Item.LATE_FEE]
                self._round.add(running, base, self._rates.late[number], spans.in_days())

    def _late_base(self, line: _Line, fee: LateFeeTerm, *, first: bool) -> Sum:
        options = self._space.dimension("late_fee").options if first else ()
        if len(options) < 2:
            own = options[0].value if options and options[0].value else fee.base
            return line.base(own)
        return np.choose(self._space.codes("late_fee"), [line.base(o.value) for o in options])

    def _take_once(self, line: _Line, unpaid: Sum) -> None:
        for number, fee in enumerate(self._terms.late_fees):
            if fee.per == "once":
                amount: Sum = fee.amount
                if fee.amount is None:
                    base = self._late_base(line, fee, first=number == 0)
                    rate = fee.rate or Fraction(0)
                    share = self._round.divide(base * rate.numerator, rate.denominator)
                    amount = np.maximum(share, fee.minimum or 0)
                line.dues[Item.LATE_FEE] = line.dues.get(Item.LATE_FEE, 0) + amount * unpaid

    def _charged_so_far(self, line: _Line) -> Sum:
        return _charges_of(line) + sum(
            self._round.together([line.running[item]], self._rates.denominator(item))
            for item in INTEREST_CHARGES
        )

    def _post(self, line: _Line) -> None:
        for item, running in line.running.items():
            amount = self._round.together([running], self._rates.denominator(item))
            if np.any(amount):
                line.dues[item] = line.dues.get(item, 0) + amount
            running.exact = running.by_day = 0


def _charges_of(line: _Line) -> Sum:
    return sum(line.dues.get(item, 0) for item in INTEREST_CHARGES)


def _dues(row: Instalment) -> dict[Item, Sum]:
    dues: dict[Item, Sum] = {Item.PRINCIPAL: row.principal, Item.INTEREST: row.interest}
    for fee in row.fees:
        dues[fee.item] = dues.get(fee.item, 0) + fee.amount
    return dues


def _reach(lines: Sequence[_Line], amount: Sum) -> int:
    """Return how many coming lines an amount can touch."""
    left, most = int(np.max(amount)), 0
    for line in lines:
        if left <= 0:
            break
        left -= int(np.min(sum(line.dues.values())))
        most += 1
    return most
