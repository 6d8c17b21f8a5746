"""Check-ins, spending, the credit calendar, before you borrow, the shore."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.web.frame.show import show


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the first page of this part."""
    return show(request, "recover/index.html.j2")
