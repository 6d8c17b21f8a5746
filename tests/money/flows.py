"""Cash flows made from the rates that they are to have."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

Dated = list[tuple[dt.date, Fraction]]


def flows_with_growths(growths: Iterable[Fraction]) -> list[Fraction]:
    """Return flows, one a period, that balance at these growths a period and at no others.

    Their present value is ``Π (1 − g·x)`` in the discount factor ``x = 1 / (1 + rate)``.
    """
    flows = [Fraction(1)]
    for growth in growths:
        flows = times(flows, [Fraction(1), -growth])
    return flows


def times(flows: Sequence[Fraction], others: Sequence[Fraction]) -> list[Fraction]:
    """Return flows whose present value is the product of two present values."""
    product = [Fraction(0)] * (len(flows) + len(others) - 1)
    for n, flow in enumerate(flows):
        for k, other in enumerate(others):
            product[n + k] += flow * other
    return product


def dated(flows: Sequence[Fraction], start: dt.date, *, every: int) -> Dated:
    """Return flows that come some days apart."""
    return [(start + dt.timedelta(days=every * n), flow) for n, flow in enumerate(flows)]


def residual(timed: Sequence[tuple[float, float]], rate: float) -> float:
    """Return the present value at a rate, as a share of the sum of its parts' sizes."""
    parts = [flow * math.pow(1 + rate, -time) for time, flow in timed]
    return abs(math.fsum(parts)) / math.fsum(map(abs, parts))
