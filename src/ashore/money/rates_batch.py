"""Rates of very many loans at once, equal to the rate of each.

What comes in late and what goes out early weigh the same at a loan's rate. The logarithm of
their ratio is nearly a straight line in ``u = ln(1 + rate)``, so a start from the flows' moments
in time and one step of Halley's method solve most loans with one discount factor a flow.
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
from ashore.money.daycount import DayCount
from ashore.money.rates import LEAST_LOG, MOST_LOG, Rates, balancing_rates, irr
from ashore.text import Text

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_YEARS = {DayCount.ACT_365: 365, DayCount.ACT_360: 360}
_MOST_DAYS = 4_000_000
_MOST_FEN = 2**53
_BLOCK = 65_536
_MOST_PASSES = 12
_NEAR, _NEARER = 1e-3, 1e-6
"""A last step times the longest time: Halley's method leaves a fifth of its cube, or less."""


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
    days, flows = _table(days, _MOST_DAYS, "days"), _table(flows, _MOST_FEN, "flows")
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
    flows = _table(flows, _MOST_FEN, "flows")
    periods = np.broadcast_to(np.arange(flows.shape[1]), flows.shape)
    return _solve(periods, flows, 1, lambda n: irr(flows[n].tolist()), workers)


def _table(given: Whole, most: int, name: str) -> Whole:
    if given.ndim != 2 or given.dtype.kind != "i":
        problem = Text("不是整数的二维表", "no table of whole numbers")
        raise FlowsError(where=name, given=problem)
    for beyond in (given.min(initial=0), given.max(initial=0)):
        if abs(int(beyond)) > most:
            raise FlowsError(where=name, given=beyond)
    return given.astype(np.int64, copy=False)


def _solve(
    days: Whole, flows: Whole, year: int, single: Callable[[int], Rates], workers: int | None
) -> ManyRates:
    loans, columns = flows.shape
    rates = np.full(loans, np.nan)
    if columns > 1:
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
    room = [np.empty((min(rows, stop - start), flows.shape[1])) for _ in range(3)]
    with np.errstate(all="ignore"):
        for first in range(start, stop, rows):
            last = min(first + rows, stop)
            times, amounts, weights = (array[: last - first] for array in room)
            np.subtract(days[first:last], days[first:last, :1], out=times, casting="unsafe")
            np.copyto(amounts, flows[first:last])
            logs = year * _log_rates(times, amounts, weights)
            logs[(logs <= LEAST_LOG) | (logs >= MOST_LOG)] = np.nan
            np.expm1(logs, out=rates[first:last])


def _log_rates(times: Floats, amounts: Floats, room: Floats) -> Floats:
    """Return ``u`` of each loan, and not-a-number where one change of sign does not lead to it.

    Most loans are one sum out, on the earliest day, and money back: the sum then needs no
    discount. The three arrays are used up.
    """
    out = amounts[:, 0].copy()
    if (out > 0).any():
        amounts *= np.where(out > 0, -1.0, 1.0)[:, None]
        out = -np.abs(out)
    amounts[:, 0] = 0
    if times.min() >= 0 and amounts.min() >= 0:
        return _converge(times, amounts, -out, room, _NEAR)
    amounts[:, 0] = out
    times[amounts == 0] = 0
    usual = ((times >= 0) & (amounts[:, 1:] >= 0).all(axis=1, keepdims=True)).all(axis=1)
    found = np.full(len(out), np.nan)
    found[~usual] = _two_sided(times[~usual], amounts[~usual])
    back = amounts[usual]
    back[:, 0] = 0
    found[usual] = _converge(times[usual], back, -out[usual], np.empty_like(back), _NEAR)
    return found


def _two_sided(times: Floats, amounts: Floats) -> Floats:
    """Return ``u`` of loans with several sums out, all of them before anything comes back."""
    found = np.full(len(times), np.nan)
    up, down = amounts > 0, amounts < 0
    first_up, first_down = (np.where(side, times, np.inf).min(axis=1) for side in (up, down))
    last_up, last_down = (np.where(side, times, -np.inf).max(axis=1) for side in (up, down))
    turned = last_up < first_down
    one_change = (turned | (last_down < first_up)) & up.any(axis=1) & down.any(axis=1)
    times, amounts = times[one_change], amounts[one_change]
    amounts *= np.where(turned, -1.0, 1.0)[one_change, None]
    times -= times.min(axis=1, keepdims=True)
    late, early = np.maximum(amounts, 0), np.maximum(-amounts, 0)
    found[one_change] = _converge(times, late, early, np.empty_like(times), _NEARER)
    return found


def _converge(times: Floats, late: Floats, early: Floats, room: Floats, near: float) -> Floats:
    """Return where late and early flows weigh the same, as far as the steps have settled.

    Args:
        times: Of the flows.
        late: Their sizes on the late side, 0 elsewhere.
        early: Their sizes on the early side; or one sum a loan, all of it at time 0.
        room: A working array of the same shape.
        near: The longest last step, times the longest time.
    """
    found = np.full(len(times), np.nan)
    rows, reach = np.arange(len(times)), times.max(initial=0)
    u = _start(*_lead(times, late, early, None, room))
    for _ in range(_MOST_PASSES):
        ratio, mean, spread = _lead(times, late, early, u, room)
        step = ratio / mean
        step /= np.maximum(1 - step * spread / (2 * mean), 0.5)
        u = u + step
        settled = np.abs(step) * reach <= near
        found[rows] = np.where(settled, u, np.nan)
        left = ~settled & np.isfinite(u)
        if not left.any():
            break
        rows, u, times, late, early = (part[left] for part in (rows, u, times, late, early))
        room = room[: len(rows)]
    return found


def _lead(
    times: Floats, late: Floats, early: Floats, u: Floats | None, room: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return by how much the late side leads the early one: log sum, mean time, spread of times."""
    log, mean, spread = _weigh(times, late, u, room)
    if early.ndim == 1:
        return log - np.log(early), mean, spread
    early_log, early_mean, early_spread = _weigh(times, early, u, room)
    return log - early_log, mean - early_mean, spread - early_spread


def _weigh(
    times: Floats, sizes: Floats, u: Floats | None, room: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return the log of the discounted sum, and the mean and the spread of its times."""
    weights = sizes
    if u is not None:
        np.multiply(times, -u[:, None], out=room)
        np.exp(room, out=room)
        weights = np.multiply(room, sizes, out=room)
    total = np.einsum("ij->i", weights)
    mean = np.einsum("ij,ij->i", weights, times) / total
    np.multiply(weights, times, out=room)
    return np.log(total), mean, np.einsum("ij,ij->i", room, times) / total - mean * mean


def _start(ratio: Floats, mean: Floats, spread: Floats) -> Floats:
    """Return about where the log ratio comes to nothing, were the flows spread evenly in time."""
    tail = -1.2 * spread * spread
    u = ratio / mean
    for _ in range(2):
        value = ratio + u * (u * (spread / 2 + u * u * tail / 24) - mean)
        u = u - value / (u * (spread + u * u * tail / 6) - mean)
    return u
