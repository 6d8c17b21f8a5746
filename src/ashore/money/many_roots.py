"""Every root of a present value whose flows change sign more than once.

An interval is thrown away only when the present value provably keeps its sign on it, and solved
only when one of the derivatives of ``exp(u·s)·f(u)`` does: between the roots of one derivative the
derivative below it runs one way, so each holds at most one root of it, down to the present value
itself. Otherwise the interval is halved. ``s`` is where the flows balance in time, which keeps
the bounds tight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ashore.money.crossing import EPSILON, Weights, crossing

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_HIGHEST_ORDER = 8
_CUTS = (1 / 2, 7 / 16, 9 / 16, 3 / 8, 5 / 8)


def all_roots(
    times: Sequence[float], amounts: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Return every root in ``u`` between two bounds, ascending; one that touches counts once.

    Args:
        times: Strictly rising, the first one 0.
        amounts: None of them 0.
        low: Below every root.
        high: Above every root.
    """
    flows = _Flows(np.array(times), np.array(amounts))
    found: list[float] = []
    waiting = [(low, high)]
    # Far from zero a weight may leave the range of a float; the bounds are then endless or not a
    # number, they decide nothing, and the interval is halved.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        while waiting:
            a, b = waiting.pop()
            centred = flows.centred((a + b) / 2)
            order = centred.steady_order(a, b)
            if order is None:
                cut = centred.cut(a, b)
                if cut is None:
                    found.append((a + b) / 2)
                else:
                    waiting += [(cut, b), (a, cut)]
            elif order:
                found += centred.roots_between(a, b, order)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Flows:
    """Flows by time; ``u`` discounts ``c`` to ``c·exp(−u·t)``."""

    times: Floats
    amounts: Floats

    def centred(self, u: float) -> _Flows:
        """Return the same flows, with time counted from where they balance at ``u``."""
        weights = np.abs(self.amounts) * _discount(self.times, u)
        return _Flows(self.times - float(weights @ self.times) / float(weights.sum()), self.amounts)

    def steady_order(self, a: float, b: float) -> int | None:
        """Return the lowest derivative that provably keeps its sign from ``a`` to ``b``.

        Every weight falls with ``u`` where its time is above 0 and rises below, so the two ends
        bound it.
        """
        middle = np.abs(self.amounts) * _discount(self.times, (a + b) / 2)
        change = np.exp((b - a) / 2 * self.times)
        at_a, at_b = middle * change, middle / change
        falling, size = self.times > 0, np.abs(self.times)
        noise = _noise(self.times, max(abs(a), abs(b)), _HIGHEST_ORDER)
        for order in range(_HIGHEST_ORDER + 1):
            up = self.counts_up(order)
            groups = (up & falling, up & ~falling, ~up & falling, ~up & ~falling)
            up_fall_a, up_rise_a, down_fall_a, down_rise_a = (at_a[group].sum() for group in groups)
            up_fall_b, up_rise_b, down_fall_b, down_rise_b = (at_b[group].sum() for group in groups)
            most_up, most_down = up_fall_a + up_rise_b, down_fall_a + down_rise_b
            margin = noise * (most_up + most_down)
            if up_fall_b + up_rise_a - most_down > margin:
                return order
            if down_fall_b + down_rise_a - most_up > margin:
                return order
            at_a, at_b = at_a * size, at_b * size
        return None

    def counts_up(self, order: int) -> Flags:
        """Return which flows the derivative of some order counts as positive."""
        turned = (self.times > 0) & (order % 2 == 1)
        up: Flags = (self.amounts > 0) ^ turned
        return up

    def derivative(self, order: int) -> _Derivative:
        """Return the derivative of some order of the present value."""
        sizes = np.abs(self.amounts * self.times**order)
        return _Derivative(order, self.times, sizes, self.counts_up(order))

    def cut(self, a: float, b: float) -> float | None:
        """Return where to halve an interval, clear of a root; ``None`` if rounding rules it all."""
        value = self.derivative(0)
        for share in _CUTS:
            cut = a + (b - a) * share
            if a < cut < b and value.weigh(cut).sign:
                return cut
        return None

    def roots_between(self, a: float, b: float, order: int) -> list[float]:
        """Return the roots on an interval where the derivative of some order keeps its sign."""
        found: list[float] = []
        for lower in range(order - 1, -1, -1):
            found = self.derivative(lower).roots([a, *found, b])
        return found


@dataclass(frozen=True, slots=True)
class _Derivative:
    """A derivative of the present value: ``Σ c·(−t)^order·exp(−u·t)``, sizes apart from signs."""

    order: int
    times: Floats
    sizes: Floats
    up: Flags

    def weigh(self, u: float) -> Weights:
        """Return what weighs up and down at one point."""
        weights = self.sizes * _discount(self.times, u)
        return Weights(
            float(weights[self.up].sum()),
            float(weights[~self.up].sum()),
            float(weights[self.up] @ self.times[self.up]),
            float(weights[~self.up] @ self.times[~self.up]),
            _noise(self.times, u, self.order),
        )

    def roots(self, points: list[float]) -> list[float]:
        """Return the roots between neighbouring points, where this derivative runs one way.

        A point inside at which it comes to nothing within rounding is one too: there it touches.
        """
        signs = [self.weigh(point).sign for point in points]
        found: list[float] = []
        for (a, sign_a), (b, sign_b) in pairwise(zip(points, signs, strict=True)):
            if sign_a * sign_b < 0:
                found.append(crossing(self.weigh, a, b, (a + b) / 2))
            elif not sign_b and b != points[-1]:
                found.append(b)
        return found


def _discount(times: Floats, u: float) -> Floats:
    """Return the factors ``exp(−u·t)``, scaled so that the largest is 1."""
    exponents = -u * times
    factors: Floats = np.exp(exponents - exponents.max())
    return factors


def _noise(times: Floats, u: float, order: int) -> float:
    """Return the share of a sum of weights that rounding may have added or taken away."""
    reach = float(max(abs(times[0]), abs(times[-1])))
    return EPSILON * (8 + order + 2 * abs(u) * reach)
