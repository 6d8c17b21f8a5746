"""What a plan may spend each month without ever taking what living needs then or later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import accumulate

from ashore.money.dates import add_months
from ashore.plan.budget import Budget

YEAR = 12
"""Months of living ahead that money is kept for: as long as relief is asked for at most."""


def spendable(budgets: Sequence[Budget], on: dt.date, pay_day: int | None = None) -> list[int]:
    """Return the fen that each month can give to debts, this month first.

    This month has what is at hand beyond living until its end, and its income where that is known
    to be still to come; later months have what their budgets leave after the reserve. The reserve
    grows until it covers a month of living. What any of the twelve months after needs beyond its
    own income is kept back for it, so that a gap in the income is lived through on money that came
    before it.

    Args:
        budgets: One budget for each month, this month first.
        on: Today.
        pay_day: The day of a month by which its income has come, where that is known.
    """
    at_hand, reserve = this_month(budgets[0], on, pay_day)
    afterwards = [max(at_hand - reserve, 0), *_after_reserve(budgets[1:], reserve)]
    living = [at_hand, *(budget.surplus for budget in budgets[1:])]
    after_reserve, after_living = list(accumulate(afterwards)), list(accumulate(living))
    spent, months = 0, []
    for t, most in enumerate(after_reserve):
        # What was spent before stays spent, even where money gets scarcer than was seen then.
        by_now = max(min(most, *after_living[t : t + YEAR + 1]), spent)
        months.append(by_now - spent)
        spent = by_now
    return months


def this_month(budget: Budget, on: dt.date, pay_day: int | None) -> tuple[int, int]:
    """Return the fen that this month has beyond living, and what of it is put into the reserve."""
    if pay_day is None or pay_day <= on.day:
        return cash_to_spare(budget, on), 0
    return max(budget.cash + budget.income - _until_the_end(budget, on), 0), budget.reserve


def cash_to_spare(budget: Budget, on: dt.date) -> int:
    """Return the fen at hand that living does not need before the next month begins.

    Examples:
        With 2,300 yuan at hand, 6,008 a month to live on and 6 of 30 days left, 1,098.40 is spare.
    """
    return max(budget.cash - _until_the_end(budget, on), 0)


def _until_the_end(budget: Budget, on: dt.date) -> int:
    """Return what living needs until the month ends, in fen."""
    first_next = add_months(on.replace(day=1), 1)
    days_left, days = (first_next - on).days - 1, (first_next - on.replace(day=1)).days
    return budget.floor * days_left // days


def _after_reserve(budgets: Sequence[Budget], kept: int) -> list[int]:
    months = []
    for budget in budgets:
        reserve = min(budget.reserve, max(budget.floor - kept, 0))
        kept = max(kept + reserve + min(budget.surplus, 0), 0)
        months.append(max(budget.surplus, 0) - reserve)
    return months
