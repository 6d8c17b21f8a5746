"""The plan over all debts: how long it takes, and what plain orders and a plain programme lose."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace
from functools import partial
from typing import Any

from benchmarks.figures import Figure, seconds
from benchmarks.plan_naive import naive
from tests.plan.households import ON, case_of, cash, expense, income
from tests.plan.problems import random_problem

from ashore.case.entries_people import Income
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.owed.report import owed_on
from ashore.plan.budget import budgets_ahead
from ashore.plan.debts import plan_debts
from ashore.plan.month_debts import problem_of
from ashore.plan.months import Problem
from ashore.plan.odds import draw_paths, odds
from ashore.plan.optimise import GOALS, Goal, Optimised, optimise
from ashore.plan.orders import Order
from ashore.plan.spendable import spendable

HOUSEHOLDS, LARGE, HARD, NAIVE = 7, 3, 20, 3
PATIENCE = 30.0

Solved = tuple[float, float, Optimised]


def figures() -> list[Figure]:
    """Return seconds, gaps, what plain orders lose, and a plain programme beside ours."""
    small = [household(seed, debts=12, months=60) for seed in range(HOUSEHOLDS)]
    found = [_solved(problem) for problem in small]
    return [
        *_times("12 debts × 60 months", found, 2.0),
        *_times(
            "30 debts × 120 months",
            [_solved(household(seed, debts=30, months=120)) for seed in range(LARGE)],
            20.0,
        ),
        *_times(
            "12 × 60 made to be hard",
            [_solved(random_problem(seed, debts=12, months=60)) for seed in range(HARD)],
            None,
        ),
        *_what_if(small),
        Figure(what="10,000 paths of 60 months", value=seconds(_paths), unit="s", below=1),
        *_plain_orders([best for _, _, best in found], small),
        *_naive(small[:NAIVE], found[:NAIVE]),
    ]


def household(seed: int, *, debts: int, months: int) -> Problem:
    """Return the months of an invented household whose loans run so long, some of them late.

    The money covers 60 to 120 % of what the contracts ask for.
    """
    pick = random.Random(seed)
    entries, asked = [], 0.0
    for n in range(debts):
        periods = months if n == 0 else pick.choice([12, 24, 36, months])
        told, monthly = _loan(pick, f"d{n}", periods)
        entries += told
        asked += monthly
    wage = 4_000 + asked * pick.choice([0.6, 0.8, 1.0, 1.2]) / 0.9
    living = [income(monthly=f"{wage:.2f}"), expense(monthly="4000.00"), cash("3000.00")]
    case, book = case_of(*entries, *living), LawBook.standard()
    owed = owed_on(case, book, ON)
    offers = {debt.id: debt.facts.file.offers for debt in owed.debts}
    money = spendable(budgets_ahead(case, book, ON, months), ON)
    return problem_of(plan_debts(owed.debts, book, ON), money, ON, offers=offers)


def _loan(pick: random.Random, name: str, periods: int) -> tuple[list[dict[str, Any]], float]:
    """Return the entries of a loan and about what it asks for in a month, in yuan."""
    age, late = pick.randint(2, min(periods - 4, 20)), pick.choice([0, 0, 1, 2, 3])
    principal = pick.randrange(5, 80) * 1_000
    started = add_months(ON.replace(day=pick.randint(1, 28)), -age)
    terms: dict[str, Any] = {
        "method": pick.choice(["equal_instalment", "equal_principal"]),
        "annual_rate": pick.choice(["0.10", "0.15", "0.18", "0.24"]),
        "principal": f"{principal}.00",
        "periods": periods,
        "penalty": {"multiplier": "1.5", "base": "principal"},
    }
    called = pick.choice([None, {"consecutive": 3}, {"over_days": 60}, {"consecutive": 2}])
    if called:
        terms["acceleration"] = called
    entries: list[dict[str, Any]] = [
        {"kind": "loan", "id": name, "product": name, "terms": terms,
         "parties": {"funder": f"{name}银行"}},
        {"kind": "disbursement", "loan": name, "on": str(started), "gross": f"{principal}.00"},
    ]  # fmt: skip
    entries += [
        {"kind": "payment", "loan": name, "on": str(add_months(started, k)),
         "amount": f"{principal * 1.3 / periods:.2f}"}
        for k in range(1, max(age - late, 1))
    ]  # fmt: skip
    if late and pick.random() < 0.3:
        entries.append({
            "kind": "offer", "loan": name, "by": f"{name}银行",
            "one_off": f"{principal * 0.6:.2f}", "deadline": str(add_months(ON, 3)),
        })  # fmt: skip
    return entries, principal * 1.2 / periods


def _solved(problem: Problem) -> tuple[float, float, Optimised]:
    """Return the seconds by the clock and on a processor, and the plan."""
    clock, busy = time.perf_counter(), time.process_time()
    found = optimise(problem, seconds=60, gap=0.001)
    return time.perf_counter() - clock, time.process_time() - busy, found


def _times(what: str, found: list[Solved], below: float | None) -> list[Figure]:
    took = [taken for taken, _, _ in found]
    gaps = [100 * best.gap for _, _, best in found]
    many = f"{what}, median of {len(found)}"
    return [
        Figure(what=many, value=statistics.median(took), unit="s", below=below),
        Figure(what="the slowest of them", value=max(took), unit="s", below=below),
        Figure(what="processor time of it", value=max(busy for _, busy, _ in found), unit="s"),
        Figure(what="their largest gap", value=max(gaps), unit="%", below=0.1),
    ]


def _what_if(problems: list[Problem]) -> list[Figure]:
    """Return how long it takes to solve again with 200 yuan more a month, and how near it is."""
    richer = [
        replace(problem, money=tuple(money + 20_000 for money in problem.money))
        for problem in problems
    ]
    took = [seconds(partial(_at_once, problem), runs=3) for problem in richer]
    busy = [seconds(partial(_at_once, p), runs=3, clock=time.process_time) for p in richer]
    gaps = [100 * _at_once(problem).gap for problem in richer]
    return [
        Figure(what="a what-if of 12 debts, median", value=statistics.median(took), unit="s",
               below=0.3),
        Figure(what="the slowest of them", value=max(took), unit="s", below=0.3),
        Figure(what="processor time of the slowest", value=max(busy), unit="s"),
        Figure(what="gap of the answer at once, median", value=statistics.median(gaps), unit="%"),
        Figure(what="the largest of them", value=max(gaps), unit="%"),
    ]  # fmt: skip


def _at_once(problem: Problem) -> Optimised:
    until = GOALS.index(Goal.SOONEST) + 1
    return optimise(problem, goals=GOALS[:until], gap=0.001, all_choices=False)


def _paths() -> None:
    case = case_of(
        income(months=["5200.00", "4100.00", "6300.00"], stability="volatile"),
        income("工资", monthly="4000.00"),
        expense(monthly="4000.00", low="3600.00", high="4600.00"),
    )
    budgets = budgets_ahead(case, LawBook.standard(), ON, 60)
    odds(draw_paths(budgets, case.of(Income), 300_000, seed=1), [200_000] * 60)


def _plain_orders(found: list[Optimised], problems: list[Problem]) -> list[Figure]:
    """Return what the plain orders give up, and how much dearer they are where only cost counts."""
    figures = [
        Figure(
            what=f"{order.value}: more that can fall due at once, median",
            value=statistics.median(
                (best.baselines[order].goals.cliffs - best.goals.cliffs) / 100 for best in found
            ),
            unit="yuan",
        )
        for order in Order
    ]
    cheapest = [optimise(p, goals=(Goal.COST,), seconds=20, gap=0.001) for p in problems]
    return figures + [
        Figure(
            what=f"{order.value}: dearer than the cheapest plan, median",
            value=statistics.median(
                (best.baselines[order].goals.cost - best.goals.cost) / 100 for best in cheapest
            ),
            unit="yuan",
        )
        for order in Order
    ]


def _naive(problems: list[Problem], ours: list[Solved]) -> list[Figure]:
    ratios, gaps, worse = [], [], 0
    for problem, (taken, _, best) in zip(problems, ours, strict=True):
        started = time.perf_counter()
        solved, plan = naive(problem, PATIENCE)
        ratios.append((time.perf_counter() - started) / taken)
        gaps.append(100 * min((solved.value - solved.bound) / max(abs(solved.value), 1.0), 1.0))
        worse += plan.goals.order > best.goals.order
    return [
        Figure(what=f"a naive programme, given {PATIENCE:g} s", value=statistics.median(ratios),
               unit="times as long"),
        Figure(what="gap that it has left then, median", value=statistics.median(gaps), unit="%"),
        Figure(what=f"of {len(problems)}, its plan gives up more", value=worse, unit="plans"),
    ]  # fmt: skip
