"""What was kept of the weeks: a quiet look back, and deleting that leaves nothing behind."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ashore.documents.recover_words import WEEK_COLUMNS
from ashore.errors.recover import NoSuchCheckInError
from ashore.recover.care.checkin import questions
from ashore.recover.care.journal import Journal
from ashore.recover.care.trends import trend
from ashore.text import Text
from ashore.web.frame import page_cache
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.show import show
from ashore.web.recover.views import only_help

_SHOWN = 20
_GONE = Text("删掉了，没有留底。", "Deleted; no copy is left.")
_ALREADY = Text("这一次已经不在了。", "That one is already gone.")


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Return the weeks and what is kept; after a sign of danger only what helps now."""
    desk = desk_of(request)
    if desk.crisis is not None:
        return only_help(request)
    journal = desk.journal
    pages = max(-(-len(journal.checkins) // _SHOWN), 1)
    number = min(max(_whole(request.GET.get("page")), 1), pages)
    newest = tuple(reversed(journal.checkins))
    values = {
        "trend": trend(journal, desk.case, desk.moment.date()),
        "columns": WEEK_COLUMNS,
        "checkins": newest[(number - 1) * _SHOWN : number * _SHOWN],
        "answers": {one.name: dict(one.answers) for one in questions()},
        "asks": {one.name: one.asks for one in questions()},
        "number": number,
        "pages": pages,
        "kept": len(journal.checkins) + len(journal.steps),
    }
    return show(request, "recover/history.html.j2", values)


@require_POST
def delete(request: HttpRequest, name: str) -> HttpResponse:
    """Delete one check-in; sent twice, the second time finds it gone."""
    desk = desk_of(request)
    try:
        _keep(desk, desk.journal.without(name), _GONE)
    except NoSuchCheckInError:
        if desk.visit is not None:
            desk.visit.say(_ALREADY, tone="note")
    return HttpResponseRedirect(reverse("recover:history"))


@require_http_methods(["GET", "HEAD", "POST"])
def delete_all(request: HttpRequest) -> HttpResponse:
    """Ask once more, then delete every check-in and step; other choices stay."""
    desk = desk_of(request)
    if request.method != "POST":
        values = {"checkins": len(desk.journal.checkins), "steps": len(desk.journal.steps)}
        return show(request, "recover/delete_all.html.j2", values)
    emptied = desk.journal.model_copy(update={"checkins": (), "steps": ()})
    _keep(desk, emptied, _GONE)
    return HttpResponseRedirect(reverse("recover:history"))


def _keep(desk: Desk, journal: Journal, says: Text) -> None:
    desk.keep_journal(journal)
    page_cache.forget_pages()  # pages that were kept in memory show what is deleted now
    if desk.visit is not None:
        desk.visit.say(says)


def _whole(given: str | None) -> int:
    said = given or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
