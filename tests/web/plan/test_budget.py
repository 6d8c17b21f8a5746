"""The budget's lines come in as they were typed, are corrected and removed, and add up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from ashore.case.entries_people import Asset, Expense, Income, Stability
from ashore.documents.words import yuan
from ashore.law.book import LawBook
from ashore.money.dates import Step
from ashore.plan.budget import budget_on, usual_spending
from tests.web.conftest import NOON
from tests.web.pages import case_now, figures, ledger_now, off, page, typed, words

if TYPE_CHECKING:
    from django.test import Client

INCOME = {
    "name": "工资", "amount": "5,860.00", "every": "1m", "stability": "stable", "whose": "",
    "pay_day": "10", "months": "", "low": "", "high": "",
}  # fmt: skip
EXPENSE = {
    "name": "买菜", "amount": "450", "every": "1w", "category": "food", "reason": "两个孩子",
    "low": "", "high": "",
}  # fmt: skip
ASSET = {"name": "活期", "value": "3180", "as_of": "2026-11-25", "liquid": "1"}


def _last(client: Client, kind: str, sent: dict[str, Any]) -> Any:
    response = client.post(f"/plan/budget/add/{kind}", sent)
    assert response.status_code == 302
    assert response["Location"] == "/plan/budget"
    return ledger_now().entries[-1]


def test_the_budget_shows_what_the_core_counts(app: Client) -> None:
    budget = budget_on(case_now(), LawBook.standard(), NOON.date())
    tree = page(app, "/plan/budget")
    sums = (budget.income, budget.floor, budget.surplus, budget.reserve, budget.available)
    assert list(figures(tree).values()) == [f"{yuan(fen)} 元" for fen in sums]
    rows = tree.xpath("//tbody/tr[th[@scope='row'] and count(*)=3]")
    lines = {words(row[0]): words(row[1]) for row in rows}
    for line in (*budget.incomes, *budget.essentials):
        name = next(one for one in lines if one.startswith(line.name))
        assert lines[name] == yuan(line.monthly)
    usual, figure = usual_spending(case_now(), LawBook.standard(), NOON.date())
    (table,) = tree.xpath("//table[caption[contains(., '您的和平均的')]]")
    assert [words(cell) for cell in table.xpath(".//tbody/tr[1]/td")] == [
        yuan(budget.floor), yuan(usual),
    ]  # fmt: skip
    assert tree.xpath(f"//a[@href='/law/{figure.citation.id}']") or figure.title.zh in words(tree)


def test_an_income_by_the_month_is_noted(empty_app: Client) -> None:
    income = _last(empty_app, "income", INCOME)
    assert isinstance(income, Income)
    assert (income.name, income.monthly, income.pay_day) == ("工资", 586_000, 10)
    assert income.stability is Stability.STABLE
    assert income.model_fields_set.isdisjoint({"low", "high", "months", "whose", "amount"})


def test_an_income_that_varies_has_its_months(empty_app: Client) -> None:
    sent = INCOME | {"amount": "", "months": "640 480.50、7,10", "stability": "volatile"}
    income = _last(empty_app, "income", sent)
    assert isinstance(income, Income)
    assert income.months == (64000, 48050, 71000)
    assert income.monthly is None
    assert figures(page(empty_app, "/plan/budget"))["收入"] == "480.50 元"


def test_an_expense_by_the_week_counts_as_a_month(empty_app: Client) -> None:
    expense = _last(empty_app, "expense", EXPENSE)
    assert isinstance(expense, Expense)
    assert (expense.amount, expense.every, expense.monthly) == (45000, Step(1, "w"), None)
    assert (expense.category, expense.essential, expense.reason) == ("food", True, "两个孩子")
    assert figures(page(empty_app, "/plan/budget"))["必要支出"] == "1,950.00 元"


def test_a_rough_sum_is_a_range_of_a_tenth_unless_bounds_are_given(empty_app: Client) -> None:
    rough = _last(empty_app, "expense", EXPENSE | {"every": "1m", "amount-about": "1"})
    assert (rough.monthly, rough.low, rough.high) == (45000, 40500, 49500)
    bounded = _last(
        empty_app, "expense",
        EXPENSE | {"every": "1m", "amount-about": "1", "low": "400", "high": "520"},
    )  # fmt: skip
    assert (bounded.low, bounded.high) == (40000, 52000)


def test_what_can_wait_is_shown_and_not_counted(empty_app: Client) -> None:
    _last(empty_app, "income", INCOME)
    _last(empty_app, "expense", EXPENSE | {"every": "1m"})
    _last(empty_app, "expense", {"name": "视频会员", "amount": "25", "every": "1m", "extra": "1"})
    tree = page(empty_app, "/plan/budget")
    assert figures(tree)["必要支出"] == "450.00 元"
    assert "视频会员" in words(tree)


def test_money_at_hand_is_noted(empty_app: Client) -> None:
    asset = _last(empty_app, "asset", ASSET)
    assert isinstance(asset, Asset)
    assert (asset.value, asset.as_of, asset.liquid) == (318_000, dt.date(2026, 11, 25), True)


def test_every_line_comes_into_its_form_and_out_again_unchanged(app: Client) -> None:
    frame = {"id", "recorded_at", "prev", "source"}
    case = case_now()
    lines = (*case.of(Income), *case.of(Expense)[:2], *case.of(Asset))
    assert len(lines) == 7
    for before in lines:
        address = f"/plan/budget/{before.id}/correct"
        assert app.post(address, typed(page(app, address))).status_code == 302
        new = ledger_now().entries[-2]
        assert new.model_dump(exclude=frame) == before.model_dump(exclude=frame)


def test_a_corrected_line_counts_and_a_removed_one_does_not(app: Client) -> None:
    before = budget_on(case_now(), LawBook.standard(), NOON.date())
    address = "/plan/budget/expense-rent/correct"
    app.post(address, typed(page(app, address)) | {"amount": ["2400"]})
    app.post("/owed/records/expense-child/take-back", {"reason": "九月毕业了"})
    after = budget_on(case_now(), LawBook.standard(), NOON.date())
    assert after.floor - before.floor == 10000 - 125_000
    assert figures(page(app, "/plan/budget"))["必要支出"] == f"{yuan(after.floor)} 元"


BAD = [
    ("income", INCOME, "name", ""),
    ("income", INCOME, "amount", "五千"),
    ("income", INCOME, "amount", "-1"),
    ("income", INCOME, "months", "640 x"),
    ("income", INCOME, "pay_day", "32"),
    ("income", INCOME | {"high": "10"}, "low", "20"),
    ("expense", EXPENSE, "name", "长" * 121),
    ("expense", EXPENSE, "amount", "1.001"),
    ("expense", EXPENSE, "reason", "长" * 301),
    ("asset", ASSET, "value", "很多"),
    ("asset", ASSET, "as_of", "2026-02-30"),
]


@pytest.mark.parametrize(("kind", "good", "name", "bad"), BAD)
def test_what_is_off_stays_by_its_field_with_all_that_was_typed(
    empty_app: Client, kind: str, good: dict[str, str], name: str, bad: str
) -> None:
    sent = good | {name: bad}
    response = empty_app.post(f"/plan/budget/add/{kind}", sent)
    assert response.status_code == 422
    tree = html.fromstring(response.content.decode())
    assert off(tree) == [f"f-{name}"]
    stands = typed(tree)
    assert {key: stands.get(key, [""])[0] for key in sent} == sent
    assert ledger_now().entries == ()


def test_a_line_that_is_not_there_is_not_there(app: Client) -> None:
    for address in ("/plan/budget/add/none", "/plan/budget/none/correct"):
        assert app.get(address).status_code == 404
    assert app.get("/plan/budget/shizhou/correct").status_code == 404
