"""What comes of paying in a certain way: every month carried out exactly, in whole fen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.months import Problem

Payments = tuple[tuple[int, ...], ...]
"""For each debt, in the order of the problem, the fen paid in each month."""

Wish = Callable[[int, Sequence[int], int], Sequence[int]]
"""Given a month, what each debt asks for now and the money at hand, what to pay to each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """What a plan gives up, the most important first; smaller is better.

    ``court`` is how many deadlines of courts are missed, ``cliffs`` the sum of what can fall due
    at once, ``newly_late`` the debts that were not late and became so, ``worse`` the debts that
    fell a stage further behind, ``cost`` what lateness added less what offers took off.
    """

    court: int
    cliffs: int
    newly_late: int
    worse: int
    cost: int

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """Return the goals in the order in which plans are compared."""
        return self.court, self.cliffs, self.newly_late, self.worse, self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A plan carried out.

    ``problem`` is what was asked, with the offers that the plan takes. ``payments[i][t]`` is what
    debt ``i`` gets in month ``t``; ``left[i][t]`` what it still asks for after that; ``kept[t]``
    the money that is not spent. ``done`` is the month after which nothing is left, or None;
    ``late_charges`` what lateness added in all, ``saved`` what offers took off.
    """

    problem: Problem
    payments: Payments
    left: Payments
    kept: tuple[int, ...]
    late_charges: int
    unpaid: int
    saved: int
    done: int | None
    goals: Goals

    @property
    def paid(self) -> int:
        """Return everything that is paid."""
        return sum(map(sum, self.payments))


def carry_out(problem: Problem, wish: Wish) -> Carried:
    """Return what comes of a way of paying.

    No payment is more than a debt asks for then, and all payments of a month together never more
    than there is; what is not spent is kept for later months. What is unpaid bears the late rate
    until the next month, rounded half up to the fen.

    Args:
        problem: The debts and the money, with the offers that are taken.
        wish: What to pay in a month; more than may be paid is cut down, in the debts' order.
    """
    debts, months = problem.debts, problem.months
    owed = [0] * len(debts)
    payments = [[0] * months for _ in debts]
    left = [[0] * months for _ in debts]
    money, kept, charges = 0, [], 0
    for t in range(months):
        money += problem.money[t]
        for i, debt in enumerate(debts):
            owed[i] += debt.due[t]
        for i, wanted in enumerate(wish(t, tuple(owed), money)):
            paid = max(min(wanted, owed[i], money), 0)
            payments[i][t] = paid
            owed[i] -= paid
            money -= paid
        for i, debt in enumerate(debts):
            left[i][t] = owed[i]
            if owed[i] and t + 1 < months:
                charge = round_to_int(owed[i] * debt.late_rate, Rounding.HALF_UP)
                owed[i] += charge
                charges += charge
        kept.append(money)
    saved = sum(debt.saved for debt in debts)
    frozen = tuple(map(tuple, payments)), tuple(map(tuple, left))
    return Carried(
        problem=problem,
        payments=frozen[0],
        left=frozen[1],
        kept=tuple(kept),
        late_charges=charges,
        unpaid=sum(owed),
        saved=saved,
        done=_done(problem, frozen[1]),
        goals=_goals(problem, frozen[0], frozen[1], charges - saved),
    )


def as_wish(payments: Sequence[Sequence[int]]) -> Wish:
    """Return the way of paying that given sums are."""
    return lambda t, owed, money: [row[t] for row in payments]  # noqa: ARG005 - sums are given


def missed_from(need: Sequence[int], paid: Sequence[int]) -> int | None:
    """Return the first month by which less has been paid than must have been, or None.

    Examples:
        >>> missed_from([100, 200, 300], [100, 50, 50])
        1
    """
    sums = zip(accumulate(paid), need, strict=False)
    return next((t for t, (so_far, needed) in enumerate(sums) if so_far < needed), None)


def _goals(problem: Problem, payments: Payments, left: Payments, cost: int) -> Goals:
    court = cliffs = newly_late = worse = 0
    for i, debt in enumerate(problem.debts):
        newly_late += debt.keep and any(left[i])
        worse += missed_from(debt.need, payments[i]) is not None
        since = missed_from(debt.cliff_need, payments[i])
        if since is not None:
            court += debt.court
            cliffs += debt.cliff[since] if debt.cliff else 0
    return Goals(court=court, cliffs=cliffs, newly_late=newly_late, worse=worse, cost=cost)


def _done(problem: Problem, left: Payments) -> int | None:
    """Return the month after which nothing is asked for any more, or None where some is left."""
    if any(row[-1] for row in left):
        return None
    asked = [
        any(debt.due[t] for debt in problem.debts) or (t > 0 and any(row[t - 1] for row in left))
        for t in range(problem.months)
    ]
    return max((t for t, busy in enumerate(asked) if busy), default=0)
