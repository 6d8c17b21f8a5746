"""The vault beside a case file: where its files lie, how it is made, and how it is opened."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from ashore.case.atomic import reason_of
from ashore.case.canonical import canonical_bytes, digest
from ashore.case.ledger import Ledger
from ashore.errors.vault import (
    VaultMissingError,
    VaultOfAnotherCaseError,
    VaultSchemaError,
    VaultUnreadableError,
)
from ashore.evidence.disk import UNFINISHED, alone, make_folder, put, rename
from ashore.evidence.keys import KEY, new_key
from ashore.text import Text

SCHEMA = "ashore-vault/1"
RECORD, HEAD, SEALED, STAMPS = "vault.json", "head.json", "sealed", "stamps"
WAIT_SECONDS = 10.0

_MOST_BYTES = 64 * 1024
_DAMAGED = Text("内容不是写下时的样子", "it is not as it was written")


@dataclass(frozen=True, slots=True)
class Vault:
    """A vault: its folder, the recipient that it seals to, and the hash of its case's header."""

    folder: Path
    recipient: str
    case: str

    def blob(self, content: str) -> Path:
        """Return where the sealed bytes of a content lie, named by its SHA-256."""
        return self.sealed / f"{content}.age"

    @property
    def sealed(self) -> Path:
        """Return where sealed files lie."""
        return self.folder / SEALED

    @property
    def stamps(self) -> Path:
        """Return where timestamps lie."""
        return self.folder / STAMPS


def vault_folder(case_file: Path) -> Path:
    """Return where the vault of a case file lies.

    Examples:
        >>> vault_folder(Path("papers/mine.ashore")).as_posix()
        'papers/mine.vault'
    """
    return case_file.with_suffix(".vault")


def make_vault(
    folder: Path,
    ledger: Ledger,
    *,
    passphrase: str | None,
    key: tuple[str, bytes] | None = None,
    seconds: float = WAIT_SECONDS,
) -> Vault:
    """Return a new vault for a case, there whole or not at all.

    Args:
        folder: Where it shall lie; a folder that is not there yet.
        ledger: The case.
        passphrase: What seals its key; None leaves the key plain, readable by its owner alone.
        key: A recipient and its key file, where they were made elsewhere.
        seconds: How long to wait for another writer.

    Raises:
        VaultWriteError: If it cannot be written; nothing is left behind.
    """
    recipient, key_file = key or new_key(passphrase)
    vault = Vault(folder, recipient, digest(ledger.header_line))
    record = {"schema": SCHEMA, "recipient": recipient, "case": vault.case}
    with alone(folder, seconds=seconds):
        if folder.exists():
            return open_vault(folder, ledger)
        fresh = folder.with_name(f".{folder.name}{UNFINISHED}")
        shutil.rmtree(fresh, ignore_errors=True)
        make_folder(fresh)
        try:
            make_folder(fresh / SEALED)
            make_folder(fresh / STAMPS)
            put(fresh / KEY, key_file)
            put(fresh / RECORD, canonical_bytes(record) + b"\n")
            remember(fresh, ledger)
            rename(fresh, folder)
        except Exception:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
    return vault


def open_vault(folder: Path, ledger: Ledger | None = None) -> Vault:
    """Return a vault that is there.

    Args:
        folder: Where it lies.
        ledger: The case that it should belong to; None asks nothing.

    Raises:
        VaultMissingError: If there is none.
        VaultSchemaError: If it is of a version that is not read here.
        VaultUnreadableError: If its record is damaged.
        VaultOfAnotherCaseError: If it belongs to another case.
    """
    if not folder.is_dir():
        raise VaultMissingError(where=folder.name)
    record = read_object(folder / RECORD)
    if record.get("schema") != SCHEMA:
        raise VaultSchemaError(where=folder.name, given=record.get("schema"), expected=SCHEMA)
    recipient, case = record.get("recipient"), record.get("case")
    if not isinstance(recipient, str) or not isinstance(case, str):
        raise VaultUnreadableError(where=RECORD, reason=_DAMAGED)
    if ledger is not None and case != digest(ledger.header_line):
        raise VaultOfAnotherCaseError(where=folder.name)
    return Vault(folder, recipient, case)


def remember(folder: Path, ledger: Ledger) -> None:
    """Return once a vault remembers how far the chain of its case went."""
    seen = {"count": len(ledger.lines), "head": ledger.head}
    put(folder / HEAD, canonical_bytes(seen) + b"\n")


def read_object(path: Path) -> dict[str, object]:
    """Return what a small JSON file of the vault holds.

    Raises:
        VaultUnreadableError: If it is missing, cannot be read or holds no object.
    """
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except OSError as error:
        raise VaultUnreadableError(where=path.name, reason=reason_of(error)) from error
    except (ValueError, RecursionError):
        raise VaultUnreadableError(where=path.name, reason=_DAMAGED) from None
    if not isinstance(found, dict):
        raise VaultUnreadableError(where=path.name, reason=_DAMAGED)
    return found
