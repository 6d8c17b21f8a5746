"""Long work: progress, calling off, results."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ashore.errors.store import JobStateError, RowMissingError
from ashore.store import jobs
from ashore.text import Text
from ashore.web.frame import revision
from ashore.web.frame.clock import now
from ashore.web.frame.desk import desk_of
from ashore.web.frame.downloads import download
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.frame.visit import Visit
from ashore.web.jobs.shown import Shown, at_work, every_job
from ashore.web.jobs.starting import start

_CALLED_OFF = Text("叫停了，什么都没有改。", "Called off; nothing was changed.")
_ENDED = Text("它已经结束了。", "It had come to an end already.")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what is being done and what was."""
    fresh(request)
    return show(request, "jobs/index.html.j2", {"jobs": every_job(desk_of(request).case_row)})


@require_safe
def line(request: HttpRequest) -> HttpResponse:
    """Return the line of what is being done, as it stands on every page."""
    fresh(request)
    working = at_work(desk_of(request).case_row)
    return show(request, "jobs/line.html.j2", {"working": working, "asked": True})


@require_safe
def one(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Return one job."""
    fresh(request)
    return show(request, "jobs/job.html.j2", {"job": _job(request, job)})


@require_safe
def progress(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Return how far a job is; once it has ended the whole page is asked for anew."""
    fresh(request)
    shown = _job(request, job)
    response = show(request, "jobs/progress.html.j2", {"job": shown})
    if not shown.unfinished:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def cancel(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Call a job off."""
    says = _CALLED_OFF
    try:
        jobs.cancel(desk_of(request).case_row, job, now=now())
    except JobStateError:
        says = _ENDED
    except RowMissingError:
        raise Http404 from None
    revision.changed()
    _say(request, says)
    return redirect("jobs:job", job)


@require_POST
def retry(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Start the same work once more."""
    desk, before = desk_of(request), _job(request, job)
    if before.unfinished:
        return redirect("jobs:job", job)
    arguments = before.job.arguments
    assert isinstance(arguments, dict)  # noqa: S101 - every job is started with some
    jobs.drop_job(desk.case_row, job)
    return redirect("jobs:job", start(desk.case_row, before.job.kind, arguments).id)


@require_safe
def file(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Return the file that a job made."""
    shown = _job(request, job)
    data = jobs.file_of(desk_of(request).case_row, job)
    result = shown.job.result
    if data is None or not isinstance(result, dict):
        raise Http404
    return download(data, str(result.get("file_name", "ashore.bin")))


def _job(request: HttpRequest, job: uuid.UUID) -> Shown:
    try:
        return Shown(jobs.find_job(desk_of(request).case_row, job))
    except RowMissingError:
        raise Http404 from None


def _say(request: HttpRequest, says: Text) -> None:
    visit: Visit | None = getattr(request, "visit", None)
    if visit is not None:
        visit.say(says)
