"""Files that are given, what was read in them, and accepting it."""

from __future__ import annotations

import uuid
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile
from pydantic import Field

from ashore.errors.store import JobStateError
from ashore.errors.web import NoFileError, RequestUnreadError
from ashore.intake.exchange import reading_as_json
from ashore.store import uploads
from ashore.store.uploads import UploadRow, UploadState
from ashore.text import Language, Text
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, Given, Json, Open, Problem, problems
from ashore.web.frame import revision
from ashore.web.frame.show import language_of
from ashore.web.intake.accept_form import accept_form, begins_of
from ashore.web.intake.accepting import accept
from ashore.web.intake.preview import found_in, parts_of
from ashore.web.intake.taking import take_files

router = Router(tags=["uploads"])
_Number = Annotated[int, Field(ge=0, le=10_000)]


class UploadOut(Open):
    """A file that was given: ``given`` while it is read, then ``read`` or ``unreadable``."""

    id: uuid.UUID
    name: str
    sha256: str
    state: UploadState
    off: str | None


class UploadsOut(Open):
    """The files that were given, the oldest first; ``says`` tells of those that were not taken."""

    uploads: list[UploadOut]
    says: list[str]


class PreviewOut(UploadOut):
    """A file and what was read in it: entries by kind, values, proposals, what is open."""

    readings: list[Json]


class Taken(Given):
    """A proposal that is taken: of which reading, and which of its proposals."""

    reading: _Number
    proposal: _Number


class Value(Given):
    """A value on a page put right: of which reading, and which of its fields."""

    reading: _Number
    field: _Number
    value: str = Field(max_length=20_000)


class Acceptance(Given):
    """What is noted of a file; left out, what the page has ticked at first.

    ``checked`` says that unsure values were held against the picture; ``loan`` is the loan that
    what was read belongs to.
    """

    proposals: list[Taken] | None = Field(default=None, max_length=1000)
    values: list[Value] = Field(default=[], max_length=1000)
    loan: str | None = Field(default=None, max_length=128)
    checked: bool = False


class AcceptedOut(Open):
    """How many entries were noted, and how many the case held already."""

    new: int
    known: int
    head: str


@router.get("/uploads", response={200: UploadsOut, problems(): Problem})
def list_uploads(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the files that were given."""
    desk, language = desk_for(request), language_of(request)
    rows = uploads.uploads_of(desk.case_row)
    return {"uploads": [_upload(row, language) for row in rows], "says": []}


@router.post("/uploads", response={201: UploadsOut, problems(409): Problem})
def add_uploads(
    request: HttpRequest, asked: Query[Asked], files: File[list[UploadedFile]]
) -> Status[Json]:
    """Give files; small ones are read at once, others as jobs."""
    desk, language = desk_for(request), language_of(request)
    taken = take_files(request, desk.case_row)
    if not taken.rows and not taken.says:
        raise NoFileError
    revision.changed()
    fresh = [uploads.find_upload(desk.case_row, row.id) for row in taken.rows]
    says = [one.in_language(language) for one in taken.says]
    return Status(201, {"uploads": [_upload(row, language) for row in fresh], "says": says})


@router.get("/uploads/{uuid:upload}", response={200: PreviewOut, problems(404): Problem})
def show_upload(request: HttpRequest, upload: uuid.UUID, asked: Query[Asked]) -> Json:
    """Return a file with what was read in it."""
    language = language_of(request)
    row = uploads.find_upload(desk_for(request).case_row, upload)
    readings = [reading_as_json(part.reading, language) for part in parts_of(row)]
    return {**_upload(row, language), "readings": readings}


@router.post(
    "/uploads/{uuid:upload}/accept", response={200: AcceptedOut, problems(404, 409): Problem}
)
def accept_upload(
    request: HttpRequest, upload: uuid.UUID, asked: Query[Asked], given: Acceptance
) -> Json:
    """Note what was read in a file, all or nothing."""
    desk = desk_for(request)
    with desk.writing():
        row = uploads.find_upload(desk.case_row, upload)
        if row.state is not UploadState.READ:
            raise JobStateError(given=str(row.id)[:8], state=row.state.value)
        parts = parts_of(row)
        form = accept_form(parts, desk.case)(_sent(begins_of(parts, desk.case), given, len(parts)))
        if not form.is_valid():
            place, says = form.problems[0]
            raise RequestUnreadError(where=place.removeprefix("f-") or "body", problem=says)
        accepted = accept(desk, row, form)
    return {"new": accepted.new, "known": accepted.known, "head": desk.ledger.head}


def _sent(begins: Json, given: Acceptance, readings: int) -> Json:
    """Return what the page's form would send."""
    sent = dict(begins)
    if given.proposals is not None:
        sent = {name: value for name, value in sent.items() if not name.startswith("p")}
        sent |= {f"p{one.reading}_{one.proposal}": "1" for one in given.proposals}
    for one in given.values:
        sent[f"v{one.reading}_{one.field}"] = one.value
    if given.loan is not None:
        sent |= {f"loan{n}": given.loan for n in range(readings)}
    if given.checked:
        values = [name for name in sent if name.startswith("v")]
        sent |= {f"s{name.removeprefix('v')}": "1" for name in values}
    sent.pop("keep", None)
    return sent


def _upload(row: UploadRow, language: Language) -> Json:
    off = found_in(row).get("off")
    return {
        "id": row.id,
        "name": row.file_name,
        "sha256": row.sha256,
        "state": row.state,
        "off": Text(*off["says"]).in_language(language) if off else None,
    }
