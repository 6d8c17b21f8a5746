"""The files that a form brings: held in memory, never on the disk, each within its limit."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MOST_BYTES = 64 * 1024 * 1024
"""The most that one file may hold."""


class InMemory(FileUploadHandler):
    """Keeps each file in memory; one that is too large is named and left out."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a file."""
        super().new_file(*args, **kwargs)
        self._into, self._size = io.BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take some bytes."""
        self._size = start + len(raw_data)
        if self._size > MOST_BYTES:
            self._into = io.BytesIO()
            if self.request is not None:
                named = too_large(self.request)
                self.request.too_large = (*named, self.file_name or "")  # type: ignore[attr-defined]
            raise SkipFile
        self._into.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file."""
        self._into.seek(0)
        return InMemoryUploadedFile(
            file=self._into,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


def too_large(request: HttpRequest) -> tuple[str, ...]:
    """Return the names of the files of a form that were left out for their size."""
    named: tuple[str, ...] = getattr(request, "too_large", ())
    return named
