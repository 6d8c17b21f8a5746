"""The rescue pack: everything to take along, made apart and kept until it is fetched."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ashore.errors.store import RowMissingError
from ashore.evidence.sizes import readable
from ashore.store import jobs
from ashore.store.jsontext import Json
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import language_of, show
from ashore.web.jobs.shown import Shown
from ashore.web.jobs.starting import start
from ashore.web.papers.drafts import papers_soon


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest) -> HttpResponse:
    """Return what the pack holds and those made before; begin to make one."""
    fresh(request)
    desk = desk_of(request)
    drafts = papers_soon(desk)
    if drafts is None:
        return show(request, "papers/drafting.html.j2")
    if request.method == "POST":
        named = set(request.POST.getlist("paper"))
        only = [one.id for one in drafts if one.id in named]
        arguments: dict[str, Json] = {
            "only": only,
            "papers": len(only) or len(drafts),
            "language": language_of(request),
            "on": desk.today.isoformat(),
            "head": desk.ledger.head,
        }
        return redirect("papers:packed", start(desk.case_row, "pack", arguments).id)
    before = [Shown(job) for job in jobs.jobs_of(desk.case_row) if job.kind == "pack"]
    return show(request, "papers/pack.html.j2", {"drafts": drafts, "before": before})


@require_safe
def packed(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Return a pack: while it is made how far it is, then what is in it."""
    fresh(request)
    try:
        shown = Shown(jobs.find_job(desk_of(request).case_row, job))
    except RowMissingError:
        raise Http404 from None
    if shown.job.kind != "pack":
        raise Http404
    result = shown.job.result
    values = {
        "job": shown,
        "pack": dict(result) if isinstance(result, dict) else None,
        "readable": readable,
    }
    return show(request, "papers/packed.html.j2", values)
