"""The vault's key: made once, opened by a passphrase or by whoever can read the disk.

Sealing needs only the recipient, the public half. The identity, the secret half, lies in the vault
as an age identity file: plain, or sealed with a passphrase. Both are files that the `age` program
reads too.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from ashore.case.atomic import reason_of
from ashore.errors.vault import (
    KeyMissingError,
    PassphraseEmptyError,
    PassphraseError,
    PassphraseNeededError,
    VaultUnreadableError,
)
from ashore.evidence.age import Identity, NotOpenedError, identity_of, new_identity, unwrap, wrap
from ashore.evidence.disk import put
from ashore.text import Text

KEY = "key"
_PLAIN = b"AGE-SECRET-KEY-1"
_MOST_BYTES = 64 * 1024
_NO_KEY = Text("里面不是钥匙", "it holds no key")


def new_key(passphrase: str | None) -> tuple[str, bytes]:
    """Return the recipient of a new key, and the bytes of its key file.

    Args:
        passphrase: What seals the key file; None leaves it plain.

    Raises:
        PassphraseEmptyError: If the passphrase is empty.
    """
    recipient, identity = new_identity()
    return recipient, _wrapped(f"{identity}\n".encode(), passphrase)


def needs_passphrase(folder: Path) -> bool:
    """Return whether the key of a vault is sealed with a passphrase.

    Raises:
        KeyMissingError: If there is no key file.
        VaultUnreadableError: If it cannot be read.
    """
    return not _key_file(folder).startswith(_PLAIN)


def unlock(folder: Path, passphrase: str | None) -> Identity:
    """Return the identity that opens what a vault holds.

    Args:
        folder: The vault.
        passphrase: What the key file is sealed with; not looked at where it is plain.

    Raises:
        KeyMissingError: If there is no key file.
        PassphraseNeededError: If it needs a passphrase and none is given.
        PassphraseError: If the passphrase does not open it.
        VaultUnreadableError: If it holds no key.
    """
    try:
        return identity_of(_identity_text(folder, passphrase).decode().strip())
    except (UnicodeDecodeError, NotOpenedError):
        raise VaultUnreadableError(where=KEY, reason=_NO_KEY) from None


def change_passphrase(folder: Path, old: str | None, new: str | None) -> None:
    """Return once the key file is sealed with another passphrase, or plain; nothing else changes.

    Raises:
        PassphraseError: If the old passphrase does not open it.
        VaultWriteError: If it cannot be written; the old key file is untouched.
    """
    identity = _identity_text(folder, old)
    put(folder / KEY, _wrapped(identity, new))


def _identity_text(folder: Path, passphrase: str | None) -> bytes:
    kept = _key_file(folder)
    if kept.startswith(_PLAIN):
        return kept
    if passphrase is None:
        raise PassphraseNeededError(where=folder.name)
    try:
        return unwrap(kept, _spelt(passphrase))
    except NotOpenedError:
        raise PassphraseError(where=folder.name) from None


def _key_file(folder: Path) -> bytes:
    try:
        with (folder / KEY).open("rb") as file:
            return file.read(_MOST_BYTES)
    except FileNotFoundError:
        raise KeyMissingError(where=f"{folder.name}/{KEY}") from None
    except OSError as error:
        raise VaultUnreadableError(where=KEY, reason=reason_of(error)) from error


def _wrapped(identity: bytes, passphrase: str | None) -> bytes:
    if passphrase is None:
        return identity
    if not passphrase:
        raise PassphraseEmptyError(where=KEY)
    return wrap(identity, _spelt(passphrase))


def _spelt(passphrase: str) -> str:
    # One passphrase typed on two keyboards must be one sequence of bytes.
    return unicodedata.normalize("NFC", passphrase)
