"""How charges that run become whole fen under every reading, exactly, on whole arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ashore.money.rounding import Rounding
from ashore.owed.explain.rates import Exact, Factor
from ashore.owed.explain.readings import ReadingSpace

Sum = Any
"""Whole fen as floats, which hold them exactly: one for all readings, or an array over some."""

Mask = npt.NDArray[np.bool_]

_ERROR = 1e-13
"""Far above the relative error of an estimate: a unit in the 53rd bit for every span in it."""

_LIFTS = {Rounding.HALF_UP: 0.5, Rounding.HALF_EVEN: 0.5, Rounding.DOWN: 0.0}
# Just under a fen, so that nothing at all is not rounded up.
_LIFT_CEILING = 1 - 1e-12


@dataclass(slots=True)
class Running:
    """One charge of one line that still runs: its estimate in fen, and what it is exactly.

    ``parts`` are bases with the numerators that they are multiplied by. Where a charge is rounded
    each day, the estimate is whole fen and there are no parts.
    """

    estimate: Sum = 0.0
    parts: list[tuple[Sum, Exact]] = field(default_factory=list)


class Rounder:
    """How each reading turns charges into fen.

    A charge is estimated in floating point, and settled in whole numbers wherever the estimate is
    too near a step of its rounding rule to decide.
    """

    def __init__(self, space: ReadingSpace) -> None:
        rules = [option.value for option in space.options("rounding")]
        codes = space.codes("rounding")
        order = list(Rounding)
        self.by_day = rules[0].each == "day"
        self._rule = np.array([order.index(rule.rounding) for rule in rules])[codes]
        lifts = [_LIFTS.get(rule.rounding, _LIFT_CEILING) for rule in rules]
        self._lift = np.array(lifts)[codes]

    def add(
        self, running: Running, base: Sum, factor: Factor, denominator: Exact, days: Exact
    ) -> None:
        """Let a base bear a factor, over a span of so many days."""
        if self.by_day:
            a_day = Running(base * (factor.value / days), [(base, factor.numerator)])
            running.estimate = running.estimate + self.fen([a_day], denominator * days) * days
        else:
            running.estimate = running.estimate + base * factor.value
            running.parts.append((base, factor.numerator))

    def posted(self, charges: Sequence[Running], denominator: Exact) -> Sum:
        """Return the fen of charges that have run so far, taken together."""
        if self.by_day:
            return sum(charge.estimate for charge in charges)
        return self.fen(charges, denominator)

    def fen(self, charges: Sequence[Running], denominator: Exact) -> Sum:
        """Return the fen of some charges taken together, rounded by each reading's rule."""
        estimate = sum(charge.estimate for charge in charges)
        if not isinstance(estimate, np.ndarray):
            return 0.0  # an estimate that no reading changes is of nothing at all
        above = estimate + self._lift
        fen = np.floor(above)
        above -= fen
        error = float(estimate.max()) * _ERROR + 1e-9
        doubtful = above > 1 - error
        doubtful |= above < error
        if doubtful.any():
            doubtful &= estimate > 0
            parts = [part for charge in charges for part in charge.parts]
            self._settle(fen, doubtful, parts, denominator)
        return fen

    def _settle(
        self, fen: Any, doubtful: Mask, parts: Sequence[tuple[Sum, Exact]], denominator: Exact
    ) -> None:
        """Replace the doubtful fen by the exact ones."""
        where = np.nonzero(doubtful)
        if not where[0].size:
            return
        kind = np.object_ if np.asarray(denominator).dtype == np.object_ else np.int64

        def at(amounts: Any) -> Any:
            return np.broadcast_to(amounts, doubtful.shape)[where].astype(kind)

        below, rule = at(denominator), at(self._rule)
        whole = at(fen)
        # The products may wrap; what is left after the nearest whole fen is small and does not.
        rest = sum(at(base) * at(numerator) for base, numerator in parts) - whole * below
        whole, rest = whole + rest // below, rest % below
        fen[where] = whole + _rounds_up(rest, below, whole, rule)


def some(amount: Sum) -> bool:
    """Return whether a sum that is never negative is above zero in some reading."""
    return bool(np.count_nonzero(amount) if isinstance(amount, np.ndarray) else amount)


def _rounds_up(rest: Any, below: Any, whole: Any, rule: Any) -> Any:
    half_up, half_even, ceiling = (
        list(Rounding).index(r) for r in (Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.CEILING)
    )
    up = (rule == half_up) & (2 * rest >= below)
    up |= (rule == half_even) & (2 * rest + whole % 2 > below)
    up |= (rule == ceiling) & (rest > 0)
    return up.astype(np.int64)
