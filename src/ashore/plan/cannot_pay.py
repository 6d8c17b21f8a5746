"""“I cannot pay now”: a dated statement of the figures behind it, and the day to look again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.findings import Working
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from ashore.plan.budget import Budget
from ashore.plan.income import RECENT_MONTHS
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotPay:
    """What a person can say to every creditor while living takes all that comes in.

    ``short`` is by how much, in fen. ``review_on`` is the day on which the figures are looked at
    again, ``review_because`` why then. ``says`` holds only what is recorded, no promise and no
    acknowledgement of any sum. ``working`` opens the arithmetic.
    """

    on: dt.date
    income: int
    floor: int
    short: int
    review_on: dt.date
    review_because: Text
    says: Text
    working: Working


def cannot_pay_now(budgets: Sequence[Budget], on: dt.date) -> CannotPay | None:
    """Return the statement that nothing can be paid now, or None where something is left.

    The day to look again is the first of the month in which recorded income leaves something, and
    three months ahead at the latest: income is judged by three months.

    Args:
        budgets: One budget for each month, this month first.
        on: Today.
    """
    now = budgets[0]
    if now.surplus > 0 or now.blank:
        return None
    latest = add_months(on, RECENT_MONTHS)
    better = next((budget.on for budget in budgets[1:] if budget.surplus > 0), None)
    if better is not None and better <= latest:
        review = better
        because = Text(
            "从那个月起，记下的收入够付必要支出。",
            "From that month on the recorded income covers living.",
        )
    else:
        review = latest
        because = Text(
            "到那时有三个月新的收支，可以重新看。",
            "By then three new months of income and spending are known.",
        )
    sums = {
        "on": on,
        "income": yuan_from_fen(now.income),
        "floor": yuan_from_fen(now.floor),
        "short": yuan_from_fen(-now.surplus),
        "review": review,
    }
    return CannotPay(
        on=on,
        income=now.income,
        floor=now.floor,
        short=-now.surplus,
        review_on=review,
        review_because=because,
        says=(_SHORT if now.surplus else _EVEN).fill(**sums),
        working=now.working,
    )


_SHORT = Text(
    "截至 {on}，家里每月收入 {income} 元，必要支出 {floor} 元，还差 {short} 元，"
    "现在没有钱可以还款。{review} 重新核对收支，情况有变会告知。",
    "As of {on} the household has {income} yuan a month and needs {floor} to live, {short} more "
    "than comes in. Nothing can be paid now. The figures will be looked at again on {review}; any "
    "change will be told.",
)
_EVEN = Text(
    "截至 {on}，家里每月收入 {income} 元，必要支出也是 {floor} 元，没有剩余，现在没有钱可以还款。"
    "{review} 重新核对收支，情况有变会告知。",
    "As of {on} the household has {income} yuan a month and needs {floor} to live. Nothing is left "
    "and nothing can be paid now. The figures will be looked at again on {review}; any change will "
    "be told.",
)
