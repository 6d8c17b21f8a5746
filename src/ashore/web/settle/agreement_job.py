"""Reading a scanned or photographed agreement as long work; its text is kept for the page."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from ashore.errors.store import JobStateError
from ashore.store import jobs, uploads
from ashore.store.homes import Home
from ashore.store.jobs import JobRow
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.desk import Drafts
from ashore.web.jobs.kind import Kind, Made
from ashore.web.jobs.starting import start, unfinished
from ashore.web.settle.agreement_given import Given, keep_given


def begin_reading(case: int, loan: str, name: str, content: bytes) -> JobRow:
    """Return the job that reads a file; it takes the place of an earlier file of the same loan."""
    for job in unfinished(case, "read-agreement"):
        if _given(job)[1] == loan:
            # Another thread may have ended it by now.
            with contextlib.suppress(JobStateError):
                jobs.cancel(case, job.id, now=now())
    purpose = f"agreement {loan}"
    for row in uploads.uploads_of(case, purpose):
        uploads.drop_upload(case, row.id)
    row = uploads.add_upload(case, name, content, now=now(), purpose=purpose)
    return start(case, "read-agreement", {"upload": str(row.id), "loan": loan, "name": name})


def _given(job: JobRow) -> tuple[uuid.UUID, str]:
    assert isinstance(job.arguments, Mapping)  # noqa: S101 - as it was started
    return uuid.UUID(str(job.arguments["upload"])), str(job.arguments["loan"])


def _prepare(home: Home, job: JobRow) -> dict[str, Any]:
    upload, _ = _given(job)
    row = uploads.find_upload(home.case, upload)
    return {"data": uploads.content_of(home.case, upload), "name": row.file_name}


def _keep(home: Home, job: JobRow, made: Made) -> Made:
    upload, loan = _given(job)
    keep_given(Drafts(home.case), loan, Given(**made.result))
    uploads.drop_upload(home.case, upload)
    return Made()


READ_AGREEMENT = Kind(
    title=Text("读协议", "Reading an agreement"),
    prepare=_prepare,
    work="ashore.web.settle.agreement_work:read",
    keep=_keep,
    leads_to=lambda job: reverse("settle:read_agreement", args=[_given(job)[1]]),
)
