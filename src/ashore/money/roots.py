"""Every real root of a present value: where discounted cash flows come to nothing.

With ``u = ln(1 + rate)`` the present value is ``f(u) = Σ c·exp(−u·t)``. Flows that change sign
once have exactly one root, by Descartes' rule; others are searched by
:mod:`ashore.money.many_roots`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from operator import mul

from ashore.money.crossing import EPSILON, Weights, crossing

_HAIR = 1e-6


def present_value_roots(times: Sequence[float], amounts: Sequence[float]) -> tuple[float, ...]:
    """Return every root in ``u``, ascending; a root that only touches zero counts once.

    Args:
        times: Strictly rising, the first one 0.
        amounts: None of them 0, with at least one change of sign.
    """
    low, high = bracket(times, amounts)
    if sum((a > 0) != (b > 0) for a, b in pairwise(amounts)) > 1:
        # numpy takes a tenth of a second to load, and few people's flows need it.
        from ashore.money.many_roots import all_roots  # noqa: PLC0415

        return all_roots(times, amounts, low, high)
    return (_only_root(times, amounts, low, high),)


def bracket(times: Sequence[float], amounts: Sequence[float]) -> tuple[float, float]:
    """Return bounds outside which the first or the last flow outweighs all that oppose it."""
    high = _outweighed_until(times, amounts)
    low = -_outweighed_until([-time for time in reversed(times)], amounts[::-1])
    # A hair wider, so that rounding here cannot cut a root off.
    return low - _HAIR, high + _HAIR


def _outweighed_until(times: Sequence[float], amounts: Sequence[float]) -> float:
    """Return the ``u``, at least 0, beyond which the first flow outweighs those against it."""
    against = [
        (time, abs(amount))
        for time, amount in zip(times, amounts, strict=True)
        if (amount > 0) != (amounts[0] > 0)
    ]
    share = math.fsum(size for _, size in against) / abs(amounts[0])
    return max(math.log(share) / (against[0][0] - times[0]), 0.0)


def _only_root(times: Sequence[float], amounts: Sequence[float], low: float, high: float) -> float:
    later = next(n for n, amount in enumerate(amounts) if (amount > 0) != (amounts[0] > 0))
    sizes = [abs(amount) for amount in amounts]

    def weigh(u: float) -> Weights:
        top = max(0.0, -u * times[-1])
        weights = [
            size * math.exp(-u * time - top) for size, time in zip(sizes, times, strict=True)
        ]
        moments = list(map(mul, weights, times))
        return Weights(
            math.fsum(weights[:later]),
            math.fsum(weights[later:]),
            math.fsum(moments[:later]),
            math.fsum(moments[later:]),
            EPSILON * (4 + abs(u) * times[-1]),
        )

    return crossing(weigh, low, high, 0.0)
