"""Who may ask: only this machine, by its own name, from our own pages, with this launch's code."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.web.frame.failures import refused
from ashore.web.frame.launch import launch
from ashore.web.frame.refusals import FOREIGN_PAGE, NO_CODE, OTHER_NAME

COOKIE = "ashore_visit"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Middleware that turns strangers away before anything of the case is touched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page, the way in, or a refusal that says what to do."""
        ours = launch()
        # Another name for this machine is how a foreign site reaches a local server.
        if request.META.get("HTTP_HOST", "") not in ours.hosts:
            return refused(request, OTHER_NAME, 421)
        if not _from_our_pages(request, ours.origins):
            return refused(request, FOREIGN_PAGE, 403)
        if request.path == "/enter":
            return self._enter(request)
        return self._known(request)

    def _known(self, request: HttpRequest) -> HttpResponse:
        """Return the page for a program with the code, or a browser that has come in."""
        ours, code = launch(), _bearer(request)
        visit = None if code else ours.visit(request.COOKIES.get(COOKIE, ""))
        if not (ours.admits(code) if code else visit):
            return refused(request, NO_CODE, 401)
        # A program that holds the code rides on no cookie, so no foreign page can use it.
        request.csrf_processing_done = code is not None  # type: ignore[attr-defined]
        request.visit = visit  # type: ignore[attr-defined]
        return self._answer(request)

    @staticmethod
    def _enter(request: HttpRequest) -> HttpResponse:
        ours = launch()
        if request.method not in _SAFE or not ours.admits(request.GET.get("code", "")):
            return refused(request, NO_CODE, 401)
        known = ours.visit(request.COOKIES.get(COOKIE, ""))
        # The code leaves the address bar at once.
        response = HttpResponseRedirect("/")
        if known is None:
            name, _ = ours.welcome()
            response.set_cookie(COOKIE, name, httponly=True, samesite="Strict", path="/")
        return response


def _bearer(request: HttpRequest) -> str | None:
    scheme, _, code = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return code.strip() if scheme.lower() == "bearer" else None


def _from_our_pages(request: HttpRequest, origins: frozenset[str]) -> bool:
    origin = request.META.get("HTTP_ORIGIN")
    if origin is not None:
        return origin in origins
    site = request.META.get("HTTP_SEC_FETCH_SITE", "none")
    if request.method in _SAFE:
        # A link from elsewhere may lead to the door, and to nothing behind it.
        return site in {"none", "same-origin"} or request.path == "/enter"
    # Browsers send Origin with every form; a program says who it is by its code.
    return _bearer(request) is not None or request.META.get("HTTP_REFERER", "").startswith(
        tuple(f"{origin}/" for origin in origins)
    )
