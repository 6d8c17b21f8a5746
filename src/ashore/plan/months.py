"""A plan's question by months: what falls due, what there is to pay with, what lateness costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.money.dates import add_months
from ashore.plan.budget import Budget
from ashore.plan.debts import PlanDebt, State
from ashore.plan.recovery import cash_to_spare


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDebt:
    """One debt by months; sums are fen.

    ``due[t]`` falls due in month ``t``; what is due already stands in month 0. ``late_rate`` is
    what an unpaid fen adds until the next month. ``keep`` marks a debt that is not late and should
    stay so. ``allowed`` is how many months of dues may stand unpaid before the debt gets worse, or
    None; ``cliff[t]`` is what would fall due at once if that happened in month ``t``, empty where
    nothing would. ``settle`` is a sum that closes the debt when paid by month ``settle_by``.
    """

    id: str
    due: tuple[int, ...]
    late_rate: Fraction
    keep: bool = False
    allowed: int | None = None
    cliff: tuple[int, ...] = ()
    settle: int | None = None
    settle_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Debts and money over the same months; ``money[t]`` is the fen that month ``t`` brings."""

    first: dt.date
    debts: tuple[MonthDebt, ...]
    money: tuple[int, ...]

    @property
    def months(self) -> int:
        """Return over how many months the plan looks."""
        return len(self.money)

    def month(self, number: int) -> str:
        """Return the calendar month of a step: ``2026-12``."""
        return add_months(self.first, number).strftime("%Y-%m")


def problem_of(
    debts: Sequence[PlanDebt],
    budgets: Sequence[Budget],
    on: dt.date,
    *,
    settlements: dict[str, tuple[int, dt.date]] | None = None,
) -> Problem:
    """Return the months of a plan, this one first; held debts are not in it.

    This month has what is at hand beyond living until its end; later months bring what their
    budgets leave. A month whose budget leaves nothing brings nothing, and never takes.

    Args:
        debts: The debts as a plan sees them.
        budgets: One budget for each month, this month first.
        on: Today.
        settlements: For each debt with an offer to close it: the sum, and the last day to pay it.
    """
    first, months = on.replace(day=1), len(budgets)
    money = [cash_to_spare(budgets[0], on), *(budget.available for budget in budgets[1:])]
    asked = [debt for debt in debts if debt.held is None and debt.total]
    return Problem(
        first=first,
        debts=tuple(_month_debt(debt, first, months, settlements or {}) for debt in asked),
        money=tuple(money),
    )


def _month_debt(
    debt: PlanDebt, first: dt.date, months: int, settlements: dict[str, tuple[int, dt.date]]
) -> MonthDebt:
    due, later = [0] * months, [0] * months
    due[0] = debt.due_now
    for one in debt.dues:
        step = min(_step(first, one.on), months - 1)
        due[step] += one.amount
        # What is due by then can no longer fall due at once.
        for month in range(step):
            later[month] += one.principal
    cliff = debt.cliffs[0] if debt.cliffs and debt.cliffs[0].adds else None
    settle, by = settlements.get(debt.id, (None, first))
    return MonthDebt(
        id=debt.id,
        due=tuple(due),
        late_rate=debt.late_rate,
        keep=debt.state in (State.CURRENT, State.AGREED),
        # Without a cliff the next bad stage is one month further on.
        allowed=_step(first, cliff.on) if cliff else 1,
        cliff=tuple(later) if cliff else (),
        settle=settle,
        settle_by=_step(first, by),
    )


def _step(first: dt.date, day: dt.date) -> int:
    return max((day.year - first.year) * 12 + day.month - first.month, 0)
