"""What a new debt costs and does: the hand-worked examples of the docs."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entries_people import Asset, Expense, Income
from ashore.errors.recover import NewDebtError
from ashore.law.book import LawBook
from ashore.plan.report import plan_of
from ashore.recover.before_you_borrow import NewDebt, before_you_borrow, yearly_cost
from tests.recover.cases import RECORDED, case_of
from tests.recover.loans import loan

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
FIRST = dt.date(2026, 12, 24)


def _new(value: int, each: int, times: int = 12, upfront: int = 0) -> NewDebt:
    return NewDebt(value=value, each=each, times=times, first_on=FIRST, upfront=upfront)


@pytest.mark.parametrize(
    ("new", "nominal", "effective", "extra"),
    [
        (_new(1_200_000, 112_000), "21.46", "23.70", 144_000),
        (_new(1_200_000, 107_200), "13.03", "13.84", 86_400),
        # “Twelve times without interest” where paying at once costs 300 yuan less.
        (_new(570_000, 50_000), "9.58", "10.01", 30_000),
        # “Without interest”, and a fee of 7 % at the start.
        (_new(600_000, 50_000, upfront=42_000), "13.61", "14.50", 42_000),
    ],
)
def test_the_true_yearly_cost(new: NewDebt, nominal: str, effective: str, extra: int) -> None:
    cost = yearly_cost(new)
    assert cost is not None
    assert (f"{cost.nominal:.2%}", f"{cost.effective:.2%}") == (f"{nominal}%", f"{effective}%")
    assert new.extra == extra


def test_what_costs_nothing_has_no_rate() -> None:
    assert yearly_cost(_new(600_000, 50_000)) is None
    assert yearly_cost(_new(600_001, 50_000)) is None


@pytest.mark.parametrize(
    ("value", "each", "times", "upfront", "where"),
    [
        (0, 100, 3, 0, "--gets"),
        (1000, 100, 3, 1000, "--gets"),
        (1000, 0, 3, 0, "--each"),
        (1000, 100, 0, 0, "--times"),
        (1000, 100, 361, 0, "--times"),
    ],
)
def test_a_debt_that_cannot_be(value: int, each: int, times: int, upfront: int, where: str) -> None:
    with pytest.raises(NewDebtError) as caught:
        _new(value, each, times, upfront)
    assert caught.value.where == where


@given(st.integers(10_000, 10**8), st.integers(1, 60), st.fractions(1, 3))
def test_paying_more_is_never_cheaper(value: int, times: int, dearer: object) -> None:
    each = -(-value // times) + 1
    first, second = yearly_cost(_new(value, each, times)), yearly_cost(_new(value, each * 2, times))
    assert first is not None
    assert second is not None
    assert 0 < first.nominal < second.nominal


def _household(monthly: int, cash: int = 0) -> tuple[object, ...]:
    return (
        Income(id="i", recorded_at=RECORDED, name="工资", monthly=monthly, stability="stable"),
        Expense(id="e", recorded_at=RECORDED, name="生活", monthly=300_000),
        Asset(id="a", recorded_at=RECORDED, name="现金", value=cash, liquid=True, as_of=ON),
    )


def test_the_month_it_breaks_is_named() -> None:
    case = case_of(*_household(400_000), *loan("L1", "5000.00", 10, "2026-11-01"))  # type: ignore[arg-type]
    report = plan_of(case, BOOK, ON, ranges=False)
    fits = before_you_borrow(_new(300_000, 26_000), case, report)
    breaks = before_you_borrow(_new(1_200_000, 112_000), case, report)
    assert fits.new.extra == 12_000
    assert breaks.breaks_in == dt.date(2026, 12, 1)
    assert breaks.short_by > 0
    assert breaks.odds_before is not None
    assert breaks.odds_after is not None
    assert breaks.odds_after > breaks.odds_before
    assert "2026 年 12 月" in breaks.says.zh


def test_without_debts_it_is_held_against_what_living_leaves() -> None:
    case = case_of(*_household(400_000))  # type: ignore[arg-type]
    report = plan_of(case, BOOK, ON, ranges=False)
    assert before_you_borrow(_new(600_000, 55_000), case, report).breaks_in is None
    poor = case_of(*_household(300_000))  # type: ignore[arg-type]
    again = plan_of(poor, BOOK, ON, ranges=False)
    found = before_you_borrow(_new(600_000, 55_000), poor, again)
    assert (found.breaks_in, found.short_by) == (dt.date(2026, 12, 1), 55_000)
    assert found.odds_after is None
