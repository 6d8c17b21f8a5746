"""Help: people to turn to, and how the app works."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.law.book import LawBook
from ashore.recover.care.crisis import crisis_help
from ashore.web.frame.clock import now
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show

_LINES = ("hotlines.legal-aid", "hotlines.police")


@needs_no_case
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return how the app works, what it does not do, and the keys."""
    book, on = LawBook.standard(), now().date()
    lines = [book.channel(name, on=on) for name in _LINES]
    return show(request, "help/index.html.j2", {"lines": lines})


@needs_no_case
@require_safe
def crisis(request: HttpRequest) -> HttpResponse:
    """Return the people to turn to, with their numbers; no case has to be open."""
    found = crisis_help(LawBook.standard(), now().date())
    return show(request, "help/crisis.html.j2", {"help": found})
