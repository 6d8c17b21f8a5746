"""Pages that need the whole log looked through: while that goes on, they say so and come again."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show

PATIENCE = 1.5
"""Seconds after which a page says that it is being worked out; a long log takes longer once."""

_View = Callable[..., HttpResponse]


def when_ready(view: _View) -> _View:
    """Return a view that waits a little for the log, and then asks the browser to come again."""

    @functools.wraps(view)
    def waited(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        ready = desk_of(request).answers.conduct_soon(PATIENCE)
        if ready is None and request.method != "POST":
            fresh(request)
            return show(request, "defend/working.html.j2", {"again": request.get_full_path()})
        return view(request, *args, **named)

    return waited
