"""The chance that a monthly payment holds, from months as they really were or may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from ashore.case.entries_people import Income
from ashore.plan.budget import Budget
from ashore.text import Text

Floats = npt.NDArray[np.float64]

HORIZONS = (12, 24, 36, 60)
PATHS = 10_000

ASSUMED_SPREAD = Fraction(1, 10)
"""Of a month's income whose months are not known: how far it may lie from the sum counted."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The months ahead, drawn many times.

    ``money[p, t]`` is the fen that path ``p`` has had in all by the end of month ``t``, after
    living. ``assumes`` says what had to be assumed to draw it.
    """

    money: Floats
    assumes: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """How likely a plan holds.

    ``breaks[n]`` is the chance that within ``n`` months money runs out at least once, for the
    horizons that were looked at, or all months where they are fewer. ``largest`` is the largest
    even payment in fen, from the next month on, that breaks with no more than the chosen chance
    over the whole time; ``risky`` are the months that break first most often. ``assumes`` says
    what had to be assumed.
    """

    breaks: dict[int, float]
    largest: int
    limit: float
    risky: tuple[int, ...]
    paths: int
    assumes: tuple[Text, ...]

    def until_the_end(self, months: int | None) -> list[tuple[int, float]]:
        """Return the chances up to the first horizon that covers a plan of so many months."""
        shown: list[tuple[int, float]] = []
        for horizon, chance in self.breaks.items():
            shown.append((horizon, chance))
            if months is not None and horizon >= months:
                break
        return shown


def draw_paths(
    budgets: Sequence[Budget],
    incomes: Sequence[Income],
    cash: int,
    *,
    seed: int,
    paths: int = PATHS,
) -> Paths:
    """Return the months of some budgets, drawn many times.

    Each path draws every month's income from the recorded months of that income, or around its
    counted sum where none are recorded; expenses lie anywhere between their bounds.

    Args:
        budgets: The budgets of the months ahead, this one first.
        incomes: The incomes, for their recorded months.
        cash: The fen at hand when the first month begins.
        seed: Of the draws: the same seed gives the same answer.
        paths: How many times the months are drawn.
    """
    rng = np.random.default_rng(seed)
    recorded = {income.id: np.array(income.months, np.float64) for income in incomes}
    left = np.zeros((paths, len(budgets)))
    assumed: set[str] = set()
    for t, budget in enumerate(budgets):
        for line in budget.incomes:
            history = recorded.get(line.entry)
            if line.certain:
                left[:, t] += line.monthly
            elif history is not None and len(history) > 1:
                left[:, t] += rng.choice(history, paths)
            elif line.high > line.low:
                left[:, t] += rng.uniform(line.low, line.high, paths)
            else:
                spread = line.monthly * float(ASSUMED_SPREAD)
                drawn = rng.normal(line.monthly, spread / 2, paths)
                left[:, t] += np.clip(drawn, line.monthly - spread, line.monthly + spread)
                assumed.add(line.name)
        for line in budget.essentials:
            left[:, t] -= rng.uniform(line.low, line.high, paths)
    assumes = tuple(
        Text(
            f"「{name}」没有逐月记录，按上下一成估计。",
            f"“{name}” has no recorded months; it is taken to vary by a tenth.",
        )
        for name in sorted(assumed)
    )
    return Paths(cash + np.cumsum(left, axis=1), assumes)


def odds(drawn: Paths, payments: Sequence[int], *, limit: float = 0.2) -> Odds:
    """Return how likely the payments of each month can really be made.

    A path breaks in the first month in which what came in, less living and payments, has used up
    the money at hand.

    Args:
        drawn: The months, drawn many times.
        payments: The fen paid to all debts in each month.
        limit: The chance of breaking that is still acceptable.
    """
    months = min(drawn.money.shape[1], len(payments))
    money = drawn.money[:, :months]
    broken = money < np.cumsum(np.array(payments[:months], np.float64))
    ever = broken.any(axis=1)
    first = np.where(ever, broken.argmax(axis=1), months)
    horizons = [n for n in HORIZONS if n <= months] or [months]
    return Odds(
        breaks={n: float(np.mean(first < n)) for n in horizons},
        largest=_largest(money, limit),
        limit=limit,
        risky=_risky(first, months),
        paths=len(money),
        assumes=drawn.assumes,
    )


def share_that_holds(drawn: Paths, money: Sequence[int], *, limit: float = 0.2) -> Fraction:
    """Return the largest share of each month's money that holds with the chosen chance.

    It is one where all of the money does, and zero where nothing would.

    Args:
        drawn: The months, drawn many times.
        money: The fen that each month can give, if the months come as they are counted.
        limit: The chance of breaking that is still acceptable.
    """
    given = np.cumsum(np.array(money, np.float64))
    counts = given > 0
    if not counts.any():
        return Fraction(0)
    # A path that is in debt before anything is paid cannot hold whatever is paid.
    bearable = (drawn.money[:, : len(given)][:, counts] / given[counts]).min(axis=1)
    lowest = float(np.quantile(bearable, limit, method="lower"))
    return Fraction(int(min(max(lowest, 0.0), 1.0) * 10_000), 10_000)


def _largest(money: Floats, limit: float) -> int:
    """Return the largest even payment from the next month on that breaks on few enough paths."""
    ahead = money[:, 1:] if money.shape[1] > 1 else money
    bearable = (ahead / np.arange(1, ahead.shape[1] + 1)).min(axis=1)
    # Between two paths the lower one counts, so that the share is never above the limit.
    lowest = np.quantile(bearable, limit, method="lower")
    return max(int(lowest), 0)


def _risky(first: npt.NDArray[np.int64], months: int) -> tuple[int, ...]:
    counts = np.bincount(first[first < months], minlength=months)
    order = np.argsort(-counts, kind="stable")[:3]
    return tuple(int(t) for t in order if counts[t])
