"""A plan never spends what living needs, this month or within the year ahead."""

from __future__ import annotations

import datetime as dt
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.law.book import LawBook
from ashore.plan.budget import Budget, budgets_ahead
from ashore.plan.spendable import YEAR, cash_to_spare, next_day, spendable
from tests.plan.households import ON, case_of, cash, expense, income

BOOK = LawBook.standard()
LIVING = expense(monthly="2000.00")


def budgets(*entries: dict[str, Any], months: int = 8) -> tuple[Budget, ...]:
    return budgets_ahead(case_of(*entries), BOOK, ON, months)


def test_later_months_give_what_the_reserve_leaves_until_it_covers_a_month() -> None:
    rich = budgets(income(monthly="12000.00"), LIVING, months=6)
    # 10,000 is left each month and a tenth kept, until 2,000 are there.
    assert spendable(rich, ON) == [0, 900_000, 900_000, 1_000_000, 1_000_000, 1_000_000]


def test_a_gap_in_the_income_is_lived_through_on_money_from_before() -> None:
    gap = budgets(
        income("旧工作", monthly="3000.00", ends_on="2027-01-31"),
        income("新工作", monthly="3000.00", starts_on="2027-03-20"),
        LIVING,
    )
    assert [budget.surplus for budget in gap] == [
        100_000, 100_000, 100_000, -200_000, -200_000, 100_000, 100_000, 100_000,
    ]  # fmt: skip
    # December and January leave 2,000 together; the two empty months need 4,000.
    assert spendable(gap, ON)[:5] == [0, 0, 0, 0, 0]
    with_cash = budgets(
        income("旧工作", monthly="3000.00", ends_on="2027-01-31"),
        income("新工作", monthly="3000.00", starts_on="2027-03-20"),
        LIVING,
        cash("3400.00"),
    )
    # 3,000 is spare now: of it and the 2,000, 4,000 must be left for the gap.
    assert spendable(with_cash, ON)[:6] == [100_000, 0, 0, 0, 0, 90_000]


def test_money_at_hand_is_not_given_away_where_every_month_is_short() -> None:
    short = budgets(income(monthly="1500.00"), LIVING, cash("10000.00"), months=24)
    # 9,600 is spare; a year of months that lack 500 keeps 6,000 of it.
    assert spendable(short, ON)[0] == 360_000
    assert sum(spendable(short, ON)) == 360_000


@given(
    st.lists(st.integers(0, 5_000), min_size=2, max_size=30),
    st.integers(0, 20_000),
    st.sampled_from([None, 1, 24, 28]),
)
def test_the_floor_holds_for_a_year_whatever_the_months_bring(
    sums: list[int], at_hand: int, pay_day: int | None
) -> None:
    months = budgets(
        *(
            income(f"第{n}月", monthly=f"{amount}.00",
                   starts_on=_month(n, 1).isoformat(), first_full_pay_on=_month(n, 1).isoformat(),
                   ends_on=_month(n, 28).isoformat())
            for n, amount in enumerate(sums)
        ),
        income("零", monthly="0.00"),
        LIVING,
        cash(f"{at_hand}.00"),
        months=len(sums),
    )  # fmt: skip
    given = spendable(months, ON, pay_day)
    at_hand = cash_to_spare(months[0], ON, pay_day)
    if pay_day is not None and next_day(pay_day, ON).month == ON.month:
        at_hand = max(at_hand + months[0].surplus, 0)
    assert min(given) >= 0
    for t, paid in enumerate(given):
        at_hand += months[t].surplus if t else 0
        ahead = accumulate((b.surplus for b in months[t + 1 : t + 1 + YEAR]), initial=at_hand)
        assert paid <= max(min(ahead), 0)
        at_hand -= paid


def _month(n: int, day: int) -> dt.date:
    return dt.date(2026 + (10 + n) // 12, (10 + n) % 12 + 1, day)


@pytest.mark.parametrize(
    ("pay_day", "spare", "this_month"),
    [
        (None, 300_000 - 40_000, 300_000 - 40_000),  # six days of November
        (30, 300_000 - 40_000, 300_000 - 40_000 + 90_000),  # and what the pay of the 30th leaves
        (24, 300_000 - 200_000, 300_000 - 200_000),  # thirty days until 24 December
        (5, 300_000 - 73_333, 300_000 - 73_333),  # eleven days until 5 December
    ],
)
def test_living_until_the_next_pay_is_kept(
    pay_day: int | None, spare: int, this_month: int
) -> None:
    months = budgets(income(monthly="3000.00"), LIVING, cash("3000.00"), months=3)
    assert cash_to_spare(months[0], ON, pay_day) == spare
    assert spendable(months, ON, pay_day)[0] == this_month


def test_the_next_time_a_day_of_the_month_comes() -> None:
    assert next_day(24, ON) == dt.date(2026, 12, 24)
    assert next_day(25, ON) == dt.date(2026, 11, 25)
    assert next_day(31, dt.date(2027, 1, 31)) == dt.date(2027, 2, 28)
    assert next_day(30, dt.date(2027, 2, 28)) == dt.date(2027, 3, 30)
