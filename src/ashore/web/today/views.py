"""Today's page: the one next step, then today's list, then where we are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ashore.case.entries_papers import CourtPaper
from ashore.documents.calendar import calendar_file
from ashore.documents.next_step import NextStep, next_step
from ashore.plan.report import PlanReport
from ashore.recover.shore import Shore, shore
from ashore.recover.welcome_back import welcome_back
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import language_of, show
from ashore.web.frame.visit import Visit
from ashore.web.start.steps import first_unseen, seen
from ashore.web.today.marks import How, List, keep_mark, list_of
from ashore.web.today.stages import stages_of

_HOW: dict[str, How] = {"done": "done", "later": "later", "open": "open"}
_SAID = {
    "done": Text("做完一件。有结果的话，记到那一页去。", "Done. Record what came of it."),
    "later": Text("先放一放，明天再排。", "Put off; it is listed again tomorrow."),
    "open": Text("放回清单了。", "Back on the list."),
}  # fmt: skip
_A_LOOK = 0.2
"""Seconds in which a plan that is ready is there."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what to do today; while the plan is worked out, what can be said without it."""
    desk = desk_of(request)
    answers = desk.answers
    plan = answers.plan_soon()
    listed = None
    if plan is None:
        fresh(request)
    else:
        listed = list_of(answers.agenda, desk)
    begun = seen(desk)
    values = {
        "step": _step(desk, listed),
        "start": None if desk.case.loans else "begin",
        "following": first_unseen(desk) if begun else None,
        "court": desk.case.of(CourtPaper) if plan is None else (),
        "list": listed,
        "plan": plan,
        "stages": stages_of(desk),
        "shore": None if plan is None or not desk.case.loans else _shore(desk, plan),
        "back": welcome_back(desk.case, None, desk.today),
    }
    return show(request, "today/index.html.j2", values)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Return nothing while the plan is worked out, then the word to load the page again.

    A page that waits asks here, so that nothing on it moves until there is something to see.
    """
    fresh(request)
    response = HttpResponse(status=204)
    if desk_of(request).answers.plan_soon(_A_LOOK) is not None:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Tick a task, put it off until tomorrow, or put it back on the list."""
    how, name = _HOW.get(request.POST.get("how", "")), request.POST.get("task", "")
    if how is None or not name.isalnum() or len(name) > 64:
        return HttpResponseBadRequest()
    desk = desk_of(request)
    keep_mark(desk, name, how)
    visit: Visit | None = getattr(request, "visit", None)
    if visit is not None:
        visit.say(_SAID[how])
    return redirect("today:index")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Return the due days and deadlines as a calendar file."""
    answers = desk_of(request).answers
    data = calendar_file(answers.plan, answers.agenda, language_of(request))
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ashore.ics"'
    return response


def _step(desk: Desk, listed: List | None) -> NextStep | None:
    """Return the step that comes first while the day's list is not there, or is empty."""
    if not desk.case.loans or (listed is not None and listed.today):
        return None
    return next_step(desk.answers.owed)


def _shore(desk: Desk, plan: PlanReport) -> Shore:
    # The journal is no part of the ledger, so what was worked out is kept under its own mark.
    name = f"shore:{len(desk.journal.checkins)}"
    return desk.answers.once(name, lambda: shore(desk.case, plan, desk.journal, desk.book))
