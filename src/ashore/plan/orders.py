"""The plain orders that a plan is compared with: dearest first, smallest first, all alike."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from ashore.plan.carried import Carried, Wish, carry_out
from ashore.plan.months import Problem


class Order(StrEnum):
    """A rule of thumb for who is paid first."""

    AVALANCHE = "avalanche"
    SNOWBALL = "snowball"
    PRO_RATA = "pro_rata"


def pay_in_order(problem: Problem, order: Order) -> Carried:
    """Return what comes of paying what has fallen due in a plain order, month after month.

    ``avalanche`` pays the highest late rate first, ``snowball`` the smallest debt and ``pro_rata``
    every debt its share of what has fallen due.
    """
    return carry_out(problem, _WISHES[order](problem))


def _avalanche(problem: Problem) -> Wish:
    first = sorted(range(len(problem.debts)), key=lambda i: -problem.debts[i].late_rate)
    return lambda _, owed, money: _one_after_the_other(first, owed, money)


def _snowball(problem: Problem) -> Wish:
    def wish(t: int, owed: Sequence[int], money: int) -> Sequence[int]:
        whole = [owed[i] + sum(debt.due[t + 1 :]) for i, debt in enumerate(problem.debts)]
        first = sorted(range(len(owed)), key=lambda i: whole[i])
        return _one_after_the_other(first, owed, money)

    return wish


def _pro_rata(_: Problem) -> Wish:
    def wish(_: int, owed: Sequence[int], money: int) -> Sequence[int]:
        whole = sum(owed)
        if whole <= money:
            return owed
        parts = [money * amount // whole for amount in owed]
        # The fen that whole parts leave over go one by one to the debts in their order.
        for i in range(len(owed)):
            if sum(parts) < money and parts[i] < owed[i]:
                parts[i] += min(money - sum(parts), owed[i] - parts[i])
        return parts

    return wish


def _one_after_the_other(first: Sequence[int], owed: Sequence[int], money: int) -> Sequence[int]:
    parts = [0] * len(owed)
    for i in first:
        parts[i] = min(owed[i], money)
        money -= parts[i]
    return parts


_WISHES = {Order.AVALANCHE: _avalanche, Order.SNOWBALL: _snowball, Order.PRO_RATA: _pro_rata}
