"""Sealing with age, in a stream: hashes are taken on the way, and memory stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from ashore.errors.vault import ItemDamagedError
from ashore.evidence.age import Identity, NotOpenedError, Readable, Writable, decrypt, encrypt

_CHUNK = 1024 * 1024

Told = Callable[[int], object]
"""Is told how many more bytes were read."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The SHA-256 and the size of some bytes."""

    digest: str
    size: int


def seal(source: Readable, into: Writable, to: str, *, told: Told) -> tuple[Measured, Measured]:
    """Return what was read and what was written, once bytes are sealed to a recipient.

    Args:
        source: What to seal.
        into: Where the sealed bytes go.
        to: An age recipient, ``age1…``.
        told: Is told of the progress.

    Raises:
        OSError: What ``source`` raised.
        AshoreError: What ``into`` raised.
    """
    reader, writer = _Reader(source, told), _Writer(into)
    try:
        encrypt(reader, writer, to)
    except NotOpenedError:
        _raise_first(reader, writer)
        raise
    into.flush()
    return reader.measured, writer.measured


def unseal(
    source: Readable, into: Writable, identity: Identity, *, where: str, told: Told
) -> Measured:
    """Return what was written, once sealed bytes are opened.

    Nothing of what was written may be used before this returns.

    Raises:
        ItemDamagedError: If they are not as they were sealed, or sealed to another key.
        OSError: What ``source`` raised.
        AshoreError: What ``into`` raised.
    """
    reader, writer = _Reader(source, told), _Writer(into)
    try:
        decrypt(reader, writer, identity)
    except NotOpenedError as error:
        _raise_first(reader, writer)
        raise ItemDamagedError(where=where) from error
    into.flush()
    return writer.measured


class Nowhere:
    """Takes bytes and keeps none: what is only to be hashed is written here."""

    def write(self, data: bytes) -> int:
        """Return how many bytes were taken."""
        return len(data)

    def flush(self) -> None:
        """Do nothing."""


class _Reader:
    """Hands out small pieces, as the cipher asks for them, from large ones, which are hashed."""

    def __init__(self, source: Readable, told: Told) -> None:
        self._source, self._told = source, told
        self._hash, self._size = hashlib.sha256(), 0
        self._chunk, self._at = memoryview(b""), 0
        self.failed: BaseException | None = None

    def read(self, most: int = _CHUNK) -> bytes:
        if self._at >= len(self._chunk):
            self._next_chunk()
        piece = self._chunk[self._at : self._at + most]
        self._at += len(piece)
        return bytes(piece)

    def _next_chunk(self) -> None:
        try:
            data = self._source.read(_CHUNK)
            self._told(len(data))
        except BaseException as error:
            self.failed = error
            raise
        self._hash.update(data)
        self._size += len(data)
        self._chunk, self._at = memoryview(data), 0

    @property
    def measured(self) -> Measured:
        return Measured(self._hash.hexdigest(), self._size)


class _Writer:
    def __init__(self, into: Writable) -> None:
        self._into = into
        self._hash, self._size = hashlib.sha256(), 0
        self.failed: BaseException | None = None

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self._size += len(data)
        try:
            return self._into.write(data)
        except BaseException as error:
            self.failed = error
            raise

    def flush(self) -> None:
        """Do nothing: the other end is flushed once the cipher is done."""

    @property
    def measured(self) -> Measured:
        return Measured(self._hash.hexdigest(), self._size)


def _raise_first(reader: _Reader, writer: _Writer) -> None:
    """Raise what a side of the stream raised: the cipher passes on only its words."""
    for failed in (reader.failed, writer.failed):
        if failed is not None:
            raise failed
