"""Pages that nothing has changed since: a page is a pure function of what it shows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from ashore.web.frame import revision

if TYPE_CHECKING:
    from ashore.web.frame.desk import Desk

_MOST = 128
_MOST_BYTES = 512 * 1024
_MOST_IN_ALL = 8 * 1024 * 1024
_SHOWN_BY = ("lang", "theme", "size", "csrftoken", "ashore_visit")
_Key = tuple[object, ...]
_pages: OrderedDict[_Key, tuple[bytes, str]] = OrderedDict()
_guard = threading.Lock()


def answered(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """Return a page, the kept one where ledger, law, day, preferences and all else are the same.

    A page that holds a form, says something once, or shows work in progress calls ``fresh``.
    """
    key = _key(request)
    if key is None:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            revision.changed()
        return answer(request)
    with _guard:
        kept = _pages.get(key)
        if kept is not None:
            _pages.move_to_end(key)
    if kept is not None:
        return HttpResponse(kept[0], content_type=kept[1])
    response = answer(request)
    if _may_be_kept(request, response):
        with _guard:
            _pages[key] = (response.content, response.headers["Content-Type"])
            while len(_pages) > _MOST or _size() > _MOST_IN_ALL:
                _pages.popitem(last=False)
    return response


def fresh(request: HttpRequest) -> None:
    """Say that a page is for this moment only."""
    request.for_this_moment = True  # type: ignore[attr-defined]


def forget_pages() -> None:
    """Keep no page any more: the case was closed."""
    with _guard:
        _pages.clear()


def _key(request: HttpRequest) -> _Key | None:
    desk: Desk | None = getattr(request, "desk", None)
    visit = getattr(request, "visit", None)
    if request.method != "GET" or desk is None or visit is None or visit.said or visit.held:
        return None
    if "csrftoken" not in request.COOKIES:
        return None  # the forms on the page would hold a mark that no cookie matches
    moment = desk.moment
    resting = desk.journal.quiet_hours.hold(moment)
    shown = visit.amounts_until is not None and moment < visit.amounts_until
    cookies = tuple(request.COOKIES.get(name) for name in _SHOWN_BY)
    part = request.headers.get("HX-Request")
    return (
        request.get_full_path(), part, cookies, desk.ledger.head, revision.revision(),
        moment.date(), moment.hour, resting, shown, desk.home.folder,
    )  # fmt: skip


def _size() -> int:
    return sum(len(page) for page, _ in _pages.values())


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not getattr(request, "for_this_moment", False)
        and response.headers.get("Content-Type", "").startswith("text/html")
        and len(response.content) <= _MOST_BYTES
    )
