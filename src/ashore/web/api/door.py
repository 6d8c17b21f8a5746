"""The door to the API: its parts are loaded when a program first asks, not with the first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.views.decorators.csrf import csrf_exempt

from ashore.web.frame.desk import needs_no_case


@csrf_exempt
@needs_no_case
def answer(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Return the answer of the API; it looks at the mark of a browser's form by itself."""
    found = resolve(request.path_info, urlconf="ashore.web.api.root")
    response: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return response
