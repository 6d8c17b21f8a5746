"""A mixed-integer programme as it is written and solved: HiGHS, silent, the same answer always."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

NEAR = 1e-6
"""Of a sum in yuan: how far apart two that are meant to be equal may lie."""

_QUICK = {
    # Searches inside searches: on plans they take most of the time and find nothing better.
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_allow_restart": False,
    "threads": 2,
}


class _Solver(highspy.Highs):
    """A HiGHS instance that writes nothing: its banner would stand in the way of JSON."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's own name
        """Turn off output first: the base class writes its banner at its first call."""
        self.setOptionValue("output_flag", False)  # noqa: FBT003 - the library takes it so
        super().enableCallbacks()  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class Solved:
    """What was found for one goal; ``values`` are those of the columns, None where none was found.

    ``bound`` is what no solution gets below, as far as that was proven.
    """

    value: float
    bound: float
    optimal: bool
    values: Floats | None


NOTHING_SOLVED = Solved(highspy.kHighsInf, -highspy.kHighsInf, optimal=False, values=None)


class Programme:
    """Columns, some of them choices of yes or no, and rows of them between two bounds."""

    def __init__(self) -> None:
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._choices: list[int] = []
        self._rows: list[tuple[float, float, Mapping[int, float]]] = []

    @property
    def columns(self) -> int:
        """Return how many columns there are."""
        return len(self._lower)

    def column(self, upper: float = highspy.kHighsInf) -> int:
        """Add a column from zero up and return its number."""
        self._lower.append(0.0)
        self._upper.append(upper)
        return len(self._lower) - 1

    def choice(self) -> int:
        """Add a choice of yes (1) or no (0) and return its column."""
        self._choices.append(self.column(1.0))
        return self._choices[-1]

    def equal(self, parts: Mapping[int, float], amount: float) -> None:
        """Add a row that comes to an amount."""
        self._rows.append((amount, amount, parts))

    def at_least(self, parts: Mapping[int, float], amount: float) -> None:
        """Add a row that comes to an amount or more."""
        self._rows.append((amount, highspy.kHighsInf, parts))

    def at_most(self, parts: Mapping[int, float], amount: float) -> None:
        """Add a row that comes to an amount or less."""
        self._rows.append((-highspy.kHighsInf, amount, parts))

    def load(self, *, gap: float = 0.0, seed: int = 7, tolerance: float = 1e-7) -> Loaded:
        """Return the programme, ready to be solved for one goal after another."""
        highs = _Solver()  # type: ignore[no-untyped-call]  # the library has no annotations
        options: dict[str, float | int] = _QUICK | {
            "mip_rel_gap": gap,
            "random_seed": seed,
            "primal_feasibility_tolerance": tolerance,
            "mip_feasibility_tolerance": tolerance,
        }
        for name, value in options.items():
            highs.setOptionValue(name, value)
        highs.addVars(self.columns, np.array(self._lower), np.array(self._upper))
        choices = np.array(self._choices, np.int32)
        kinds = np.full(len(choices), int(highspy.HighsVarType.kInteger), np.uint8)
        highs.changeColsIntegrality(len(choices), choices, kinds)
        parts: Sequence[Mapping[int, float]] = [row for _, _, row in self._rows]
        starts = np.cumsum([0, *map(len, parts)], dtype=np.int32)
        index = np.array([column for row in parts for column in row], np.int32)
        values = np.array([value for row in parts for value in row.values()], np.float64)
        lower = np.array([low for low, _, _ in self._rows])
        upper = np.array([high for _, high, _ in self._rows])
        highs.addRows(len(parts), lower, upper, len(values), starts[:-1], index, values)
        return Loaded(highs, self.columns, choices)


class Loaded:
    """A programme in the solver; a goal that was reached can be held for the next one."""

    def __init__(self, highs: highspy.Highs, columns: int, choices: npt.NDArray[np.int32]) -> None:
        self._highs = highs
        self._columns = columns
        self._choices = choices

        self.took = 0.0
        """Seconds that the last search took."""

    def minimise(self, costs: Mapping[int, float], seconds: float) -> Solved:
        """Return the best solution for a goal within a time."""
        highs, every = self._highs, np.arange(self._columns, dtype=np.int32)
        weights = np.zeros(self._columns)
        for column, cost in costs.items():
            weights[column] += cost
        highs.changeColsCost(self._columns, every, weights)
        so_far = float(highs.getRunTime())
        highs.setOptionValue("time_limit", so_far + max(seconds, 0.0))
        highs.run()
        self.took = float(highs.getRunTime()) - so_far
        info = highs.getInfo()
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        if not found:
            bound = info.mip_dual_bound if len(self._choices) else -highspy.kHighsInf
            # Every goal held so far was reached: where the solver sees none, it lost it to rounding
            # and has proven nothing.
            proven = bound if bound < highspy.kHighsInf else -highspy.kHighsInf
            return Solved(highspy.kHighsInf, proven, optimal=False, values=None)
        values = np.array(highs.getSolution().col_value)
        value = float(weights @ values)
        # A bound counts only where the solver's own sum is that of the values it gives.
        agrees = abs(value - info.objective_function_value) <= NEAR * max(1.0, abs(value))
        optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal and agrees
        bound = info.mip_dual_bound if len(self._choices) else value
        return Solved(value, bound if agrees else -highspy.kHighsInf, optimal, values)

    def relaxed(self, costs: Mapping[int, float], seconds: float) -> float:
        """Return what no solution gets below if choices need not be whole; no bound in no time."""
        choices, self._choices = self._choices, np.empty(0, np.int32)
        self._set_kind(choices, highspy.HighsVarType.kContinuous)
        found = self.minimise(costs, seconds)
        self._choices = choices
        self._set_kind(choices, highspy.HighsVarType.kInteger)
        return found.bound if found.optimal else -highspy.kHighsInf

    def _set_kind(self, choices: npt.NDArray[np.int32], kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(choices), int(kind), np.uint8)
        self._highs.changeColsIntegrality(len(choices), choices, kinds)

    def hold(self, costs: Mapping[int, float], value: float) -> None:
        """Keep a goal at the value that was reached, while others are sought."""
        index = np.fromiter(costs, np.int32, len(costs))
        weights = np.fromiter(costs.values(), np.float64, len(costs))
        most = value + NEAR * max(1.0, abs(value))
        self._highs.addRow(-highspy.kHighsInf, most, len(costs), index, weights)

    def keep_choices(self, values: Floats) -> None:
        """Keep every choice as it is in some values of the first columns; none is left then."""
        count = len(self._choices)
        if count:
            chosen = np.round(values[self._choices])
            self._set_kind(self._choices, highspy.HighsVarType.kContinuous)
            self._highs.changeColsBounds(count, self._choices, chosen, chosen)
            self._choices = np.empty(0, np.int32)
