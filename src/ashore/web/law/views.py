"""The law book: every figure, rule and line to call, with its source."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show


@needs_no_case
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the first page of this part."""
    return show(request, "law/index.html.j2")


@needs_no_case
@require_safe
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Return one entry of the law book."""
    return show(request, "law/entry.html.j2", {"entry_id": entry_id})
