"""Today's page: the one next step, then today's list, then where we are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.next_step import next_step
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what to do today; while the plan is worked out, what can be said without it."""
    answers = desk_of(request).answers
    plan = answers.plan_soon()
    if plan is None:
        fresh(request)
    values = {
        "step": next_step(answers.owed) if answers.case.loans else None,
        "owed": answers.owed,
        "agenda": answers.agenda if plan is not None else None,
        "plan": plan,
    }
    return show(request, "today/index.html.j2", values)
