"""The chance that payments hold: exact where it can be, seeded, and never flattering."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from ashore.case.entries_people import Income
from ashore.law.book import LawBook
from ashore.plan.budget import budgets_ahead
from ashore.plan.odds import Odds, Paths, draw_paths, odds, share_that_holds
from tests.plan.households import ON, case_of, expense, income

BOOK = LawBook.standard()


def paths(*entries: dict[str, Any], months: int = 12, cash: int = 0) -> Paths:
    case = case_of(*entries)
    return draw_paths(budgets_ahead(case, BOOK, ON, months), case.of(Income), cash, seed=1)


def chance(
    *entries: dict[str, Any],
    pay: int,
    months: int = 12,
    cash: int = 0,
    limit: float = 0.2,
    later: bool = False,
) -> Odds:
    """Return the odds of paying the same each month, or the same from the second month on."""
    payments = [0 if later else pay, *[pay] * (months - 1)]
    return odds(paths(*entries, months=months, cash=cash), payments, limit=limit)


LIVING = expense(monthly="2000.00")


def test_what_is_always_left_never_breaks() -> None:
    steady = income(months=["3000.00", "3000.00", "3000.00"], stability="stable")
    found = chance(steady, LIVING, pay=100_000)
    assert found.breaks == {12: 0.0}
    # Twelve months bring 12,000.00; even payments begin in the second one.
    assert found.largest == 109_090
    assert chance(steady, LIVING, pay=109_090, later=True).breaks == {12: 0.0}
    assert chance(steady, LIVING, pay=109_091, later=True).breaks == {12: 1.0}
    assert found.risky == ()
    assert found.assumes == ()
    assert chance(steady, LIVING, pay=100_001).breaks == {12: 1.0}


def test_a_coin_decides_the_first_month() -> None:
    # Half of the months bring 3,000, the other half 2,000: paying 1,000 with nothing at hand
    # breaks in the first month on half of the paths.
    found = chance(
        income(months=["3000.00", "2000.00"], stability="volatile"), LIVING, pay=100_000, months=1
    )
    assert found.breaks[1] == pytest.approx(0.5, abs=0.02)
    assert found.risky == (0,)
    # Over twelve months it breaks at latest when one poor month comes: 1 - 0.5 ** 12.
    long = chance(income(months=["3000.00", "2000.00"], stability="volatile"), LIVING, pay=100_000)
    assert long.breaks[12] == pytest.approx(1 - 0.5**12, abs=0.005)


def test_money_at_hand_carries_poor_months() -> None:
    coin = income(months=["3000.00", "2000.00"], stability="volatile")
    poor = chance(coin, LIVING, pay=50_000)
    rich = chance(coin, LIVING, pay=50_000, cash=600_000)
    assert rich.breaks[12] == 0.0
    assert poor.breaks[12] > 0.5


def test_the_largest_payment_breaks_no_more_than_the_limit() -> None:
    coin = income(months=["3000.00", "2200.00", "2600.00"], stability="volatile")
    found = chance(coin, LIVING, pay=0, limit=0.1)
    assert chance(coin, LIVING, pay=found.largest, later=True).breaks[12] <= 0.1
    assert chance(coin, LIVING, pay=found.largest + 500, later=True).breaks[12] > 0.09


def test_the_share_of_the_money_that_holds_with_the_chosen_chance() -> None:
    steady = income(months=["3000.00", "3000.00"], stability="stable")
    coin = income(months=["3000.00", "2500.00"], stability="volatile")
    assert share_that_holds(paths(steady, LIVING), [100_000] * 12) == 1
    assert share_that_holds(paths(steady, LIVING), [200_000] * 12) == Fraction(1, 2)
    assert share_that_holds(paths(steady, LIVING), [0] * 12) == 0
    held = share_that_holds(paths(coin, LIVING), [100_000] * 12, limit=0.1)
    assert Fraction(1, 2) <= held < Fraction(3, 4)
    assert chance(coin, LIVING, pay=int(100_000 * held)).breaks[12] <= 0.1
    assert chance(coin, LIVING, pay=int(100_000 * held) + 1_000).breaks[12] > 0.1
    poor = income(months=["1500.00", "1500.00"], stability="stable")
    assert share_that_holds(paths(poor, LIVING), [100_000] * 12) == 0


def test_bounds_are_drawn_from_and_silence_is_said() -> None:
    about = chance(income(monthly="3000.00", low="2000.00", high="3000.00"), LIVING, pay=50_000,
                   months=1)  # fmt: skip
    assert about.breaks[1] == pytest.approx(0.5, abs=0.02)
    silent = chance(income("工资", monthly="3000.00"), LIVING, pay=50_000)
    assert [text.zh for text in silent.assumes] == ["「工资」没有逐月记录，按上下一成估计。"]


def test_the_same_seed_gives_the_same_answer_and_horizons_are_named() -> None:
    coin = income(months=["3000.00", "2000.00"], stability="volatile")
    first = chance(coin, LIVING, pay=30_000, months=36)
    assert first == chance(coin, LIVING, pay=30_000, months=36)
    assert list(first.breaks) == [12, 24, 36]
    assert first.breaks[12] <= first.breaks[24] <= first.breaks[36]


def test_nothing_left_means_nothing_can_be_paid() -> None:
    found = chance(income(months=["1500.00", "1500.00"], stability="stable"), LIVING, pay=0)
    assert found.largest == 0
    assert found.breaks[12] == 1.0
