"""Files that cannot be read: each is named in words, kept, and changes nothing."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfWriter

from ashore.store import homes, jobs, uploads
from ashore.store.uploads import UploadState
from ashore.web.frame import given_files
from ashore.web.jobs import runner, starting
from tests.web.intake.given import STATEMENT, entries, give, page, words

if TYPE_CHECKING:
    from django.test import Client


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("账单.csv", b"0" * (40 * 1024 * 1024))
    return packed.getvalue()


def _pdf(*, password: str = "") -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(300, 300)
    if password:
        writer.encrypt(password)
    writer.write(made)
    return made.getvalue()


def _huge_picture() -> bytes:
    made = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(made, "PNG")
    return made.getvalue()


def _work_off() -> None:
    home = homes.current()
    assert home is not None
    runner.work_off(home)


def _picture() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((300, 300), 50).save(made, "PNG")
    return made.getvalue()


SIX = "123456"
WRONG = {
    "program.exe": (b"MZ\x90\0" + bytes(300), "的内容认不出是哪一种文件"),
    "bomb.zip": (_bomb(), "解压后太大或文件太多"),
    "cut.zip": (_bomb()[:200], "不是完整的压缩包"),
    "cut.pdf": (_pdf()[:120], "不完整，打不开"),
    "page.csv": (b"<!DOCTYPE html><html><body><h1>404</h1></body></html>", "page.csv"),
    "huge.png": (_huge_picture(), "超过上限 60000000"),
    "cut.png": (_picture()[:400], "不完整，读不到末尾"),
    "small.png": (b"", "是空的，没有收下"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_cannot_be_read_is_told_in_words(empty_app: Client, name: str) -> None:
    content, says = WRONG[name]
    answer = give(empty_app, (name, content))
    if not content:
        assert says in words(answer)
        return
    _work_off()
    shown = empty_app.get(answer["Location"])
    (mind,) = page(shown).xpath('//main//p[@class="mind"]')
    assert says in mind.text_content()
    assert "文件还在" in words(shown)
    home = homes.current()
    assert home is not None
    (row,) = uploads.uploads_of(home.case)
    assert row.state is UploadState.UNREADABLE
    assert uploads.content_of(home.case, row.id) == content
    assert entries() == 0


@pytest.mark.parametrize("kind", ["pdf", "zip"])
def test_a_locked_file_asks_for_its_password_and_keeps_it_nowhere(
    empty_app: Client, kind: str
) -> None:
    if kind == "pdf":
        content = _pdf(password=SIX)
    else:
        import pyzipper  # type: ignore[import-untyped]  # noqa: PLC0415 - only here

        packed = io.BytesIO()
        with pyzipper.AESZipFile(packed, "w", encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(SIX.encode())
            archive.writestr("流水.csv", STATEMENT)
        content = packed.getvalue()
    at = give(empty_app, (f"账单.{kind}", content))["Location"]
    _work_off()
    asked = empty_app.get(at)
    assert page(asked).xpath('//input[@id="password"]/@type') == ["password"]
    empty_app.post(f"{at}/password", {"password": "000000"})
    _work_off()
    assert page(empty_app.get(at)).xpath('//input[@id="password"]')
    empty_app.post(f"{at}/password", {"password": SIX})
    home = homes.current()
    assert home is not None
    (row,) = uploads.uploads_of(home.case)
    if kind == "pdf":  # its empty page would go to the recogniser, which takes long
        assert starting.take(str(row.id)) == SIX
    else:
        _work_off()
        assert "哪一列是金额？" in words(empty_app.get(at))
    kept = (uploads.find_upload(home.case, row.id), jobs.jobs_of(home.case))
    assert SIX not in str(kept)


def test_a_file_above_the_limit_is_named_and_the_others_are_taken(
    empty_app: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(given_files, "MOST_BYTES", 1000)
    answer = give(empty_app, ("大.csv", b"1" * 100_000), ("小.csv", STATEMENT))
    assert answer["Location"].startswith("/import/")
    assert "“大.csv”超过 64 MB，没有收下。" in words(empty_app.get(answer["Location"]))
    home = homes.current()
    assert home is not None
    assert [row.file_name for row in uploads.uploads_of(home.case)] == ["小.csv"]


def test_an_address_of_no_file_leads_nowhere(empty_app: Client) -> None:
    for ending in ("", "/picture", "/answers"):
        address = f"/import/00000000-0000-0000-0000-000000000000{ending}"
        assert empty_app.get(address).status_code == 404
    assert empty_app.get("/import/x").status_code == 404
