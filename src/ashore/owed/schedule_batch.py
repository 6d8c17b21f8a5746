"""Repayment tables of very many loans at once, equal to the fen to the table of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from ashore.case.terms import LoanTerms, Method
from ashore.errors.case import FieldError
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.amortisation import MOST_PERIODS
from ashore.owed.annuity import level_payment
from ashore.owed.schedule import build_schedule
from ashore.text import Text

Fen = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

BATCH_METHODS = (
    Method.EQUAL_INSTALMENT,
    Method.EQUAL_PRINCIPAL,
    Method.FLAT,
    Method.INTEREST_ONLY,
)

_MILLION = 1_000_000
_SAFE = 2**62
_ANNUITY_ERROR = 2.0**-46
"""Far above the relative error of :func:`_annuity_estimate`: some units in the 53rd bit."""


@dataclass(frozen=True, slots=True)
class ScheduleColumns:
    """Repayment tables as columns: one row a loan, one column a period, sums in fen.

    A loan that is cleared early has zeros in the periods that its own table does not have.
    """

    principal: Fen
    interest: Fen
    balance: Fen

    @property
    def total(self) -> Fen:
        """Return what falls due in each period."""
        return self.principal + self.interest


def schedule_many(
    principal: Fen,
    annual_rate: Fen,
    *,
    periods: int,
    method: Method,
    rounding: Rounding = Rounding.HALF_UP,
    rate_denominator: int = _MILLION,
) -> ScheduleColumns:
    """Return monthly tables of many loans whose periods count whole: ``period``, no grace, no fees.

    Interest is an exact whole-number division. The level payment is estimated in floating point,
    and computed exactly wherever the estimate is too near a rounding boundary to decide. A loan
    too large for 64-bit sums takes the path of a single loan.

    Args:
        principal: What each loan lent, in fen, not below zero.
        annual_rate: The yearly rate of each, as a whole number over ``rate_denominator``.
        periods: How many months, the same for all.
        method: One of :data:`BATCH_METHODS`.
        rounding: How interest, parts and payments become fen.
        rate_denominator: 1 000 000 makes ``180_000`` a rate of 18 %.

    Raises:
        FieldError: If the method or the periods are none that this path computes, or a number
            is below zero.

    Examples:
        >>> lent, rate = np.array([1_200_000]), np.array([120_000])
        >>> columns = schedule_many(lent, rate, periods=12, method=Method.EQUAL_INSTALMENT)
        >>> columns.total[0, [0, -1]].tolist(), int(columns.interest.sum())
        ([106619, 106614], 79423)
    """
    lent = np.asarray(principal, dtype=np.int64)
    rate = np.asarray(annual_rate, dtype=np.int64)
    if method not in BATCH_METHODS or not 1 <= periods <= MOST_PERIODS:
        problem = Text("成批算不了这种还款方式或期数", "no batch path has this method or length")
        raise FieldError(where="schedule_many", problem=problem, given=f"{method}, {periods}")
    if (lent < 0).any() or (rate < 0).any():
        problem = Text("本金和利率不能小于零", "sums and rates cannot be below zero")
        least = min(lent.min(), rate.min())
        raise FieldError(where="schedule_many", problem=problem, given=least)
    whole = 12 * rate_denominator
    columns = _empty(len(lent), periods)
    # Float products overshoot by far less than the factor two that is left below 2**63.
    single = lent * rate.astype(np.float64) * 2 + whole > _SAFE
    job = _Job(np.where(single, 0, lent), rate, whole, periods, rounding)
    job.fill(columns, method)
    for n in np.flatnonzero(single).tolist():
        _fill_single(columns, n, job, method, int(lent[n]))
    return columns


def _empty(loans: int, periods: int) -> ScheduleColumns:
    # Periods are computed one after another, so each period's column lies together in memory.
    columns = (np.zeros((periods, loans), dtype=np.int64).T for _ in range(3))
    return ScheduleColumns(*columns)


@dataclass(frozen=True, slots=True)
class _Job:
    """Loans that 64-bit sums can hold, and how to compute them; a rate is ``rate / whole``."""

    lent: Fen
    rate: Fen
    whole: int
    periods: int
    rounding: Rounding

    def fill(self, columns: ScheduleColumns, method: Method) -> None:
        """Compute every period of every loan into the columns."""
        payment = self._payments() if method is Method.EQUAL_INSTALMENT else None
        part = self._part(method)
        flat = self._interest(self.lent) if method is Method.FLAT else None
        balance = self.lent
        for n in range(self.periods):
            interest = self._interest(balance) if flat is None else np.where(balance > 0, flat, 0)
            if n == self.periods - 1:
                due = balance
            else:
                wanted = part if payment is None else np.maximum(payment - interest, 0)
                due = np.minimum(wanted, balance)
            balance = balance - due
            columns.principal[:, n] = due
            columns.interest[:, n] = interest
            columns.balance[:, n] = balance

    def _interest(self, balance: Fen) -> Fen:
        return divide_rounded(balance * self.rate, self.whole, self.rounding)

    def _part(self, method: Method) -> Fen:
        if method is Method.INTEREST_ONLY:
            return np.zeros_like(self.lent)
        return divide_rounded(self.lent, self.periods, self.rounding)

    def _payments(self) -> Fen:
        """Return the level payment of each loan, rounded as its exact value would be."""
        estimate = _annuity_estimate(self.lent, self.rate / self.whole, self.periods)
        payment, doubtful = _round_estimate(estimate, self.rounding)
        for n in np.flatnonzero(doubtful).tolist():
            exact = level_payment(int(self.lent[n]), self.period_rate(n), self.periods)
            payment[n] = round_to_int(exact, self.rounding)
        free = self.rate == 0
        payment[free] = divide_rounded(self.lent[free], self.periods, self.rounding)
        return payment

    def period_rate(self, n: int) -> Fraction:
        """Return the exact rate of one month of a loan."""
        return Fraction(int(self.rate[n]), self.whole)


def divide_rounded(numerator: Fen, denominator: int, rounding: Rounding) -> Fen:
    """Return quotients of numbers not below zero, rounded by a rule, in whole numbers alone.

    Examples:
        >>> divide_rounded(np.array([5, 15]), 10, Rounding.HALF_EVEN).tolist()
        [0, 2]
    """
    quotient = numerator // denominator
    rest = numerator - quotient * denominator
    if rounding is Rounding.CEILING:
        up = rest > 0
    elif rounding is Rounding.HALF_UP:
        up = rest >= denominator - rest
    elif rounding is Rounding.HALF_EVEN:
        up = (rest > denominator - rest) | ((2 * rest == denominator) & (quotient % 2 == 1))
    else:
        return quotient
    return quotient + up


def _annuity_estimate(
    lent: Fen, month_rate: npt.NDArray[np.float64], periods: int
) -> npt.NDArray[np.float64]:
    rate = np.where(month_rate > 0, month_rate, 1.0)  # loans without interest are divided exactly
    estimate: npt.NDArray[np.float64] = lent * rate / -np.expm1(-periods * np.log1p(rate))
    return estimate


def _round_estimate(estimate: npt.NDArray[np.float64], rounding: Rounding) -> tuple[Fen, Flags]:
    """Return the estimates rounded, and which of them the error could carry over a boundary."""
    halves = rounding in (Rounding.HALF_UP, Rounding.HALF_EVEN)
    floor = np.floor(estimate)
    share = estimate - floor
    error = estimate * _ANNUITY_ERROR
    distance = np.abs(share - 0.5) if halves else np.minimum(share, 1 - share)
    threshold = 0.5 if halves else 0.0
    up = (share > threshold) & (rounding is not Rounding.DOWN)
    return floor.astype(np.int64) + up, distance <= error


def _fill_single(
    columns: ScheduleColumns, n: int, job: _Job, method: Method, principal: int
) -> None:
    terms = LoanTerms(
        method=method,
        principal=principal,
        annual_rate=12 * job.period_rate(n),
        periods=job.periods,
        rounding=job.rounding,
    )
    for k, row in enumerate(build_schedule(terms, dt.date(2000, 1, 1)).rows):
        columns.principal[n, k] = row.principal
        columns.interest[n, k] = row.interest
        columns.balance[n, k] = row.balance
