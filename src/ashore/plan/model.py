"""The plan as a mixed-integer programme, solved by HiGHS one goal after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np
import numpy.typing as npt

from ashore.plan.months import MonthDebt, Problem
from ashore.plan.solver import Solver

Floats = npt.NDArray[np.float64]

FEN_IN_YUAN = 100
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Solved:
    """What the solver found for one goal; sums of ``payments`` are fen, rounded.

    ``payments`` is None where no plan was found in the time; ``bound`` is in fen too, for a goal
    that is a sum of money.
    """

    value: float
    bound: float
    optimal: bool
    payments: tuple[tuple[int, ...], ...] | None


class Model:
    """Columns and rows of one problem; a goal that was reached can be held for the next one.

    For each debt and month there is what is paid and what is left, for each month what is kept.
    Binaries say that a debt fell behind (for one with a cliff, since which month), that one was
    late at all, and in which month a settlement is paid. Sums are yuan, so that the solver's
    tolerances stay far below a fen.
    """

    def __init__(self, problem: Problem, *, gap: float, seed: int) -> None:
        self._problem = problem
        self._count = 0
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._whole: list[int] = []
        self._rows: list[tuple[float, float, dict[int, float]]] = []
        months = range(problem.months)
        self._paid = [[self._column() for _ in months] for _ in problem.debts]
        self._left = [[self._column() for _ in months] for _ in problem.debts]
        self._kept = [self._column() for _ in months]
        self._behind = [self._since(debt) for debt in problem.debts]
        self._late = [self._binary() if debt.keep else None for debt in problem.debts]
        self._settled = [self._settlements(debt) for debt in problem.debts]
        for i, debt in enumerate(problem.debts):
            self._balance(i, debt)
            self._stay_in_time(i, debt)
        self._spend_no_more()
        self._highs = self._load(gap, seed)

    def minimise(self, goal: str, seconds: float) -> Solved:
        """Return the best plan for a goal within the time."""
        costs = self._costs(goal)
        highs = self._highs
        highs.changeColsCost(self._count, np.arange(self._count, dtype=np.int32), costs)
        highs.setOptionValue("time_limit", highs.getRunTime() + seconds)
        highs.run()
        info = highs.getInfo()
        optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        value = info.objective_function_value
        bound = info.mip_dual_bound if self._whole else value
        dues = sum(sum(debt.due) for debt in self._problem.debts)
        return Solved(
            value=value,
            bound=bound * FEN_IN_YUAN - dues,
            optimal=optimal,
            payments=self._payments(highs.getSolution().col_value) if found else None,
        )

    def hold(self, goal: str, value: float) -> None:
        """Keep a goal at the value that was reached, while others are sought."""
        costs = self._costs(goal)
        used = np.flatnonzero(costs).astype(np.int32)
        most = value + _NEAR * max(1.0, abs(value))
        self._highs.addRow(-highspy.kHighsInf, most, len(used), used, costs[used])

    def _payments(self, values: list[float]) -> tuple[tuple[int, ...], ...]:
        rows = []
        for i, debt in enumerate(self._problem.debts):
            row = [round(values[column] * FEN_IN_YUAN) for column in self._paid[i]]
            for t, column in self._settled[i].items():
                if values[column] > 1 / 2:
                    row[t] = debt.settle or 0
            rows.append(tuple(row))
        return tuple(rows)

    def _costs(self, goal: str) -> Floats:
        costs = np.zeros(self._count)
        for column, cost in _GOALS[goal](self):
            costs[column] += cost
        return costs

    def _column(self, upper: float = highspy.kHighsInf) -> int:
        self._lower.append(0.0)
        self._upper.append(upper)
        self._count += 1
        return self._count - 1

    def _binary(self) -> int:
        column = self._column(1.0)
        self._whole.append(column)
        return column

    def _since(self, debt: MonthDebt) -> list[int]:
        """Return a binary for each month that has a cliff, and one for all months after them.

        Once behind, a debt stays behind; so the first month decides what can fall due at once.
        """
        columns = [self._binary() for _ in range(sum(1 for adds in debt.cliff if adds) + 1)]
        for earlier, later in pairwise(columns):
            self._row(0.0, 1.0, {later: 1.0, earlier: -1.0})
        return columns

    def _settlements(self, debt: MonthDebt) -> dict[int, int]:
        if debt.settle is None:
            return {}
        columns = {t: self._binary() for t in range(min(debt.settle_by + 1, self._problem.months))}
        self._row(0, 1, dict.fromkeys(columns.values(), 1.0))
        return columns

    def _row(self, lower: float, upper: float, parts: dict[int, float]) -> None:
        self._rows.append((lower, upper, parts))

    def _balance(self, i: int, debt: MonthDebt) -> None:
        """What is left grows by the late rate and what falls due, and shrinks by what is paid."""
        growth, ceiling = 1 + float(debt.late_rate), self._ceiling(debt)
        for t in range(self._problem.months):
            parts = {self._left[i][t]: 1.0, self._paid[i][t]: 1.0}
            if t:
                parts[self._left[i][t - 1]] = -growth
            due = debt.due[t] / FEN_IN_YUAN
            if not self._settled[i]:
                self._row(due, due, parts)
                continue
            # A settlement paid by now closes the debt, whatever it still asks for.
            parts |= {col: ceiling for s, col in self._settled[i].items() if s <= t}
            self._row(due, highspy.kHighsInf, parts)

    def _ceiling(self, debt: MonthDebt) -> float:
        grown = sum(debt.due) * (1 + float(debt.late_rate)) ** self._problem.months
        return grown / FEN_IN_YUAN

    def _stay_in_time(self, i: int, debt: MonthDebt) -> None:
        months, whole = self._problem.months, sum(debt.due) / FEN_IN_YUAN
        late = self._late[i]
        if late is not None:
            for column in self._left[i]:
                self._row(-highspy.kHighsInf, 0.0, {column: 1.0, late: -self._ceiling(debt)})
        if debt.allowed is None:
            return
        due = 0.0
        for t in range(debt.allowed, months):
            fresh = debt.due[t - debt.allowed] / FEN_IN_YUAN
            due += fresh
            if not fresh:
                continue
            since = self._behind[i][min(t, len(self._behind[i]) - 1)]
            parts = dict.fromkeys(self._paid[i][: t + 1], 1.0) | {since: whole}
            parts |= dict.fromkeys(self._settled[i].values(), whole)
            self._row(due, highspy.kHighsInf, parts)

    def _spend_no_more(self) -> None:
        for t, money in enumerate(self._problem.money):
            parts = {self._kept[t]: 1.0}
            if t:
                parts[self._kept[t - 1]] = -1.0
            for i, debt in enumerate(self._problem.debts):
                parts[self._paid[i][t]] = 1.0
                if t in self._settled[i]:
                    parts[self._settled[i][t]] = (debt.settle or 0) / FEN_IN_YUAN
            self._row(money / FEN_IN_YUAN, money / FEN_IN_YUAN, parts)

    def _load(self, gap: float, seed: int) -> Solver:
        highs = Solver(gap=gap, seed=seed)
        columns = np.arange(self._count, dtype=np.int32)
        highs.addVars(self._count, np.array(self._lower), np.array(self._upper))
        whole = np.array(self._whole, np.int32)
        kinds = np.full(len(whole), int(highspy.HighsVarType.kInteger), np.uint8)
        highs.changeColsIntegrality(len(whole), whole, kinds)
        starts = np.cumsum([0, *(len(parts) for _, _, parts in self._rows[:-1])], dtype=np.int32)
        index = np.concatenate([np.fromiter(p, np.int32, len(p)) for _, _, p in self._rows])
        values = np.concatenate([np.fromiter(p.values(), float, len(p)) for _, _, p in self._rows])
        highs.addRows(
            len(self._rows),
            np.array([lower for lower, _, _ in self._rows]),
            np.array([upper for _, upper, _ in self._rows]),
            len(values),
            starts,
            index,
            values,
        )
        highs.changeColsCost(self._count, columns, np.zeros(self._count))
        return highs

    def _cliffs(self) -> Iterator[tuple[int, float]]:
        for i, debt in enumerate(self._problem.debts):
            # Added up from the first month behind, the falls make what was left to fall due then.
            for t, column in enumerate(self._behind[i][:-1]):
                yield column, (debt.cliff[t] - debt.cliff[t + 1]) / FEN_IN_YUAN

    def _newly_late(self) -> Iterator[tuple[int, float]]:
        for column in self._late:
            if column is not None:
                yield column, 1.0

    def _worse(self) -> Iterator[tuple[int, float]]:
        for columns in self._behind:
            yield columns[-1], 1.0

    def _cost(self) -> Iterator[tuple[int, float]]:
        """Everything paid, and what is left at the end; the dues in it are always the same."""
        for i, debt in enumerate(self._problem.debts):
            for column in self._paid[i]:
                yield column, 1.0
            for column in self._settled[i].values():
                yield column, (debt.settle or 0) / FEN_IN_YUAN
            yield self._left[i][-1], 1.0

    def _soonest(self) -> Iterator[tuple[int, float]]:
        for i in range(len(self._problem.debts)):
            for t, column in enumerate(self._left[i]):
                yield column, float(t + 1)


_GOALS: dict[str, Callable[[Model], Iterator[tuple[int, float]]]] = {
    "cliffs": Model._cliffs,  # noqa: SLF001 - the table belongs to the class
    "newly_late": Model._newly_late,  # noqa: SLF001
    "worse": Model._worse,  # noqa: SLF001
    "cost": Model._cost,  # noqa: SLF001
    "soonest": Model._soonest,  # noqa: SLF001
}
