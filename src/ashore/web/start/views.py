"""The first page of the start, and the way past a step."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ashore.web.frame.desk import desk_of
from ashore.web.frame.show import show
from ashore.web.start.steps import SECTIONS, STEPS, first_unseen, next_address, note_seen, seen


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what the start asks, how long it takes, and where it goes on."""
    desk = desk_of(request)
    before, following = seen(desk), first_unseen(desk)
    values = {
        "sections": SECTIONS,
        "seen": before,
        "begun": bool(before),
        "following": following,
        "recorded": not before and bool(desk.case.loans),
    }
    return show(request, "start/index.html.j2", values)


@require_POST
def skip(request: HttpRequest, step: str) -> HttpResponse:
    """Go past a step; what was typed into it stays as a draft."""
    if step not in STEPS:
        raise Http404
    note_seen(desk_of(request), step)
    return redirect(next_address(request, step))
