"""The vault of a home: sealed beside the database, its key inside it and nowhere else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ashore.errors.store import HomeLockedError
from ashore.errors.vault import (
    ItemDamagedError,
    ItemUnknownError,
    KeyMissingError,
    PassphraseError,
    VaultMissingError,
)
from ashore.evidence.adding import Given
from ashore.evidence.keys import needs_passphrase, unlock
from ashore.store import ledgers, settings_rows, vaults
from ashore.store.homes import Home, open_home
from tests.store.conftest import NOW, OPENS, SENTENCE

DATA = SENTENCE.encode() * 100


def _seal(home: Home, name: str = "录音.txt", data: bytes = DATA) -> str:
    (kept,) = vaults.seal_files(home, [Given(path=Path(name), content=data)], now=NOW).kept
    return kept.item.id


def test_a_file_from_memory_is_sealed_and_opened_again(home: Home, folder: Path) -> None:
    item = _seal(home)
    assert item == "evidence-1"
    assert ledgers.load(home.case).entries[-1].id == item
    home.lock()
    again = open_home(folder, OPENS, now=NOW)
    assert vaults.open_file(again, item) == DATA
    assert [(one.name, one.size) for one in vaults.sealed_files(again)] == [("录音.txt", len(DATA))]


def test_a_file_from_the_disk_is_sealed_too(home: Home, tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(DATA)
    (kept,) = vaults.seal_files(home, [Given(path=place)], now=NOW).kept
    assert vaults.open_file(home, kept.item.id) == DATA


def test_nothing_on_the_disk_opens_it(home: Home) -> None:
    _seal(home)
    files = [one for one in home.vault.rglob("*") if one.is_file()]
    kept = settings_rows.setting(home.case, "vault:key")
    assert isinstance(kept, dict)
    identity = str(kept["identity"])
    assert identity.startswith("AGE-SECRET-KEY-1")
    assert settings_rows.settings_of(home.case) == ()
    for data in (one.read_bytes() for one in files):
        assert SENTENCE.encode() not in data
        assert identity.encode() not in data
    assert needs_passphrase(home.vault)
    with pytest.raises(PassphraseError):
        unlock(home.vault, "any passphrase")


def test_a_whole_vault_has_no_findings_and_a_damaged_one_is_named(home: Home) -> None:
    item = _seal(home)
    checked = vaults.check_vault(home)
    assert (checked.items, checked.opened, checked.findings) == (1, 1, ())
    (blob,) = (home.vault / "sealed").iterdir()
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(data)
    assert len(vaults.check_vault(home).findings) == 1
    with pytest.raises(ItemDamagedError):
        vaults.open_file(home, item)


def test_a_bundle_holds_what_was_sealed(home: Home) -> None:
    _seal(home)
    bundle, written = vaults.bundle_of(home, "bundle.zip", now=NOW)
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        inside = [archive.read(one) for one in archive.namelist()]
    assert DATA in inside
    assert written.head.digest == ledgers.load(home.case).head


def test_without_a_vault_there_is_nothing_to_check(home: Home) -> None:
    assert vaults.sealed_files(home) == ()
    with pytest.raises(VaultMissingError):
        vaults.check_vault(home)
    with pytest.raises(ItemUnknownError):
        vaults.open_file(home, "evidence-1")
    assert not home.vault.exists()


def test_a_vault_whose_key_is_gone_says_so(home: Home) -> None:
    item = _seal(home)
    settings_rows.drop_setting(home.case, "vault:key")
    with pytest.raises(KeyMissingError):
        vaults.open_file(home, item)


def test_a_vault_that_was_taken_away_for_a_while_keeps_its_key(home: Home, tmp_path: Path) -> None:
    first = _seal(home)
    home.vault.rename(tmp_path / "away")
    with pytest.raises(VaultMissingError):
        vaults.open_file(home, first)
    assert not home.vault.exists()
    second = _seal(home, "b.txt", b"second")
    with pytest.raises(ItemDamagedError):
        vaults.open_file(home, first)
    (blob,) = (tmp_path / "away" / "sealed").iterdir()
    blob.rename(home.vault / "sealed" / blob.name)
    assert vaults.open_file(home, first) == DATA
    assert vaults.open_file(home, second) == b"second"
    assert vaults.check_vault(home).findings == ()


def test_a_locked_home_opens_no_file(home: Home) -> None:
    item = _seal(home)
    home.lock()
    with pytest.raises(HomeLockedError):
        vaults.open_file(home, item)
