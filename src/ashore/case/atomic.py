"""How a file is replaced so that a crash leaves the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from ashore.errors.case import CaseLockedError, CaseUnconfirmedError, CaseWriteError
from ashore.text import Text

_FULL = Text("磁盘满了", "the disk is full")
_FORBIDDEN = Text("没有写的权限", "writing is not permitted")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _FORBIDDEN,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
}


@contextlib.contextmanager
def locked(path: Path, *, seconds: float) -> Iterator[None]:
    """Yield while this process alone may write a file.

    Raises:
        CaseLockedError: If another one holds it for longer than some seconds.
        CaseWriteError: If the folder cannot be written to.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - reading a case locks nothing

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=seconds, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise CaseLockedError(where=path.name, seconds=seconds) from None
    except OSError as error:
        raise CaseWriteError(where=path.name, reason=reason_of(error)) from error
    try:
        yield
    finally:
        lock.release()


def replace_file(path: Path, data: bytes) -> None:
    """Return once a file holds some bytes and the disk has confirmed it.

    The bytes go to a new file beside it, which takes its place in one step. Call it with the file
    locked: what a crash left behind is thrown away here.

    Raises:
        CaseWriteError: If it cannot be written; the old file is untouched.
        CaseUnconfirmedError: If it was replaced and the disk did not confirm the folder.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        _write(fresh, data)
        os.replace(fresh, path)  # noqa: PTH105 — beside os.fsync, one module to fail in tests
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise CaseWriteError(where=path.name, reason=reason_of(error)) from error
    try:
        _confirm_folder(path.parent)
    except OSError as error:
        raise CaseUnconfirmedError(where=path.name, reason=reason_of(error)) from error


def reason_of(error: OSError) -> Text:
    """Return why the system refused, in a few words."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Text(said, said))


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _confirm_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows confirms the rename itself and opens no folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_BINARY = getattr(os, "O_BINARY", 0)
