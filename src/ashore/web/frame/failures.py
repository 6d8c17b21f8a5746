"""How a request fails: one calm page, or the same in JSON; the place is told, never the data."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

from ashore.errors.base import AshoreError
from ashore.text import Language
from ashore.web.frame.preferences import Preferences
from ashore.web.frame.refusals import FAULT, NOT_HERE, STALE_FORM, TOO_MUCH, UNREAD, Refusal
from ashore.web.frame.show import show

_AS_WRITTEN = {"ensure_ascii": False}


class Failures:
    """Middleware that turns every failure into a page; what happened is said in plain words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """Return the page for a failure of a view."""
        if isinstance(error, AshoreError):
            return told(request, error)
        if isinstance(error, Http404):
            return refused(request, NOT_HERE, 404)
        if isinstance(
            error, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, SuspiciousOperation)
        ):
            return refused(request, TOO_MUCH, 413)
        if isinstance(error, (BadRequest, MultiPartParserError)):
            return refused(request, UNREAD, 400)
        return fault(request, error)


def told(request: HttpRequest, error: AshoreError, *, status: int = 409) -> HttpResponse:
    """Return one of our errors as a page, or as JSON where a program asked."""
    language = _language(request)
    says, safe, next_step = error.parts(language)
    if wants_json(request):
        return JsonResponse(error.as_json(language), status=status, json_dumps_params=_AS_WRITTEN)
    values = {"code": error.code, "says": says, "safe": safe, "next_step": next_step}
    return show(request, "frame/failure.html.j2", values, status=status)


def refused(request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
    """Return a refusal at the gate; it shows nothing of the case and needs none open."""
    language = _language(request)
    says = refusal.says.in_language(language)
    next_step = refusal.next_step.in_language(language)
    if wants_json(request):
        body = {"ok": False, "code": refusal.code, "says": says, "try_this": next_step, "where": ""}
        return JsonResponse(body, status=status, json_dumps_params=_AS_WRITTEN)
    values = {
        "preferences": Preferences.of(request),
        "html_lang": "zh-CN" if language == "zh" else "en",
        "code": refusal.code,
        "says": says,
        "next_step": next_step,
    }
    return HttpResponse(render_to_string("frame/refused.html.j2", values), status=status)


def fault(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Return the page for a fault of the program, with its place and nothing of what it held."""
    own = [f for f in traceback.extract_tb(error.__traceback__) if "ashore" in f.filename]
    place = f"{own[-1].name}:{own[-1].lineno}" if own else "?"
    sys.stderr.write(f"[web.fault] {type(error).__name__} {place}\n")
    return refused(request, FAULT, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form whose mark is not this launch's."""
    return refused(request, STALE_FORM, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for an address that leads nowhere."""
    return refused(request, NOT_HERE, 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for a request that is refused before any view sees it."""
    if isinstance(exception, SuspiciousOperation):
        return refused(request, TOO_MUCH, 413)
    return refused(request, UNREAD, 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault outside any view."""
    return refused(request, FAULT, 500)


def wants_json(request: HttpRequest) -> bool:
    """Return whether a program asked."""
    return request.path.startswith("/api/")


def _language(request: HttpRequest) -> Language:
    return Preferences.of(request).language
