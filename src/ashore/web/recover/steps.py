"""Small steps: every one with what is known of it, and a mark for one that was taken."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ashore.errors.recover import AnswerError
from ashore.recover.care.steps import step_named
from ashore.recover.care.steps import steps as every_step
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.show import show

_TAKEN = Text("记下了。今天到这里也可以。", "Noted. It is fine to leave it at that today.")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return every small step, and when each was last taken."""
    last = {}
    for done in desk_of(request).journal.steps:
        last[done.step] = done.at
    return show(request, "recover/steps.html.j2", {"steps": every_step(), "last": last})


@require_POST
def taken(request: HttpRequest, name: str) -> HttpResponse:
    """Note that a step was taken; nothing asks how well."""
    desk = desk_of(request)
    try:
        step = step_named(name)
    except AnswerError:
        raise Http404 from None
    visit, once = desk.visit, request.POST.get("once", "")
    before = visit.done(once) if visit and once else None
    if before is None:
        desk.keep_journal(desk.journal.with_step(step.id, desk.moment))
        if visit is not None:
            visit.say(_TAKEN)
            visit.remember(once, reverse("recover:steps"))
    return HttpResponseRedirect(before or reverse("recover:steps"))
