"""What was spent a month in each category, beside what the budget says; gaps are left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_people import Expense, Transaction
from ashore.case.replay import Case
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.budget import budgets_ahead
from ashore.plan.categories import Category, category_of
from ashore.recover.spending.sorting import Sorted, sort_payments

MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One category: a month's budget and a month's mean spending in fen; None where not known."""

    category: Category | None
    planned: int | None
    spent: int

    @property
    def over(self) -> int:
        """Return how much more was spent than planned, zero where it was not."""
        return max(self.spent - (self.planned or 0), 0) if self.planned is not None else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstBudget:
    """Spending beside the budget over the months that are covered, the latest last.

    ``gaps`` are months inside them without a single payment: they are not counted as saving.
    ``unsorted`` is the number of payments that nothing sorts.
    """

    months: tuple[dt.date, ...]
    gaps: tuple[dt.date, ...]
    lines: tuple[Line, ...]
    payments: tuple[Sorted, ...]
    unsorted: int


def against_budget(
    case: Case, book: LawBook, on: dt.date, *, months: int = MONTHS
) -> AgainstBudget:
    """Return what was spent in the last whole months before a day, beside the budget.

    The first month is counted only where payments are known from its first days on.

    Args:
        case: Its transactions, and its expenses as the budget.
        book: The law book, for the budget.
        on: Today; this month is not over and not counted.
        months: How many whole months to look back at most.
    """
    transactions = case.of(Transaction)
    spent = sort_payments(one for one in transactions if one.on < on)
    covered = _covered(transactions, on, months)
    known = [month for month in covered if any(_in(one.on, month) for one in transactions)]
    counted = [one for one in spent if any(_in(one.payment.on, month) for month in known)]
    planned = _planned(case, book, on)
    categories: list[Category | None] = [*Category, None]
    lines = [
        Line(
            category=category,
            planned=None if category is None else planned.get(category),
            spent=_mean([one for one in counted if one.category is category], len(known)),
        )
        for category in categories
    ]
    return AgainstBudget(
        months=tuple(known),
        gaps=tuple(month for month in covered if month not in known),
        lines=tuple(line for line in lines if line.spent or line.planned),
        payments=tuple(counted),
        unsorted=sum(one.category is None for one in counted),
    )


def _covered(transactions: Sequence[Transaction], on: dt.date, months: int) -> list[dt.date]:
    """Return the first days of the whole months that the transactions span, before this one."""
    if not transactions:
        return []
    first = min(one.on for one in transactions)
    begin = first.replace(day=1) if first.day <= 5 else add_months(first.replace(day=1), 1)
    this = on.replace(day=1)
    found = [add_months(this, -n) for n in range(months, 0, -1)]
    return [month for month in found if month >= begin]


def _in(day: dt.date, month: dt.date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _mean(payments: Sequence[Sorted], months: int) -> int:
    total = -sum(one.payment.amount for one in payments)
    return round_to_int(Fraction(total, months), Rounding.HALF_UP) if months else 0


def _planned(case: Case, book: LawBook, on: dt.date) -> dict[Category, int]:
    """Return the budget's own lines by category; an estimate from averages is no budget."""
    [budget] = budgets_ahead(case, book, on, 1)
    if budget.estimated:
        return {}
    set_by = {expense.id: expense.category for expense in case.of(Expense)}
    planned: dict[Category, int] = {}
    for line in (*budget.essentials, *budget.others):
        category = category_of(set_by.get(line.entry), line.name)
        planned[category] = planned.get(category, 0) + line.monthly
    return planned
