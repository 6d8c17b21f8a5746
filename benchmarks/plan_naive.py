"""What one would write first: one programme, a choice per debt and month, and a weighted sum."""

from __future__ import annotations

from itertools import accumulate

from ashore.plan.carried import Carried, as_wish, carry_out
from ashore.plan.months import MonthDebt, Problem
from ashore.plan.solver import Programme, Solved

COURT, NEWLY_LATE, WORSE = 10_000_000.0, 100_000.0, 10_000.0
"""Yuan that stand for what money cannot be weighed against: the usual way out, and a guess."""


def naive(problem: Problem, seconds: float) -> tuple[Solved, Carried]:
    """Return what the plain programme finds in a time, and its payments carried out to the fen.

    Every debt and month has a choice of its own for being late, for falling a stage and for its
    cliff, each tied to the payments by the largest sum there can be.
    """
    made = _Naive(problem)
    found = made.programme.load(gap=0.001).minimise(made.costs, seconds)
    return found, made.carried(found)


class _Naive:
    def __init__(self, problem: Problem) -> None:
        self.programme = Programme()
        self.costs: dict[int, float] = {}
        self._problem = problem
        months = range(problem.months)
        self._paid = [[self.programme.column() for _ in months] for _ in problem.debts]
        self._taken = [[self.programme.choice() for _ in d.offers] for d in problem.debts]
        for i, debt in enumerate(problem.debts):
            if debt.offers:
                self.programme.at_most(dict.fromkeys(self._taken[i], 1.0), 1.0)
            self._debt(i, debt)
        for t, money in enumerate(accumulate(problem.money)):
            parts = {column: 1.0 for row in self._paid for column in row[: t + 1]}
            self.programme.at_most(parts, money / 100)

    def _debt(self, i: int, debt: MonthDebt) -> None:
        programme, months = self.programme, self._problem.months
        growth, whole = 1 + float(debt.late_rate), sum(debt.due) / 100
        most = whole * growth**months
        left = [programme.column() for _ in range(months)]
        ever_late, ever_worse = programme.choice(), programme.choice()
        for t in range(months):
            parts = {left[t]: 1.0, self._paid[i][t]: 1.0}
            if t:
                parts[left[t - 1]] = -growth
            for n, offer in enumerate(debt.offers):
                parts[self._taken[i][n]] = (debt.due[t] - offer.due[t]) / 100
            programme.equal(parts, debt.due[t] / 100)
            self.costs[self._paid[i][t]] = 1.0
            late = programme.choice()
            programme.at_most({left[t]: 1.0, late: -most}, 0.0)
            for taken in self._taken[i]:
                programme.at_most({late: 1.0, taken: 1.0}, 1.0)
            if debt.keep:
                programme.at_most({late: 1.0, ever_late: -1.0}, 0.0)
        self.costs |= {left[-1]: 1.0, ever_late: NEWLY_LATE, ever_worse: WORSE}
        self._needs(i, debt, most, ever_worse)

    def _needs(self, i: int, debt: MonthDebt, most: float, ever_worse: int) -> None:
        programme, months = self.programme, self._problem.months
        missed: list[int] = []
        for t in range(months):
            before = dict.fromkeys(self._paid[i][: t + 1], 1.0)
            excused = dict.fromkeys(self._taken[i], most)
            if debt.need:
                worse = programme.choice()
                programme.at_least(before | excused | {worse: most}, debt.need[t] / 100)
                programme.at_most({worse: 1.0, ever_worse: -1.0}, 0.0)
            if debt.cliff_need:
                missed.append(programme.choice())
                row = before | excused | {missed[-1]: most}
                programme.at_least(row, debt.cliff_need[t] / 100)
                if t:
                    programme.at_least({missed[t]: 1.0, missed[t - 1]: -1.0}, 0.0)
        for t, column in enumerate(missed):
            falls = [*debt.cliff, 0] if debt.cliff else [0] * (months + 1)
            self.costs[column] = (falls[t] - falls[t + 1]) / 100
        if missed and debt.court:
            self.costs[missed[-1]] = COURT

    def carried(self, found: Solved) -> Carried:
        """Return the payments as they come out; without any nothing is paid."""
        problem = self._problem
        if found.values is None:
            return carry_out(problem, as_wish([(0,) * problem.months for _ in problem.debts]))
        values = found.values
        taken = [
            next((n for n, column in enumerate(row) if values[column] > 1 / 2), None)
            for row in self._taken
        ]
        rows = [tuple(round(values[column] * 100) for column in row) for row in self._paid]
        return carry_out(problem.taking(taken), as_wish(rows))
