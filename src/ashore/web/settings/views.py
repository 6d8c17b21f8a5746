"""Settings: language, light or dark, text size, locking, quiet hours, the file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show


@needs_no_case
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the first page of this part."""
    return show(request, "settings/index.html.j2")
