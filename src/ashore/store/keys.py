"""The keys of a home: one random key for its file, wrapped by a passphrase and by a recovery code.

The file's key never changes, so a new passphrase wraps it anew and rewrites nothing else.
"""

from __future__ import annotations

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ashore.case.atomic import reason_of, replace_file
from ashore.errors.case import CaseWriteError
from ashore.errors.store import (
    HomeMissingError,
    HomeWriteError,
    KeysUnreadableError,
    PassphraseShortError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from ashore.store.recovery import code_from_text, new_code
from ashore.text import Text

KEYS = "keys.json"
FORMAT: Final = "ashore-keys/1"
FILE_KEY_BYTES = 32
SHORTEST = 8

_MOST_BYTES = 64 * 1024
_SALT, _NONCE = 16, 12
_DAMAGED = Text("内容不是写下时的样子", "it is not as it was written")
_OTHER = Text("它的格式是别的版本", "its format is of another version")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Stretching(_Part):
    """How Argon2id stretches what a person types: memory in KiB, passes, lanes.

    The upper bounds keep a foreign file from asking for all memory there is.
    """

    name: Literal["argon2id"] = "argon2id"
    memory_kib: int = Field(default=64 * 1024, ge=8 * 1024, le=1024 * 1024)
    passes: int = Field(default=3, ge=1, le=16)
    lanes: int = Field(default=4, ge=1, le=16)


class Wrapped(_Part):
    """The file's key as one secret wraps it: all three in base64."""

    salt: str
    nonce: str
    key: str


class Keys(_Part):
    """What ``keys.json`` holds; nothing in it is secret without a passphrase or a code."""

    format: Literal["ashore-keys/1"] = FORMAT
    home: str = Field(pattern=r"^[0-9a-f]{32}$")
    stretching: Stretching = Stretching()
    passphrase: Wrapped
    recovery: Wrapped


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase as it was typed, told apart from a recovery code by its type."""

    text: str

    def __repr__(self) -> str:
        return "Passphrase(…)"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A recovery code as it was typed."""

    text: str

    def __repr__(self) -> str:
        return "RecoveryCode(…)"


Secret = Passphrase | RecoveryCode


def new_keys(passphrase: str, stretching: Stretching | None = None) -> tuple[Keys, bytes, str]:
    """Return new keys, the file's key, and the recovery code, which is shown once.

    Raises:
        PassphraseShortError: If the passphrase is shorter than 8 characters.
    """
    typed, code, home = _spelt(passphrase), new_code(), secrets.token_hex(16)
    require_long_enough(typed)
    file_key, by = secrets.token_bytes(FILE_KEY_BYTES), stretching or Stretching()
    keys = Keys(
        home=home,
        stretching=by,
        passphrase=_wrap(file_key, typed, by, f"{home}:passphrase"),
        recovery=_wrap(file_key, code_from_text(code), by, f"{home}:recovery"),
    )
    return keys, file_key, code


def unlock(keys: Keys, secret: Secret, *, where: str = "") -> bytes:
    """Return the file's key.

    Raises:
        WrongPassphraseError: If the passphrase does not open it.
        WrongRecoveryCodeError: If the recovery code does not open it.
        RecoveryCodeMistypedError: If the code is not one that was ever given.
    """
    by, home = keys.stretching, keys.home
    if isinstance(secret, RecoveryCode):
        code = code_from_text(secret.text)
        found = _unwrap(keys.recovery, code, by, f"{home}:recovery")
        if found is None:
            raise WrongRecoveryCodeError(where=where)
        return found
    found = _unwrap(keys.passphrase, _spelt(secret.text), by, f"{home}:passphrase")
    if found is None:
        raise WrongPassphraseError(where=where)
    return found


def with_passphrase(keys: Keys, file_key: bytes, passphrase: str) -> Keys:
    """Return keys that another passphrase opens; the recovery code stays.

    Raises:
        PassphraseShortError: If it is shorter than 8 characters.
    """
    typed = _spelt(passphrase)
    require_long_enough(typed)
    wrapped = _wrap(file_key, typed, keys.stretching, f"{keys.home}:passphrase")
    return keys.model_copy(update={"passphrase": wrapped})


def with_new_code(keys: Keys, file_key: bytes) -> tuple[Keys, str]:
    """Return keys with a new recovery code, and that code; the old one no longer opens them."""
    code = new_code()
    wrapped = _wrap(file_key, code_from_text(code), keys.stretching, f"{keys.home}:recovery")
    return keys.model_copy(update={"recovery": wrapped}), code


def require_long_enough(passphrase: str) -> None:
    """Return if a passphrase is long enough; nothing else is asked of it.

    Raises:
        PassphraseShortError: If it is not.
    """
    if len(_spelt(passphrase)) < SHORTEST:
        raise PassphraseShortError(least=SHORTEST)


def keys_bytes(keys: Keys) -> bytes:
    """Return keys as the bytes of their file."""
    return keys.model_dump_json(indent=2).encode() + b"\n"


def keys_from_bytes(data: bytes, *, where: str = KEYS) -> Keys:
    """Return the keys that a file's bytes hold.

    Raises:
        KeysUnreadableError: If they are damaged or of another version.
    """
    try:
        raw = json.loads(data)
        if isinstance(raw, dict) and raw.get("format") != FORMAT:
            raise KeysUnreadableError(where=where, reason=_OTHER)
        return Keys.model_validate(raw)
    except (ValidationError, ValueError, RecursionError):
        raise KeysUnreadableError(where=where, reason=_DAMAGED) from None


def read_keys(folder: Path) -> Keys:
    """Return the keys of a home.

    Raises:
        HomeMissingError: If there are none.
        KeysUnreadableError: If they cannot be read.
    """
    try:
        with (folder / KEYS).open("rb") as file:
            return keys_from_bytes(file.read(_MOST_BYTES))
    except (FileNotFoundError, NotADirectoryError):
        raise HomeMissingError(where=folder.name) from None
    except OSError as error:
        raise KeysUnreadableError(where=KEYS, reason=reason_of(error)) from error


def write_keys(folder: Path, keys: Keys) -> None:
    """Return once a home has these keys and the disk has confirmed them.

    Raises:
        HomeWriteError: If they cannot be written; the old ones are untouched.
    """
    try:
        replace_file(folder / KEYS, keys_bytes(keys))
    except CaseWriteError as error:
        raise HomeWriteError(where=KEYS, reason=error.values["reason"]) from error


def _spelt(passphrase: str) -> str:
    # One passphrase typed on two keyboards must be one sequence of bytes.
    return unicodedata.normalize("NFC", passphrase)


def _wrap(file_key: bytes, secret: str, by: Stretching, bound_to: str) -> Wrapped:
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    sealed = AESGCM(_stretched(secret, salt, by)).encrypt(nonce, file_key, _bound(bound_to))
    return Wrapped(salt=_text(salt), nonce=_text(nonce), key=_text(sealed))


def _unwrap(wrapped: Wrapped, secret: str, by: Stretching, bound_to: str) -> bytes | None:
    """Return the file's key, or None where the secret is another one."""
    try:
        salt, nonce, sealed = (
            base64.b64decode(part, validate=True)
            for part in (wrapped.salt, wrapped.nonce, wrapped.key)
        )
        return AESGCM(_stretched(secret, salt, by)).decrypt(nonce, sealed, _bound(bound_to))
    except InvalidTag:
        return None
    except ValueError:
        raise KeysUnreadableError(where=KEYS, reason=_DAMAGED) from None


def _stretched(secret: str, salt: bytes, by: Stretching) -> bytes:
    kdf = Argon2id(
        salt=salt, length=32, iterations=by.passes, lanes=by.lanes, memory_cost=by.memory_kib
    )
    return kdf.derive(secret.encode(errors="surrogatepass"))


def _bound(to: str) -> bytes:
    # One wrapping cannot stand in the place of another, or in another home.
    return f"{FORMAT}:{to}".encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
