"""The evidence vault of a home: its files lie sealed beside the database, its key inside it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence

from ashore.case.entries import AnyEntry
from ashore.case.entries_papers import Evidence
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.errors.vault import (
    ItemDamagedError,
    ItemUnknownError,
    KeyMissingError,
    SourceMissingError,
)
from ashore.evidence.adding import Added, Given, add
from ashore.evidence.age import Identity, encrypt, identity_of, new_identity
from ashore.evidence.bundle import Exported, More, bundle_in_memory
from ashore.evidence.checking import Checked, check
from ashore.evidence.items import sealed_items
from ashore.evidence.keys import KEY
from ashore.evidence.sealing import Told, unseal
from ashore.evidence.source import opened
from ashore.evidence.vault import Vault, make_vault, open_vault
from ashore.store import ledgers, settings_rows
from ashore.store.homes import Home

KEY_NAME = f"{settings_rows.KEY_PREFIX}key"
"""Under which name of a setting the key of the vault is kept."""


class RowKeeper:
    """Keeps a ledger in the store, for the vault's own functions."""

    def __init__(self, case: int) -> None:
        self._case = case

    def require_writable(self) -> None:
        """Return: rows can always be added."""

    def load(self) -> Ledger:
        """Return the ledger."""
        return ledgers.load(self._case)

    def append(self, entries: Iterable[AnyEntry], expected_head: str, *, seconds: float) -> Ledger:
        """Return the ledger with more entries, once they are kept."""
        del seconds  # the database has its own wait
        return ledgers.append(self._case, entries, expected_head)


def vault_of(home: Home) -> Vault:
    """Return the vault of a home.

    Raises:
        VaultMissingError: If nothing was ever sealed.
        VaultUnreadableError: If its record is damaged.
        VaultOfAnotherCaseError: If it belongs to another case.
    """
    return open_vault(home.vault, ledgers.load(home.case))


def made_vault(home: Home, *, now: dt.datetime) -> Vault:
    """Return the vault of a home, made now where there is none.

    A key that the database has is used again, so that what was sealed with it stays readable.

    Raises:
        VaultError: If it cannot be made, or the one that is there cannot be used.
    """
    if home.vault.is_dir():
        return vault_of(home)
    recipient, identity = _kept_key(home) or new_identity()
    kept = {"recipient": recipient, "identity": identity}
    settings_rows.keep_setting(home.case, KEY_NAME, kept, now=now)
    # The key file is sealed to itself: nothing on the disk opens it but what is in the database.
    sealed = io.BytesIO()
    encrypt(io.BytesIO(f"{identity}\n".encode()), sealed, recipient)
    ledger = ledgers.load(home.case)
    return make_vault(home.vault, ledger, passphrase=None, key=(recipient, sealed.getvalue()))


def seal_files(home: Home, given: Sequence[Given], *, now: dt.datetime) -> Added:
    """Return what became of some files, sealed and recorded; all or none.

    Raises:
        VaultError: If one cannot be sealed; nothing is added.
        DataError: If the case cannot be written; nothing is added.
    """
    return add(RowKeeper(home.case), made_vault(home, now=now), given, now=now)


def sealed_files(home: Home) -> tuple[Evidence, ...]:
    """Return what is sealed and counts, in the order in which it was recorded."""
    return sealed_items(replay(ledgers.load(home.case)))


def open_file(home: Home, item: str) -> bytes:
    """Return the content of a sealed file, named by the id of its entry.

    Raises:
        ItemUnknownError: If there is none.
        ItemDamagedError: If it is missing, or not as it was sealed.
    """
    found = next((one for one in sealed_files(home) if one.id == item), None)
    if found is None or found.blob is None:
        raise ItemUnknownError(where=item)
    into = io.BytesIO()
    try:
        with opened(vault_of(home).blob(found.blob)) as file:
            content = unseal(file, into, _identity(home), where=item, told=lambda _: None)
    except SourceMissingError:
        raise ItemDamagedError(where=item) from None
    if content.digest != found.blob:
        raise ItemDamagedError(where=item)
    return into.getvalue()


def bundle_of(
    home: Home,
    name: str,
    *,
    now: dt.datetime,
    only: Sequence[str] = (),
    redacted: bool = False,
    more: More | None = None,
    told: Told = lambda _: None,
) -> tuple[bytes, Exported]:
    """Return a bundle as bytes, and what is in it; nothing of it is in clear on the disk.

    Raises:
        VaultError: If there is nothing to hand over, or a sealed file is damaged.
    """
    return bundle_in_memory(
        RowKeeper(home.case),
        vault_of(home),
        _identity(home),
        name,
        made_at=now,
        only=only,
        redacted=redacted,
        more=more,
        told=told,
    )


def check_vault(home: Home, *, head: str | None = None, told: Told = lambda _: None) -> Checked:
    """Return whether the chain and the vault are as they were left; every file is opened.

    Raises:
        VaultMissingError: If nothing was ever sealed.
        VaultUnreadableError: If the vault cannot be read.
    """
    identity = _identity(home) if home.vault.is_dir() else None
    return check(RowKeeper(home.case), home.vault, identity=identity, head=head, told=told)


def _identity(home: Home) -> Identity:
    kept = _kept_key(home)
    if kept is None:
        raise KeyMissingError(where=f"{home.vault.name}/{KEY}")
    return identity_of(kept[1])


def _kept_key(home: Home) -> tuple[str, str] | None:
    """Return the recipient and the identity that the database has, or None."""
    match settings_rows.setting(home.case, KEY_NAME):
        case {"recipient": str(recipient), "identity": str(identity)}:
            return recipient, identity
        case _:
            return None
