"""A PDF that opens with a password, unlocked in memory before anybody asks what it holds."""

from __future__ import annotations

import io

from ashore.errors.intake import PdfLockedError
from ashore.intake.given_file import GivenFile

_MOST_BYTES = 64 * 1024 * 1024
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def is_pdf(head: bytes) -> bool:
    """Return whether a file begins as a PDF does; some have a few bytes before."""
    return b"%PDF-" in head[:1024]


def unlocked(file: GivenFile, password: str | None) -> GivenFile:
    """Return a locked PDF as one that anybody reads, and any other file as it is.

    A damaged PDF is left to its reader, which names what is wrong with it.

    Raises:
        PdfLockedError: If it is locked, and the password does not open it.
    """
    if not is_pdf(file.head) or file.size > _MOST_BYTES:
        return file
    # Most files are no PDF, and its library takes long to load.
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        locked = PdfReader(io.BytesIO(file.content(most=_MOST_BYTES)), strict=False)
        if not locked.is_encrypted:
            return file
        if not locked.decrypt(password or ""):
            raise PdfLockedError(where=file.name)
        plain = io.BytesIO()
        PdfWriter(clone_from=locked).write(plain)
    except (PyPdfError, *_DAMAGE):
        return file
    data = plain.getvalue()
    return GivenFile(
        file.name,
        len(data),
        data[: len(file.head)],
        data=data,
        inside=file.inside,
        locked=file.digest,
    )
