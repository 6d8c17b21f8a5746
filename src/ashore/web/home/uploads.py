"""How a large backup is taken in: through the disk, which nothing readable may touch."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

_RESTORE = "/restore"


class BackupUploads(TemporaryFileUploadHandler):
    """Takes what is too large for the memory, on the page for backups alone.

    A backup is encrypted, so it may lie in a temporary file; a picture or a contract may not.
    """

    active = False

    def handle_raw_input(self, input_data: Any, META: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N803 - Django's name
        """Look where the file is sent to."""
        del input_data, args, kwargs
        self.active = META.get("PATH_INFO") == _RESTORE

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        if self.active:
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a part of it, or leave it alone."""
        if not self.active:
            return raw_data
        super().receive_data_chunk(raw_data, start)
        return None

    def file_complete(self, file_size: int) -> Any:
        """Return the file."""
        return super().file_complete(file_size) if self.active else None

    def upload_interrupted(self) -> None:
        """Remove what came so far."""
        if self.active:
            super().upload_interrupted()
