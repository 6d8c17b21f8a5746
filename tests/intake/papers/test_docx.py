"""Word files: their lines and tables, and what stops them."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.base import AshoreError
from ashore.errors.intake import DocxDamagedError
from ashore.intake.given_file import GivenFile
from ashore.intake.papers import docx
from ashore.intake.papers.docx import is_docx, lines_of_docx


def _docx() -> bytes:
    document = Document()
    document.add_paragraph("个人消费贷款合同")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("贷款人", "云帆消费金融有限公司"), ("借款本金", "2万元")),
                          strict=True):  # fmt: skip
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    document.add_paragraph("第一条 年利率18%。\n第二条 等额本息。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


DOCX = _docx()


def _file(data: bytes) -> GivenFile:
    return GivenFile.of(data, "a.docx")


def test_paragraphs_and_tables_in_order() -> None:
    assert lines_of_docx(_file(DOCX)) == (
        "个人消费贷款合同",
        "贷款人 | 云帆消费金融有限公司",
        "借款本金 | 2万元",
        "第一条 年利率18%。",
        "第二条 等额本息。",
    )


def test_known_by_what_is_in_it() -> None:
    assert is_docx(_file(DOCX))
    assert not is_docx(_file(b"%PDF-1.7"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    assert not is_docx(_file(out.getvalue()))


def _with(name: str, content: bytes) -> bytes:
    """Return the document with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = _with("word/document.xml", b" " * 3_000_000)
    assert len(bomb) < 100_000
    monkeypatch.setattr(docx, "MOST_UNPACKED", 2_000_000)
    with pytest.raises(DocxDamagedError):
        lines_of_docx(_file(bomb))


def test_entities_stay_closed() -> None:
    head = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(DOCX)) as packed:
        xml = packed.read("word/document.xml")
    body = xml.replace("个人消费贷款合同".encode(), b"&b;")
    start = body.index(b"?>") + 2
    with contextlib.suppress(DocxDamagedError):
        said = lines_of_docx(_file(_with("word/document.xml", body[:start] + head + body[start:])))
        assert "haha" not in "".join(said)


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
def test_a_broken_part_is_damage(part: str) -> None:
    with pytest.raises(DocxDamagedError):
        lines_of_docx(_file(_with(part, b"<w:document")))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=20),
    st.integers(0, 3_000),
)
def test_any_damage_raises_only_our_errors(bytes_: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(DOCX)
    for place, byte in bytes_:
        data[place % len(data)] = byte
    file = _file(bytes(data[: len(data) - cut]))
    is_docx(file)
    with contextlib.suppress(AshoreError):
        assert isinstance(lines_of_docx(file), tuple)
