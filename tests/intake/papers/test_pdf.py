"""PDF files: every locked, cut, huge or broken one is answered by an error of ours."""

from __future__ import annotations

import contextlib
import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from ashore.errors.base import AshoreError
from ashore.errors.intake import PdfDamagedError, PdfLockedError, PdfTooLargeError
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import is_pdf
from ashore.intake.pages.words import lines_of
from ashore.intake.papers import pdf
from ashore.intake.papers.pdf import pages_of
from ashore.intake.reading import Box
from tests.intake.papers.pdf_pages import Put, Table, lines, pdf_of

PAGE = pdf_of([[*lines(["第一条 借款金额", "为贰万元。"]),
                Table([["期数", "应还金额"], ["1", "1,331.93"]], [60, 200, 320], 200)],
               [Put("第二页", 60, 80)]])  # fmt: skip


def _file(data: bytes) -> GivenFile:
    return GivenFile.of(data, "a.pdf")


def test_words_tables_and_places() -> None:
    first, second = pages_of(_file(PAGE))
    assert [line.text for line in lines_of(first.words)] == [
        "第一条 借款金额", "为贰万元。", "期数 应还金额", "1 1,331.93",
    ]  # fmt: skip
    assert first.tables == ((("期数", "应还金额"), ("1", "1,331.93")),)
    (word,) = second.words
    assert (word.text, word.percent, word.box.page, word.top) == ("第二页", 100, 2, 842 + 81)
    assert first.words[0].box == Box(1, 60, 61, 90, 71)


def test_only_the_first_pages_where_that_is_asked() -> None:
    assert [page.number for page in pages_of(_file(PAGE), most=1)] == [1]


@pytest.mark.parametrize("password", [None, "", "4321"])
def test_a_locked_file_asks_for_its_password(password: str | None) -> None:
    locked = pdf_of([lines(["锁住的"])], password="1234")  # noqa: S106
    with pytest.raises(PdfLockedError) as error:
        pages_of(_file(locked), password=password)
    assert "密码" in error.value.message("zh")
    (page,) = pages_of(_file(locked), password="1234")  # noqa: S106
    assert page.words[0].text == "锁住的"


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5"])
def test_every_kind_of_lock_opens_with_its_password(algorithm: str) -> None:
    file = _file(_locked(PAGE, "1234", algorithm))
    with pytest.raises(PdfLockedError):
        pages_of(file)
    assert len(pages_of(file, password="1234")) == 2  # noqa: S106


def test_a_file_that_is_only_kept_from_printing_opens() -> None:
    assert len(pages_of(_file(_locked(PAGE, "", "AES-128")))) == 2


def _locked(data: bytes, password: str, algorithm: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)  # noqa: S106
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.6])
def test_a_file_cut_off_is_damaged(keep: float) -> None:
    with pytest.raises(PdfDamagedError):
        pages_of(_file(PAGE[: int(len(PAGE) * keep)]))


def test_a_stream_that_unpacks_to_more_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_UNPACKED", 100_000)
    bomb = zlib.compress(b" " * 200_000)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    data = pdf_of([lines(["页"])], extra=stream)
    with pytest.raises(PdfTooLargeError):
        pages_of(_file(data))


def test_too_many_pages_or_letters_or_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    many = pdf_of([lines(["页"])] * 4)
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    with pytest.raises(PdfTooLargeError) as error:
        pages_of(_file(many))
    assert "4" in error.value.message("zh")
    monkeypatch.setattr(pdf, "MOST_LETTERS", 5)
    with pytest.raises(PdfTooLargeError):
        pages_of(_file(pdf_of([lines(["超过了五个字的一页"])])))
    monkeypatch.setattr(pdf, "MOST_BYTES", 100)
    with pytest.raises(PdfTooLargeError):
        pages_of(_file(PAGE))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30),
    st.integers(0, 3_000),
)
def test_any_damage_raises_only_our_errors(bytes_: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(PAGE)
    for place, byte in bytes_:
        data[place % len(data)] = byte
    with contextlib.suppress(AshoreError):
        assert len(pages_of(_file(bytes(data[: len(data) - cut])))) <= 2


@given(st.binary(max_size=200))
def test_any_bytes_raise_only_our_errors(data: bytes) -> None:
    with pytest.raises(AshoreError):
        pages_of(_file(b"%PDF-1.7\n" + data))


def test_what_begins_as_a_pdf() -> None:
    assert is_pdf(PAGE[:64])
    assert is_pdf(b"\xef\xbb\xbf\r\n%PDF-1.4")
    assert not is_pdf(b"PK\x03\x04")
