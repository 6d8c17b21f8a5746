"""What is left for debts after living, counted with care."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.law.book import LawBook
from ashore.plan.budget import budget_on, budgets_ahead, persons
from ashore.plan.budget_findings import budget_findings
from ashore.plan.categories import Category, category_of
from tests.plan.households import ON, case_of, cash, expense, income

BOOK = LawBook.standard()


def test_surplus_reserve_and_what_is_available() -> None:
    budget = budget_on(
        case_of(income(monthly="9800.00"), expense(monthly="6129.00"), cash("6120.00")), BOOK, ON
    )
    assert (budget.income, budget.floor, budget.surplus) == (980_000, 612_900, 367_100)
    assert (budget.reserve, budget.available, budget.cash) == (36_710, 330_390, 612_000)
    assert budget.working.shown == "3303.90"
    assert budget.citation.id


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({"monthly": "5150.00", "months": ["5620.00", "5210.00", "4620.00"],
          "stability": "volatile"}, 462_000),
        ({"monthly": "9.00", "months": ["100.00", "100.00", "100.00", "101.00"],
          "stability": "stable"}, 10_033),
        ({"amount": "700.00", "every": "1w"}, 303_333),
        ({"amount": "12000.00", "every": "1y"}, 100_000),
        ({"monthly": "3000.00", "low": "2500.00", "high": "3200.00"}, 300_000),
        ({"low": "2500.00", "high": "3200.00"}, 250_000),
        ({"monthly": "3000.00", "stability": "one_off"}, 0),
        ({"monthly": "3000.00", "ends_on": "2026-10-31"}, 0),
        ({"monthly": "3000.00", "ends_on": "2026-11-05"}, 300_000),
        ({"monthly": "3000.00", "starts_on": "2026-11-10"}, 0),
        ({"monthly": "3000.00", "starts_on": "2026-10-10"}, 300_000),
        ({"monthly": "3000.00", "starts_on": "2026-09-01", "first_full_pay_on": "2026-12-15"}, 0),
        ({}, 0),
    ],
)  # fmt: skip
def test_how_an_income_is_counted(values: dict[str, Any], counted: int) -> None:
    assert budget_on(case_of(income(**values)), BOOK, ON).income == counted


def test_a_benefit_without_work_ends_when_new_pay_counts() -> None:
    case = case_of(
        income("失业保险金", monthly="2100.00"),
        income("新工作", monthly="7600.00", starts_on="2026-12-15", first_full_pay_on="2027-01-15"),
        income("配偶工资", monthly="5200.00", whose="配偶"),
    )
    months = [budget.income for budget in budgets_ahead(case, BOOK, ON, 4)]
    assert months == [730_000, 730_000, 1_280_000, 1_280_000]


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({"monthly": "1500.00"}, 150_000),
        ({"amount": "100.00", "every": "1w"}, 43_334),
        ({"amount": "1200.01", "every": "1y"}, 10_001),
        ({"low": "300.00", "high": "500.00"}, 50_000),
        ({"monthly": "1500.00", "ends_on": "2026-10-01"}, 0),
        ({"monthly": "1500.00", "starts_on": "2026-12-01"}, 0),
    ],
)
def test_how_an_expense_is_counted(values: dict[str, Any], counted: int) -> None:
    assert budget_on(case_of(expense(**values)), BOOK, ON).floor == counted


def test_what_is_not_essential_is_shown_and_not_counted() -> None:
    budget = budget_on(
        case_of(expense(monthly="900.00"), expense("视频会员", monthly="25.00", essential=False)),
        BOOK,
        ON,
    )
    assert budget.floor == 90_000
    assert [line.name for line in budget.others] == ["视频会员"]


def test_bounds_where_lines_are_about() -> None:
    budget = budget_on(
        case_of(
            income(monthly="3000.00", low="2500.00", high="3200.00"),
            expense(monthly="2600.00", low="2400.00", high="2900.00"),
        ),
        BOOK,
        ON,
    )
    assert (budget.lowest, budget.surplus, budget.highest) == (-40_000, 40_000, 80_000)
    codes = [finding.code for finding in budget_findings(case_of(), [budget], BOOK, ON)]
    assert "plan.may-be-nothing-left" in codes


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.fractions(0, 1))
def test_reserve_and_available_make_up_the_surplus(came: int, went: int, share: Fraction) -> None:
    case = case_of(
        income(monthly=f"{came // 100}.{came % 100:02d}"),
        expense(monthly=f"{went // 100}.{went % 100:02d}"),
    )
    budget = budget_on(case, BOOK, ON, reserve_share=share)
    assert budget.reserve + budget.available == max(came - went, 0)
    assert budget.available >= 0
    assert came - went > 0 or budget.available == 0


def test_nothing_left_is_said_kindly_and_with_the_figure() -> None:
    case = case_of(income(monthly="3370.00"), expense(monthly="3579.00"))
    budget = budget_on(case, BOOK, ON)
    found = {f.code: f for f in budget_findings(case, [budget], BOOK, ON)}
    assert found["plan.nothing-left"].amount == 20_900
    assert "不还是正确答案" in found["plan.nothing-left"].says.zh
    assert budget.available == 0


def test_just_enough_to_live_is_not_short_by_nothing() -> None:
    case = case_of(income(monthly="3579.00"), expense(monthly="3579.00"))
    found = budget_findings(case, [budget_on(case, BOOK, ON)], BOOK, ON)
    [said] = [one for one in found if one.code == "plan.nothing-left"]
    assert said.says.zh.startswith("每月收入刚好够必要支出，没有剩余。这个月不还是正确答案")
    assert said.ask is not None
    assert said.ask.zh == "有没有漏填的收入，或者填高了的支出？"


@pytest.mark.parametrize(("ahead", "gap"), [("3000.00", []), ("2999.00", [100])])
def test_a_month_ahead_that_just_covers_living_is_no_gap(ahead: str, gap: list[int]) -> None:
    case = case_of(
        income(monthly=ahead),
        income("零工", monthly="1000.00", ends_on="2026-12-31"),
        expense(monthly="3000.00"),
    )
    found = budget_findings(case, budgets_ahead(case, BOOK, ON, 6), BOOK, ON)
    assert [one.amount for one in found if one.code == "plan.income-gap"] == gap


def test_above_the_guideline_asks_for_a_reason_and_a_reason_answers_it() -> None:
    def codes(**more: Any) -> set[str]:
        case = case_of(income(monthly="9000.00"), expense(monthly="6000.00", **more))
        return {f.code for f in budget_findings(case, [budget_on(case, BOOK, ON)], BOOK, ON)}

    assert "plan.above-guideline" in codes()
    assert "plan.above-guideline" not in codes(reason="租约到明年三月")


def test_no_income_and_missing_lines_are_named() -> None:
    case = case_of(expense("房租", monthly="900.00"))
    found = {f.code: f for f in budget_findings(case, [budget_on(case, BOOK, ON)], BOOK, ON)}
    assert set(found) == {"plan.income-missing", "plan.expense-missing"}
    assert "吃饭" in found["plan.expense-missing"].says.zh
    assert "房租" not in found["plan.expense-missing"].says.zh


@pytest.mark.parametrize(
    ("given_", "name", "category"),
    [
        (None, "房租", Category.HOUSING),
        (None, "女儿学费", Category.CHILDREN),
        (None, "透析自付", Category.HEALTH),
        (None, "红白喜事份子", Category.CUSTOM),
        ("food", "说不清", Category.FOOD),
        ("买菜", "周末", Category.FOOD),
        (None, "说不清", Category.OTHER),
    ],
)
def test_categories(given_: str | None, name: str, category: Category) -> None:
    assert category_of(given_, name) is category


def codes_of(*entries: Any) -> dict[str, Any]:
    case = case_of(*entries)
    return {f.code: f for f in budget_findings(case, budgets_ahead(case, BOOK, ON, 12), BOOK, ON)}


def test_a_gap_in_the_income_is_named_with_its_month_and_its_question() -> None:
    ending = [income(monthly="3000.00", ends_on="2027-02-28"), expense(monthly="2000.00")]
    gap = codes_of(*ending)["plan.income-gap"]
    assert gap.amount == 200_000
    assert gap.says.zh.startswith("2027-03 起，")
    assert "靠什么收入" in gap.ask.zh
    returning = codes_of(*ending, income("新", monthly="3000.00", starts_on="2027-04-10"))
    assert returning["plan.income-gap"].says.zh.startswith("2027-03 到 2027-05 前，")
    assert "plan.income-gap" not in codes_of(income(monthly="3000.00"), expense(monthly="2000.00"))


def test_a_line_without_a_sum_is_named_and_counts_as_nothing() -> None:
    found = codes_of(income(monthly="3000.00"), expense(monthly="900.00"), expense("看病"))
    assert found["plan.sum-missing"].where == "expense-3"
    assert "「看病」" in found["plan.sum-missing"].says.zh


def test_everybody_who_brings_money_counts_as_a_person() -> None:
    case = case_of(
        {"kind": "person", "dependants": 1},
        income(monthly="9000.00", whose="本人"),
        income("配偶", monthly="4000.00", whose="配偶"),
    )
    assert persons(case) == 3


def test_bounds_the_wrong_way_round_still_bound() -> None:
    case = case_of(income(low="3000.00", high="2500.00"), expense(low="900.00", high="700.00"))
    budget = budget_on(case, BOOK, ON)
    assert (budget.lowest, budget.highest) == (250_000 - 90_000, 300_000 - 70_000)
    assert budget.at_worst().surplus == budget.lowest
    assert budget.at_best().surplus == budget.highest
