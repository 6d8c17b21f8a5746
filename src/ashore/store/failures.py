"""What the database refuses, told as our own errors; the transaction was rolled back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError

from ashore.errors.store import HomeDamagedError, HomeLockedError, HomeWriteError
from ashore.text import Text

_FULL = Text("磁盘满了", "the disk is full")
_BUSY = Text("另一个操作还没写完", "something else is still being written")
_READ_ONLY = Text("没有写的权限", "writing is not permitted")
_NO_ACCESS = Text("系统不让读写", "the system refuses to read or write")
_DAMAGED = Text("内容损坏，或不是用这把钥匙写的", "it is damaged, or was written with another key")

_NOT_WRITTEN = {
    "disk is full": _FULL,
    "disk i/o error": _NO_ACCESS,  # what a system that sets a limit to files answers
    "locked": _BUSY,
    "readonly": _READ_ONLY,
    "unable to open": _NO_ACCESS,
}
_NOT_READ = ("not a database", "malformed", "no such table", "no such column")


@contextlib.contextmanager
def kept(where: str) -> Iterator[None]:
    """Yield; what the database refuses meanwhile is told in our words.

    Raises:
        HomeLockedError: If the home was locked meanwhile.
        HomeWriteError: If something cannot be written.
        HomeDamagedError: If the file does not read.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        said = str(error).lower()
        if "interrupted" in said:
            raise HomeLockedError(where=where) from error
        for part, reason in _NOT_WRITTEN.items():
            if part in said:
                raise HomeWriteError(where=where, reason=reason) from error
        if any(part in said for part in _NOT_READ):
            raise HomeDamagedError(where=where, reason=_DAMAGED) from error
        raise
