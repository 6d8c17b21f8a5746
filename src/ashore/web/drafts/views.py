"""Unfinished forms: each answer is kept as it is given, so that nothing typed is lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ashore.web.frame.desk import desk_of
from ashore.web.frame.form import kept_of
from ashore.web.frame.visit import Visit

_LONGEST = 200


@require_POST
def keep(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what stands in a form now; the page stays as it is."""
    drafts, once = desk_of(request).drafts, request.POST.get("once", "")
    drafts.save(name[:_LONGEST], kept_of(request.POST))
    visit: Visit | None = getattr(request, "visit", None)
    if once and visit is not None and visit.done(once) is not None:
        # The form was sent meanwhile; what it held must not stand in the next one.
        drafts.forget(name[:_LONGEST])
    return HttpResponse(status=204)
