"""Random plans by months, small enough to try every way of paying where asked for."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from ashore.plan.carried import Carried, as_wish, carry_out
from ashore.plan.months import MonthDebt, OfferedDues, Problem

FIRST = dt.date(2026, 11, 1)


def behind(due: Sequence[int], months: int) -> tuple[int, ...]:
    """Return what must have been paid in all if dues may stand unpaid for some months."""
    late = [0] * months + list(due)
    return tuple(accumulate(late[: len(due)]))


def settling(sum_: int, by: int, months: int) -> tuple[OfferedDues, ...]:
    """Return the offer to close a debt with one payment, in each month until it ends."""
    return tuple(
        OfferedDues(kind="settlement", due=tuple(sum_ if t == month else 0 for t in range(months)))
        for month in range(by + 1)
    )


def random_problem(seed: int, *, debts: int | None = None, months: int | None = None) -> Problem:
    """Return a random problem: arrears, cliffs, courts, offers, debts to keep, uneven money."""
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
    allowed = pick.choice([None, 0, 1, 2])
    need = () if allowed is None else behind(due, allowed)
    cliff_need: tuple[int, ...] = ()
    if need and pick.random() < 0.5:
        cliff_need = behind(due, pick.randint(allowed or 0, 3))
    court = bool(cliff_need) and pick.random() < 0.2
    offers: tuple[OfferedDues, ...] = ()
    if arrears and pick.random() < 0.25:
        sum_ = max(sum(due) * pick.choice([5, 6, 8]) // 10, 1)
        offers += settling(sum_, pick.randint(0, months - 1), months)
    if pick.random() < 0.15:
        offers += (_spread(pick, due, months),)
    return MonthDebt(
        id=name,
        due=tuple(due),
        late_rate=Fraction(pick.choice([0, 5, 15, 24, 36]), 1_000),
        keep=not arrears and pick.random() < 0.7,
        need=need,
        cliff_need=cliff_need,
        cliff=tuple(sum(due[t + 1 :]) for t in range(months)) if cliff_need and not court else (),
        court=court,
        offers=offers,
        share=pick.randrange(1, 100),
    )


def _spread(pick: random.Random, due: Sequence[int], months: int) -> OfferedDues:
    """Return an offer of equal parts from some month on, dearer or cheaper than the debt."""
    begins = pick.randint(0, months - 1)
    part = sum(due) * pick.choice([8, 10, 11]) // (10 * (months - begins))
    return OfferedDues(
        kind="instalments", due=tuple(part if t >= begins else 0 for t in range(months))
    )


def every_way(problem: Problem, step: int) -> Iterator[Carried]:
    """Yield every way of paying in whole steps of some fen, with every choice of offers."""
    choices = [(None, *range(len(debt.offers))) for debt in problem.debts]
    for offers in itertools.product(*choices):
        taken = problem.taking(offers)
        for rows in _rows(taken, step):
            carried = carry_out(taken, as_wish(rows))
            # An offer counts as taken only where it is kept to the day.
            if not any(
                debt.taken and any(left)
                for debt, left in zip(taken.debts, carried.left, strict=True)
            ):
                yield carried


def _rows(problem: Problem, step: int) -> Iterator[list[tuple[int, ...]]]:
    """Yield payments in steps that the money allows, and no debt more than could fall due of it."""
    money = list(accumulate(problem.money))
    rows = []
    for debt in problem.debts:
        most = sum(debt.due) * 2
        sums = [range(0, min(have, most) + step, step) for have in money]
        rows.append([row for row in itertools.product(*sums) if sum(row) < most + step])
    for chosen in itertools.product(*rows):
        spent = accumulate(sum(month) for month in zip(*chosen, strict=True))
        if all(s < m + step for s, m in zip(spent, money, strict=True)):
            yield list(chosen)
