"""What comes of paying in a certain way: every month carried out exactly, in whole fen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.months import Problem

Payments = tuple[tuple[int, ...], ...]
"""For each debt, in the order of the problem, the fen paid in each month."""

Wish = Callable[[int, Sequence[int], int], Sequence[int]]
"""Given a month, what each debt asks for now and the money at hand, what to pay to each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """What a plan gives up, the most important first; smaller is better.

    ``cliffs`` is the sum of what can fall due at once, ``newly_late`` the debts that were not late
    and became so, ``worse`` the debts that fell a stage further behind, ``cost`` what lateness
    added less what settlements took off.
    """

    cliffs: int
    newly_late: int
    worse: int
    cost: int

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Return the goals in the order in which plans are compared."""
        return self.cliffs, self.newly_late, self.worse, self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A plan carried out.

    ``payments[i][t]`` is what debt ``i`` gets in month ``t``; ``left[i][t]`` what it still asks for
    after that; ``kept[t]`` the money that is not spent. ``done`` is the month after which nothing
    is left, or None; ``late_charges`` what lateness added in all.
    """

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
        problem: The debts and the money.
        wish: What to pay in a month; more than may be paid is cut down, in the debts' order.
    """
    debts, months = problem.debts, problem.months
    owed = [0] * len(debts)
    closed = [False] * len(debts)
    payments = [[0] * months for _ in debts]
    left = [[0] * months for _ in debts]
    money, kept, charges, saved = 0, [], 0, 0
    for t in range(months):
        money += problem.money[t]
        for i, debt in enumerate(debts):
            if not closed[i]:
                owed[i] += debt.due[t]
        for i, wanted in enumerate(wish(t, tuple(owed), money)):
            debt = debts[i]
            paid = max(min(wanted, owed[i], money), 0)
            if _settles(problem, i, t, wanted) and money >= wanted:
                # A settlement may be more than what has fallen due by then.
                paid = wanted
                saved += owed[i] + sum(debt.due[t + 1 :]) - paid
                closed[i], owed[i] = True, paid
            payments[i][t] = paid
            owed[i] -= paid
            money -= paid
        for i, debt in enumerate(debts):
            left[i][t] = owed[i]
            if t + 1 < months:
                charge = round_to_int(owed[i] * debt.late_rate, Rounding.HALF_UP)
                owed[i] += charge
                charges += charge
        kept.append(money)
    unpaid = sum(owed)
    frozen = tuple(map(tuple, payments)), tuple(map(tuple, left))
    return Carried(
        payments=frozen[0],
        left=frozen[1],
        kept=tuple(kept),
        late_charges=charges,
        unpaid=unpaid,
        saved=saved,
        done=_done(problem, frozen[1]),
        goals=_goals(problem, frozen[0], frozen[1], charges - saved),
    )


def as_wish(payments: Sequence[Sequence[int]]) -> Wish:
    """Return the way of paying that given sums are."""
    return lambda t, owed, money: [row[t] for row in payments]  # noqa: ARG005 - sums are given


def behind_from(problem: Problem, payments: Payments, debt: int) -> int | None:
    """Return the first month in which more dues are unpaid than a debt is allowed, or None."""
    allowed = problem.debts[debt].allowed
    if allowed is None:
        return None
    due, paid = 0, 0
    for t in range(problem.months):
        paid += payments[debt][t]
        if t >= allowed:
            due += problem.debts[debt].due[t - allowed]
            if paid < due:
                return t
    return None


def _settles(problem: Problem, debt: int, month: int, wanted: int) -> bool:
    one = problem.debts[debt]
    return one.settle is not None and month <= one.settle_by and wanted == one.settle


def _closed_by_settling(problem: Problem, payments: Payments, debt: int) -> bool:
    return any(_settles(problem, debt, t, paid) for t, paid in enumerate(payments[debt]))


def _goals(problem: Problem, payments: Payments, left: Payments, cost: int) -> Goals:
    cliffs = newly_late = worse = 0
    for i, debt in enumerate(problem.debts):
        if debt.keep and any(left[i]):
            newly_late += 1
        since = behind_from(problem, payments, i)
        if since is None or _closed_by_settling(problem, payments, i):
            continue
        cliffs += debt.cliff[since] if debt.cliff else 0
        worse += 1
    return Goals(cliffs=cliffs, newly_late=newly_late, worse=worse, cost=cost)


def _done(problem: Problem, left: Payments) -> int | None:
    """Return the month after which nothing is asked for any more, or None where some is left."""
    if any(row[-1] for row in left):
        return None
    asked = [
        any(debt.due[t] for debt in problem.debts) or (t > 0 and any(row[t - 1] for row in left))
        for t in range(problem.months)
    ]
    return max((t for t, busy in enumerate(asked) if busy), default=0)
