"""Help: people to turn to, and how the app works."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show


@needs_no_case
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the first page of this part."""
    return show(request, "help/index.html.j2")


@needs_no_case
@require_safe
def crisis(request: HttpRequest) -> HttpResponse:
    """Return the people to turn to, with their numbers."""
    return show(request, "help/index.html.j2")
