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

from ashore.errors.money import NoRealRateError, NoSignChangeError, OneDayError
from ashore.money.daycount import DayCount, year_share
from ashore.money.roots import present_value_roots


@dataclass(frozen=True, slots=True)
class Rates:
    """Every rate that brings cash flows into balance, as shares.

    ``rate`` is the one nearest to zero cost (of two at the same distance the positive one);
    ``roots`` holds all of them, ascending, each above −1.
    """

    rate: float
    roots: tuple[float, ...]


def irr(flows: Sequence[Fraction | int], *, where: str = "") -> Rates:
    """Return the rates per period of flows that come one period apart, the first one now.

    Raises:
        NoSignChangeError: If all flows go one way.
        NoRealRateError: If no real rate balances them.

    Examples:
        >>> round(irr([1_200_000] + [-106_619] * 11 + [-106_614]).rate, 6)
        0.01
    """
    return _rates(enumerate(flows), where)


def xirr(
    flows: Iterable[tuple[dt.date, Fraction | int]],
    day_count: DayCount = DayCount.ACT_365,
    *,
    where: str = "",
) -> Rates:
    """Return the effective yearly rates of dated flows, in any order.

    Args:
        flows: Days and amounts; amounts of one day are added up.
        day_count: How the days after the earliest flow become years.
        where: The place named in an error.

    Raises:
        NoSignChangeError: If all flows go one way.
        OneDayError: If they all fall on one day.
        NoRealRateError: If no real rate balances them.

    Examples:
        >>> round(xirr([(dt.date(2026, 1, 1), -100), (dt.date(2027, 1, 1), 110)]).rate, 9)
        0.1
    """
    dated = list(flows)
    if not dated:
        raise NoSignChangeError(where=where)
    first = min(day for day, _ in dated)
    return _rates(((year_share(first, day, day_count), flow) for day, flow in dated), where)


def _rates(timed: Iterable[tuple[Fraction | int, Fraction | int]], where: str) -> Rates:
    merged: dict[Fraction | int, Fraction | int] = {}
    signs = set()
    for time, amount in timed:
        merged[time] = merged.get(time, 0) + amount
        signs.add((amount > 0) - (amount < 0))
    if not {1, -1} <= signs:
        raise NoSignChangeError(where=where)
    if len(merged) == 1:
        raise OneDayError(where=where)
    left = sorted((time, amount) for time, amount in merged.items() if amount)
    if len({amount > 0 for _, amount in left}) < 2:
        raise NoSignChangeError(where=where)
    start, largest = left[0][0], max(float(abs(amount)) for _, amount in left)
    times = [float(time - start) for time, _ in left]
    amounts = [float(amount) / largest for _, amount in left]
    roots = tuple(math.expm1(u) for u in present_value_roots(times, amounts))
    if not roots:
        raise NoRealRateError(where=where)
    return Rates(min(roots, key=lambda rate: (abs(rate), -rate)), roots)


def nominal_from_monthly(monthly: float) -> float:
    """Return the nominal yearly rate of a monthly one: twelve times it (IRR×12)."""
    return 12 * monthly


def effective_from_monthly(monthly: float) -> float:
    """Return the effective yearly rate of a monthly one: compounded over twelve months."""
    return math.expm1(12 * math.log1p(monthly))
