"""Evidence: what is kept, what it shows, and whether it was changed."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ashore.web.frame.show import show


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the first page of this part."""
    return show(request, "evidence/index.html.j2")


@require_safe
def item(request: HttpRequest, item: str) -> HttpResponse:
    """Return an item."""
    return show(request, "evidence/index.html.j2")


@require_POST
def keep(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Keep an upload."""
    return redirect("evidence:index")
