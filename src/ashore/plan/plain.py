"""Plain debts without arrears: avalanche, snowball and the optimum, month by month to the fen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ashore.errors.plan import BudgetTooSmallError
from ashore.money.amounts import yuan_from_fen
from ashore.money.rounding import Rounding, round_to_int

MOST_MONTHS = 1_200
"""A hundred years: a table that is longer never ends."""

PlainOrder = Literal["avalanche", "snowball", "optimal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDebt:
    """A debt with a balance in fen, a yearly rate, and the least that must be paid a month."""

    name: str
    balance: int
    annual_rate: Fraction
    min_payment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainMonth:
    """One month of one debt, in fen: interest is added once, then it is paid."""

    month: int
    name: str
    interest: int
    payment: int
    balance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPlan:
    """The way to zero of some plain debts; sums are fen."""

    order: PlainOrder
    months: int
    interest: int
    paid: int
    rows: tuple[PlainMonth, ...]
    finished: dict[str, int]


def pay_off(debts: Sequence[PlainDebt], monthly: int, order: PlainOrder) -> PlainPlan:
    """Return the month-by-month way to zero of debts that are all current.

    Each month every debt bears a twelfth of its yearly rate on its balance, rounded half up, once.
    Every debt gets its own least payment, or its balance where that is smaller; what is left of the
    month's money goes to one debt after the other: the dearest first (``avalanche``), or the
    smallest (``snowball``). Money that a paid debt sets free stays in the plan. With one fixed sum
    a month the dearest first costs the least, so ``optimal`` is that order, and ties are broken by
    the smaller balance.

    Args:
        debts: The debts; a balance of zero is paid already.
        monthly: The fen for all debts together each month.
        order: Who gets what the least payments leave.

    Raises:
        BudgetTooSmallError: If the money does not cover the least payments, or never ends it.
    """
    least = sum(min(debt.min_payment, debt.balance) for debt in debts)
    if monthly < least:
        raise BudgetTooSmallError(monthly=yuan_from_fen(monthly), needed=yuan_from_fen(least))
    balances = {n: debt.balance for n, debt in enumerate(debts)}
    rows: list[PlainMonth] = []
    finished = {debt.name: 0 for debt in debts if not debt.balance}
    month = 0
    while any(balances.values()):
        month += 1
        if month > MOST_MONTHS:
            raise BudgetTooSmallError(monthly=yuan_from_fen(monthly), needed=f"> {MOST_MONTHS}")
        opened = dict(balances)
        interest = {n: _interest(debts[n], balances[n]) for n in balances if balances[n]}
        for n, added in interest.items():
            balances[n] += added
        payments = _payments(debts, balances, monthly, order)
        for n, added in interest.items():
            balances[n] -= payments[n]
            rows.append(
                PlainMonth(
                    month=month,
                    name=debts[n].name,
                    interest=added,
                    payment=payments[n],
                    balance=balances[n],
                )
            )
            if not balances[n]:
                finished[debts[n].name] = month
        if all(balances[n] >= opened[n] for n in interest):
            needed = yuan_from_fen(sum(interest.values()) + 1)
            raise BudgetTooSmallError(monthly=yuan_from_fen(monthly), needed=needed)
    return PlainPlan(
        order=order,
        months=month,
        interest=sum(row.interest for row in rows),
        paid=sum(row.payment for row in rows),
        rows=tuple(rows),
        finished=finished,
    )


def _interest(debt: PlainDebt, balance: int) -> int:
    return round_to_int(balance * debt.annual_rate / 12, Rounding.HALF_UP)


def _payments(
    debts: Sequence[PlainDebt], balances: dict[int, int], monthly: int, order: PlainOrder
) -> dict[int, int]:
    """Return each debt's own least payment, and what is left one after the other in order."""
    payments = {n: min(debts[n].min_payment, balance) for n, balance in balances.items()}
    left = monthly - sum(payments.values())
    if left < 0:
        # Interest has lifted a debt above its opening balance: the last fen come off the largest.
        largest = max(payments, key=lambda n: payments[n])
        payments[largest] += left
        left = 0
    for n in sorted(balances, key=lambda n: _rank(debts[n], balances[n], order)):
        more = min(balances[n] - payments[n], left)
        payments[n] += more
        left -= more
    return payments


def _rank(debt: PlainDebt, balance: int, order: PlainOrder) -> tuple[Fraction | int, ...]:
    if order == "snowball":
        return balance, -debt.annual_rate
    return -debt.annual_rate, balance
