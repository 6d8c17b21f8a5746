"""A backup comes back as the same home; a damaged or foreign file changes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ashore.errors.store import (
    BackupUnreadableError,
    HomeExistsError,
    HomeWriteError,
    WrongPassphraseError,
)
from ashore.evidence.adding import Given
from ashore.store import backups, drafts, ledgers, vaults
from ashore.store.backup_file import belongs
from ashore.store.homes import Home, open_home
from ashore.store.keys import Passphrase, RecoveryCode
from tests.store.conftest import NOW, OPENS, SENTENCE, note

Maker = Callable[..., tuple[Home, str]]


def _full(home: Home) -> None:
    ledgers.append(home.case, [note(1), note(2)], ledgers.load(home.case).head)
    drafts.keep_draft(home.case, "start", {"a": [SENTENCE]}, now=NOW)
    given = [Given(path=Path(f"{n}.txt"), content=SENTENCE.encode() * n) for n in (10, 20)]
    vaults.seal_files(home, given, now=NOW)


def _content(folder: Path) -> dict[str, str]:
    files = [one for one in folder.rglob("*") if one.is_file() and belongs(_name(folder, one))]
    return {_name(folder, one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def _name(folder: Path, file: Path) -> str:
    return file.relative_to(folder).as_posix()


def test_a_restored_home_is_the_same(new_home: Maker, tmp_path: Path) -> None:
    home, code = new_home()
    _full(home)
    made = backups.back_up(home, tmp_path / "mine.ashore-backup", now=NOW)
    kept = ledgers.load(home.case)
    home.lock()
    restored = backups.restore(made.path, tmp_path / "new")
    assert (restored.made_at, restored.size) == (NOW, made.path.stat().st_size)
    again = open_home(tmp_path / "new", OPENS, now=NOW)
    assert ledgers.load(again.case) == kept
    assert drafts.find_draft(again.case, "start") is not None
    assert vaults.open_file(again, "evidence-2") == SENTENCE.encode() * 20
    assert vaults.check_vault(again).findings == ()
    again.lock()
    assert open_home(tmp_path / "new", RecoveryCode(code), now=NOW).is_open
    before, after = _content(home.folder), _content(tmp_path / "new")
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} <= {"case.db"}


def test_a_backup_keeps_the_passphrase_of_its_day(new_home: Maker, tmp_path: Path) -> None:
    home, _ = new_home()
    backups.back_up(home, tmp_path / "b", now=NOW)
    home.change_passphrase(OPENS, "a new passphrase")
    home.lock()
    backups.restore(tmp_path / "b", tmp_path / "new")
    with pytest.raises(WrongPassphraseError):
        open_home(tmp_path / "new", Passphrase("a new passphrase"), now=NOW)
    assert open_home(tmp_path / "new", OPENS, now=NOW).is_open


def test_a_backup_tells_nothing_and_only_its_owner_reads_it(home: Home, tmp_path: Path) -> None:
    _full(home)
    made = backups.back_up(home, tmp_path / "b", now=NOW)
    data = made.path.read_bytes()
    assert [one for one in ("utf-8", "unicode-escape") if SENTENCE.encode(one) in data] == []
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    with zipfile.ZipFile(made.path) as archive:
        assert sorted(archive.namelist())[:3] == ["case.db", "keys.json", "manifest.json"]
        assert not archive.read("case.db").startswith(b"SQLite format 3")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "home"]
    assert "copy" not in " ".join(one.name for one in home.folder.iterdir())


def test_every_changed_byte_of_a_backup_is_noticed(home: Home, tmp_path: Path) -> None:
    made = backups.back_up(home, tmp_path / "b", now=NOW)
    data, drawn = made.path.read_bytes(), random.Random(7)
    edges = [*range(40), *range(len(data) - 300, len(data))]
    places = [*edges[::3], *(drawn.randrange(len(data)) for _ in range(120))]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << drawn.randrange(8)
        made.path.write_bytes(changed)
        with pytest.raises(BackupUnreadableError):
            backups.restore(made.path, tmp_path / "new")
    for end in (0, 1, 22, len(data) // 2, len(data) - 1):
        made.path.write_bytes(data[:end])
        with pytest.raises(BackupUnreadableError):
            backups.verify(made.path)
    made.path.write_bytes(data + b"x")
    with pytest.raises(BackupUnreadableError):
        backups.verify(made.path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "home"]
    made.path.write_bytes(data)
    assert backups.verify(made.path).made_at == NOW


def _forged(path: Path, inside: dict[str, bytes], **manifest: object) -> Path:
    """Return a file that seals itself rightly, whatever is in it."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in inside.items()}
    said = {"format": "ashore-backup/1", "made_at": NOW.isoformat(), "files": sums} | manifest
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = b"0" * 64
        archive.writestr("manifest.json", json.dumps(said))
        for name, data in inside.items():
            archive.writestr(name, data)
    data = out.getvalue()[:-64]
    path.write_bytes(data + hashlib.sha256(data).hexdigest().encode())
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../out",
        "/out",
        "vault/../../out",
        "vault/sealed/x.age",
        "c:\\out",
        ".open.lock",
        "KEYS.JSON",
    ],
)
def test_a_name_that_leads_out_is_refused(home: Home, tmp_path: Path, name: str) -> None:
    whole = {"case.db": b"x", "keys.json": (home.folder / "keys.json").read_bytes()}
    assert backups.verify(_forged(tmp_path / "fine", whole)).made_at == NOW
    forged = _forged(tmp_path / "b", whole | {name: b"x"})
    with pytest.raises(BackupUnreadableError):
        backups.restore(forged, tmp_path / "deep" / "new")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "fine", "home"]


@pytest.mark.parametrize(
    "manifest",
    [
        {"format": "ashore-backup/2"},
        {"files": {}},
        {"files": None},
        {"made_at": "yesterday"},
        {"made_at": 1},
        {"files": {"case.db": "0" * 64, "keys.json": "0" * 64}},
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    home: Home, tmp_path: Path, manifest: dict[str, object]
) -> None:
    whole = {"case.db": b"x", "keys.json": (home.folder / "keys.json").read_bytes()}
    with pytest.raises(BackupUnreadableError):
        backups.verify(_forged(tmp_path / "b", whole, **manifest))


@pytest.mark.parametrize("data", [b"", b"x" * 5000, b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_a_foreign_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b").write_bytes(data)
    with pytest.raises(BackupUnreadableError):
        backups.restore(tmp_path / "b", tmp_path / "new")
    with pytest.raises(BackupUnreadableError):
        backups.restore(tmp_path / "none", tmp_path / "new")
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


def test_a_place_that_is_taken_is_left_alone(home: Home, tmp_path: Path) -> None:
    made = backups.back_up(home, tmp_path / "b", now=NOW)
    before = _content(home.folder)
    with pytest.raises(HomeExistsError):
        backups.restore(made.path, home.folder)
    assert _content(home.folder) == before


def test_a_backup_that_fails_leaves_the_earlier_one(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.back_up(home, tmp_path / "b", now=NOW)
    earlier = made.path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(backups, "write_backup_file", full)
        with pytest.raises(HomeWriteError):
            backups.back_up(home, made.path, now=NOW)
    assert made.path.read_bytes() == earlier
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "home"]
    assert backups.back_up(home, made.path, now=NOW).size > 0


def test_a_restore_that_fails_leaves_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.back_up(home, tmp_path / "b", now=NOW)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_write_out", full)
    with pytest.raises(HomeWriteError):
        backups.restore(made.path, tmp_path / "new")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "home"]
