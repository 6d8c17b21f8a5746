"""Every real root of a present value: where discounted cash flows come to nothing.

With ``u = ln(1 + rate)`` the present value is ``f(u) = Σ c·exp(−u·t)``. Its positive and its
negative part both fall as ``u`` rises, so the ends of an interval bound ``f`` and its slope over
the whole of it: an interval is thrown away only when it provably holds no root, and solved only
when it provably holds at most one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import mul

LOWEST, HIGHEST = -36.0, 700.0
"""Beyond these, ``exp(u) − 1`` can no longer be told from −100 % or is no longer a number."""

_NARROWEST = 1e-11
_SAME_ROOT = 1e-6
_ROUNDING = 1e-14
_TOUCHES = 1e-13
_MOST_INTERVALS = 200_000


@dataclass(frozen=True, slots=True)
class _At:
    """Scaled sums at one point of an interval: value and slope, split by the sign of the flow."""

    up: float
    down: float
    up_slope: float
    down_slope: float

    @property
    def value(self) -> float:
        return self.up - self.down


def present_value_roots(times: Sequence[float], amounts: Sequence[float]) -> tuple[float, ...]:
    """Return every root in ``u``, ascending.

    Args:
        times: Strictly rising, the first one 0.
        amounts: None of them 0, with at least one change of sign.
    """
    changes = sum((a > 0) != (b > 0) for a, b in pairwise(amounts))
    low, high = _bracket(times, amounts)
    if changes == 1:
        return (_solve(times, amounts, low, high),)
    clusters: list[list[float]] = []
    for root in sorted(_isolate(times, amounts, low, high)):
        if clusters and root - clusters[-1][-1] <= _SAME_ROOT:
            clusters[-1].append(root)
        else:
            clusters.append([root])
    return tuple(math.fsum(cluster) / len(cluster) for cluster in clusters)


def _bracket(times: Sequence[float], amounts: Sequence[float]) -> tuple[float, float]:
    """Return bounds outside which the first or the last flow outweighs all others."""
    sizes = [abs(amount) for amount in amounts]
    later, earlier = math.fsum(sizes[1:]), math.fsum(sizes[:-1])
    high = math.log(later / sizes[0]) / times[1] if later > sizes[0] else 0.0
    gap = times[-1] - times[-2]
    low = -math.log(earlier / sizes[-1]) / gap if earlier > sizes[-1] else 0.0
    # A hair wider, so that rounding here cannot cut a root off.
    return max(low - 1e-6, LOWEST), min(high + 1e-6, HIGHEST)


def _sums(times: Sequence[float], amounts: Sequence[float], u: float, scale: float) -> _At:
    up: list[float] = []
    down: list[float] = []
    up_slope: list[float] = []
    down_slope: list[float] = []
    for time, amount in zip(times, amounts, strict=True):
        weight = math.exp(min(-u * time - scale, 700.0))
        if amount > 0:
            up.append(amount * weight)
            up_slope.append(time * amount * weight)
        else:
            down.append(-amount * weight)
            down_slope.append(-time * amount * weight)
    return _At(math.fsum(up), math.fsum(down), math.fsum(up_slope), math.fsum(down_slope))


def _scale(times: Sequence[float], u: float) -> float:
    return max(-u * times[0], -u * times[-1])


def _solve(times: Sequence[float], amounts: Sequence[float], low: float, high: float) -> float:
    """Return the root between two points of opposite sign, by Newton kept inside the bracket."""
    falling = _value(times, amounts, low) > 0
    u = min(max(0.0, low), high)
    for _ in range(200):
        scale = _scale(times, u)
        flows = [c * math.exp(-u * t - scale) for t, c in zip(times, amounts, strict=True)]
        value, slope = math.fsum(flows), -math.fsum(map(mul, times, flows))
        if value == 0:
            return u
        low, high = (u, high) if (value > 0) == falling else (low, u)
        tried = u - value / slope if slope else math.inf
        if not low < tried < high:
            tried = (low + high) / 2
        if abs(tried - u) <= 1e-15 * max(1.0, abs(u)) or tried in (low, high):
            return tried
        u = tried
    return u


def _value(times: Sequence[float], amounts: Sequence[float], u: float) -> float:
    scale = _scale(times, u)
    return math.fsum(c * math.exp(-u * t - scale) for t, c in zip(times, amounts, strict=True))


def _isolate(
    times: Sequence[float], amounts: Sequence[float], low: float, high: float
) -> Iterator[float]:
    """Yield the roots in an interval by halving it; a root may come twice from two halves."""
    waiting = [(low, high)]
    for _ in range(_MOST_INTERVALS):
        if not waiting:
            return
        a, b = waiting.pop()
        scale = _scale(times, a)
        left, right = _sums(times, amounts, a, scale), _sums(times, amounts, b, scale)
        noise = _ROUNDING * (left.up + left.down)
        if right.up - left.down > noise or left.up - right.down < -noise:
            continue
        slopes = (left.up_slope - right.down_slope, right.up_slope - left.down_slope)
        middle = (a + b) / 2
        if slopes[0] < 0 or slopes[1] > 0:
            if (left.value > 0) != (right.value > 0):
                yield _solve(times, amounts, a, b)
            elif left.value == 0 or right.value == 0:
                yield a if left.value == 0 else b
            continue
        at = _sums(times, amounts, middle, scale)
        if abs(at.value) > max(map(abs, slopes)) * (b - a) / 2 + noise:
            continue
        if b - a < _NARROWEST:
            yield from _decide(times, amounts, a, b)
            continue
        waiting += [(middle, b), (a, middle)]


def _decide(
    times: Sequence[float], amounts: Sequence[float], a: float, b: float
) -> Iterator[float]:
    """Yield the root of an interval too narrow to halve: one that crosses, or one that touches.

    Flows whose present value touches zero without crossing it have that one rate; within rounding
    it counts once.
    """
    at = _sums(times, amounts, (a + b) / 2, _scale(times, a))
    crosses = (_value(times, amounts, a) > 0) != (_value(times, amounts, b) > 0)
    if crosses or abs(at.value) <= _TOUCHES * (at.up + at.down):
        yield (a + b) / 2
