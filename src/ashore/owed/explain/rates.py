"""What one span of days costs under every reading: rates times shares of a year, exactly."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from ashore.case.terms import CompoundTerms, LoanTerms
from ashore.money.dates import DateRange
from ashore.money.daycount import DayCount, days_30_360
from ashore.owed.explain.dimensions import RateUnit
from ashore.owed.explain.readings import ReadingSpace

Exact = Any
"""Whole numbers, one or an array of them: machine integers that may wrap, or Python's own."""

Floats = npt.NDArray[np.float64]

_SCALES = {
    DayCount.ACT_360: 360,
    DayCount.ACT_365: 365,
    DayCount.THIRTY_360: 360,
    DayCount.ACT_ACT: 365 * 366,
}
_WIDEST = 2**60
"""A remainder below twice a denominator of this size still has its true value after wrapping."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate under every reading as numerator over denominator, the year's length in it."""

    numerator: Exact
    denominator: Exact
    value: Floats


@dataclass(frozen=True, slots=True)
class Factor:
    """What one fen bears over a span of days: its value, and its numerator over the rate's own.

    ``some`` says whether it bears anything in some reading.
    """

    value: Floats
    numerator: Exact
    some: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A span of days under every reading: the factor of each charge, and the days each counts."""

    penalty: Factor
    interest: Factor
    compound: Factor
    late_fees: tuple[Factor, ...]
    days: Exact
    late_days: Exact


class Rates:
    """The rates and day counts of a space of readings."""

    def __init__(self, terms: LoanTerms, space: ReadingSpace, unit: RateUnit) -> None:
        self._kinds = [option.value for option in space.options("day_count")]
        self._shifts = [option.value for option in space.options("start")]
        self._cells = space.codes("start") * len(self._kinds) + space.codes("day_count")
        self._furthest = max(self._shifts)
        self._spans: dict[tuple[dt.date, dt.date, int], Span] = {}
        times = [option.value for option in space.options("times")]
        own = unit.contract or Fraction(0)
        late = [fee.rate or Fraction(0) for fee in terms.late_fees]
        scales = [1 if unit.daily else _SCALES[kind] for kind in self._kinds]
        rates = [own, *(t.penalty for t in times), *(t.interest for t in times), *late]
        common = math.lcm(*(rate.denominator for rate in late))
        widest = max(common, *(rate.denominator for rate in rates)) * max(_SCALES.values())
        self._type = np.int64 if widest * _MOST_DAYS < _WIDEST else np.object_
        years = np.array(scales, self._type)[space.codes("day_count")]
        codes = space.codes("times")
        self.penalty = self._rate([t.penalty for t in times], codes, years)
        self.interest = self._rate([t.interest for t in times], codes, years)
        self._compound_kinds = self._kinds
        given = _day_count_of(terms.compound)
        if given is not None and not unit.daily:
            self._compound_kinds = [given] * len(self._kinds)
            years = np.array(_SCALES[given], self._type)
        at_penalty = self._rate([t.penalty for t in times], codes, years)
        self.compound = _compound(space, at_penalty, self._rate([own], 0 * codes, years))
        self.late_fees = tuple(
            Rate(int(rate * common), common, np.array(float(rate))) for rate in late
        )

    @property
    def late_fee_denominator(self) -> Exact:
        """Return what the numerators of late fees stand over."""
        return self.late_fees[0].denominator if self.late_fees else 1

    def span(self, due_on: dt.date, start: dt.date, end: dt.date) -> Span:
        """Return what the days from one day to another cost on a line due on a day."""
        # Only the first days after the due day are cut differently from line to line.
        since_due = min((start - due_on).days, self._furthest)
        found = self._spans.get((start, end, since_due))
        if found is None:
            found = self._spans[start, end, since_due] = self._span(due_on, start, end)
        return found

    def _span(self, due_on: dt.date, start: dt.date, end: dt.date) -> Span:
        begins = []
        for shift in self._shifts:
            first = due_on + dt.timedelta(days=shift)
            begins.append(first if start == due_on else max(start, first))
        shares, days, late_days = self._counted(begins, end, self._kinds)
        compound_shares = shares
        if self._compound_kinds != self._kinds:
            compound_shares, _, _ = self._counted(begins, end, self._compound_kinds)
        return Span(
            penalty=_factor(self.penalty, shares),
            interest=_factor(self.interest, shares),
            compound=_factor(self.compound, compound_shares),
            late_fees=tuple(_factor(rate, late_days) for rate in self.late_fees),
            days=np.maximum(days, 1),
            late_days=np.maximum(late_days, 1),
        )

    def _counted(
        self, begins: Sequence[dt.date], end: dt.date, kinds: Sequence[DayCount]
    ) -> tuple[Exact, Exact, Exact]:
        table = [_count(kind, begin, end) for begin in begins for kind in kinds]
        shares, days, actual = (np.array(c, self._type) for c in zip(*table, strict=True))
        return shares[self._cells], days[self._cells], actual[self._cells]

    def _rate(self, rates: Sequence[Fraction], codes: Any, scale: Exact) -> Rate:
        numerator = np.array([rate.numerator for rate in rates], self._type)[codes]
        denominator = np.array([rate.denominator for rate in rates], self._type)[codes] * scale
        return Rate(numerator, denominator, _quotient(numerator, denominator))


def _day_count_of(compound: CompoundTerms | None) -> DayCount | None:
    """Return how compound interest counts days where the contract says so."""
    given = compound.day_count if compound else None
    return DayCount.THIRTY_360 if given is DayCount.PERIOD else given


def _compound(space: ReadingSpace, at_penalty: Rate, at_contract: Rate) -> Rate:
    kinds = [option.key for option in space.options("compound")]
    codes = space.codes("compound")
    none = np.array([kind == "none" for kind in kinds])[codes]
    at_own = np.array([kind == "contract" for kind in kinds])[codes]
    rated: Exact = np.where(at_own, at_contract.numerator, at_penalty.numerator)
    numerator: Exact = np.where(none, 0, rated)
    denominator: Exact = np.where(at_own, at_contract.denominator, at_penalty.denominator)
    return Rate(numerator, denominator, _quotient(numerator, denominator))


_MOST_DAYS = 100 * 366


def _quotient(numerator: Exact, denominator: Exact) -> Floats:
    value: Floats = np.asarray(numerator, np.float64) / np.asarray(denominator, np.float64)
    return value


def _factor(rate: Rate, shares: Exact) -> Factor:
    value: Floats = rate.value * np.asarray(shares, np.float64)
    return Factor(value, rate.numerator * shares, bool(value.max()))


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
