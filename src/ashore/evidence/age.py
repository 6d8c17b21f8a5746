"""The one door to the age cipher: what goes in, what comes out, and what it raises."""

from __future__ import annotations

from typing import NewType, Protocol

import pyrage  # type: ignore[import-untyped]

Identity = NewType("Identity", object)
"""The secret half of a key; it opens what was sealed to its recipient."""


class NotOpenedError(Exception):
    """Bytes are not as they were sealed, or were sealed to another key."""


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, most: int, /) -> bytes:
        """Return the next bytes, at most so many, none at the end."""


class Writable(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> int:
        """Return how many bytes were taken."""

    def flush(self) -> None:
        """Write what was gathered."""


def new_identity() -> tuple[str, str]:
    """Return the recipient of a new key, ``age1…``, and its identity, ``AGE-SECRET-KEY-1…``."""
    pair = pyrage.x25519.Identity.generate()
    return str(pair.to_public()), str(pair)


def identity_of(text: str) -> Identity:
    """Return the identity that text holds.

    Raises:
        NotOpenedError: If it holds none.
    """
    try:
        return Identity(pyrage.x25519.Identity.from_str(text))
    except pyrage.IdentityError as error:
        raise NotOpenedError from error


def encrypt(source: Readable, into: Writable, to: str) -> None:
    """Seal a stream to a recipient.

    Raises:
        NotOpenedError: If either side failed; of what it raised only the words are passed on.
    """
    try:
        pyrage.encrypt_io(source, into, [pyrage.x25519.Recipient.from_str(to)])
    except (pyrage.EncryptError, OSError) as error:
        raise NotOpenedError from error


def decrypt(source: Readable, into: Writable, identity: Identity) -> None:
    """Open a sealed stream; nothing that was written may be used before this returns.

    Raises:
        NotOpenedError: If it is not as it was sealed, or either side failed.
    """
    try:
        pyrage.decrypt_io(source, into, [identity])
    except (pyrage.DecryptError, OSError) as error:
        raise NotOpenedError from error


def wrap(data: bytes, passphrase: str) -> bytes:
    """Return bytes sealed with a passphrase; it takes seconds, which is what protects it."""
    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def unwrap(data: bytes, passphrase: str) -> bytes:
    """Return bytes that were sealed with a passphrase.

    Raises:
        NotOpenedError: If the passphrase does not open them.
    """
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except (pyrage.DecryptError, OSError) as error:
        raise NotOpenedError from error
