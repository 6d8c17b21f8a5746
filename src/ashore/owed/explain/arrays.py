"""The numbers of every reading as arrays: rates, shares of a year, and rounding.

Each dimension has an axis of its own, so a sum is only as large as the questions it depends on; a
plain ``int`` is equal in every reading.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from ashore.case.terms import Item, LoanTerms
from ashore.money.dates import DateRange
from ashore.money.daycount import DayCount, days_30_360
from ashore.money.rounding import Rounding
from ashore.owed.accrual import contract_rate
from ashore.owed.explain.readings import ReadingSpace

Ints = npt.NDArray[np.int64]
Sum = Any
"""Whole fen: an ``int``, or an array with one number for each reading."""

_HALF_UP, _HALF_EVEN, _CEILING, _ = range(len(Rounding))
_SCALES = {
    DayCount.ACT_360: 360,
    DayCount.ACT_365: 365,
    DayCount.THIRTY_360: 360,
    DayCount.ACT_ACT: 365 * 366,
}


@dataclass(slots=True)
class Running:
    """One charge of one line that still runs: exact numerators, and fen where days are rounded."""

    exact: Sum = 0
    by_day: Sum = 0


@dataclass(frozen=True, slots=True)
class Spans:
    """A span of days under every reading: numerator and denominator of the share, and the days."""

    share: Sum
    days: Sum
    actual: Sum

    def in_days(self) -> Spans:
        """Return the span for a charge whose rate is a share a day."""
        return Spans(self.actual, self.actual, self.actual)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate under every reading as numerator over denominator, the year's length in it."""

    numerator: Sum
    denominator: Sum


class Rates:
    """The rates and day counts of every reading, as arrays."""

    def __init__(self, terms: LoanTerms, space: ReadingSpace) -> None:
        self._kinds = [option.value for option in space.dimension("day_count").options]
        self._shifts = [option.value for option in space.dimension("start").options]
        self._cells = space.codes("start") * len(self._kinds) + space.codes("day_count")
        times = [option.value for option in space.dimension("times").options]
        contract, late = contract_rate(terms), [fee.rate or Fraction(0) for fee in terms.late_fees]
        self._type = _whole_numbers(terms, [*times, *late, contract[0] if contract else _NONE])
        daily = space.dimension("day_count").options[0].key == "daily"
        years = [1 if daily else _SCALES[kind] for kind in self._kinds]
        scale = self._take(years, space.codes("day_count"))
        self.penalty = self._rate(times, space.codes("times"), scale)
        per_contract = _NONE
        if contract is not None:
            per_contract = contract[0] if contract[1] == daily else contract[0] / 360
        options = [option.key for option in space.dimension("compound").options]
        kinds = np.array([{"none": 0, "contract": 2}.get(key, 1) for key in options])
        kind = kinds[space.codes("compound")]
        monthly = np.array([key == "penalty+interest" for key in options])
        self._takes_penalty = monthly[space.codes("compound")]
        own = self._rate([per_contract], np.zeros_like(space.codes("compound")), scale)
        self.compound = Rate(
            np.where(kind == 0, 0, np.where(kind == 1, self.penalty.numerator, own.numerator)),
            np.where(kind == 2, own.denominator, self.penalty.denominator),
        )
        common = math.lcm(*(rate.denominator for rate in late))
        self.late = [Rate(int(rate * common), common) for rate in late]
        self._late_denominator = common

    def denominator(self, item: Item) -> Sum:
        """Return what a charge's numerators stand over."""
        if item is Item.PENALTY_INTEREST:
            return self.penalty.denominator
        if item is Item.COMPOUND_INTEREST:
            return self.compound.denominator
        return self._late_denominator

    def compound_base(self, interest: Sum, capitalised: Sum) -> Sum:
        """Return what compound interest runs on: interest, and penalty where that compounds."""
        return interest + np.where(self._takes_penalty, capitalised, 0)

    def spans(self, due_on: dt.date, start: dt.date, end: dt.date) -> Spans:
        """Return the span from one day to another as each reading counts it."""
        table = []
        for shift in self._shifts:
            first = due_on + dt.timedelta(days=shift)
            begin = first if start == due_on else max(start, first)
            table += [_count(kind, begin, end) for kind in self._kinds]
        shares, days, actual = zip(*table, strict=True)
        return Spans(*(self._take(column, self._cells) for column in (shares, days, actual)))

    def _take(self, values: Sequence[int], codes: npt.NDArray[np.intp]) -> Ints:
        return np.array(values, self._type)[codes]

    def _rate(self, rates: Sequence[Fraction], codes: npt.NDArray[np.intp], scale: Ints) -> Rate:
        return Rate(
            self._take([rate.numerator for rate in rates], codes),
            self._take([rate.denominator for rate in rates], codes) * scale,
        )


class Rounder:
    """How each reading turns its numerators into fen."""

    def __init__(self, space: ReadingSpace) -> None:
        codes = space.codes("rounding")
        self._axis = space.axis("rounding")
        rules = [option.value for option in space.dimension("rounding").options]
        order = list(Rounding)
        self._rule = np.array([order.index(r.rounding) for r in rules])[codes]
        self._by_line = np.array([r.each != "total" for r in rules])[codes]
        self._day_options = np.array([n for n, r in enumerate(rules) if r.each == "day"], np.intp)
        self._day_rule = self.of_days(self._rule)

    def add(self, running: Running, base: Sum, rate: Rate, span: Spans) -> None:
        """Let a base bear a rate for a span."""
        numerator = base * rate.numerator * span.share
        running.exact = running.exact + numerator
        if self._day_options.size:
            a_day = _quotient(
                self.of_days(numerator),
                self.of_days(rate.denominator * np.maximum(span.days, 1)),
                self._day_rule,
            )
            running.by_day = running.by_day + a_day * self.of_days(span.days)

    def together(self, parts: Sequence[Running], denominator: Sum) -> Sum:
        """Return the fen of some running charges: line by line, day by day or as a whole."""
        if not parts:
            return 0
        whole = self.divide(sum(part.exact for part in parts), denominator)
        if len(parts) == 1:
            result = whole
        else:
            lines = sum(self.divide(part.exact, denominator) for part in parts)
            result = np.where(self._by_line, lines, whole)
        if self._day_options.size:
            by_day = np.asarray(sum(part.by_day for part in parts))
            shape = np.broadcast_shapes(result.shape, self._rule.shape, self._spread(by_day))
            result = np.broadcast_to(result, shape).copy()
            place = (slice(None),) * self._axis + (self._day_options,)
            result[place] = by_day
        return result

    def divide(self, numerator: Sum, denominator: Sum) -> Sum:
        """Return the quotients rounded by each reading's rule; nothing here is negative."""
        return _quotient(numerator, denominator, self._rule)

    def of_days(self, amounts: Sum) -> Sum:
        """Return only the part of some sums that belongs to rounding day by day."""
        array = np.asarray(amounts)
        if array.ndim == 0 or array.shape[self._axis] == 1:
            return amounts
        return np.take(array, self._day_options, axis=self._axis)

    def _spread(self, by_day: Ints) -> tuple[int, ...]:
        """Return the shape of daily sums with a single place on the rounding axis."""
        shape = list(by_day.shape)
        if shape:
            shape[self._axis] = 1
        return tuple(shape)


def _quotient(numerator: Sum, denominator: Sum, rule: Ints) -> Sum:
    """Return whole quotients, rounded by a rule's place in :class:`Rounding`."""
    quotient = numerator // denominator
    twice = 2 * (numerator - quotient * denominator)
    up = (rule == _HALF_UP) & (twice >= denominator)
    up |= (rule == _HALF_EVEN) & (
        (twice > denominator) | ((twice == denominator) & (quotient % 2 == 1))
    )
    up |= (rule == _CEILING) & (twice > 0)
    return quotient + up


def _count(kind: DayCount, start: dt.date, end: dt.date) -> tuple[int, int, int]:
    """Return a span's numerator over the day count's year, its counted days and actual days."""
    if start >= end:
        return 0, 0, 0
    actual = (end - start).days
    if kind is DayCount.THIRTY_360:
        days = days_30_360(start, end)
        return days, days, actual
    if kind is DayCount.ACT_ACT:
        parts = DateRange(start, end).years()
        share = sum(n * (365 if _is_leap(year) else 366) for year, n in parts)
        return share, actual, actual
    return actual, actual, actual


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


_NONE = Fraction(0)
_MOST_DAYS = 366 * 366 * 30


def _whole_numbers(terms: LoanTerms, rates: Sequence[Fraction]) -> type:
    """Return the array type whose whole numbers are long enough for every product here.

    Machine integers hold any usual loan; a rate with a dozen decimals needs Python's own, which
    are slower and never overflow.
    """
    amount = 2 * (terms.principal or sum(row.principal for row in terms.rows)) + 10**7
    numerator = max(rate.numerator for rate in rates) * amount
    denominator = 2 * max(rate.denominator for rate in rates)
    return np.int64 if max(numerator, denominator) * _MOST_DAYS < 2**62 else object
