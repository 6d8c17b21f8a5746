"""Long work: what waits and runs, one job, calling it off, and the file that it made."""

from __future__ import annotations

import uuid
from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from ashore.store import jobs
from ashore.store.jobs import JobRow, JobState
from ashore.text import Language
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, Given, Json, Name, Open, Problem, problems
from ashore.web.frame import revision
from ashore.web.frame.downloads import download
from ashore.web.frame.show import language_of
from ashore.web.jobs.kinds import kind_of
from ashore.web.jobs.starting import start

router = Router(tags=["jobs"])
_OF_PAPERS = frozenset({"pack", "paper-files"})
FILE: Json = {
    "responses": {
        200: {
            "description": "The file.",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
                "application/pdf": {"schema": {"type": "string", "format": "binary"}},
                "application/zip": {"schema": {"type": "string", "format": "binary"}},
            },
        }
    }
}


class JobOut(Open):
    """One piece of long work, and how far it is: ``done`` of ``of``; 0 of 0 is not known."""

    id: uuid.UUID
    kind: str
    title: str
    state: JobState
    done: int
    of: int
    says: str
    created_at: str
    finished_at: str | None
    has_file: bool


class JobsOut(Open):
    """All long work, the newest first."""

    jobs: list[JobOut]


class NewJob(Given):
    """Long work to begin: a rescue pack, files of papers, a bundle, a check of the vault."""

    kind: Literal["pack", "paper-files", "bundle", "verify"]
    only: list[Name] = Field(default=[], max_length=200)
    redacted: bool = False


@router.get("/jobs", response={200: JobsOut, problems(): Problem})
def list_jobs(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return what waits, runs and has ended."""
    desk, language = desk_for(request), language_of(request)
    return {"jobs": [job_as_json(one, language) for one in jobs.jobs_of(desk.case_row)]}


@router.post("/jobs", response={201: JobOut, problems(409): Problem})
def start_job(request: HttpRequest, asked: Query[Asked], given: NewJob) -> Status[Json]:
    """Begin long work; one of the same kind that is unfinished stays alone."""
    desk = desk_for(request)
    papers = [one.id for one in desk.answers.papers] if given.kind in _OF_PAPERS else []
    only = [one for one in papers if one in given.only] if given.only else papers
    shared: Json = {
        "only": only,
        "language": language_of(request),
        "on": desk.today.isoformat(),
        "head": desk.ledger.head,
    }
    every: dict[str, Json] = {
        "pack": {"papers": len(only), **shared},
        "paper-files": shared,
        "bundle": {"only": given.only, "redacted": given.redacted},
        "verify": {"at": desk.moment.isoformat()},
    }
    made = start(desk.case_row, given.kind, every[given.kind])
    return Status(201, job_as_json(made, language_of(request)))


@router.get("/jobs/{uuid:job}", response={200: JobOut, problems(404): Problem})
def show_job(request: HttpRequest, job: uuid.UUID, asked: Query[Asked]) -> Json:
    """Return one job."""
    return job_as_json(jobs.find_job(desk_for(request).case_row, job), language_of(request))


@router.post("/jobs/{uuid:job}/cancel", response={200: JobOut, problems(404, 409): Problem})
def cancel_job(request: HttpRequest, job: uuid.UUID, asked: Query[Asked]) -> Json:
    """Call a job off; nothing is changed by it."""
    desk = desk_for(request)
    row = jobs.cancel(desk.case_row, job, now=desk.moment)
    revision.changed()
    return job_as_json(row, language_of(request))


@router.get(
    "/jobs/{uuid:job}/file", response={200: None, problems(404): Problem}, openapi_extra=FILE
)
def job_file(request: HttpRequest, job: uuid.UUID, asked: Query[Asked]) -> HttpResponse:
    """Return the file that a job made."""
    desk = desk_for(request)
    row = jobs.find_job(desk.case_row, job)
    data = jobs.file_of(desk.case_row, job)
    if data is None or not isinstance(row.result, dict):
        raise Http404
    return download(data, str(row.result.get("file_name", "ashore.bin")))


def job_as_json(row: JobRow, language: Language) -> Json:
    """Return a job for a program."""
    return {
        "id": row.id,
        "kind": row.kind,
        "title": kind_of(row.kind).title.in_language(language),
        "state": row.state,
        "done": row.done,
        "of": row.of,
        "says": row.says.in_language(language),
        "created_at": row.created_at.isoformat(),
        "finished_at": row.finished_at and row.finished_at.isoformat(),
        "has_file": isinstance(row.result, dict) and "file_name" in row.result,
    }
