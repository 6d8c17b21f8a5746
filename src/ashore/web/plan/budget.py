"""The month's money: what comes in, what living needs, what is left; each line can be changed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ashore.case.entries import AnyEntry
from ashore.case.entries_people import Asset, Expense, Income
from ashore.errors.base import AshoreError
from ashore.findings import Finding
from ashore.law.answers import Figure
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.budget import Budget, budget_on, budgets_ahead, persons, usual_spending
from ashore.plan.budget_findings import budget_findings
from ashore.plan.categories import Category
from ashore.plan.income import Counted
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.owed.reasons import REASON, with_reason
from ashore.web.plan.budget_forms import (
    AssetForm,
    ExpenseForm,
    IncomeForm,
    asset_begins,
    asset_values,
    expense_begins,
    expense_values,
    income_begins,
    income_values,
)

_YEAR = 12
_CORRECTED = Text("更正好了，原来的记录还留着。", "Corrected; the record before it is kept.")


class Kind(NamedTuple):
    """How one kind of line is asked for: its form, its words, and the way there and back."""

    form: type[Form]
    model: type[AnyEntry]
    title: Text
    values: Callable[[Mapping[str, Any]], dict[str, Any]]
    begins: Callable[[Any], dict[str, Any]]


class Group(NamedTuple):
    """The lines of one group of living costs, and their sum in fen."""

    name: Text
    lines: tuple[Counted, ...]
    total: int


class Guideline(NamedTuple):
    """What people spend on average, to be held beside the person's own sum; a note, no limit."""

    says: Text
    own: int
    usual: int
    figure: Figure


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Return the budget of the month, its lines by group, and what is usual."""
    desk = desk_of(request)
    budget = budget_on(desk.case, desk.book, desk.today)
    counted = {line.entry for line in (*budget.incomes, *budget.essentials, *budget.others)}
    resting = [
        one for one in (*desk.case.of(Income), *desk.case.of(Expense)) if one.id not in counted
    ]
    values = {
        "budget": budget,
        "groups": _groups(budget),
        "guidelines": () if budget.blank else tuple(_guidelines(desk, budget)),
        "persons": persons(desk.case),
        "assets": desk.case.of(Asset),
        "resting_lines": resting,
        "findings": _findings(desk),
    }
    return show(request, "plan/budget.html.j2", values)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Return the form of a line that is not there yet."""
    if kind not in KINDS:
        raise Http404
    desk, made = desk_of(request), KINDS[kind]

    def done(filled: Form) -> str:
        desk.add(made.model.model_validate(desk.stamp(kind) | made.values(filled.given)))
        return reverse("plan:budget")

    begins = {"every": "1m"} if kind != "asset" else {"as_of": desk.today.isoformat()}
    values = {"title": made.title, "draft": f"budget-{kind}", "correcting": None}
    return ask(
        request, made.form, "plan/line.html.j2", done, name=f"budget-{kind}",
        begins=begins, values=values,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, name: str) -> HttpResponse:
    """Return the form of a line with what it says."""
    desk = desk_of(request)
    entry = next((one for one in desk.case.entries if one.id == name), None)
    if entry is None or entry.kind not in KINDS:
        raise Http404
    made = KINDS[entry.kind]
    asked = {*made.form.base_fields, "monthly", "essential"}

    def done(filled: Form) -> str:
        # What the form does not ask about stays as it was said before.
        said = {n: getattr(entry, n) for n in entry.model_fields_set - asked - {"prev"}}
        said |= (entry.model_extra or {}) | desk.stamp(entry.kind) | made.values(filled.given)
        new = made.model.model_validate(said)
        desk.correct(name, new, reason=filled.given[REASON], says=_CORRECTED)
        return reverse("plan:budget")

    draft = f"budget-{name}"
    values = {"title": made.title, "draft": draft, "correcting": entry}
    begins = made.begins(entry)
    template = "plan/line.html.j2"
    form = with_reason(made.form)
    return ask(request, form, template, done, name=draft, begins=begins, values=values)


def _groups(budget: Budget) -> tuple[Group, ...]:
    order = list(Category)
    lines = sorted(budget.essentials, key=lambda line: order.index(_category(line)))
    grouped = itertools.groupby(lines, key=_category)
    found = ((category, tuple(group)) for category, group in grouped)
    return tuple(
        Group(category.words, group, sum(line.monthly for line in group))
        for category, group in found
    )


def _category(line: Counted) -> Category:
    return Category(line.category or Category.OTHER)


def _guidelines(desk: Desk, budget: Budget) -> list[Guideline]:
    try:
        usual, figure = usual_spending(desk.case, desk.book, desk.today)
        share = desk.book.figure("guidelines.food-share", on=desk.today)
    except AshoreError:
        return []  # a sheet of a day before the first figures is shown without them
    food = sum(line.monthly for line in budget.essentials if _category(line) is Category.FOOD)
    part = round_to_int(usual * share.value, Rounding.HALF_UP)
    return [
        Guideline(Text("必要支出", "Living costs"), budget.floor, usual, figure),
        Guideline(Category.FOOD.words, food, part, share),
    ]


def _findings(desk: Desk) -> tuple[Finding, ...]:
    ahead = budgets_ahead(desk.case, desk.book, desk.today, _YEAR)
    return tuple(budget_findings(desk.case, ahead, desk.book, desk.today))


KINDS: dict[str, Kind] = {
    "income": Kind(IncomeForm, Income, Text("收入", "Income"), income_values, income_begins),
    "expense": Kind(ExpenseForm, Expense, Text("支出", "Expense"), expense_values, expense_begins),
    "asset": Kind(
        AssetForm, Asset, Text("手里的钱和东西", "Money and things"), asset_values, asset_begins
    ),
}
