"""Unfinished forms: each answer is kept as it is given, so that nothing typed is lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ashore.web.frame.desk import desk_of
from ashore.web.frame.form import raw

_LONGEST = 200


@require_POST
def keep(request: HttpRequest, name: str) -> HttpResponse:
    """Keep what stands in a form now; the page stays as it is."""
    sent = {key: many for key, many in raw(request.POST).items() if "pass" not in key}
    desk_of(request).drafts.save(name[:_LONGEST], sent)
    return HttpResponse(status=204)
