"""Where the present values of very many loans come to nothing, all in one go.

What comes in late and what goes out early weigh the same at a loan's rate. The logarithm of
their ratio is nearly a straight line in ``u = ln(1 + rate)``, so a start from the flows' moments
in time and one step of Halley's method solve most loans with one discount factor a flow.
That factor is the dearest of what is worked out for a flow; all else is one pass each over the
block, in working arrays that are used again. So speed is a matter of few passes, and of a start
so good that hardly a loan needs a second step.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_MOST_PASSES = 12
_NEAR, _NEARER = 1e-3, 1e-6
"""A last step times the longest time: Halley's method leaves a fifth of its cube, or less.

Nearer where several sums went out. A year is longer than the flows of short loans are apart, so
what is left counts several times over in a yearly rate: the cube is smaller by as much for them.
"""


def log_rates(times: Floats, amounts: Floats, room: Floats, year: int) -> Floats:
    """Return ``u`` of each loan for a year, and not-a-number where it has to be solved singly.

    That is where the flows do not change their sign just once, or the steps do not settle.
    Most loans are one sum out, on the earliest day, and money back: the sum then needs no
    discount.

    Args:
        times: Of the flows, a row a loan, after the flow in its first column.
        amounts: Of the same shape. All three arrays are used up.
        room: A working array of the same shape.
        year: How long a year is in the unit of the times.
    """
    return year * _per_unit(times, amounts, room, year)


def _per_unit(times: Floats, amounts: Floats, room: Floats, year: int) -> Floats:
    out = amounts[:, 0].copy()
    if (out > 0).any():
        amounts *= np.where(out > 0, -1.0, 1.0)[:, None]
        out = -np.abs(out)
    amounts[:, 0] = 0
    if times.min() >= 0 and amounts.min() >= 0:
        return _converge(times, amounts, -out, room, year)
    times *= amounts != 0  # padding may lie on any day
    usual = (times.min(axis=1) >= 0) & (amounts.min(axis=1) >= 0)
    if usual.all():
        return _converge(times, amounts, -out, room, year)
    found = np.full(len(out), np.nan)
    found[usual] = _converge(times[usual], amounts[usual], -out[usual], room[usual], year)
    amounts[:, 0] = out
    found[~usual] = _two_sided(times[~usual], amounts[~usual], year)
    return found


def _two_sided(times: Floats, amounts: Floats, year: int) -> Floats:
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
    found[one_change] = _converge(times, late, early, np.empty_like(times), year)
    return found


def _converge(times: Floats, late: Floats, early: Floats, room: Floats, year: int) -> Floats:
    """Return where late and early flows weigh the same, as far as the steps have settled.

    Args:
        times: Of the flows.
        late: Their sizes on the late side, 0 elsewhere.
        early: Their sizes on the early side; or one sum a loan, all of it at time 0.
        room: A working array of the same shape.
        year: How long a year is.
    """
    found = np.full(len(times), np.nan)
    rows, reach = np.arange(len(times)), times.max(initial=0)
    near = _NEAR * min(reach / year, 1) ** (1 / 3) if early.ndim == 1 else _NEARER
    u = _start(*_lead(times, late, early, None, room))
    for _ in range(_MOST_PASSES):
        ratio, mean, spread, *_ = _lead(times, late, early, u, room)
        step = _halley(ratio, mean, spread)
        u = u + step
        settled = np.abs(step) * reach <= near
        found[rows] = np.where(settled, u, np.nan)
        left = np.flatnonzero(~settled & np.isfinite(u))
        if not left.size:
            break
        rows, room = rows[left], room[: len(left)]
        u, times, late, early = (part[left] for part in (u, times, late, early))
    return found


def _lead(
    times: Floats, late: Floats, early: Floats, u: Floats | None, room: Floats
) -> list[Floats]:
    """Return by how much the late side leads the early one, in each of what is weighed."""
    lead = _weigh(times, late, u, room)
    if early.ndim == 1:
        lead[0] -= np.log(early)
        return lead
    return [one - other for one, other in zip(lead, _weigh(times, early, u, room), strict=True)]


def _weigh(times: Floats, sizes: Floats, u: Floats | None, room: Floats) -> list[Floats]:
    """Return the log of the discounted sum, and of its times the mean, the spread and the skew.

    The skew only where nothing is discounted: the start needs it, a step does without.
    """
    weights, highest = sizes, 3
    if u is not None:
        highest = 2
        np.multiply(times, -u[:, None], out=room)
        np.exp(room, out=room)
        weights = np.multiply(room, sizes, out=room)
    total = np.einsum("ij->i", weights)
    moments = []
    for _ in range(1, highest):
        weights = np.multiply(weights, times, out=room)
        moments.append(np.einsum("ij->i", weights) / total)
    moments.append(np.vecdot(weights, times) / total)
    mean, square, *cube = moments
    spread = square - mean * mean
    skew = [third - mean * (3 * spread + mean * mean) for third in cube]
    return [np.log(total), mean, spread, *skew]


def _start(ratio: Floats, mean: Floats, spread: Floats, skew: Floats) -> Floats:
    """Return about where the log ratio comes to nothing, by its first four derivatives at 0 %.

    The fourth is taken to be that of flows spread evenly in time. With the skew, the step after
    it is mostly too short to need another; without, one loan in nine would.
    """
    tail = -1.2 * spread * spread
    u = _halley(ratio, mean, spread)
    value = ratio + u * (u * (spread / 2 + u * (u * tail / 24 - skew / 6)) - mean)
    return u - value / (u * (spread + u * (u * tail / 6 - skew / 2)) - mean)


def _halley(ratio: Floats, mean: Floats, spread: Floats) -> Floats:
    """Return the step from where the log ratio, and its slope and bend, are these."""
    step = ratio / mean
    return step / np.maximum(1 - step * spread / (2 * mean), 0.5)
