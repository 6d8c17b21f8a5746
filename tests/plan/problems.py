"""Random plans by months, small enough to try every way of paying where asked for."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from fractions import Fraction

from ashore.plan.carried import Carried, as_wish, carry_out
from ashore.plan.months import MonthDebt, Problem

FIRST = dt.date(2026, 11, 1)


def random_problem(seed: int, *, debts: int | None = None, months: int | None = None) -> Problem:
    """Return a random problem: arrears, dues to come, cliffs, debts to keep, money that varies."""
    pick = random.Random(seed)
    months = months or pick.randint(2, 14)
    chosen = tuple(_debt(pick, f"d{n}", months) for n in range(debts or pick.randint(1, 5)))
    asked = sum(sum(debt.due) for debt in chosen)
    level = asked * pick.choice([3, 6, 10, 14]) // (10 * months)
    money = tuple(max(int(level * pick.uniform(0.2, 1.8)), 0) for _ in range(months))
    return Problem(first=FIRST, debts=chosen, money=money)


def _debt(pick: random.Random, name: str, months: int) -> MonthDebt:
    arrears = pick.choice([0, pick.randrange(5_000, 400_000)])
    part = pick.randrange(2_000, 80_000)
    runs = pick.randint(0, months)
    due = [part if t < runs else 0 for t in range(months)]
    if pick.random() < 0.2:
        due[runs - 1] += pick.randrange(50_000, 900_000)
    due[0] += arrears
    principal = [sum(due[t + 1 :]) for t in range(months)]
    settle = None
    if arrears and pick.random() < 0.25:
        settle = max(sum(due) * pick.choice([5, 6, 8]) // 10, 1)
    return MonthDebt(
        id=name,
        due=tuple(due),
        late_rate=Fraction(pick.choice([0, 5, 15, 24, 36]), 1_000),
        keep=not arrears and pick.random() < 0.7,
        allowed=pick.choice([None, 0, 1, 2]),
        cliff=tuple(principal) if pick.random() < 0.4 else (),
        settle=settle,
        settle_by=pick.randint(0, months - 1),
    )


def every_way(problem: Problem, step: int) -> Iterator[Carried]:
    """Yield every way of paying in whole steps of some fen, settlements included."""
    most = sum(problem.money)
    choices = []
    for debt in problem.debts:
        sums = list(range(0, min(most, sum(debt.due) * 2) + step, step))
        if debt.settle is not None:
            sums.append(debt.settle)
        choices += [sums] * problem.months
    for flat in itertools.product(*choices):
        rows = [
            flat[i * problem.months : (i + 1) * problem.months] for i in range(len(problem.debts))
        ]
        yield carry_out(problem, as_wish(rows))
