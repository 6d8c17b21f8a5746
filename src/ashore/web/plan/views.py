"""The way out and its months: the route with its reasons, what to pay now, and the way to zero."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.plan_words import words
from ashore.documents.way_to_zero import left_by_month, series_of
from ashore.plan.orders import Order
from ashore.plan.report import PlanReport, months_of
from ashore.plan.words import compared, how_good, taken_offers
from ashore.text import Language, Text
from ashore.web.charts.areas import areas_of
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import language_of, show
from ashore.web.plan.month_table import month_table

_NOW = Text("现在", "now")


class Way(NamedTuple):
    """One way of paying beside the others: its name, when it ends, what it costs and gives up."""

    name: str
    months: int | None
    cost: int
    at_once: int
    newly_late: int
    worse: int


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the way out, with the months of the plan where something can be paid."""
    return with_plan(request, "plan/index.html.j2", _index)


@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """Return the least to ask of each creditor, with words that can be copied."""
    return with_plan(request, "plan/asks.html.j2", _asks)


def with_plan(
    request: HttpRequest,
    template: str,
    values: Callable[[Desk, PlanReport, Language], dict[str, Any]],
) -> HttpResponse:
    """Return a page that rests on the plan; while that is worked out, one that asks again."""
    desk = desk_of(request)
    report = desk.answers.plan_soon()
    if report is None:
        fresh(request)
        return show(request, "plan/solving.html.j2", {"again": request.get_full_path()})
    language = language_of(request)
    given = {"report": report, "label": words(language), **values(desk, report, language)}
    return show(request, template, given)


def _index(desk: Desk, report: PlanReport, language: Language) -> dict[str, Any]:
    best = report.optimised
    names = {debt.id: debt.name for debt in report.debts}
    values: dict[str, Any] = {
        "route": report.route,
        "names": names,
        "first": [(names.get(debt, debt), fen) for debt, fen in report.route.pay_first.items()],
        "months": (),
    }
    if best is None:
        return values
    months, series = series_of(report)
    table = month_table(report, left_by_month(report))
    return values | {
        "months": table,
        "now": table[0] if table else None,
        "chart": areas_of(months, series, _NOW.in_language(language)),
        "ways": tuple(_ways(report, words(language))),
        "between": report.between
        and (months_of(report.between.worst), months_of(report.between.best)),
        "remarks": [*taken_offers(report), *_if(compared(report)), how_good(best)],
        "end": best.plan.done is not None and report.problem.month(best.plan.done),
        "gap": best.gap,
    }


def _ways(report: PlanReport, say: dict[str, str]) -> list[Way]:
    best = report.optimised
    if best is None:
        return []
    plans = {"ours": best.plan} | {order.value: best.baselines[order] for order in Order}
    return [
        Way(
            name=say[name],
            months=None if carried.done is None else carried.done + 1,
            cost=carried.goals.cost,
            at_once=carried.goals.cliffs,
            newly_late=carried.goals.newly_late,
            worse=carried.goals.worse,
        )
        for name, carried in plans.items()
    ]


def _asks(desk: Desk, report: PlanReport, language: Language) -> dict[str, Any]:
    by_creditor: dict[str, list[Any]] = {}
    for ask in report.asks.asks:
        by_creditor.setdefault(ask.debt, []).append(ask)
    names = {debt.id: debt.name for debt in report.debts}
    return {"asks": by_creditor, "names": names, "offers": report.offers.offers}


def _if(text: Text | None) -> list[Text]:
    return [text] if text else []
