"""Everything the app can do, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.web.all.pages import STAGES
from ashore.web.frame.show import show


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return every page of the app that can be gone to, stage by stage."""
    return show(request, "all/index.html.j2", {"stages": STAGES})
