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
    first, kept = this_month(budgets[0], on, pay_day)
    left = [first, *(budget.surplus for budget in budgets[1:])]
    at_hand, months = 0, []
    for t, budget in enumerate(budgets):
        at_hand += left[t]
        if t:
            grown = min(kept + budget.reserve, max(budget.floor, kept))
            kept = max(grown + min(budget.surplus, 0), 0)
        ahead = accumulate(left[t + 1 : t + 1 + YEAR], initial=at_hand)
        paid = max(min(at_hand - kept, *ahead), 0)
        months.append(paid)
        at_hand -= paid
    return months


def this_month(budget: Budget, on: dt.date, pay_day: int | None) -> tuple[int, int]:
    """Return the fen that this month has beyond living, and what of it is put into the reserve.

    Where pay is still to come this month, what it leaves until the pay after it is there too.
    """
    spare = cash_to_spare(budget, on, pay_day)
    if pay_day is None or next_day(pay_day, on).month != on.month:
        return spare, 0
    return max(spare + budget.surplus, 0), budget.reserve


def cash_to_spare(budget: Budget, on: dt.date, pay_day: int | None = None) -> int:
    """Return the fen at hand that living does not need before money comes again.

    That is the next pay day, or the end of the month where pay days are not known.

    Examples:
        With 2,300 yuan at hand, 6,008 a month to live on and 6 of 30 days left, 1,098.40 is spare.
    """
    month = on.replace(day=1)
    days_in_month = (add_months(month, 1) - month).days
    if pay_day is None:
        days = (add_months(month, 1) - on).days - 1
    else:
        days = (next_day(pay_day, on) - on).days
    return max(budget.cash - budget.floor * days // days_in_month, 0)


def next_day(day: int, on: dt.date) -> dt.date:
    """Return the next time a day of the month comes; the last one where a month is shorter.

    Examples:
        >>> next_day(31, dt.date(2026, 11, 24)).isoformat()
        '2026-11-30'
    """
    first = on.replace(day=1)
    for month in (first, add_months(first, 1)):
        last = (add_months(month, 1) - dt.timedelta(days=1)).day
        found = month.replace(day=min(day, last))
        if found > on:
            return found
    return add_months(on, 1)
