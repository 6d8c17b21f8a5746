"""Offers on the table: which of them are worth weighing, and how soon a taken one can be paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from ashore.plan.carried import Carried, as_wish, carry_out
from ashore.plan.months import MonthDebt, OfferedDues, Problem


def worth_weighing(problem: Problem) -> Problem:
    """Return a problem without the offers that another one of the same debt makes needless.

    An offer is needless where by no month less falls due by it than by the other: whatever plan
    takes it can take the other one, gives up nothing for that and pays no more. Of the days on
    which one sum may be paid the last one is left so; see :func:`paid_sooner`.
    """
    debts = (replace(debt, offers=_not_needless(debt.offers)) for debt in problem.debts)
    return replace(problem, debts=tuple(debts))


def paid_sooner(plan: Carried, problem: Problem) -> Carried:
    """Return a plan that pays what it takes of offers as soon as money that is kept allows.

    Nothing else is paid otherwise, so it gives up nothing.

    Args:
        plan: The plan.
        problem: What was asked, with all offers.
    """
    debts, payments = list(plan.problem.debts), list(plan.payments)
    kept = list(plan.kept)
    for i, (taken, asked) in enumerate(zip(plan.problem.debts, problem.debts, strict=True)):
        if taken.taken is None:
            continue
        for sooner in _same_sum(taken, asked):
            earlier = [a - b for a, b in zip(_sums(sooner.due), _sums(taken.due), strict=True)]
            left = [have - more for have, more in zip(kept, earlier, strict=True)]
            if min(left) >= 0 and min(earlier) >= 0 and any(earlier):
                debts[i], payments[i], kept = sooner, sooner.due, left
                break
    if payments == list(plan.payments):
        return plan
    return carry_out(replace(plan.problem, debts=tuple(debts)), as_wish(payments))


def _not_needless(offers: Sequence[OfferedDues]) -> tuple[OfferedDues, ...]:
    sums = [_sums(offer.due) for offer in offers]

    def needless(n: int) -> bool:
        return any(
            all(a <= b for a, b in zip(other, sums[n], strict=True)) and (other != sums[n] or k < n)
            for k, other in enumerate(sums)
            if k != n
        )

    return tuple(offer for n, offer in enumerate(offers) if not needless(n))


def _same_sum(taken: MonthDebt, asked: MonthDebt) -> list[MonthDebt]:
    """Return the debt with each offer of the same kind and sum taken, the soonest first."""
    same = [
        asked.taking(n)
        for n, offer in enumerate(asked.offers)
        if offer.kind == taken.taken and sum(offer.due) == sum(taken.due)
    ]
    return sorted(same, key=lambda debt: _sums(debt.due), reverse=True)


def _sums(due: Sequence[int]) -> tuple[int, ...]:
    return tuple(accumulate(due))
