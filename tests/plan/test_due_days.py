"""Sums that fall due before the money for them has come."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.case.entries_people import Income
from ashore.law.book import LawBook
from ashore.owed.report import owed_on
from ashore.plan.budget import budgets_ahead
from ashore.plan.debts import plan_debts
from ashore.plan.due_days import due_before_pay
from ashore.plan.income import pay_day
from tests.plan.households import ON, case_of, cash, expense, income, loan

BOOK = LawBook.standard()
DUE = loan("a", started="2026-05-05", paid=6)  # the next 100.00 is due on 12-05


def found(*entries: dict[str, Any]) -> list[tuple[str, str | None]]:
    case = case_of(*entries)
    debts = plan_debts(owed_on(case, BOOK, ON).debts, BOOK, ON)
    findings = due_before_pay(case, debts, budgets_ahead(case, BOOK, ON, 3), ON)
    return [(f.code, f.ask and f.ask.zh) for f in findings]


def living(**more: Any) -> list[dict[str, Any]]:
    return [income(monthly="3000.00", **more), expense(monthly="2000.00")]


def test_a_later_due_day_is_asked_for_where_pay_comes_after_it() -> None:
    assert found(*living(pay_day=8), cash("0.00"), *DUE) == [
        ("plan.due-before-pay", "能不能把还款日改到 8 号以后？"),
    ]  # fmt: skip
    assert found(*living(pay_day=5), cash("0.00"), *DUE) == []
    assert found(*living(pay_day=26), cash("0.00"), *DUE) == []


def test_money_at_hand_carries_it_to_the_pay_day() -> None:
    # 14 of 30 days until 8 December are 933.33, and 100.00 is due.
    assert found(*living(pay_day=8), cash("1033.33"), *DUE) == []
    assert len(found(*living(pay_day=8), cash("1033.32"), *DUE)) == 1
    arrears = loan("b", started="2026-05-10", paid=5)
    assert len(found(*living(pay_day=8), cash("1033.33"), *DUE, *arrears)) == 1


def test_the_pay_day_is_asked_for_where_it_matters() -> None:
    assert found(*living(), cash("0.00"), *DUE) == [
        ("plan.pay-day-missing", "每月几号发工资？"),
    ]  # fmt: skip
    assert found(*living(), cash("9000.00"), *DUE) == []
    assert found(*living(), cash("0.00")) == []


def test_nothing_is_asked_where_nothing_can_be_paid() -> None:
    assert found(income(monthly="1000.00"), expense(monthly="2000.00"), *DUE) == []


@pytest.mark.parametrize(
    ("incomes", "day"),
    [
        ([income(monthly="1.00", pay_day=9), income("乙", monthly="1.00", pay_day=25)], 25),
        ([income(monthly="1.00", pay_day=9), income("乙", monthly="1.00")], None),
        ([income(monthly="1.00", pay_day=9), income("乙", months=["1.00"], stability="volatile")],
         9),
        ([income(monthly="1.00", first_full_pay_on="2026-11-15")], 15),
        ([income(monthly="1.00", pay_day=9), income("乙", monthly="1.00", ends_on="2026-01-01")],
         9),
        ([income("丙")], None),
        ([], None),
    ],
)  # fmt: skip
def test_by_which_day_a_months_income_has_come(
    incomes: list[dict[str, Any]], day: int | None
) -> None:
    assert pay_day(case_of(*incomes).of(Income), ON) == day
