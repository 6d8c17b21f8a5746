"""An archive gives its files by name, opens with its password only, and cannot grow without end."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
import pyzipper  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.base import AshoreError
from ashore.errors.intake import ArchiveDamagedError, ArchivePasswordError, ArchiveTooLargeError
from ashore.intake import archives
from ashore.intake.archives import files_inside, is_archive
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked
from tests.intake.money.exports import ALIPAY_ROWS, NOW, alipay, read
from tests.intake.money.sheets import xlsx

BILL = alipay(*ALIPAY_ROWS).encode("gb18030")


def asked(password: str | None = None) -> Asked:
    return Asked(recorded_at=NOW, password=password)


def packed(parts: dict[str, bytes]) -> GivenFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return GivenFile.of(out.getvalue(), "bill.zip")


def locked(word: str, *, aes: bool) -> GivenFile:
    out = io.BytesIO()
    how = {"encryption": pyzipper.WZ_AES} if aes else {}
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, **how) as archive:
        archive.setpassword(word.encode())
        archive.writestr("支付宝交易明细.csv", BILL)
    return GivenFile.of(out.getvalue(), "bill.zip")


def test_the_files_of_an_archive_say_where_they_came_from() -> None:
    file = packed({"a/账单.csv": BILL, "a/": b"", "__MACOSX/a": b"x", ".DS_Store": b"x"})
    assert is_archive(file)
    [inside] = files_inside(file, asked())
    assert (inside.name, inside.inside, inside.data) == ("账单.csv", "bill.zip", BILL)
    assert read(inside).reader == "alipay-app"


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\a\\passwd", "/passwd", "a/../passwd"])
def test_a_path_leads_nowhere(name: str) -> None:
    [inside] = files_inside(packed({name: b"x"}), asked())
    assert inside.name == "passwd"


def test_a_name_in_gb18030() -> None:
    name = "账单.csv".encode("gb18030").decode("cp437")
    data = packed({"xx.csv": BILL}).data or b""
    mended = data.replace(b"xx.csv", name.encode("cp437")[:6])
    [inside] = files_inside(GivenFile.of(mended, "a.zip"), asked())
    assert inside.name == "账单."[:2] + name.encode("cp437")[4:6].decode("gb18030", "replace")


def test_a_locked_archive_opens_with_its_password_only() -> None:
    file = locked("4821AB", aes=True)
    for word in (None, "", "4821ab", "密码"):
        with pytest.raises(ArchivePasswordError):
            files_inside(file, asked(word))
    [inside] = files_inside(file, asked("4821AB"))
    assert (inside.name, inside.data) == ("支付宝交易明细.csv", BILL)


def test_a_document_packed_like_an_archive_is_none() -> None:
    assert not is_archive(GivenFile.of(xlsx([["a"]]), "a.zip"))
    assert not is_archive(packed({"word/document.xml": b"<a/>"}))
    assert not is_archive(GivenFile.of(BILL, "a.zip"))
    assert not is_archive(GivenFile.of((xlsx([["a"]]))[:200], "a.zip"))


def test_a_cut_archive() -> None:
    data = packed({"a.csv": BILL}).data or b""
    cut = GivenFile.of(data[:-30], "a.zip")
    assert is_archive(cut)
    with pytest.raises(ArchiveDamagedError):
        files_inside(cut, asked())


def test_changed_content_is_noticed() -> None:
    data = bytearray(packed({"a.csv": BILL}).data or b"")
    data[60] ^= 0xFF
    with pytest.raises(ArchiveDamagedError):
        files_inside(GivenFile.of(bytes(data), "a.zip"), asked())


def test_a_bomb_by_density() -> None:
    with pytest.raises(ArchiveTooLargeError):
        files_inside(packed({"a.csv": bytes(8 * 1024 * 1024)}), asked())


def test_a_bomb_by_size_and_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    with pytest.raises(ArchiveTooLargeError):
        files_inside(packed({"a": b"1", "b": b"2"}), asked())
    monkeypatch.setattr(archives, "MOST_BYTES", 3)
    with pytest.raises(ArchiveTooLargeError):
        files_inside(packed({"a": b"1234"}), asked())


def test_a_size_that_lies_is_noticed() -> None:
    data = packed({"a.csv": bytes(1_000)}).data or b""
    lying = data.replace((1_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(ArchiveDamagedError):
        files_inside(GivenFile.of(lying, "a.zip"), asked())


SEEDS = [packed({"a.csv": BILL, "b.csv": b"x"}).data or b"", locked("w", aes=True).data or b""]


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    st.floats(0.1, 1),
)
@settings(max_examples=150)
def test_damaged_archives(data: bytes, changes: list[tuple[float, int]], kept: float) -> None:
    mutable = bytearray(data)
    for share, value in changes:
        mutable[int(share * len(mutable))] = value
    file = GivenFile.of(bytes(mutable[: int(kept * len(mutable))]), "a.zip")
    with contextlib.suppress(AshoreError):
        if is_archive(file):
            files_inside(file, asked("w"))
