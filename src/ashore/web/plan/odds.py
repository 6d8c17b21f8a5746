"""How often the plan holds, drawn from the person's own months."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.plan.odds import Odds, Paths, odds
from ashore.plan.report import PlanReport, months_drawn, paid_each_month
from ashore.text import Language
from ashore.web.frame.desk import Desk
from ashore.web.plan.views import with_plan

LIMITS = (5, 10, 20, 30)
"""Of a hundred months' luck: the chances of breaking that can be picked."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Return how often the plan holds for a year, two, three and five."""
    return with_plan(request, "plan/odds.html.j2", _values)


def odds_at(desk: Desk, report: PlanReport, limit: int) -> Odds | None:
    """Return the odds of the plan with another chance that is still acceptable.

    Args:
        desk: The open case.
        report: Its plan.
        limit: Of a hundred, how often it may break.
    """
    best = report.optimised
    if best is None:
        return None
    answers = desk.answers
    drawn: Paths = answers.once(
        "months drawn", lambda: months_drawn(desk.case, report.budgets, report.on)
    )
    return answers.once(
        f"odds at {limit}", lambda: odds(drawn, paid_each_month(best), limit=limit / 100)
    )


def _values(desk: Desk, report: PlanReport, language: Language) -> dict[str, Any]:
    chances = report.odds
    found = [] if chances is None else chances.until_the_end(report.months)
    limits = [(limit, odds_at(desk, report, limit)) for limit in LIMITS]
    return {
        "odds": chances,
        "chances": [(months, chance, round(chance * 10)) for months, chance in found],
        "limits": [(limit, one.largest) for limit, one in limits if one is not None],
        "risky": [] if chances is None else [report.problem.month(t) for t in chances.risky],
    }
