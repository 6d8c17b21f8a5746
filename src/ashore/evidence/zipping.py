"""A ZIP file whose every byte follows from what is in it, so that no change to it goes unseen.

Files are stored as they are. The layout stands once, in the verifier that goes with every bundle.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zlib
from collections.abc import Callable
from typing import Protocol

from ashore.evidence.age import Writable
from ashore.evidence.verify import central_header, end_of_directory, local_header

_EARLIEST, _LATEST = dt.datetime(1980, 1, 1), dt.datetime(2107, 12, 31)  # noqa: DTZ001 - ZIP has no zone


class Into(Protocol):
    """Where an archive goes: a new file on the disk, or the memory."""

    def write(self, data: bytes, /) -> int:
        """Add bytes at the end."""

    def write_at(self, place: int, data: bytes, /) -> None:
        """Put bytes in the place of others."""


class Memory:
    """An archive in memory, which never touches the disk."""

    def __init__(self) -> None:
        self._data = io.BytesIO()

    def write(self, data: bytes) -> int:
        """Add bytes at the end."""
        return self._data.write(data)

    def write_at(self, place: int, data: bytes) -> None:
        """Put bytes in the place of others."""
        end = self._data.tell()
        self._data.seek(place)
        self._data.write(data)
        self._data.seek(end)

    @property
    def content(self) -> bytes:
        """Return all of it."""
        return self._data.getvalue()


class ZipWriter:
    """Writes files one after the other; ``sums`` are their names and SHA-256 so far.

    Args:
        into: Where it goes.
        made_at: The moment that every file in it is given, as the person's clock shows it.
    """

    def __init__(self, into: Into, made_at: dt.datetime) -> None:
        self._into, self._when = into, _dos(made_at)
        self._directory: list[bytes] = []
        self._at = 0
        self.sums: list[tuple[str, str]] = []

    def add(self, name: str, size: int, fill: Callable[[Writable], object]) -> None:
        """Write a file of so many bytes; ``fill`` writes them into what it is given."""
        written, start = name.encode(), self._at
        self._into.write(local_header(written, size, 0, self._when))
        member = _Member(self._into)
        fill(member)
        header = local_header(written, size, member.crc, self._when)
        self._into.write_at(start, header)
        self._directory.append(central_header(written, size, member.crc, self._when, start))
        self._at += len(header) + size
        self.sums.append((name, member.digest))

    def add_bytes(self, name: str, data: bytes) -> None:
        """Write a small file."""
        self.add(name, len(data), lambda into: into.write(data))

    def finish(self) -> None:
        """Write the directory; after it nothing may be added."""
        directory = b"".join(self._directory)
        self._into.write(directory)
        self._into.write(end_of_directory(len(self._directory), len(directory), self._at))


class _Member:
    """Takes the bytes of one file and sums them up on the way."""

    def __init__(self, into: Into) -> None:
        self._into = into
        self._hash = hashlib.sha256()
        self.crc = 0

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self.crc = zlib.crc32(data, self.crc)
        return self._into.write(data)

    def flush(self) -> None:
        """Do nothing: the bytes are gathered until there are enough."""

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


def _dos(moment: dt.datetime) -> tuple[int, int]:
    """Return the time and the date of a moment as a ZIP file has them, to two seconds."""
    m = min(max(moment.replace(tzinfo=None), _EARLIEST), _LATEST)
    time = m.hour << 11 | m.minute << 5 | m.second // 2
    return time, (m.year - 1980) << 9 | m.month << 5 | m.day
