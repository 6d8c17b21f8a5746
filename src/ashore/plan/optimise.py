"""The best plan over all debts, with a bound that shows how good it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ashore.plan.carried import Carried, Goals, as_wish, carry_out
from ashore.plan.choices import (
    FEN_IN_YUAN,
    Choice,
    Columns,
    Costs,
    add_choices,
    cliff_costs,
    court_costs,
    late_costs,
    likely_costs,
    read_choices,
    stage_costs,
)
from ashore.plan.model import Model
from ashore.plan.months import Problem
from ashore.plan.offers import paid_sooner, worth_weighing
from ashore.plan.orders import Order, pay_in_order
from ashore.plan.solver import NOTHING_SOLVED, Floats, Loaded, Programme, Solved
from ashore.plan.to_the_fen import carry_choices


class Goal(StrEnum):
    """What a plan cares about; the order given is the order in which they count."""

    COURT = "court"
    CLIFFS = "cliffs"
    NEWLY_LATE = "newly_late"
    WORSE = "worse"
    COST = "cost"
    SOONEST = "soonest"
    FAIR = "fair"


GOALS = tuple(Goal)

_BEFORE_PAYMENTS = (Goal.COURT, Goal.CLIFFS, Goal.NEWLY_LATE, Goal.WORSE)
_EXACT = 1e-9
"""Choices must be carried to the fen: this times the largest sum in yuan stays far below one."""
_FOR_ALL_CHOICES = 0.8
"""Of the time that is left; the rest breaks ties of what was found."""


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


@dataclass(slots=True)
class _Search:
    """What is asked, how much time is left, and how far the answer is proven."""

    problem: Problem
    seconds: float
    all_choices: bool
    proven: bool = True
    bound: float = float("-inf")


@dataclass(frozen=True, slots=True)
class _Decided:
    """Which debts are kept in time, and the goals that were reached with that."""

    choices: tuple[Choice, ...] = ()
    values: Floats | None = None
    held: tuple[tuple[Costs, float], ...] = ()


def optimise(
    problem: Problem,
    *,
    goals: Sequence[Goal] = GOALS,
    seconds: float = 20.0,
    gap: float = 0.0005,
    seed: int = 7,
    all_choices: bool = True,
) -> Optimised:
    """Return the plan that is best by goals in their order, with its bound.

    The living floor is never touched: it is not in the money that a plan has. Each goal is solved
    with those before it held at their best; first those that only depend on which debts are kept in
    time, then the payments. Ties of the cost are broken among plans with the same choices. The sums
    of the solver are carried out again in whole fen, and where a plain order turns out better it is
    taken instead, so that the plan is never worse than any of them.

    Args:
        problem: The debts and the money, month by month.
        goals: What counts, in the order of :data:`GOALS`.
        seconds: How long the solver may take over all goals; the best plan so far comes back.
        gap: How near to the bound is near enough, as a share of all that is paid.
        seed: Of the solver's own tie-breaking.
        all_choices: Search them all where the cost of those made first lies apart from the bound.
            Without that they stand, with the gap that is left: an answer in a moment.
    """
    baselines = {order: pay_in_order(problem, order) for order in Order}
    if not problem.debts or not problem.months:
        nothing = carry_out(problem, as_wish([() for _ in problem.debts]))
        return Optimised(plan=nothing, lower_bound=0, gap=0.0, proven=True, baselines=baselines)
    search = _Search(worth_weighing(problem), seconds, all_choices)
    found = list(_solve(search, goals, gap, seed))
    chosen = _last_of_the_best(problem, found, goals)
    best = min((*chosen, *baselines.values()), key=lambda carried: _order(carried, goals))
    best = paid_sooner(best, problem)
    least = min(round(max(search.bound, _most_saved(problem))), best.goals.cost)
    return Optimised(
        plan=best,
        lower_bound=least,
        gap=(best.goals.cost - least) / max(best.paid + best.unpaid, 1),
        proven=search.proven,
        baselines=baselines,
    )


def _solve(search: _Search, goals: Sequence[Goal], gap: float, seed: int) -> Iterator[Carried]:
    """Yield the plan that is found at each stage, the last one with the most goals in it."""
    decided = _Decided()
    if set(goals) & set(_BEFORE_PAYMENTS):
        decided = _decide(search, goals, seed)
        if decided.values is None:
            return
        yield carry_choices(search.problem, decided.choices)
    yield from _pay(search, goals, decided, gap, seed)


def _decide(search: _Search, goals: Sequence[Goal], seed: int) -> _Decided:
    """Return the choices that are best by the goals before the payments."""
    programme = Programme()
    columns = add_choices(programme, search.problem)
    loaded = programme.load(seed=seed, tolerance=_EXACT)
    values, held = None, []
    for costs in _stages(search.problem, columns, goals):
        found = loaded.minimise(costs, search.seconds)
        search.seconds -= loaded.took
        search.proven &= found.optimal
        if found.values is None:
            break
        values = found.values
        loaded.hold(costs, found.value)
        held.append((costs, found.value))
    if values is None:
        return _Decided()
    if likely := likely_costs(search.problem, columns):
        found = loaded.minimise(likely, search.seconds)
        search.seconds -= loaded.took
        values = values if found.values is None else found.values
    return _Decided(read_choices(columns, values), values, tuple(held))


def _stages(problem: Problem, columns: Sequence[Columns], goals: Sequence[Goal]) -> Iterator[Costs]:
    """Yield the goals before the payments; counts that follow each other are one goal."""
    weight = len(problem.debts) + 1.0
    late = late_costs(columns) if Goal.NEWLY_LATE in goals else {}
    worse = stage_costs(columns) if Goal.WORSE in goals else {}
    yield from (
        costs
        for goal, costs in (
            (Goal.COURT, court_costs(problem, columns)),
            (Goal.CLIFFS, cliff_costs(problem, columns)),
        )
        if goal in goals and costs
    )
    yield dict.fromkeys(late, weight) | worse


def _pay(
    search: _Search, goals: Sequence[Goal], decided: _Decided, gap: float, seed: int
) -> Iterator[Carried]:
    """Yield the plan of the least cost, and those that break its ties."""
    model = Model(search.problem)
    loaded = model.programme.load(gap=gap, seed=seed)
    for costs, value in decided.held:
        # The columns of the choices have the same numbers here.
        loaded.hold(costs, value)
    for goal, costs in ((Goal.COST, model.cost), (Goal.SOONEST, model.soonest)):
        if goal not in goals:
            continue
        if goal is Goal.COST:
            found = _cheapest(search, model, loaded, decided, gap, seed)
        else:
            found = loaded.minimise(costs, search.seconds)
            search.seconds -= loaded.took
        search.proven &= found.optimal
        if found.values is None:
            return
        choices = read_choices(model.choices, found.values)
        payments = model.payments(found.values)
        yield carry_choices(search.problem, choices, payments)
        if Goal.FAIR in goals and (goal is Goal.SOONEST or Goal.SOONEST not in goals):
            yield carry_choices(search.problem, choices, payments, alike=True)
        loaded.hold(costs, found.value)
        loaded.keep_choices(found.values)


def _cheapest(
    search: _Search, model: Model, loaded: Loaded, decided: _Decided, gap: float, seed: int
) -> Solved:
    """Return the least cost: by the choices made so far if that is near enough to the bound.

    What these choices cost and what no choices get below take next to no time to find. Only where
    the two lie apart all choices are searched, in most of the time that is left.
    """
    dues = sum(sum(debt.due) for debt in search.problem.debts)
    made = _with_these_choices(search, model, decided, seed)
    least = loaded.relaxed(model.cost, search.seconds)
    search.seconds -= loaded.took
    if made.value - least <= gap * max(abs(made.value), 1.0):
        search.bound = least * FEN_IN_YUAN - dues
        return replace(made, optimal=True)
    if not search.all_choices:
        search.bound = least * FEN_IN_YUAN - dues
        return replace(made, optimal=False)
    found = loaded.minimise(model.cost, search.seconds * _FOR_ALL_CHOICES)
    search.seconds -= loaded.took
    search.bound = max(least, found.bound) * FEN_IN_YUAN - dues
    return found if found.value <= made.value else replace(made, optimal=found.optimal)


def _with_these_choices(search: _Search, model: Model, decided: _Decided, seed: int) -> Solved:
    """Return the cheapest plan that makes the choices found so far."""
    if decided.values is None:
        return NOTHING_SOLVED
    loaded = model.programme.load(seed=seed)
    loaded.keep_choices(decided.values)
    found = loaded.minimise(model.cost, search.seconds)
    search.seconds -= loaded.took
    return found


def _last_of_the_best(
    problem: Problem, found: Sequence[Carried], goals: Sequence[Goal]
) -> Sequence[Carried]:
    """Return the plan with the most goals in it, if it loses no more than rounding on the others.

    A fen for each debt and month is what carrying a plan out in whole fen may shift its cost by.
    """
    if not found:
        return ()
    counted = [goal for goal in goals if goal in (*_BEFORE_PAYMENTS, Goal.COST)]
    if not counted:
        return found[-1:]
    orders = [_order(carried, counted) for carried in found]
    least = min(orders)
    slack = problem.months * len(problem.debts) if Goal.COST in counted else 0
    near = [
        carried
        for carried, order in zip(found, orders, strict=True)
        if order[:-1] == least[:-1] and order[-1] <= least[-1] + slack
    ]
    return near[-1:]


def _most_saved(problem: Problem) -> float:
    """Return what the cost cannot get below for sure: every offer taken, and nothing late."""
    return -sum(
        max(0, 0, *(sum(debt.due) - sum(offer.due) for offer in debt.offers))
        for debt in problem.debts
    )


def _order(carried: Carried, goals: Sequence[Goal]) -> tuple[int, ...]:
    values = {
        Goal.COURT: carried.goals.court,
        Goal.CLIFFS: carried.goals.cliffs,
        Goal.NEWLY_LATE: carried.goals.newly_late,
        Goal.WORSE: carried.goals.worse,
        Goal.COST: carried.goals.cost,
        Goal.SOONEST: len(carried.kept) if carried.done is None else carried.done,
    }
    return tuple(values[goal] for goal in goals if goal in values)
