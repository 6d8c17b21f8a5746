"""Reading a file as long work: what it needs from the open case, and what is kept of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from ashore.errors.base import AshoreError
from ashore.errors.intake import ArchivePasswordError, PasswordNeededError, PdfLockedError
from ashore.intake.pages.pictures import is_picture
from ashore.store import jobs, settings_rows, uploads
from ashore.store.homes import Home
from ashore.store.jobs import JobRow
from ashore.store.uploads import UploadRow, UploadState
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.intake.reading_work import read
from ashore.web.jobs.kind import Kind, Made
from ashore.web.jobs.starting import hand, start, take

COLUMNS = "columns:"
"""How the names begin under which the columns of tables are remembered."""
QUICK_BYTES = 1024 * 1024
_LOCKED = frozenset({PasswordNeededError.code, ArchivePasswordError.code, PdfLockedError.code})
_SLOW_HEADS = (b"%PDF", b"PK\x03\x04", b"PK\x05\x06")


def _prepare(home: Home, job: JobRow) -> dict[str, Any]:
    assert isinstance(job.arguments, Mapping)  # noqa: S101 - as it was started
    return values_of(home.case, uuid.UUID(str(job.arguments["upload"])))


def _keep(home: Home, job: JobRow, made: Made) -> Made:
    assert isinstance(job.arguments, Mapping)  # noqa: S101 - as it was started
    keep_found(home.case, uuid.UUID(str(job.arguments["upload"])), made.result)
    return Made()


def _off(home: Home, job: JobRow, code: str, says: Text) -> None:
    assert isinstance(job.arguments, Mapping)  # noqa: S101 - as it was started
    upload = uuid.UUID(str(job.arguments["upload"]))
    needs = code in _LOCKED
    keep_sentence(home.case, upload, [says.zh, says.en], needs_password=needs)


def _leads_to(job: JobRow) -> str:
    assert isinstance(job.arguments, Mapping)  # noqa: S101 - as it was started
    return reverse("intake:upload", args=[str(job.arguments["upload"])])


READ_FILE = Kind(
    title=Text("读文件", "Reading a file"),
    prepare=_prepare,
    work="ashore.web.intake.reading_work:read",
    keep=_keep,
    off=_off,
    leads_to=_leads_to,
)


def read_upload(case: int, upload: UploadRow, *, password: str | None = None) -> JobRow | None:
    """Return the job that reads a file once more, None where it was read at once."""
    quick = is_quick(uploads.content_of(case, upload.id))
    return begin_reading(case, upload, quick=quick, password=password)


def begin_reading(
    case: int, upload: UploadRow, *, quick: bool, password: str | None = None
) -> JobRow | None:
    """Return the job that reads a file, None where it is read in a moment and was read at once.

    What cannot be read is kept with the file as a sentence, and so is that it needs a password.
    """
    found = _found(upload)
    if quick and not found.get("others"):
        values = values_of(case, upload.id) | {"password": password}
        try:
            keep_found(case, upload.id, read(values, lambda *_: None).result)
        except AshoreError as error:
            keep_off(case, upload.id, error)
        return None
    if password is not None:
        hand(str(upload.id), password)
    uploads.change_upload(case, upload.id, UploadState.GIVEN, found=found | {"off": None})
    return start(case, "read-file", {"upload": str(upload.id), "name": upload.file_name})


def values_of(case: int, upload: uuid.UUID) -> dict[str, Any]:
    """Return what the reading of a file needs, as plain values."""
    row = uploads.find_upload(case, upload)
    found = _found(row)
    return {
        "data": uploads.content_of(case, upload),
        "name": row.file_name,
        "recorded_at": now().isoformat(),
        "answers": found.get("answers") or {},
        "remembered": {
            one.name.removeprefix(COLUMNS): one.value
            for one in settings_rows.settings_of(case, COLUMNS)
        },
        "password": take(str(upload)),
        "others": [
            (uploads.find_upload(case, one).file_name, uploads.content_of(case, one))
            for one in map(uuid.UUID, found.get("others") or ())
        ],
    }


def keep_found(case: int, upload: uuid.UUID, result: dict[str, Any]) -> None:
    """Keep what was read in a file."""
    found = _found(uploads.find_upload(case, upload))
    uploads.change_upload(case, upload, UploadState.READ, found=found | result | {"off": None})


def keep_off(case: int, upload: uuid.UUID, error: AshoreError) -> None:
    """Keep why a file was not read."""
    says = [_joined(error.parts("zh"), ""), _joined(error.parts("en"), " ")]
    keep_sentence(case, upload, says, needs_password=isinstance(error, PasswordNeededError))


def keep_sentence(case: int, upload: uuid.UUID, says: list[str], *, needs_password: bool) -> None:
    """Keep a sentence that says why a file was not read."""
    found = _found(uploads.find_upload(case, upload))
    off = {"says": says, "password": needs_password}
    uploads.change_upload(case, upload, UploadState.UNREADABLE, found=found | {"off": off})


def job_of(case: int, upload: uuid.UUID) -> JobRow | None:
    """Return the latest job that reads a file."""
    for job in jobs.jobs_of(case):
        arguments = job.arguments
        named = isinstance(arguments, Mapping) and arguments.get("upload") == str(upload)
        if job.kind == "read-file" and named:
            return job
    return None


def is_quick(content: bytes) -> bool:
    """Return whether a file is read in a moment: a short text, no picture and nothing packed."""
    head = content[:16]
    return len(content) <= QUICK_BYTES and not head.startswith(_SLOW_HEADS) and not is_picture(head)


def _found(row: UploadRow) -> dict[str, Any]:
    return dict(row.found) if isinstance(row.found, Mapping) else {}


def _joined(parts: tuple[str, str, str], space: str) -> str:
    # That nothing was changed goes without saying before anything was accepted.
    return space.join((parts[0], parts[2]))
