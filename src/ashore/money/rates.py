"""The rate that cash flows bear: per period, and per year by their dates.

Two yearly figures are in use and are never mixed here: the *nominal* one, twelve times the
monthly rate (IRR×12), and the *effective* one, which compounds it and is always larger.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from ashore.errors.money import (
    NoRealRateError,
    NoSignChangeError,
    OneDayError,
    RateRangeError,
)
from ashore.money.daycount import DayCount, YearShare, year_share
from ashore.money.roots import present_value_roots

LEAST_LOG, MOST_LOG = -36.7, 709.7
"""Beyond these, ``exp(u) − 1`` can no longer be told from −100 % or is no longer a float."""

Number = Fraction | int
"""What a time or an amount is: exact."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Every rate that brings cash flows into balance, as shares.

    ``rate`` is the one nearest to zero cost (of two at the same distance the positive one);
    ``roots`` holds all of them, ascending, each above −1. A rate that only touches the balance
    counts once, as do two that lie closer together than floats can tell.
    """

    rate: float
    roots: tuple[float, ...]


def irr(flows: Sequence[Number], *, where: str = "") -> Rates:
    """Return the rates per period of flows that come one period apart, the first one now.

    Raises:
        NoSignChangeError: If all flows go one way.
        NoRealRateError: If no real rate balances them.
        RateRangeError: If a float cannot hold the rate that does.

    Examples:
        >>> round(irr([1_200_000] + [-106_619] * 11 + [-106_614]).rate, 6)
        0.01
    """
    return balancing_rates(enumerate(flows), where=where)


def xirr(
    flows: Iterable[tuple[dt.date, Number]],
    day_count: DayCount | YearShare = DayCount.ACT_365,
    *,
    where: str = "",
) -> Rates:
    """Return the effective yearly rates of dated flows, in any order.

    Args:
        flows: Days and amounts; amounts of one day are added up.
        day_count: How the days after the earliest flow become years: by name, or a function.
        where: The place named in an error.

    Raises:
        NoSignChangeError: If all flows go one way.
        OneDayError: If they all fall on one day.
        NoRealRateError: If no real rate balances them.
        RateRangeError: If a float cannot hold the rate that does.

    Examples:
        >>> round(xirr([(dt.date(2026, 1, 1), -100), (dt.date(2027, 1, 1), 110)]).rate, 9)
        0.1
    """
    dated = list(flows)
    if not dated:
        raise NoSignChangeError(where=where)
    first = min(day for day, _ in dated)
    share = (
        partial(year_share, day_count=day_count) if isinstance(day_count, DayCount) else day_count
    )
    timed = ((share(first, day), flow) for day, flow in dated)
    return balancing_rates(timed, where=where)


def balancing_rates(timed: Iterable[tuple[Number, Number]], *, where: str = "") -> Rates:
    """Return the rates per unit of time of flows at any times, in any order.

    Raises:
        NoSignChangeError: If all flows go one way.
        OneDayError: If they all fall at one time.
        NoRealRateError: If no real rate balances them.
        RateRangeError: If a float cannot hold the rate that does.
    """
    merged: dict[Number, Number] = {}
    signs = set()
    for time, amount in timed:
        if amount:
            merged[time] = merged.get(time, 0) + amount
            signs.add(amount > 0)
    if len(signs) < 2:
        raise NoSignChangeError(where=where)
    if len(merged) == 1:
        raise OneDayError(where=where)
    left = sorted((time, amount) for time, amount in merged.items() if amount)
    if len({amount > 0 for _, amount in left}) < 2:
        raise NoSignChangeError(where=where)
    start = left[0][0]
    largest = max(amount if amount > 0 else -amount for _, amount in left)
    times = [float(time - start) for time, _ in left]
    shares = [float(amount / largest) for _, amount in left]
    if 0.0 in shares:  # sums more than three hundred digits apart
        raise RateRangeError(where=where)
    logs = present_value_roots(times, shares)
    if not logs:
        raise NoRealRateError(where=where)
    roots = tuple(math.expm1(u) for u in logs if LEAST_LOG < u < MOST_LOG)
    if not roots:
        raise RateRangeError(where=where)
    return Rates(min(roots, key=_distance_from_zero), roots)


def _distance_from_zero(rate: float) -> tuple[float, float]:
    return round(abs(rate), 12), -rate


def nominal_from_monthly(monthly: float) -> float:
    """Return the nominal yearly rate of a monthly one: twelve times it (IRR×12)."""
    return 12 * monthly


def effective_from_monthly(monthly: float) -> float:
    """Return the effective yearly rate of a monthly one: compounded over twelve months.

    One beyond what a float can hold comes back as infinity.
    """
    log = 12 * math.log1p(monthly)
    return math.expm1(log) if log < MOST_LOG else math.inf
