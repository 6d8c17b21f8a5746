"""A file as the person gave it: its name, its size, its first bytes, its hash, and its content."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from ashore.case.atomic import reason_of
from ashore.errors.intake import FileMissingError, FileTooLargeError, FileUnreadableError

HEAD_BYTES = 64 * 1024
"""How much of a file its readers look at to say whether it is theirs."""
MOST_BYTES = 8 * 1024**3
_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class GivenFile:
    """A file on disk, or bytes that came out of one; nothing but its head is held in memory.

    ``inside`` names the archive that it came out of. ``locked`` is the hash of the file that it was
    unlocked from: that one is what the person has.
    """

    name: str
    size: int
    head: bytes = field(repr=False)
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    inside: str | None = None
    locked: str | None = None

    @classmethod
    def at(cls, path: Path) -> GivenFile:
        """Return the file at a path.

        Raises:
            FileMissingError: If there is none.
            FileUnreadableError: If it is a folder or cannot be read.
            FileTooLargeError: If it is larger than any file that is read.
        """
        try:
            size = path.stat().st_size
            if size > MOST_BYTES:
                raise FileTooLargeError(where=path.name, size=size, most=MOST_BYTES)
            with path.open("rb") as file:
                return cls(path.name, size, file.read(HEAD_BYTES), path=path)
        except FileNotFoundError:
            raise FileMissingError(where=path.name) from None
        except OSError as error:
            raise FileUnreadableError(where=path.name, reason=reason_of(error)) from error

    @classmethod
    def of(cls, data: bytes, name: str, *, inside: str | None = None) -> GivenFile:
        """Return bytes as a file.

        Examples:
            >>> GivenFile.of(b"abc", "a.csv").digest[:8]
            'ba7816bf'
        """
        return cls(name, len(data), data[:HEAD_BYTES], data=data, inside=inside)

    @property
    def suffix(self) -> str:
        """Return the ending of the name in small letters, with its dot."""
        return Path(self.name).suffix.lower()

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Yield its content from the beginning.

        Raises:
            FileUnreadableError: If it cannot be read any more.
        """
        try:
            with self.path.open("rb") if self.path else io.BytesIO(self.data or b"") as file:
                yield file
        except OSError as error:
            raise FileUnreadableError(where=self.name, reason=reason_of(error)) from error

    def content(self, *, most: int) -> bytes:
        """Return the whole content.

        Raises:
            FileTooLargeError: If it holds more than ``most`` bytes.
        """
        if self.size > most:
            raise FileTooLargeError(where=self.name, size=self.size, most=most)
        with self.opened() as file:
            return file.read(most + 1)

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of the file that the person has."""
        if self.locked:
            return self.locked
        hashed = hashlib.sha256()
        with self.opened() as file:
            while chunk := file.read(_CHUNK):
                hashed.update(chunk)
        return hashed.hexdigest()
