"""A file that a person wants kept: opened once, read from one end to the other, and unchanged."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ashore.case.atomic import reason_of
from ashore.errors.vault import (
    SourceChangedError,
    SourceKindError,
    SourceMissingError,
    SourceUnreadableError,
)
from ashore.text import Text

_LINK = Text("一个链接", "a link")
_FOLDER = Text("文件夹", "a folder")
_DEVICE = Text("设备或管道", "a device or a pipe")
# A pipe must not keep the program waiting, and a link must not lead it somewhere else.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def name_of(path: Path) -> str:
    """Return the name of a file as text; bytes in it that are no text become U+FFFD.

    Examples:
        >>> name_of(Path("录音 1.m4a"))
        '录音 1.m4a'
    """
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def require_plain(path: Path) -> int:
    """Return the size in bytes of a plain file that can be read.

    Raises:
        SourceMissingError: If there is none.
        SourceKindError: If it is a folder, a link or a device.
        SourceUnreadableError: If it cannot be read.
    """
    with opened(path) as file:
        return os.fstat(file.fileno()).st_size


@contextlib.contextmanager
def opened(path: Path, content: bytes | None = None) -> Iterator[BinaryIO]:
    """Yield a plain file from its beginning.

    Args:
        path: The file.
        content: What it holds where it is in memory only; the disk is not looked at then.

    Raises:
        SourceMissingError: If there is none.
        SourceKindError: If it is a folder, a link or a device.
        SourceUnreadableError: If it cannot be opened, or not read to its end.
    """
    if content is not None:
        yield io.BytesIO(content)
        return
    name = name_of(path)
    try:
        _require_no_link(path, name)
        descriptor = os.open(path, _FLAGS)
        try:
            _require_file(os.fstat(descriptor), name)
            file = os.fdopen(descriptor, "rb", buffering=0)
        except BaseException:
            os.close(descriptor)
            raise
        with file:
            yield file
    except FileNotFoundError:
        raise SourceMissingError(where=name) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise SourceKindError(where=name, found=_LINK) from None
        raise SourceUnreadableError(where=name, reason=reason_of(error)) from error


class UpTo:
    """The first bytes of a file: one that grows as fast as it is read would never end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._left = file, _state(file)[0]

    def read(self, most: int, /) -> bytes:
        """Return the next bytes, at most so many, none once as many were read as there were."""
        data = self._file.read(min(most, self._left))
        self._left -= len(data)
        return data


@contextlib.contextmanager
def unchanged(file: BinaryIO, path: Path) -> Iterator[None]:
    """Yield while a file is read.

    Raises:
        SourceChangedError: If it was written to meanwhile.
    """
    before = _state(file)
    yield
    if _state(file) != before:
        raise SourceChangedError(where=name_of(path))


def _require_no_link(path: Path, name: str) -> None:
    # Where the system cannot refuse links while opening, they are looked for first.
    if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
        raise SourceKindError(where=name, found=_LINK)


def _require_file(found: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = _FOLDER if stat.S_ISDIR(found.st_mode) else _DEVICE
        raise SourceKindError(where=name, found=kind)


def _state(file: BinaryIO) -> tuple[int, int]:
    if isinstance(file, io.BytesIO):
        return len(file.getbuffer()), 0
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns
