"""The headers of every answer: nothing is loaded from elsewhere, framed, kept or told on."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; object-src 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Middleware that puts the headers on, and keeps pages out of the browser's store."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with its headers."""
        response = self._answer(request)
        for name, value in _ALWAYS.items():
            response.setdefault(name, value)
        if request.method == "HEAD" and not response.streaming:
            response.content = b""  # the server below would send it
        if not request.path.startswith("/static/"):
            # A shared computer's back button must not show a page after the case is locked.
            response["Cache-Control"] = "no-store"
        return response
