"""The end of the start: every answer to look over, and what they already come to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.next_step import next_step
from ashore.plan.triage import open_questions
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.start.asking import answers
from ashore.web.start.missing import missing
from ashore.web.start.steps import first_unseen
from ashore.web.start.summary import summary_of
from ashore.web.start.told import budget_of, triage_of


@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """Return every answer with the way to change it."""
    desk = desk_of(request)
    values = {"parts": summary_of(desk), "following": first_unseen(desk)}
    return show(request, "start/summary.html.j2", values)


@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    """Return the way out, the next step, and what is missing; the plan may come a bit later."""
    desk = desk_of(request)
    plan = desk.answers.plan_soon() if desk.case.loans else None
    if desk.case.loans and plan is None:
        fresh(request)
    owed = desk.answers.owed
    said, told = answers(desk), triage_of(desk)
    # A question that the answers settle is not asked again because no entry of its kind is there.
    still_open = [one for one in open_questions(desk.case) if one.id in told.open]
    values = {
        "plan": plan,
        "owed": owed,
        "budget": budget_of(desk),
        "triage": told,
        "questions": still_open,
        "step": next_step(owed) if owed.debts else None,
        "missing": missing(desk, owed),
        "court": said.get("court") == "yes",
        "worries": said.get("worries") or [],
    }
    return show(request, "start/answer.html.j2", values)
