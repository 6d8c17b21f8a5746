"""The key opens what was sealed; a passphrase keeps it, and changing that changes nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest

from ashore.errors.vault import (
    KeyMissingError,
    PassphraseEmptyError,
    PassphraseError,
    PassphraseNeededError,
    VaultUnreadableError,
    VaultWriteError,
)
from ashore.evidence.keys import change_passphrase, needs_passphrase, new_key, unlock
from tests.evidence.age_files import by_passphrase
from tests.evidence.conftest import Box

WORDS = "上岸 correct horse"


@pytest.fixture
def locked(box: Box) -> Box:
    """Return a vault whose key is sealed with a passphrase that costs no time."""
    key = box.vault.folder / "key"
    key.write_bytes(by_passphrase(key.read_bytes(), WORDS))
    return box


def recipient_of(folder: Path, passphrase: str | None) -> str:
    return str(unlock(folder, passphrase).to_public())  # type: ignore[attr-defined]


def test_a_plain_key_opens_and_only_its_owner_may_read_it(box: Box) -> None:
    key = box.vault.folder / "key"
    assert not needs_passphrase(box.vault.folder)
    assert recipient_of(box.vault.folder, None) == box.vault.recipient
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert key.read_text().startswith("AGE-SECRET-KEY-1")


def test_adding_to_a_locked_vault_asks_for_nothing(locked: Box) -> None:
    item = locked.add("a.txt", b"a")
    assert needs_passphrase(locked.vault.folder)
    assert recipient_of(locked.vault.folder, WORDS) == locked.vault.recipient
    sealed = locked.vault.blob(str(item.blob)).read_bytes()
    assert pyrage.decrypt(sealed, [unlock(locked.vault.folder, WORDS)]) == b"a"


@pytest.mark.parametrize("wrong", ["", "上岸 correct horsE", WORDS + " ", "上岸"])
def test_a_wrong_passphrase_opens_nothing(locked: Box, wrong: str) -> None:
    with pytest.raises(PassphraseError):
        unlock(locked.vault.folder, wrong)


def test_no_passphrase_is_asked_for(locked: Box) -> None:
    with pytest.raises(PassphraseNeededError):
        unlock(locked.vault.folder, None)


def test_one_passphrase_however_it_was_typed(box: Box) -> None:
    key = box.vault.folder / "key"
    key.write_bytes(by_passphrase(key.read_bytes(), "caf\u00e9"))
    assert recipient_of(box.vault.folder, "cafe\u0301") == box.vault.recipient


def test_a_changed_key_file_does_not_open(locked: Box) -> None:
    key = locked.vault.folder / "key"
    whole = key.read_bytes()
    for at in range(0, len(whole), 7):
        key.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises((PassphraseError, VaultUnreadableError)):
            unlock(locked.vault.folder, WORDS)


def test_a_key_that_is_gone_or_none_is_named(box: Box) -> None:
    key = box.vault.folder / "key"
    key.write_bytes(b"AGE-SECRET-KEY-1NONE\n")
    with pytest.raises(VaultUnreadableError):
        unlock(box.vault.folder, None)
    key.unlink()
    with pytest.raises(KeyMissingError):
        unlock(box.vault.folder, None)


def test_a_passphrase_is_set_and_taken_off_and_the_files_stay(box: Box) -> None:
    box.add("a.txt", b"a")
    before = {path: path.read_bytes() for path in box.vault.sealed.iterdir()}
    change_passphrase(box.vault.folder, None, WORDS)
    key = (box.vault.folder / "key").read_bytes()
    assert key.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert b"AGE-SECRET" not in key
    change_passphrase(box.vault.folder, WORDS, None)
    assert recipient_of(box.vault.folder, None) == box.vault.recipient
    assert {path: path.read_bytes() for path in box.vault.sealed.iterdir()} == before
    assert sorted(path.name for path in box.vault.folder.iterdir()) == [
        "head.json", "key", "sealed", "stamps", "vault.json",
    ]  # fmt: skip


def test_a_wrong_old_passphrase_changes_nothing(locked: Box) -> None:
    before = (locked.vault.folder / "key").read_bytes()
    with pytest.raises(PassphraseError):
        change_passphrase(locked.vault.folder, "falsch", None)
    assert (locked.vault.folder / "key").read_bytes() == before


def test_a_full_disk_leaves_the_old_passphrase(
    locked: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(VaultWriteError):
            change_passphrase(locked.vault.folder, WORDS, None)
    assert recipient_of(locked.vault.folder, WORDS) == locked.vault.recipient


def test_an_empty_passphrase_is_none_at_all() -> None:
    with pytest.raises(PassphraseEmptyError):
        new_key("")
