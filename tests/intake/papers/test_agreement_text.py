"""The text of an agreement out of plain text, Word, PDF, scan and picture."""

from __future__ import annotations

import io

import pytest
from docx import Document

from ashore.errors.intake import (
    FileTooLargeError,
    OcrMissingError,
    PaperWithoutTextError,
    PdfDamagedError,
    PdfLockedError,
)
from ashore.intake.given_file import GivenFile
from ashore.intake.pages import ocr
from ashore.intake.pages.text_page import MOST_BYTES
from ashore.intake.papers.agreement_text import agreement_sentences
from tests.intake.papers.pdf_pages import lines, pdf_of
from tests.intake.screens.pen import THEMES, Pen

SAID = ("还款协议", "一、先还本金；再还利息。", "二、结清后10日内出具结清证明。")
WANTED = [
    (1, "还款协议"),
    (2, "一、先还本金；"),
    (2, "再还利息。"),
    (3, "二、结清后10日内出具结清证明。"),
]


def read(data: bytes, password: str | None = None) -> list[tuple[int, str]]:
    found = agreement_sentences(GivenFile.of(data, "a.bin"), password=password)
    return [(one.line, one.text.replace(" ", "")) for one in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_in_any_encoding(encoding: str) -> None:
    assert read("\n".join(SAID).encode(encoding)) == WANTED


def test_word() -> None:
    document = Document()
    for said in SAID:
        document.add_paragraph(said)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("1", "2026-12-10", "500.00"), strict=True):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue()) == [*WANTED, (4, "1|2026-12-10|500.00")]


def test_pdf_with_lines_counted_on_each_page() -> None:
    data = pdf_of([lines(SAID), lines(["三、签署后停止催收。"])])
    found = agreement_sentences(GivenFile.of(data, "a.pdf"))
    assert [(one.page, one.line) for one in found] == [(1, 1), (1, 2), (1, 2), (1, 3), (2, 1)]


def test_a_locked_pdf_opens_with_its_password() -> None:
    data = pdf_of([lines(SAID)], password="1234")  # noqa: S106
    with pytest.raises(PdfLockedError):
        read(data)
    assert read(data, "1234") == WANTED


def picture(kind: str) -> bytes:
    pen = Pen(1000, 400, THEMES["小禾分期"])
    for number, said in enumerate(SAID):
        pen.text(60, 60 + 100 * number, said, 40)
    out = io.BytesIO()
    pen.image.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_picture_and_a_scan_are_recognised(kind: str) -> None:
    pytest.importorskip("rapidocr")
    found = agreement_sentences(GivenFile.of(picture(kind), "a.bin"))
    text = "".join(one.text for one in found).replace(" ", "")
    assert "结清后10日内出具结清证明" in text
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert all(one.percent <= 100 for one in found)


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_without_the_recogniser_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    with pytest.raises(OcrMissingError):
        read(picture(kind))


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x00\x01\x02", b"\xff\xff\xff\xff"])
def test_what_holds_no_text_is_named(data: bytes) -> None:
    with pytest.raises(PaperWithoutTextError):
        read(data)


def test_broken_and_huge_files_are_named() -> None:
    with pytest.raises(PdfDamagedError):
        read(pdf_of([lines(SAID)])[:200])
    with pytest.raises(FileTooLargeError):
        read(b"a" * (MOST_BYTES + 1))
