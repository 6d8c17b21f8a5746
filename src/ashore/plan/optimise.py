"""The best plan over all debts, with a bound that shows how good it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ashore.plan.carried import Carried, Goals, Wish, as_wish, carry_out
from ashore.plan.model import Model, Solved
from ashore.plan.months import Problem
from ashore.plan.orders import Order, pay_in_order


class Goal(StrEnum):
    """What a plan cares about; the order given is the order in which they count."""

    CLIFFS = "cliffs"
    NEWLY_LATE = "newly_late"
    WORSE = "worse"
    COST = "cost"
    SOONEST = "soonest"


_ALL_BUT = 100
"""A yuan: what the solver's rounding over many months stays well below."""

GOALS = (Goal.CLIFFS, Goal.NEWLY_LATE, Goal.WORSE, Goal.COST, Goal.SOONEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimised:
    """The best plan found, and the plain orders beside it.

    ``lower_bound`` is the least cost, in fen, that any plan with the same higher goals can have,
    as far as the solver proved it; ``gap`` is the share by which the plan may be dearer than that.
    ``proven`` says that every goal was solved to the end within the time.
    """

    plan: Carried
    lower_bound: int
    gap: float
    proven: bool
    baselines: dict[Order, Carried]

    @property
    def goals(self) -> Goals:
        """Return what the plan gives up."""
        return self.plan.goals


def optimise(
    problem: Problem,
    *,
    goals: Sequence[Goal] = GOALS,
    seconds: float = 20.0,
    gap: float = 0.0005,
    seed: int = 7,
) -> Optimised:
    """Return the plan that is best by goals in their order, with its bound.

    The living floor is never touched: it is not in the money that a plan has. Each goal is solved
    with those before it held at their best. The sums of the solver are carried out again in whole
    fen, and where a plain order turns out better it is taken instead, so that the plan is never
    worse than any of them.

    Args:
        problem: The debts and the money, month by month.
        goals: What counts, the most important first.
        seconds: How long the solver may take over all goals; the best plan so far comes back.
        gap: How near to the bound is near enough, as a share.
        seed: Of the solver's own tie-breaking.
    """
    baselines = {order: pay_in_order(problem, order) for order in Order}
    if not problem.debts or not problem.months:
        nothing = carry_out(problem, as_wish([() for _ in problem.debts]))
        return Optimised(plan=nothing, lower_bound=0, gap=0.0, proven=True, baselines=baselines)
    model = Model(problem, gap=gap, seed=seed)
    found_so_far: list[Solved] = []
    bound, proven = float("-inf"), True
    for number, goal in enumerate(goals):
        found = model.minimise(goal.value, seconds / len(goals))
        proven &= found.optimal
        if found.payments is None:
            break
        found_so_far.append(found)
        if goal is Goal.COST:
            bound = found.bound
        if number + 1 < len(goals):
            model.hold(goal.value, found.value)
    best = min(
        _candidates(problem, found_so_far, baselines),
        key=lambda carried: _order(carried, goals),
    )
    # A bound that was not reached in time is no bound: then the plan's own cost says nothing of it.
    least = min(round(bound), best.goals.cost) if bound > float("-inf") else 0
    return Optimised(
        plan=best,
        lower_bound=min(least, best.goals.cost),
        gap=max((best.goals.cost - least) / max(best.paid + best.unpaid, 1), 0.0),
        proven=proven,
        baselines=baselines,
    )


def _candidates(
    problem: Problem, solved: Sequence[Solved], baselines: dict[Order, Carried]
) -> Iterator[Carried]:
    """Yield what comes of every plan that is known, the last goal's first."""
    for found in reversed(solved):
        if found.payments is not None:
            yield carry_out(problem, _to_the_fen(problem, found.payments))
    yield from baselines.values()


def _to_the_fen(problem: Problem, payments: Sequence[Sequence[int]]) -> Wish:
    """Return a way of paying that mends what rounding the solver's sums has left over.

    A payment that all but clears what is due clears it. What is too much for the month, or is
    needed for a settlement to come, is taken off payments that clear nothing, the largest first.
    """
    debts = range(len(problem.debts))
    settles = [
        {t for t, p in enumerate(payments[i]) if p == problem.debts[i].settle} for i in debts
    ]
    needed = _needed_after(problem, payments, settles)

    def wish(t: int, owed: Sequence[int], money: int) -> Sequence[int]:
        parts = [row[t] for row in payments]
        settling = {i for i in debts if t in settles[i]}
        clears = {i for i in debts if abs(owed[i] - parts[i]) <= _ALL_BUT} - settling
        for i in clears:
            parts[i] = owed[i]
        for group in (set(debts) - clears - settling, clears):
            for i in sorted(group, key=lambda i: -parts[i]):
                parts[i] -= min(parts[i], max(sum(parts) - (money - needed[t]), 0))
        return parts

    return wish


def _needed_after(
    problem: Problem, payments: Sequence[Sequence[int]], settles: Sequence[set[int]]
) -> list[int]:
    """Return the money that must be left after each month for the settlements to come."""
    needed = [0] * problem.months
    for t in reversed(range(problem.months - 1)):
        settled = sum(row[t + 1] for row, months in zip(payments, settles, strict=True)
                      if t + 1 in months)  # fmt: skip
        needed[t] = max(settled + needed[t + 1] - problem.money[t + 1], 0)
    return needed


def _order(carried: Carried, goals: Sequence[Goal]) -> tuple[int, ...]:
    values = {
        Goal.CLIFFS: carried.goals.cliffs,
        Goal.NEWLY_LATE: carried.goals.newly_late,
        Goal.WORSE: carried.goals.worse,
        Goal.COST: carried.goals.cost,
        Goal.SOONEST: len(carried.kept) if carried.done is None else carried.done,
    }
    return tuple(values[goal] for goal in goals)
