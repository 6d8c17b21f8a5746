"""Whether anything was changed, and the bundle by which a stranger can tell."""

from __future__ import annotations

import datetime as dt
import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ashore.errors.store import RowMissingError
from ashore.evidence.items import sealed_items
from ashore.store import jobs
from ashore.store.jsontext import Json
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.frame.visit import Visit
from ashore.web.jobs.shown import Shown
from ashore.web.jobs.starting import start

_NOTHING = Text("还没有封存的文件。", "Nothing is sealed yet.")


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Begin to check every sealed file."""
    desk = desk_of(request)
    if not desk.home.vault.is_dir():
        return _nothing(request)
    job = start(desk.case_row, "verify", {"at": desk.moment.isoformat()})
    return redirect("evidence:checked", job.id)


@require_safe
def checked(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Return what the check found, in words; while it runs, how far it is."""
    fresh(request)
    try:
        shown = Shown(jobs.find_job(desk_of(request).case_row, job))
    except RowMissingError:
        raise Http404 from None
    result = shown.job.result
    if shown.job.kind != "verify":
        raise Http404
    found = dict(result) if isinstance(result, dict) else None
    stamps = [
        (number, dt.datetime.fromisoformat(at), count, signed)
        for number, at, count, signed in (found or {}).get("stamps", ())
    ]
    findings = [
        (where, Text(zh, en), severity)
        for where, zh, en, severity in (found or {}).get("findings", ())
    ]
    values = {"job": shown, "found": found, "stamps": stamps, "findings": findings}
    return show(request, "evidence/checked.html.j2", values)


@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: HttpRequest) -> HttpResponse:
    """Return the choice of what goes into a bundle, and begin to write it."""
    desk = desk_of(request)
    items = sealed_items(desk.case)
    if not items:
        return _nothing(request)
    if request.method != "POST":
        return show(request, "evidence/bundle.html.j2", {"items": items})
    named = set(request.POST.getlist("item"))
    only = [one.id for one in items if one.id in named]
    arguments: dict[str, Json] = {
        "only": [] if len(only) == len(items) else only,
        "redacted": bool(request.POST.get("redacted")),
    }
    return redirect("jobs:job", start(desk.case_row, "bundle", arguments).id)


def _nothing(request: HttpRequest) -> HttpResponse:
    visit: Visit | None = getattr(request, "visit", None)
    if visit is not None:
        visit.say(_NOTHING, tone="note")
    return redirect("evidence:index")
