"""Files go in once, whole, with what was said of them, and never half."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import stat
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from filelock import FileLock

from ashore.case import casefile
from ashore.case.casefile import append, create, open_case
from ashore.case.entries_papers import Capture, Evidence
from ashore.case.entry import Note, Source
from ashore.case.fields import SHANGHAI
from ashore.case.replay import replay
from ashore.errors.case import CaseReadOnlyError, ChangedElsewhereError
from ashore.errors.vault import (
    EntryUnknownError,
    ItemUnknownError,
    SourceChangedError,
    SourceKindError,
    SourceMissingError,
    SourceUnreadableError,
    VaultKeyChangedError,
    VaultLockedError,
    VaultMissingError,
    VaultOfAnotherCaseError,
    VaultSchemaError,
    VaultUnreadableError,
)
from ashore.evidence.adding import Given, add
from ashore.evidence.items import live_by_content, sealed_items
from ashore.evidence.source import name_of
from ashore.evidence.vault import make_vault, open_vault
from tests.evidence.conftest import NOW, Box

DATA = "已经逾期，今天必须还清".encode() * 1000


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_is_sealed_recorded_and_opens_again(box: Box) -> None:
    item = box.add(
        "短信.txt",
        DATA,
        description="催收短信",
        captured_how=Capture.SCREENSHOT,
        captured_at=dt.datetime(2026, 11, 24, 18, 5, tzinfo=SHANGHAI),
        device="手机",
    )
    place = box.vault.blob(digest(DATA))
    sealed = place.read_bytes()
    assert item.model_dump(mode="json", exclude_unset=True) == {
        "id": "evidence-1",
        "recorded_at": "2026-11-24T18:30:00+08:00",
        "name": "短信.txt",
        "description": "催收短信",
        "captured_at": "2026-11-24T18:05:00+08:00",
        "captured_how": "screenshot",
        "device": "手机",
        "blob": digest(DATA),
        "media_type": "text/plain",
        "size": len(DATA),
        "sealed": {"hash": digest(sealed), "size": len(sealed), "to": box.vault.recipient},
    }
    [kept] = sealed_items(replay(box.ledger))
    assert kept.model_copy(update={"prev": None}) == item
    assert DATA not in sealed
    assert pyrage.decrypt(sealed, [box.identity]) == DATA
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert box.sealed == [place.name]


def test_the_same_content_is_stored_once_and_said(box: Box) -> None:
    first = box.add("a.txt", DATA)
    before = box.vault.blob(digest(DATA)).read_bytes()
    given = [Given(path=box.file(name, DATA)) for name in ("b.txt", "c.txt")]
    added = add(box.case, box.vault, given, now=NOW)
    assert [(kept.item.id, kept.already) for kept in added.kept] == [(first.id, True)] * 2
    assert added.ledger == box.ledger
    assert len(box.ledger.entries) == 1
    assert box.vault.blob(digest(DATA)).read_bytes() == before


def test_twice_in_one_call_is_stored_once(box: Box) -> None:
    given = [Given(path=box.file(name, DATA)) for name in ("b.txt", "c.txt")]
    added = add(box.case, box.vault, given, now=NOW)
    assert [kept.already for kept in added.kept] == [False, True]
    assert [entry.id for entry in box.ledger.entries] == ["evidence-1"]


def test_all_are_added_or_none(box: Box) -> None:
    given = [Given(path=box.file("a.txt", DATA)), Given(path=box.folder / "gone.txt")]
    with pytest.raises(SourceMissingError) as caught:
        add(box.case, box.vault, given, now=NOW)
    assert caught.value.where == "gone.txt"
    assert box.ledger.entries == ()
    assert box.sealed == []


def test_an_empty_file_is_a_file(box: Box) -> None:
    item = box.add("empty", b"")
    assert (item.size, item.media_type) == (0, "application/octet-stream")
    assert box.check(opens=True).opened == 1


def test_a_file_that_was_only_read_becomes_a_sealed_one(box: Box) -> None:
    read = Evidence(
        id="file-1",
        recorded_at=NOW,
        source=Source(how="import", file_hash=digest(DATA), file_name="a.txt"),
        name="a.txt",
        blob=digest(DATA),
        about=("loan-1",),
    )
    append(box.case, [read], box.ledger.head)
    item = box.add("a.txt", DATA, description="账单")
    assert live_by_content(box.ledger) == {digest(DATA): box.ledger.entries[1]}
    assert (item.about, item.description) == (("loan-1",), "账单")
    assert box.check(opens=True).findings == ()


def test_a_redacted_copy_is_tied_to_its_original(box: Box) -> None:
    original = box.add("a.txt", DATA)
    copy = box.add("a-遮盖.txt", DATA[:100], redacts=original.id)
    assert copy.redacts == original.blob
    with pytest.raises(ItemUnknownError):
        box.add("b.txt", b"b", redacts="evidence-9")


def test_what_it_shows_must_be_in_the_case(box: Box) -> None:
    box.note("打过电话")
    assert box.add("a.txt", DATA, about=("note-1",)).about == ("note-1",)
    with pytest.raises(EntryUnknownError):
        box.add("b.txt", b"b", about=("note-9",))


def test_a_missing_sealed_file_is_sealed_again(box: Box) -> None:
    box.add("a.txt", DATA)
    box.vault.blob(digest(DATA)).unlink()
    again = box.add("a.txt", DATA)
    assert again.id == "evidence-2"
    assert box.check(opens=True).findings == ()


def test_a_damaged_sealed_file_is_set_aside_and_never_thrown_away(box: Box) -> None:
    box.add("a.txt", DATA)
    place = box.vault.blob(digest(DATA))
    place.write_bytes(b"broken")
    box.add("a.txt", DATA)
    aside = f"{place.name}.damaged"
    assert (box.vault.sealed / aside).read_bytes() == b"broken"
    assert box.codes(opens=True) == [("vault.set-aside", aside)]


@pytest.mark.parametrize(
    "name",
    ["a\nb", "a\x1b[31mb", "a\u202egpj.exe", "CON.txt", "a:b*?<>|", " . ", "名" * 85, "a" * 255],
)
def test_any_name_is_kept_as_it_is(box: Box, name: str) -> None:
    assert box.add(name, b"x").name == name
    assert box.ledger.entries[0].name == name  # type: ignore[union-attr]


def test_a_name_that_is_no_text_is_kept_with_marks(box: Box) -> None:
    raw = os.fsencode(box.folder) + b"/\xff\xfe.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(b"x")
    path = Path(os.fsdecode(raw))
    add(box.case, box.vault, [Given(path=path)], now=NOW)
    assert name_of(path) == box.ledger.entries[0].name == "\ufffd\ufffd.txt"  # type: ignore[union-attr]


def test_links_folders_and_pipes_are_no_files(box: Box) -> None:
    (box.folder / "link").symlink_to(box.file("a.txt", DATA))
    os.mkfifo(box.folder / "pipe")
    found = {}
    for path in (box.folder / "link", box.folder, box.folder / "pipe"):
        with pytest.raises(SourceKindError) as caught:
            add(box.case, box.vault, [Given(path=path)], now=NOW)
        found[path.name] = caught.value.values["found"].en  # type: ignore[attr-defined]
    assert found == {"link": "a link", "own": "a folder", "pipe": "a device or a pipe"}
    assert box.ledger.entries == ()


def test_a_file_that_may_not_be_read_is_named(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    path = box.file("a.txt", DATA)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(SourceUnreadableError) as caught:
            add(box.case, box.vault, [Given(path=path)], now=NOW)
    assert caught.value.where == "a.txt"


def test_a_file_that_grows_while_it_is_read_is_refused(box: Box) -> None:
    path = box.file("call.amr", b"#!AMR\n" * 1000)

    def grow(more: int) -> None:
        if more:
            with path.open("ab") as file:
                file.write(b"more")

    with pytest.raises(SourceChangedError) as caught:
        add(box.case, box.vault, [Given(path=path)], now=NOW, told=grow)
    assert caught.value.where == "call.amr"
    assert box.sealed == []
    assert box.ledger.entries == ()


def test_a_json_case_is_refused_before_anything_is_sealed(box: Box) -> None:
    plain = create(box.case.with_suffix(".json"), box.ledger)
    with pytest.raises(CaseReadOnlyError):
        add(plain, box.vault, [Given(path=box.file("a", b"a"))], now=NOW)
    assert box.sealed == []


def test_a_key_that_was_swapped_seals_nothing(box: Box, tmp_path: Path) -> None:
    box.add("a.txt", DATA)
    other = make_vault(tmp_path / "other.vault", box.ledger, passphrase=None)
    (box.vault.folder / "vault.json").write_bytes((other.folder / "vault.json").read_bytes())
    swapped = open_vault(box.vault.folder, box.ledger)
    with pytest.raises(VaultKeyChangedError):
        add(box.case, swapped, [Given(path=box.file("b.txt", b"b"))], now=NOW)


def test_another_writer_is_waited_for_and_then_named(box: Box) -> None:
    given = [Given(path=box.file("a", b"a"))]
    other = FileLock(box.vault.folder.with_name(".mine.vault.lock"))
    with other, pytest.raises(VaultLockedError) as caught:
        add(box.case, box.vault, given, now=NOW, seconds=0.05)
    assert caught.value.values["seconds"] == 0.05


def test_entries_that_came_in_meanwhile_stay(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    box.note("先有的")

    unhurried = casefile.append

    def late(*asked: object, **named: object) -> object:
        monkeypatch.setattr(casefile, "append", unhurried)
        head = open_case(box.case).head
        casefile.append(box.case, [Note(id="evidence-1", recorded_at=NOW, text="刚来的")], head)
        return casefile.append(*asked, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(casefile, "append", late)
    assert box.add("a.txt", DATA).id == "evidence-2"
    assert [entry.id for entry in box.ledger.entries] == ["note-1", "evidence-1", "evidence-2"]
    assert box.codes() == []


def test_a_case_that_never_rests_is_told_and_nothing_stays(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise ChangedElsewhereError(where="mine.ashore", found="1", expected="2")

    monkeypatch.setattr(casefile, "append", never)
    with pytest.raises(ChangedElsewhereError):
        box.add("a.txt", DATA)
    assert box.sealed == []


def test_a_vault_is_made_once_and_only_for_its_case(box: Box, tmp_path: Path) -> None:
    assert make_vault(box.vault.folder, box.ledger, passphrase=None) == box.vault
    other = create(tmp_path / "other.ashore", box.ledger.begin("case-2"))
    with pytest.raises(VaultOfAnotherCaseError):
        open_vault(box.vault.folder, open_case(other))
    with pytest.raises(VaultMissingError):
        open_vault(tmp_path / "none.vault")


def test_a_vault_of_a_newer_version_is_left_alone(box: Box) -> None:
    record = box.vault.folder / "vault.json"
    newer = record.read_bytes().replace(b"ashore-vault/1", b"ashore-vault/2")
    record.write_bytes(newer)
    with pytest.raises(VaultSchemaError) as caught:
        open_vault(box.vault.folder, box.ledger)
    assert caught.value.values == {"given": "ashore-vault/2", "expected": "ashore-vault/1"}
    assert record.read_bytes() == newer


@pytest.mark.parametrize("damaged", [b"", b"[]", b'{"schema":"ashore-vault/1"}', b"{", b"\xff"])
def test_a_damaged_record_is_named(box: Box, damaged: bytes) -> None:
    (box.vault.folder / "vault.json").write_bytes(damaged)
    error = VaultSchemaError if damaged == b"{}" else VaultUnreadableError
    with pytest.raises(error):
        open_vault(box.vault.folder)


def test_a_file_in_memory_is_sealed_like_one_on_the_disk(box: Box) -> None:
    given = [Given(path=Path("录音.txt"), content=DATA)]
    (first,) = add(box.case, box.vault, given, now=NOW).kept
    (again,) = add(box.case, box.vault, [Given(path=box.file("b", DATA))], now=NOW).kept
    assert (first.item.name, first.item.size) == ("录音.txt", len(DATA))
    assert (again.already, again.item.id) == (True, first.item.id)
    assert box.codes() == []
