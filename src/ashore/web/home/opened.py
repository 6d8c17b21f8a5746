"""What holds from the moment a case is opened until it is locked."""

from __future__ import annotations

from django.http import HttpRequest

from ashore.store import settings_rows
from ashore.store.homes import Home
from ashore.web.frame import locking
from ashore.web.frame.visit import Visit

LOCK_MINUTES = "lock:minutes"
"""The setting that says after how many minutes of rest the case locks itself."""


def begin(home: Home) -> None:
    """Let an opened case lock itself after the minutes that its person chose."""
    kept = settings_rows.setting(home.case, LOCK_MINUTES, locking.USUAL_MINUTES)
    locking.allow(kept if isinstance(kept, int) else locking.USUAL_MINUTES)


def close(request: HttpRequest) -> None:
    """Close whatever case is open; the rest of this request has none."""
    locking.lock()
    request.desk = None  # type: ignore[attr-defined]


def visit_of(request: HttpRequest) -> Visit:
    """Return the visit of a browser; a program that shows the code has one for this request."""
    visit: Visit | None = getattr(request, "visit", None)
    return visit if visit is not None else Visit()
