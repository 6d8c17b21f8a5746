"""The calm page: how one is, one small step, one habit, and how far the shore is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.journal import Journal
from ashore.recover.care.steps import Step, steps_for
from ashore.recover.care.telling import Side
from ashore.recover.care.telling import telling as lines_for
from ashore.recover.spending.habits import habit_named
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.recover.worked import shore_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the calm page; after a sign of danger only what helps now."""
    desk = desk_of(request)
    if desk.crisis is not None:
        return only_help(request)
    journal = desk.journal
    found = shore_of(desk) if desk.case.loans else None
    if found is None and desk.case.loans:
        fresh(request)
    kept = journal.habit
    values = {
        "step": _small_step(desk),
        "habit": habit_named(kept.habit) if kept else None,
        "kept": kept,
        "review": kept is not None and kept.review_on <= desk.today,
        "quiet_hours": journal.quiet_hours,
        "shore": found,
        "loans": bool(desk.case.loans),
        "checked": _last(journal),
    }
    return show(request, "recover/index.html.j2", values)


def _last(journal: Journal) -> CheckIn | None:
    return journal.checkins[-1] if journal.checkins else None


def _small_step(desk: Desk) -> Step | None:
    """Return one step that fits the last answers; without any the day is taken for a hard one."""
    journal, moment = desk.journal, desk.moment
    last = _last(journal) or CheckIn(id="none", at=moment)
    night = journal.quiet_hours.hold(moment)
    offered = steps_for(last, night=night, before=len(journal.checkins))
    return offered[0] if offered else None


def only_help(request: HttpRequest, *, address: str = "") -> HttpResponse:
    """Return the page that stands in for one with figures after a sign of danger.

    Args:
        request: What was asked.
        address: Where the page is that was asked for, if it may be seen all the same.
    """
    return show(request, "recover/only_help.html.j2", {"address": address})


@require_safe
def rest(request: HttpRequest) -> HttpResponse:
    """Return a page with nothing on it to do: enough for today."""
    return show(request, "recover/rest.html.j2")


@require_safe
def telling(request: HttpRequest) -> HttpResponse:
    """Return how to tell the family about the debts, and how they can hear it."""
    values = {"person": lines_for(Side.PERSON), "family": lines_for(Side.FAMILY)}
    return show(request, "recover/telling.html.j2", values)
