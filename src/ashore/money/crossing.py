"""The one point of an interval where what comes in weighs as much as what goes out."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

EPSILON = 2.0**-52

_MOST_STEPS = 400


class Weights(NamedTuple):
    """What comes in and what goes out at one point, each with its sum of weight times time.

    ``noise`` is the share of the whole that rounding may have added or taken away.
    """

    up: float
    down: float
    up_time: float
    down_time: float
    noise: float

    @property
    def sign(self) -> int:
        """Return which side outweighs the other, or 0 where rounding could decide it."""
        difference = self.up - self.down
        if abs(difference) <= self.noise * (self.up + self.down):
            return 0
        return 1 if difference > 0 else -1

    @property
    def log_ratio(self) -> float:
        """Return ``ln(up / down)``, which for flows is nearly a straight line."""
        if self.up > 0 and self.down > 0:
            return math.log(self.up) - math.log(self.down)
        return math.inf if self.up > 0 else -math.inf

    @property
    def step(self) -> float:
        """Return Newton's step for the log ratio, infinite where it has none."""
        if self.up > 0 and self.down > 0:
            slope = self.down_time / self.down - self.up_time / self.up
            if slope:
                return -self.log_ratio / slope
        return math.inf


def crossing(weigh: Callable[[float], Weights], low: float, high: float, start: float) -> float:
    """Return where the weights are equal, between two points at which opposite sides outweigh.

    Newton's steps are taken only inside the bracket and only while each at least halves the one
    before; otherwise the bracket itself is halved, so that a bad start cannot lead astray.
    """
    rising = weigh(low).sign < 0
    u, before = start, high - low
    for _ in range(_MOST_STEPS):
        at = weigh(u)
        step = at.step
        inside = low < u + step < high
        if abs(at.log_ratio) <= 2 * at.noise:
            return u + step if inside else u
        if (at.log_ratio < 0) == rising:
            low = u
        else:
            high = u
        if not inside or abs(step) > before / 2:
            step = (low + high) / 2 - u
        if u + step in (u, low, high):
            break
        u, before = u + step, abs(step)
    return u
