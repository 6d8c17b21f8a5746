"""Which of several readings that give a bill to show first, and which questions stay open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ashore.case.terms import Item
from ashore.owed.explain.orders import ANY_ORDER
from ashore.owed.explain.readings import ARRAY_KEYS, Codes, Option, Reading
from ashore.owed.explain.search import Trial
from ashore.owed.explain.shown import COMPARED

_MOST_RANKED = 2_000
"""So many readings of one trial are ranked; the others only count."""


@dataclass(frozen=True, slots=True)
class Match:
    """The readings of one trial that give a bill, by their numbers in it."""

    trial: Trial
    indices: Codes

    def readings(self) -> Iterator[Reading]:
        """Yield the readings."""
        return (self.trial.reading(int(index)) for index in self.indices)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One reading with its place among those that give a bill, and where its sums are."""

    reading: Reading
    unusual: int
    trial: Trial
    index: int

    @property
    def rank(self) -> tuple[int, int]:
        """Return how far the reading is from the contract, then from what is usual."""
        return self.reading.deviations, self.unusual

    @property
    def sums(self) -> dict[Item, int]:
        """Return what the reading gives, by item."""
        space = self.trial.space
        return {i: int(space.spread(s)[self.index]) for i, s in self.trial.sums.items()}


def ranked(found: Sequence[Match], *, orders: int, own_rounding: str | None) -> list[Ranked]:
    """Return the readings that give a bill, best first, each once.

    Readings that differ only in a question that changes no sum here are one, and so are those that
    differ only in the order of payments where every order gives the bill. Where the loan's own way
    of rounding gives it, other ways that happen to as well are left out.

    Args:
        found: The readings that give the bill.
        orders: How many orders of payments there are.
        own_rounding: The key of the loan's own way, None where it is not known.
    """
    best = sorted((one for match in found for one in _of_match(match)), key=lambda one: one.rank)
    matter = [key for key in ARRAY_KEYS if any(_matters(match.trial, key) for match in found)]
    if own_rounding is not None:
        best = _own_first(best, own_rounding)
    return _once(best, ["table", "allocation", *matter], orders)


def _of_match(match: Match) -> Iterator[Ranked]:
    trial, indices = match.trial, match.indices
    deviations = trial.space.deviations[indices]
    if len(indices) > _MOST_RANKED:
        indices = indices[deviations == deviations.min()]
        indices = indices[np.argsort(trial.space.unusual[indices], kind="stable")][:_MOST_RANKED]
    for index in indices:
        unusual = int(trial.space.unusual[index])
        yield Ranked(trial.reading(int(index)), unusual, trial, int(index))


def _matters(trial: Trial, key: str) -> bool:
    """Return whether some sum of a trial depends on the answer to a question."""
    return any(trial.space.varies(trial.sums[item], key) for item in COMPARED)


def _own_first(best: list[Ranked], own_rounding: str) -> list[Ranked]:
    """Leave out other ways of rounding where the loan's own gives the bill."""

    def others(one: Ranked) -> tuple[tuple[str, str], ...]:
        return tuple((key, o.key) for key, o in one.reading.options if key != "rounding")

    own = {others(one) for one in best if one.reading["rounding"].key == own_rounding}
    return [
        one for one in best if one.reading["rounding"].key == own_rounding or others(one) not in own
    ]


def _once(best: Sequence[Ranked], matter: Sequence[str], orders: int) -> list[Ranked]:
    kept: dict[tuple[str, ...], dict[str, Ranked]] = {}
    for one in best:
        answers = tuple(one.reading[key].key for key in matter if key != "allocation")
        kept.setdefault(answers, {}).setdefault(one.reading["allocation"].key, one)
    found: list[Ranked] = []
    for by_order in kept.values():
        ways = list(by_order.values())
        found += [_in_any_order(ways[0])] if orders == len(ways) > 1 else ways
    return sorted(found, key=lambda one: one.rank)


def _in_any_order(one: Ranked) -> Ranked:
    options = tuple(
        (key, ANY_ORDER if key == "allocation" else option) for key, option in one.reading.options
    )
    reading = Reading(options, one.reading.deviations)
    return Ranked(reading, one.unusual, one.trial, one.index)


def undetermined(readings: Sequence[Reading]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """Yield the questions that some readings answer differently, with their answers."""
    for key, _ in readings[0].options:
        options = {reading[key].key: reading[key] for reading in readings}
        if len(options) > 1:
            yield key, tuple(options.values())
