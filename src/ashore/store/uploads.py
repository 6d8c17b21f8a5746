"""Files that were given and are not accepted yet, with what was read in them."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from enum import StrEnum

from ashore.errors.store import RowMissingError
from ashore.store.failures import kept
from ashore.store.jsontext import Json, storable
from ashore.store.models import Upload
from ashore.text import Text

_WHERE = "case.db"
_FILE = Text("文件", "The file")
_LONGEST_NAME = 255
_FOR = "for"


class UploadState(StrEnum):
    """How far a file is: given, read, accepted into the ledger, or not readable."""

    GIVEN = "given"
    READ = "read"
    ACCEPTED = "accepted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class UploadRow:
    """A file that was given: all but its bytes. ``found`` is what was read in it, as JSON."""

    id: uuid.UUID
    file_name: str
    sha256: str
    state: UploadState
    found: Json
    created_at: dt.datetime

    @property
    def purpose(self) -> str | None:
        """Return what the file was given for; None if for importing."""
        return (
            str(self.found[_FOR]) if isinstance(self.found, dict) and _FOR in self.found else None
        )


def add_upload(
    case: int, file_name: str, content: bytes, *, now: dt.datetime, purpose: str | None = None
) -> UploadRow:
    """Return the row of a file that is kept now; its name is cut to 255 characters."""
    with kept(_WHERE):
        return _row(
            Upload.objects.create(
                case_id=case,
                file_name=str(storable(file_name))[:_LONGEST_NAME],
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                state=UploadState.GIVEN,
                found=None if purpose is None else {_FOR: purpose},
                created_at=now,
            )
        )


def uploads_of(case: int, purpose: str | None = None) -> tuple[UploadRow, ...]:
    """Return the files given for a purpose, or else for importing; oldest first, no bytes."""
    with kept(_WHERE):
        rows = Upload.objects.filter(case_id=case).defer("content").order_by("created_at", "pk")
        return tuple(row for row in map(_row, rows) if row.purpose == purpose)


def find_upload(case: int, upload: uuid.UUID) -> UploadRow:
    """Return one file without its bytes.

    Raises:
        RowMissingError: If it is not there.
    """
    with kept(_WHERE):
        found = Upload.objects.filter(case_id=case, pk=upload).defer("content").first()
    if found is None:
        raise _missing(upload)
    return _row(found)


def content_of(case: int, upload: uuid.UUID) -> bytes:
    """Return the bytes of a file.

    Raises:
        RowMissingError: If it is not there.
    """
    with kept(_WHERE):
        rows = Upload.objects.filter(case_id=case, pk=upload)
        found = rows.values_list("content", flat=True).first()
    if found is None:
        raise _missing(upload)
    return bytes(found)


def change_upload(
    case: int, upload: uuid.UUID, state: UploadState, *, found: object = None
) -> UploadRow:
    """Return a file whose state is another one now, and what was read in it.

    Args:
        case: The case.
        upload: The file.
        state: How far it is.
        found: What was read, as JSON; None keeps what is there.

    Raises:
        RowMissingError: If it is not there.
    """
    changes: dict[str, object] = {"state": state}
    changes |= {} if found is None else {"found": storable(found)}
    with kept(_WHERE):
        if not Upload.objects.filter(case_id=case, pk=upload).update(**changes):
            raise _missing(upload)
    return find_upload(case, upload)


def drop_upload(case: int, upload: uuid.UUID) -> bool:
    """Return whether the file was there; it is gone now."""
    with kept(_WHERE):
        return Upload.objects.filter(case_id=case, pk=upload).delete()[0] > 0


def _row(upload: Upload) -> UploadRow:
    return UploadRow(
        id=upload.pk,
        file_name=upload.file_name,
        sha256=upload.sha256,
        state=UploadState(upload.state),
        found=upload.found,
        created_at=upload.created_at,
    )


def _missing(upload: uuid.UUID) -> RowMissingError:
    return RowMissingError(what=_FILE, given=str(upload)[:8])
