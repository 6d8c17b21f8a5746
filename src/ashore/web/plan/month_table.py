"""The months of a plan as a table: what falls due of what, what lateness adds, what is paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ashore.case.terms import Item
from ashore.owed.standing import Standing
from ashore.plan.carried import Carried
from ashore.plan.debts import PlanDebt
from ashore.plan.months import MonthDebt
from ashore.plan.report import PlanReport
from ashore.plan.words import MonthInWords, months_in_words


class Due(NamedTuple):
    """What falls due in a month, in fen: principal, interest and fees, what was for being late."""

    principal: int
    other: int
    late: int


class Month(NamedTuple):
    """One month over all debts; sums are fen.

    ``due`` is None where the split is not known, e.g. once an offer is taken. ``late`` is what
    being late adds in the month, ``left`` all that is left of the debts after it.
    """

    month: str
    words: MonthInWords | None
    due: Due | None
    late: int
    paid: int
    left: int


def month_table(report: PlanReport, left: dict[str, int]) -> tuple[Month, ...]:
    """Return the months of a plan until it ends, or those that it looks at.

    Args:
        report: The plan.
        left: What is left of all debts together after each month.
    """
    if report.optimised is None:
        return ()
    plan = report.optimised.plan
    said = {month.month: month for month in months_in_words(report)}
    named = {debt.id: debt for debt in report.debts}
    standings = {debt.id: debt.standing for debt in report.owed.debts}
    rows = []
    for t, month in enumerate(left):
        dues = [
            _due(named[debt.id], debt, standings[debt.id], plan, t) for debt in plan.problem.debts
        ]
        known = [due for due in dues if due is not None]
        rows.append(
            Month(
                month=month,
                words=said.get(month),
                due=_sum(known) if len(known) == len(dues) else None,
                late=_late(plan, t),
                paid=sum(paid[t] for paid in plan.payments),
                left=left[month],
            )
        )
    return tuple(rows)


def _late(plan: Carried, t: int) -> int:
    """Return what being late adds: what is left beyond what was left, fell due and was paid."""
    return sum(
        left[t] + paid[t] - debt.due[t] - (left[t - 1] if t else 0)
        for debt, left, paid in zip(plan.problem.debts, plan.left, plan.payments, strict=True)
    )


def _due(debt: PlanDebt, month: MonthDebt, standing: Standing, plan: Carried, t: int) -> Due | None:
    """Return what a debt's month is made of, None where its parts do not give its sum."""
    if month.taken:
        return None
    now = _now(standing, debt.due_now) if t == 0 else Due(0, 0, 0)
    later = [due for due in debt.dues if _step(plan.problem.first, due.on) == t]
    principal = sum(due.principal for due in later)
    found = Due(
        principal=now.principal + principal,
        other=now.other + sum(due.amount for due in later) - principal,
        late=now.late,
    )
    return found if sum(found) == month.due[t] else None


def _now(standing: Standing, due_now: int) -> Due:
    principal = sum(standing.sums.get(item, 0) for item in _PRINCIPAL)
    late = standing.late_charges
    return Due(principal, due_now - principal - late, late)


def _step(first: dt.date, day: dt.date) -> int:
    return max((day.year - first.year) * 12 + day.month - first.month, 0)


def _sum(dues: Iterable[Due]) -> Due:
    columns = tuple(zip(*dues, strict=True)) or ((), (), ())
    return Due(*(sum(column) for column in columns))


_PRINCIPAL = (Item.PRINCIPAL, Item.ACCELERATED_PRINCIPAL)
