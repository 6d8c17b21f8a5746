"""Every step in which the vault writes to the disk, so that a stop at any of them loses nothing.

A file is written under a name that nothing reads, brought to the disk, and renamed in one step.
Each step is one call of ``os``: tests stop the program at every one of them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from ashore.case.atomic import locked, reason_of, replace_file
from ashore.errors.case import CaseLockedError, CaseUnconfirmedError, CaseWriteError
from ashore.errors.vault import VaultLockedError, VaultUnconfirmedError, VaultWriteError

UNFINISHED = ".new"
"""How the name of a file ends that is not whole yet."""
_BUFFER = 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0)


class NewFile:
    """A file that shows itself only once it is whole; written by one process at a time.

    Bytes are gathered and written a megabyte at a time. Used as a context, it is thrown away when
    the work inside fails.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._gathered = bytearray()
        with told(path.name):
            path.unlink(missing_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
            self._descriptor: int | None = os.open(path, flags, 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.discard()

    def write(self, data: bytes) -> int:
        """Return how many bytes were taken: all of them."""
        self._gathered += data
        if len(self._gathered) >= _BUFFER:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Write what was gathered."""
        with told(self.path.name), memoryview(self._gathered) as gathered:
            rest = gathered
            while rest:
                rest = rest[os.write(self._open, rest) :]
        self._gathered = bytearray()

    def write_at(self, place: int, data: bytes) -> None:
        """Write bytes over what stands at a place, and go on at the end."""
        self.flush()
        with told(self.path.name):
            os.lseek(self._open, place, os.SEEK_SET)
            os.write(self._open, data)
            os.lseek(self._open, 0, os.SEEK_END)

    def place_at(self, final: Path) -> None:
        """Return once the file stands under its own name and the disk has confirmed both.

        Raises:
            VaultWriteError: If it cannot be written; what stood there is untouched.
            VaultUnconfirmedError: If it was put there and the disk did not confirm the folder.
        """
        self.flush()
        with told(final.name):
            os.fsync(self._open)
            self._close()
            os.replace(self.path, final)  # noqa: PTH105 - one module to stop in tests
        confirm_folder(final.parent)

    def discard(self) -> None:
        """Throw the file away; a disk that refuses even that is not asked again."""
        with contextlib.suppress(OSError):
            self._close()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    @property
    def _open(self) -> int:
        assert self._descriptor is not None  # noqa: S101 - nothing writes after the end
        return self._descriptor

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def put(path: Path, data: bytes) -> None:
    """Return once a small file holds some bytes and the disk has confirmed it.

    Raises:
        VaultWriteError: If it cannot be written; the old one is untouched.
    """
    try:
        replace_file(path, data)
    except CaseUnconfirmedError as error:
        raise VaultUnconfirmedError(where=path.name, reason=error.values["reason"]) from error
    except CaseWriteError as error:
        raise VaultWriteError(where=path.name, reason=error.values["reason"]) from error


@contextlib.contextmanager
def alone(folder: Path, *, seconds: float) -> Iterator[None]:
    """Yield while this process alone may write to a vault.

    Raises:
        VaultLockedError: If another one holds it for longer than some seconds.
        VaultWriteError: If the folder that it lies in cannot be written to.
    """
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(locked(folder, seconds=seconds))
        except CaseLockedError as error:
            raise VaultLockedError(where=folder.name, seconds=seconds) from error
        except CaseWriteError as error:
            raise VaultWriteError(where=folder.name, reason=error.values["reason"]) from error
        yield


def make_folder(path: Path) -> None:
    """Make a folder that only its owner may look into."""
    with told(path.name):
        os.mkdir(path, 0o700)  # noqa: PTH102 - one module to stop in tests


def rename(path: Path, final: Path) -> None:
    """Return once a file or folder stands under another name and the disk has confirmed it."""
    with told(final.name):
        os.replace(path, final)  # noqa: PTH105 - one module to stop in tests
    confirm_folder(final.parent)


def confirm_folder(folder: Path) -> None:
    """Return once the disk has confirmed which files a folder holds.

    Raises:
        VaultUnconfirmedError: If it did not.
    """
    if os.name == "nt":  # Windows confirms a rename itself and opens no folders
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise VaultUnconfirmedError(where=folder.name, reason=reason_of(error)) from error


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """Yield; what the system refuses meanwhile is told as an error of the vault.

    Raises:
        VaultWriteError: If the system refused something.
    """
    try:
        yield
    except OSError as error:
        raise VaultWriteError(where=name, reason=reason_of(error)) from error
