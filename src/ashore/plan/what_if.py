"""Something changed to see what follows, and what it does to the months of a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ashore.errors.plan import DebtMissingError
from ashore.findings import Working
from ashore.money.amounts import yuan_from_fen
from ashore.plan.budget import Budget
from ashore.plan.debts import PlanDebt
from ashore.plan.income import Counted
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """More or less income a month and a sum once, in fen; a debt left out; another reserve."""

    more_a_month: int = 0
    once: int = 0
    without: str | None = None
    reserve_share: Fraction | None = None

    @property
    def changes(self) -> bool:
        """Return whether anything is changed."""
        return self != WhatIf()

    def budgets(self, budgets: Sequence[Budget]) -> tuple[Budget, ...]:
        """Return some budgets with the income and the sum in them, the first one this month's."""
        if self.more_a_month:
            line = _supposed(self.more_a_month)
            budgets = [replace(b, incomes=(*b.incomes, line), blank=False) for b in budgets]
        now, *later = budgets
        return replace(now, cash=max(now.cash + self.once, 0)), *later

    def debts(self, debts: Sequence[PlanDebt]) -> tuple[PlanDebt, ...]:
        """Return some debts with the one left out.

        Raises:
            DebtMissingError: If there is no such debt.
        """
        known = [debt.id for debt in debts]
        if self.without is not None and self.without not in known:
            raise DebtMissingError(where=self.without, known="、".join(known) or "—")
        return tuple(debt for debt in debts if debt.id != self.without)


def _supposed(amount: int) -> Counted:
    label = Text("假如每月多的", "supposed a month")
    return Counted(
        entry="",
        name=label.zh,
        monthly=amount,
        low=amount,
        high=amount,
        certain=True,
        working=Working(label=label, shown=yuan_from_fen(amount)),
    )
