"""A few questions before any form, and every way out with what speaks for and against it."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.words import ENTRY_KINDS
from ashore.plan.report import PlanReport
from ashore.plan.triage import Answer, questions, triage
from ashore.text import Language
from ashore.web.frame.desk import Desk
from ashore.web.plan.views import with_plan

_ANSWERS = ("yes", "no", "unsure")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Return the questions with what the answers point to, and the ways out. Nothing is kept."""

    def values(desk: Desk, report: PlanReport, language: Language) -> dict[str, Any]:
        return _values(request, report)

    return with_plan(request, "plan/route.html.j2", values)


def _values(request: HttpRequest, report: PlanReport) -> dict[str, Any]:
    asked = questions()
    said = {one.id: request.GET.get(one.id, "") for one in asked}
    given = {name: cast("Answer", answer) for name, answer in said.items() if answer in _ANSWERS}
    found = triage(given) if given else None
    return {
        "questions": asked,
        "given": given,
        "found": found,
        "record": [] if found is None else [(kind, ENTRY_KINDS[kind]) for kind in found.record],
        "route": report.route,
    }
