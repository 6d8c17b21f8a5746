"""The payments of a plan as a mixed-integer programme, with what was decided before them held."""

from __future__ import annotations

from ashore.plan.choices import FEN_IN_YUAN, Columns, Costs, add_choices
from ashore.plan.months import MonthDebt, Problem
from ashore.plan.solver import Floats, Programme


class Model:
    """Columns of choices and payments of one problem, and the goals that rest on payments.

    For each debt and month there is what is paid and what is left, for each month what is kept.
    Sums are yuan, so that the solver's tolerances stay far below a fen.
    """

    def __init__(self, problem: Problem) -> None:
        self.programme = Programme()
        self._problem = problem
        # What the choices need is covered by the payments anyway; said twice, it is found sooner.
        self.choices = add_choices(self.programme, problem)
        months = range(problem.months)
        self._paid = [[self.programme.column() for _ in months] for _ in problem.debts]
        self._left = [[self.programme.column() for _ in months] for _ in problem.debts]
        self._kept = [self.programme.column() for _ in months]
        for i, debt in enumerate(problem.debts):
            self._balance(i, debt, self.choices[i])
            self._keep_in_time(i, debt, self.choices[i])
        self._spend_no_more()

    @property
    def cost(self) -> Costs:
        """Return the goal of the least cost: all that is paid, and what is left at the end."""
        costs = {column: 1.0 for row in self._paid for column in row}
        return costs | {row[-1]: 1.0 for row in self._left}

    @property
    def soonest(self) -> Costs:
        """Return the goal that what is late is cleared soon: it counts more the later it is."""
        return {column: t + 1.0 for row in self._left for t, column in enumerate(row)}

    def payments(self, values: Floats) -> tuple[tuple[int, ...], ...]:
        """Return what each debt is paid in each month, in fen, rounded."""
        return tuple(
            tuple(round(values[column] * FEN_IN_YUAN) for column in row) for row in self._paid
        )

    def _balance(self, i: int, debt: MonthDebt, own: Columns) -> None:
        """What is left grows by the late rate and what falls due, and shrinks by what is paid."""
        growth, ceiling = 1 + float(debt.late_rate), 0.0
        for t in range(self._problem.months):
            left, due = self._left[i][t], debt.due[t] / FEN_IN_YUAN
            parts = {left: 1.0, self._paid[i][t]: 1.0}
            if t:
                parts[self._left[i][t - 1]] = -growth
            dues = {own.stands: debt.due[t]} | {
                column: offer.due[t] for column, offer in zip(own.offers, debt.offers, strict=True)
            }
            parts |= {column: -due / FEN_IN_YUAN for column, due in dues.items() if due}
            self.programme.equal(parts, 0.0)
            ceiling = ceiling * growth + due
            if own.late is not None:
                self.programme.at_most({left: 1.0, own.late: -ceiling}, 0.0)
            elif own.offers:
                # An offer that is taken is kept to the day, so nothing may be left of it.
                self.programme.at_most({left: 1.0, own.stands: -ceiling}, 0.0)

    def _keep_in_time(self, i: int, debt: MonthDebt, own: Columns) -> None:
        """By a month there is paid what must be, or the debt falls a stage or over its cliff."""
        for needs, is_cliff in ((debt.need, False), (debt.cliff_need, True)):
            before = 0
            for t, need in enumerate(needs):
                if need == before:
                    continue
                before = need
                given_up = own.missed_by(t) if is_cliff else own.worse
                assert given_up is not None  # noqa: S101 - a debt with a need has the column
                parts = dict.fromkeys(self._paid[i][: t + 1], 1.0)
                parts |= {own.stands: -need / FEN_IN_YUAN, given_up: need / FEN_IN_YUAN}
                self.programme.at_least(parts, 0.0)

    def _spend_no_more(self) -> None:
        for t, money in enumerate(self._problem.money):
            parts = {self._kept[t]: 1.0} | {row[t]: 1.0 for row in self._paid}
            if t:
                parts[self._kept[t - 1]] = -1.0
            self.programme.equal(parts, money / FEN_IN_YUAN)
