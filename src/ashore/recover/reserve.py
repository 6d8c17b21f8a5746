"""A reserve that grows in small steps, so that one bad week is no new debt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ashore.money.rounding import Rounding, round_to_multiple
from ashore.plan.budget import Budget
from ashore.text import Text

_STEPS = (
    (Fraction(1, 4), Text("一个星期的生活", "a week of living")),
    (Fraction(1, 2), Text("两个星期的生活", "two weeks of living")),
    (Fraction(1), Text("一个月的生活", "a month of living")),
    (Fraction(3), Text("三个月的生活", "three months of living")),
)
_TO_TEN_YUAN = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the reserve, in fen; the first ones are small enough to be reached."""

    target: int
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """What is put by, the step reached last, the next one, and the months until it.

    ``months`` is None where nothing can be put by at present, which is said and not blamed.
    """

    held: int
    reached: Step | None
    next: Step | None
    a_month: int
    months: int | None


def reserve_of(budget: Budget) -> Reserve:
    """Return how far the reserve of a household has come.

    Steps are rounded up to ten yuan. A household without known living costs has none.

    Args:
        budget: This month's; its cash is what is at hand, its floor a month of living.
    """
    steps = [
        Step(target=round_to_multiple(share * budget.floor, _TO_TEN_YUAN, Rounding.CEILING), name=n)
        for share, n in (_STEPS if budget.floor else ())
    ]
    reached = [step for step in steps if step.target <= budget.cash]
    ahead = next((step for step in steps if step.target > budget.cash), None)
    a_month = budget.reserve
    months = None
    if ahead is not None and a_month > 0:
        months = -(-(ahead.target - budget.cash) // a_month)
    return Reserve(
        held=budget.cash,
        reached=reached[-1] if reached else None,
        next=ahead,
        a_month=a_month,
        months=months,
    )
