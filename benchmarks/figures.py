"""One measured figure, what it should be, and how seconds are measured."""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured, and what it should be below or above, if anything."""

    what: str
    value: float
    unit: str = ""
    below: float | None = None
    above: float | None = None

    @property
    def holds(self) -> bool | None:
        """Return whether the figure is what it should be; ``None`` where nothing is asked."""
        if self.below is not None:
            return self.value < self.below
        if self.above is not None:
            return self.value > self.above
        return None

    @property
    def wanted(self) -> str:
        """Return what the figure should be, in short."""
        if self.below is not None:
            return f"< {self.below:g}"
        return f"> {self.above:g}" if self.above is not None else ""


def figures_of(name: str) -> list[Figure]:
    """Return the figures of one benchmark, measured now."""
    figures: list[Figure] = importlib.import_module(f"benchmarks.{name}").figures()
    return figures


def seconds(
    call: Callable[[], object], *, runs: int = 5, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Return the median of the seconds that a call takes.

    With ``time.process_time`` for a clock only the time on a processor counts: what a call takes
    on a machine that does nothing else.
    """
    return statistics.median(_once(call, clock) for _ in range(runs))


def in_turn(
    calls: Mapping[str, Callable[[], object]],
    *,
    runs: int = 5,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Return the median seconds of several calls, run one after the other in each round.

    What else the machine does then slows them all alike, and their ratios stay true.
    """
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            taken[name].append(_once(call, clock))
    return {name: statistics.median(times) for name, times in taken.items()}


def _once(call: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    call()
    return clock() - started
