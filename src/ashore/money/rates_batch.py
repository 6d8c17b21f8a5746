"""Rates of very many loans at once, equal to the rate of each.

The loans are split among threads, and each thread solves its own block by block: the arithmetic,
in :mod:`ashore.money.batch_roots`, goes over the same flows many times, and so finds them in the
cache. What it does not solve is solved singly.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ashore.errors.base import AshoreError
from ashore.errors.money import FlowsError
from ashore.money.batch_roots import Floats, log_rates
from ashore.money.daycount import DayCount
from ashore.money.rates import LEAST_LOG, MOST_LOG, Rates, balancing_rates, irr
from ashore.text import Text

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_YEARS = {DayCount.ACT_365: 365, DayCount.ACT_360: 360}
_MOST_DAYS = 4_000_000
_MOST_FEN = 2**53
_BLOCK = 196_608
"""Flows a block: few enough to stay in the cache, enough to make the calls a block cheap."""


@dataclass(frozen=True, slots=True)
class ManyRates:
    """The rates of many loans, in order.

    ``rate`` is not-a-number where a loan has none. ``one_by_one`` marks the loans that were
    solved singly, because their flows change sign more than once, or never, or are extreme; of
    several rates theirs is the one nearest to zero cost.
    """

    rate: Floats
    one_by_one: Flags


def xirr_many(
    days: Whole,
    flows: Whole,
    day_count: DayCount = DayCount.ACT_365,
    *,
    workers: int | None = None,
) -> ManyRates:
    """Return the effective yearly rates of many loans, as :func:`ashore.money.rates.xirr` does.

    Args:
        days: A row a loan: the day number of each flow, in any order.
        flows: The flows in fen, in the same places. Flows of 0 are padding, whatever their day.
        day_count: ``act/365`` or ``act/360``.
        workers: How many threads; as many as the machine has cores if not said.

    Raises:
        FlowsError: If the two are no tables of whole numbers of one shape, or a number in them
            is beyond any calendar or sum, or the day count is another.

    Examples:
        >>> days = np.array([[0, 365], [0, 365]])
        >>> xirr_many(days, np.array([[-100_00, 110_00], [100_00, 110_00]])).rate.round(9)
        array([0.1, nan])
    """
    year = _YEARS.get(day_count)
    if year is None:
        raise FlowsError(where="xirr_many", given=day_count)
    days, flows = _table(days, "days"), _table(flows, "flows")
    if days.shape != flows.shape:
        raise FlowsError(where="xirr_many", given=f"{days.shape}, {flows.shape}")

    def single(n: int) -> Rates:
        pairs = zip(days[n].tolist(), flows[n].tolist(), strict=True)
        return balancing_rates((Fraction(day, year), flow) for day, flow in pairs)

    return _solve(days, flows, year, single, workers)


def irr_many(flows: Whole, *, workers: int | None = None) -> ManyRates:
    """Return the rates per period of many loans, as :func:`ashore.money.rates.irr` does.

    Args:
        flows: A row a loan: its flows in fen, one period apart, the first one now.
        workers: How many threads; as many as the machine has cores if not said.

    Raises:
        FlowsError: If this is no table of whole numbers, or one is beyond any sum.

    Examples:
        >>> flows = np.array([[1_200_000] + [-106_619] * 11 + [-106_614]])
        >>> irr_many(flows).rate.round(6)
        array([0.01])
    """
    flows = _table(flows, "flows")
    periods = np.broadcast_to(np.arange(flows.shape[1]), flows.shape)
    return _solve(periods, flows, 1, lambda n: irr(flows[n].tolist()), workers)


def _table(given: Whole, name: str) -> Whole:
    if given.ndim != 2 or given.dtype.kind != "i":
        problem = Text("不是整数的二维表", "no table of whole numbers")
        raise FlowsError(where=name, given=problem)
    return given


def _within(given: Whole, most: int, name: str) -> Whole:
    """Return a block, once nothing in it is too large: what was just read is cheap to look at."""
    for beyond in (given.min(initial=0), given.max(initial=0)):
        if abs(int(beyond)) > most:
            raise FlowsError(where=name, given=beyond)
    return given.astype(np.int64, copy=False)


def _solve(
    days: Whole, flows: Whole, year: int, single: Callable[[int], Rates], workers: int | None
) -> ManyRates:
    loans = len(flows)
    rates = np.full(loans, np.nan)
    if flows.size:
        threads = workers or os.cpu_count() or 1
        edges = [loans * n // threads for n in range(threads + 1)]
        with ThreadPoolExecutor(threads) as pool:
            filled = [pool.submit(_fill, days, flows, year, rates, *e) for e in pairwise(edges)]
        for span in filled:
            span.result()
    one_by_one = np.isnan(rates)
    for n in np.flatnonzero(one_by_one).tolist():
        try:
            rates[n] = single(n).rate
        except AshoreError:
            continue
    return ManyRates(rates, one_by_one)


def _fill(days: Whole, flows: Whole, year: int, rates: Floats, start: int, stop: int) -> None:
    """Fill in the rates of a span of loans, block by block, all in the same working arrays."""
    rows = max(_BLOCK // flows.shape[1], 1)
    room = np.empty((3, min(rows, stop - start), flows.shape[1]))
    with np.errstate(all="ignore"):
        for first in range(start, stop, rows):
            last = min(first + rows, stop)
            times, amounts, weights = room[:, : last - first]
            when = _within(days[first:last], _MOST_DAYS, "days")
            np.copyto(times, when)
            times -= times[:, :1].copy()
            np.copyto(amounts, _within(flows[first:last], _MOST_FEN, "flows"))
            logs = log_rates(times, amounts, weights, year)
            logs[(logs <= LEAST_LOG) | (logs >= MOST_LOG)] = np.nan
            np.expm1(logs, out=rates[first:last])
