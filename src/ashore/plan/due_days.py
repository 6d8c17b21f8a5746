"""Days that matter this month: a sum that falls due before the money for it has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.entries_people import Income
from ashore.case.replay import Case
from ashore.findings import Finding, Severity, Strength
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from ashore.plan.budget import Budget
from ashore.plan.debts import Due, PlanDebt
from ashore.plan.income import pay_day
from ashore.plan.spendable import cash_to_spare, next_day
from ashore.text import Text


def due_before_pay(
    case: Case, debts: Sequence[PlanDebt], budgets: Sequence[Budget], on: dt.date
) -> Iterator[Finding]:
    """Yield the dues of the coming month that come before the money for them.

    Dues until the next pay day are held against the money at hand, the soonest first. Where the
    pay day is not known and it matters, that is asked for.

    Args:
        case: The case.
        debts: The debts of the plan.
        budgets: One budget for each month, this month first.
        on: Today.
    """
    now = budgets[0]
    if now.surplus <= 0:
        return
    day = pay_day(case.of(Income), on)
    paid_on = next_day(day, on) if day else None
    coming = sorted(
        (
            (debt.dues[0], debt)
            for debt in debts
            if debt.held is None and debt.dues and debt.dues[0].on < (paid_on or add_months(on, 1))
        ),
        key=lambda pair: pair[0].on,
    )
    left = cash_to_spare(now, on, day) - sum(debt.due_now for debt in debts if debt.held is None)
    short: list[tuple[Due, PlanDebt]] = []
    for due, debt in coming:
        left -= due.amount
        if left < 0:
            short.append((due, debt))
    if short and paid_on is None:
        yield _pay_day_unknown(short)
        return
    if paid_on is not None:
        yield from (_later(due, debt, paid_on) for due, debt in short)


def _later(due: Due, debt: PlanDebt, paid_on: dt.date) -> Finding:
    amount = yuan_from_fen(due.amount)
    return Finding(
        code="plan.due-before-pay",
        severity=Severity.CHECK,
        where=debt.id,
        says=Text(
            f"「{debt.name}」{due.on} 到期 {amount} 元，比发工资的 {paid_on} 早，手里的钱不够。",
            f"“{debt.name}”: {amount} yuan falls due on {due.on}, before pay day on {paid_on}, and "
            "what is at hand does not cover it.",
        ),
        strength=Strength.ARITHMETIC,
        amount=due.amount,
        ask=Text(
            f"能不能把还款日改到 {paid_on.day} 号以后？",
            f"Can the due day be moved to after the {paid_on.day}th?",
        ),
    )


def _pay_day_unknown(short: Sequence[tuple[Due, PlanDebt]]) -> Finding:
    due, debt = short[0]
    return Finding(
        code="plan.pay-day-missing",
        severity=Severity.ASK,
        where="budget/income",
        says=Text(
            f"「{debt.name}」{due.on} 到期，那时工资到没到还不知道。",
            f"“{debt.name}” falls due on {due.on}, and whether pay has come by then is not known.",
        ),
        strength=Strength.ARITHMETIC,
        ask=Text("每月几号发工资？", "On which day of the month does pay come?"),
    )
