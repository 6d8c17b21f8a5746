"""The plan is never worse than a plain order, keeps the floor, and is the best there is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ashore.plan.carried import as_wish, carry_out
from ashore.plan.months import MonthDebt, Problem
from ashore.plan.optimise import Goal, optimise
from ashore.plan.orders import Order, pay_in_order
from tests.plan.problems import FIRST, every_way, random_problem

CASES, CHUNKS = 500, 10


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_plans_are_never_worse_than_any_plain_order(chunk: int) -> None:
    for seed in range(chunk, CASES, CHUNKS):
        problem = random_problem(seed)
        found = optimise(problem, seconds=10)
        assert found.proven, seed
        spent = 0
        for t, money in enumerate(problem.money):
            spent += sum(row[t] for row in found.plan.payments)
            assert spent <= sum(problem.money[: t + 1]), (seed, money)
        for order in Order:
            other = pay_in_order(problem, order)
            assert found.goals.order <= other.goals.order, (seed, order)
            if found.goals.order[:3] == other.goals.order[:3]:
                assert found.goals.cost <= other.goals.cost, (seed, order)
        assert found.lower_bound <= found.goals.cost
        # Rounding to the fen in every month is all that may lie between plan and bound.
        months = problem.months * len(problem.debts)
        slack = 0.0005 * max(abs(found.goals.cost), sum(sum(d.due) for d in problem.debts))
        assert found.goals.cost - found.lower_bound <= slack + 3 * months, seed


@pytest.mark.parametrize("seed", range(40))
def test_by_cost_alone_no_plain_order_is_cheaper(seed: int) -> None:
    problem = random_problem(seed + 10_000)
    found = optimise(problem, goals=(Goal.COST, Goal.SOONEST))
    for order in Order:
        assert found.goals.cost <= pay_in_order(problem, order).goals.cost


@pytest.mark.parametrize("seed", range(30))
def test_small_plans_equal_trying_everything(seed: int) -> None:
    step = 1_000
    small = _in_steps(random_problem(seed + 500, debts=2, months=2), step)
    best = min(carried.goals.order for carried in every_way(small, step))
    found = optimise(small).goals.order
    # Every way is tried in whole steps, so the plan may be better by less than a step a payment.
    assert found[:3] <= best[:3]
    if found[:3] == best[:3]:
        assert found[3] <= best[3]
        assert best[3] - found[3] <= 8 * step


def _in_steps(problem: Problem, step: int) -> Problem:
    """Return a problem whose sums are whole steps, few enough to try them all."""

    def whole(amount: int) -> int:
        return min(amount // 20_000, 9) * step

    debts = tuple(
        MonthDebt(
            id=debt.id,
            due=tuple(whole(amount) for amount in debt.due),
            late_rate=Fraction(0) if debt.settle else debt.late_rate,
            keep=debt.keep,
            allowed=debt.allowed,
            cliff=tuple(whole(amount) for amount in debt.cliff),
        )
        for debt in problem.debts
    )
    return Problem(first=FIRST, debts=debts, money=tuple(whole(m) for m in problem.money))


def test_a_small_payment_that_saves_a_large_loan_comes_before_the_dearest_debt() -> None:
    cliff = MonthDebt(id="cliff", due=(32_760, 16_250, 16_250), late_rate=Fraction(7, 1000),
                      allowed=0, cliff=(3_000_000, 3_000_000, 0))  # fmt: skip
    dear = MonthDebt(id="dear", due=(290_000, 0, 0), late_rate=Fraction(3, 100), allowed=1)
    problem = Problem(first=FIRST, debts=(dear, cliff), money=(60_000, 60_000, 60_000))
    found = optimise(problem)
    assert found.goals.cliffs == 0
    assert found.plan.payments[1] == (32_760, 16_250, 16_250)
    assert found.baselines[Order.AVALANCHE].goals.cliffs == 3_000_000
    assert found.goals.cost > found.baselines[Order.AVALANCHE].goals.cost


def test_debts_that_are_current_stay_so() -> None:
    current = MonthDebt(id="current", due=(10_000,) * 4, late_rate=Fraction(0), keep=True)
    late = MonthDebt(id="late", due=(90_000, 0, 0, 0), late_rate=Fraction(5, 100))
    found = optimise(Problem(first=FIRST, debts=(late, current), money=(20_000,) * 4))
    assert found.goals.newly_late == 0
    assert found.plan.payments[1] == (10_000,) * 4


def test_a_discount_is_taken_when_the_money_is_there_in_time() -> None:
    debt = MonthDebt(id="a", due=(100_000, 0, 0), late_rate=Fraction(2, 100), settle=60_000,
                     settle_by=1)  # fmt: skip
    found = optimise(Problem(first=FIRST, debts=(debt,), money=(30_000, 30_000, 0)))
    assert found.plan.payments == ((0, 60_000, 0),)
    assert found.plan.unpaid == 0
    late = optimise(Problem(first=FIRST, debts=(debt,), money=(30_000, 0, 30_000)))
    assert late.plan.saved == 0


def test_no_money_pays_nothing_and_no_debts_cost_nothing() -> None:
    debt = MonthDebt(id="a", due=(100_000, 0), late_rate=Fraction(1, 100), allowed=1)
    poor = optimise(Problem(first=FIRST, debts=(debt,), money=(0, 0)))
    assert poor.plan.paid == 0
    assert poor.goals.cost == 1_000
    free = optimise(Problem(first=FIRST, debts=(), money=(100, 100)))
    assert (free.goals.cost, free.lower_bound, free.proven) == (0, 0, True)


def test_the_same_problem_gives_the_same_plan() -> None:
    problem = random_problem(42)
    assert optimise(problem).plan == optimise(problem).plan


def test_out_of_time_the_best_plan_so_far_comes_back() -> None:
    problem = random_problem(7, debts=5, months=14)
    found = optimise(problem, seconds=0.0)
    assert not found.proven
    least = min(pay_in_order(problem, order).goals.order for order in Order)
    assert found.goals.order <= least
    assert carry_out(problem, as_wish(found.plan.payments)) == found.plan
