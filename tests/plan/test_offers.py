"""Offers: a needless one is never missed, and one that is taken is paid as soon as it can be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

import ashore.plan.optimise
from ashore.plan.months import MonthDebt, OfferedDues, Problem
from ashore.plan.offers import paid_sooner, worth_weighing
from ashore.plan.optimise import GOALS, optimise
from tests.plan.problems import FIRST, random_problem, settling


def offered(*dues: tuple[int, ...]) -> Problem:
    offers = tuple(OfferedDues(kind="settlement", due=due) for due in dues)
    debt = MonthDebt(id="a", due=(100, 0, 0), late_rate=Fraction(1, 100), offers=offers)
    return Problem(first=FIRST, debts=(debt,), money=(0, 0, 0))


def left(problem: Problem) -> list[tuple[int, ...]]:
    return [offer.due for offer in worth_weighing(problem).debts[0].offers]


def test_an_offer_is_needless_where_another_asks_for_no_more_by_any_month() -> None:
    assert left(offered((60, 0, 0), (0, 60, 0), (0, 0, 60))) == [(0, 0, 60)]
    assert left(offered((60, 0, 0), (0, 70, 0))) == [(60, 0, 0), (0, 70, 0)]
    assert left(offered((0, 60, 0), (0, 60, 0))) == [(0, 60, 0)]
    assert left(offered((20, 20, 20), (0, 30, 30))) == [(0, 30, 30)]


@pytest.mark.parametrize("seed", range(30))
def test_nothing_is_given_up_by_leaving_them_out(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = random_problem(seed + 2_000, debts=3, months=8)
    found = optimise(problem).goals
    monkeypatch.setattr(ashore.plan.optimise, "worth_weighing", lambda whole: whole)
    every = optimise(problem).goals
    assert found.order[:4] == every.order[:4]
    # Two plans of one cost may be rounded differently, a fen a payment.
    assert abs(found.cost - every.cost) <= 24 + sum(map(sum, (d.due for d in problem.debts))) / 2000


def test_a_settlement_is_paid_when_the_money_is_there() -> None:
    debt = MonthDebt(id="a", due=(100_000, 0, 0, 0), late_rate=Fraction(2, 100),
                     offers=settling(60_000, 3, 4))  # fmt: skip
    problem = Problem(first=FIRST, debts=(debt,), money=(30_000, 30_000, 0, 0))
    found = optimise(problem)
    assert found.plan.payments == ((0, 60_000, 0, 0),)
    assert found.plan.done == 1
    rich = optimise(replace(problem, money=(90_000, 0, 0, 0)))
    assert rich.plan.payments == ((60_000, 0, 0, 0),)


def test_money_that_others_need_meanwhile_is_left_to_them() -> None:
    settled = MonthDebt(id="a", due=(100_000, 0, 0), late_rate=Fraction(0),
                        offers=settling(60_000, 2, 3))  # fmt: skip
    running = MonthDebt(id="b", due=(40_000, 0, 0), late_rate=Fraction(5, 100), keep=True)
    problem = Problem(first=FIRST, debts=(settled, running), money=(60_000, 0, 40_000))
    found = optimise(problem)
    assert found.plan.payments == ((0, 0, 60_000), (40_000, 0, 0))
    assert found.goals.newly_late == 0


@pytest.mark.parametrize("seed", range(40))
def test_sooner_gives_up_nothing_and_spends_no_more(seed: int) -> None:
    problem = random_problem(seed + 3_000, debts=4, months=9)
    plan = optimise(problem, goals=GOALS[:5]).plan
    sooner = paid_sooner(plan, problem)
    assert sooner.goals == plan.goals
    assert min(sooner.kept) >= 0
    assert sooner.paid == plan.paid
    assert paid_sooner(sooner, problem) == sooner
