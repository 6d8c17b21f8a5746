"""Where living takes everything, a dated statement and a day to look again."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.plan.budget import budget_on, budgets_ahead
from ashore.plan.cannot_pay import CannotPay, cannot_pay_now
from ashore.plan.debts import Held, PlanDebt, State
from ashore.plan.never import never
from tests.plan.households import ON, case_of, expense, income

BOOK = LawBook.standard()
SHORT = [income(monthly="3370.00"), expense(monthly="3579.00")]


def statement(*entries: dict[str, Any]) -> CannotPay | None:
    return cannot_pay_now(budgets_ahead(case_of(*entries), BOOK, ON, 13), ON)


def test_the_figures_are_those_of_the_budget_and_nothing_is_promised() -> None:
    found = statement(*SHORT)
    assert found is not None
    assert (found.income, found.floor, found.short) == (337_000, 357_900, 20_900)
    assert found.says.zh == (
        "截至 2026-11-24，家里每月收入 3370.00 元，必要支出 3579.00 元，还差 209.00 元，"
        "现在没有钱可以还款。2027-02-24 重新核对收支，情况有变会告知。"
    )
    assert "209.00 more than comes in" in found.says.en
    assert found.review_on == dt.date(2027, 2, 24)
    assert found.working.shown == "0.00"


def test_it_is_looked_at_when_income_returns() -> None:
    later = income("新工作", monthly="6000.00", first_full_pay_on="2027-01-15")
    found = statement(*SHORT, later)
    assert found is not None
    assert found.review_on == dt.date(2027, 1, 1)
    assert "从那个月起" in found.review_because.zh
    much_later = statement(*SHORT, later | {"first_full_pay_on": "2027-06-15"})
    assert much_later is not None
    assert much_later.review_on == dt.date(2027, 2, 24)


def test_even_is_not_enough_either() -> None:
    found = statement(income(monthly="3000.00"), expense(monthly="3000.00"))
    assert found is not None
    assert "没有剩余" in found.says.zh


def test_there_is_none_where_something_is_left_or_nothing_is_known() -> None:
    assert statement(income(monthly="3000.01"), expense(monthly="3000.00")) is None
    assert statement() is None


@pytest.mark.parametrize(
    ("monthly", "held", "first"),
    [
        ("3000.00", None, "stop_paying_to_bargain"),
        ("1000.00", None, "squeeze_living"),
        ("3000.00", Held.NOT_YOURS, "pay_what_is_not_yours"),
        ("3000.00", Held.UNVERIFIED, "pay_the_unverified"),
    ],
)
def test_what_is_not_done_begins_with_what_the_figures_forbid(
    monthly: str, held: Held | None, first: str
) -> None:
    budget = budget_on(case_of(income(monthly=monthly), expense(monthly="2000.00")), BOOK, ON)
    debt = _debt(held)
    found = never([debt], budget)
    assert found[0].code == first
    assert found[0].debts == (("a",) if held else ())
    assert [one.code for one in found[-4:]] == [
        "stop_paying_to_bargain", "borrow_to_pay", "forge_documents", "speak_for_the_person",
    ]  # fmt: skip


def _debt(held: Held | None) -> PlanDebt:
    return PlanDebt(
        id="a", name="a", creditor="a", state=State.OVERDUE, due_now=1, late_by_now=0, dues=(),
        late_rate=Fraction(0), contract_rate=Fraction(0), outstanding=1, monthly=None, days_late=1,
        first_time=True, cliffs=(), held=held,
    )  # fmt: skip
