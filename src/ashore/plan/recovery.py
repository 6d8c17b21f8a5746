"""When income is back: how many months of relief to ask for, and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ashore.case.entries_people import Income
from ashore.money.dates import add_months
from ashore.plan.budget import Budget
from ashore.plan.debts import PlanDebt

LONGEST_RELIEF = 12
"""Months: relief that must last longer is a new plan, not a pause."""


def relief_months(
    debts: Sequence[PlanDebt], budgets: Sequence[Budget], incomes: Sequence[Income], on: dt.date
) -> int | None:
    """Return for how many months, this one included, the contracts' payments cannot be carried.

    A month counts as carried when what is available pays all that falls due in it, and a new
    income has been paid before the first due day. None means that no month of the next twelve is.

    Args:
        debts: The debts of the plan.
        budgets: The budgets of this month and the months after it.
        incomes: All incomes, for the day of a first full pay.
        on: Today.
    """
    asked = [debt for debt in debts if debt.held is None and debt.total]
    if not asked:
        return 0
    first = on.replace(day=1)
    for n, budget in enumerate(budgets[: LONGEST_RELIEF + 1]):
        start, end = add_months(first, n), add_months(first, n + 1)
        due = sum(debt.monthly or 0 for debt in asked if debt.monthly)
        days = [day.on for debt in asked for day in debt.dues if start <= day.on < end]
        pays = [
            income.first_full_pay_on
            for income in incomes
            if income.first_full_pay_on and start <= income.first_full_pay_on < end
        ]
        late_pay = bool(days and pays and min(days) < max(pays))
        if due and budget.available >= due and not late_pay:
            return n
    return None
