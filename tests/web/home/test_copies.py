"""Copies: a backup that opens again, a readable export, another passphrase and code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ashore.case.exchange import case_from_json, case_to_json
from ashore.case.ledgerfile import ledger_bytes, ledger_from_bytes
from ashore.samples.story import sample_case
from ashore.store import homes
from ashore.web.frame import given_files, locking
from tests.web.conftest import NOON
from tests.web.forms import begun, errors_of, send, text_of
from tests.web.home.test_making import _CODE, PASS, make

if TYPE_CHECKING:
    from django.test import Client

OTHER = "another passphrase of mine"


def _download(response: Any) -> bytes:
    data: bytes = b"".join(response.streaming_content)
    response.close()
    return data


def _upload(client: Client, path: str, file: str, data: bytes, **given: str) -> Any:
    sent = begun(client, path) | given | {"file": SimpleUploadedFile(file, data)}
    return client.post(path, sent)


def test_a_backup_becomes_a_case_again(visitor: Client, place: Path) -> None:
    make(visitor)
    send(visitor, "/start/debts/new", who="某某白条", left="1")
    response = visitor.post("/file/backup")
    assert ".ashore-backup" in response["Content-Disposition"]
    data = _download(response)
    assert "2026-11-26" in text_of(visitor.get("/file"))
    locking.lock()
    restored = _upload(visitor, "/restore", "账.ashore-backup", data)
    assert restored["Location"].startswith("/open/")
    assert {one.name for one in place.iterdir()} == {"我的账", "账"}
    assert send(visitor, "/open/账", passphrase=PASS)["Location"] == "/today/"
    assert "某某白条" in text_of(visitor.get("/start/summary"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04no", b"\x00" * 2000])
def test_a_file_that_is_no_backup_is_refused_and_nothing_is_made(
    visitor: Client, place: Path, data: bytes
) -> None:
    response = _upload(visitor, "/restore", "x.ashore-backup", data)
    assert response.status_code == 422
    assert not place.exists()


def test_a_plain_case_is_brought_into_an_encrypted_home(visitor: Client, place: Path) -> None:
    ledger = sample_case(NOON.date())
    for name, data in (
        ("案件.json", case_to_json(ledger).encode()),
        ("a.ashore", ledger_bytes(ledger)),
    ):
        response = _upload(
            visitor, "/bring", name, data, name="带来的", passphrase=PASS, again=PASS
        )
        assert response["Location"] == "/new/code"
        send(visitor, "/new/code", written="1")
        assert visitor.get("/today/").status_code == 200
    assert {one.name for one in place.iterdir()} == {"带来的", "带来的-2"}
    kept = (place / "带来的" / "case.db").read_bytes()
    assert ledger.entries[0].id.encode() not in kept


def test_a_broken_plain_case_is_told_with_its_place(visitor: Client, place: Path) -> None:
    data = ledger_bytes(sample_case(NOON.date()))[:-40]
    response = _upload(visitor, "/bring", "a.ashore", data, passphrase=PASS, again=PASS)
    assert response.status_code == 422
    assert "a.ashore" in text_of(response)
    assert not place.exists()


def test_a_readable_copy_needs_a_tick_and_loses_nothing(visitor: Client) -> None:
    make(visitor)
    send(visitor, "/start/debts/new", who="某某白条", left="1")
    refused = send(visitor, "/file/plain", form="json")
    assert (refused.status_code, errors_of(refused)) == (422, ["f-known"])
    made = send(visitor, "/file/plain", form="json", known="1")
    read = case_from_json(made.content)
    assert read == ledger_from_bytes(send(visitor, "/file/plain", form="ashore", known="1").content)
    assert [entry.kind for entry in read.entries] == ["loan"]


def test_another_passphrase_and_another_code(visitor: Client) -> None:
    code = make(visitor)
    wrong = send(visitor, "/file/passphrase", old="不是这个口令", passphrase=OTHER, again=OTHER)
    assert wrong.status_code == 422
    right = send(visitor, "/file/passphrase", old=PASS, passphrase=OTHER, again=OTHER)
    assert right["Location"] == "/file"
    assert send(visitor, "/file/code", old=PASS).status_code == 422
    assert send(visitor, "/file/code", old=OTHER)["Location"] == "/new/code"
    found = _CODE.search(text_of(visitor.get("/new/code")))
    assert found is not None
    locking.lock()
    assert send(visitor, "/open/我的账", passphrase=PASS).status_code == 422
    assert send(visitor, "/open/我的账/by-code", recovery_code=code).status_code == 422
    assert send(visitor, "/open/我的账/by-code", recovery_code=found[0])["Location"] == "/today/"


def test_who_forgot_the_passphrase_gives_another_one_with_the_code(visitor: Client) -> None:
    code = make(visitor)
    locking.lock()
    assert send(visitor, "/open/我的账/by-code", recovery_code=code)["Location"] == "/today/"
    typed = code.lower().replace("-", " ")
    changed = send(visitor, "/file/passphrase", old=typed, passphrase=OTHER, again=OTHER)
    assert changed["Location"] == "/file"
    assert send(visitor, "/file/code", old=code)["Location"] == "/new/code"
    locking.lock()
    assert send(visitor, "/open/我的账/by-code", recovery_code=code).status_code == 422
    assert send(visitor, "/open/我的账", passphrase=OTHER)["Location"] == "/today/"


@pytest.mark.parametrize("path", ["/file/passphrase", "/file/code"])
def test_the_sample_has_no_secrets(app: Client, path: str) -> None:
    assert app.get(path)["Location"] == "/file"
    assert app.post("/file/backup")["Location"] == "/file"


def test_everything_is_deleted_only_on_the_word(visitor: Client, place: Path) -> None:
    make(visitor)
    assert errors_of(send(visitor, "/settings/delete", word="不")) == ["f-word"]
    assert (place / "我的账").is_dir()
    assert send(visitor, "/settings/delete", word="删除")["Location"] == "/"
    assert list(place.iterdir()) == []
    assert homes.current() is None
    assert "都删掉了" in text_of(visitor.get("/"))


def test_a_backup_goes_through_the_disk_whatever_its_size_and_a_plain_case_never(
    visitor: Client, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(given_files, "MOST_BYTES", 1000)
    make(visitor)
    data = _download(visitor.post("/file/backup"))
    assert len(data) > 1000
    locking.lock()
    assert _upload(visitor, "/restore", "大.ashore-backup", data)["Location"].startswith("/open/")
    assert {one.name for one in place.iterdir()} == {"我的账", "大"}
    plain = ledger_bytes(sample_case(NOON.date()))
    refused = _upload(visitor, "/bring", "a.ashore", plain, passphrase=PASS, again=PASS)
    assert refused.status_code == 422
    assert "a.ashore" in text_of(refused)
    assert {one.name for one in place.iterdir()} == {"我的账", "大"}
