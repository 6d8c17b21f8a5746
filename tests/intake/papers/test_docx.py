"""Word files: their lines and tables, and what stops them."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from docx import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
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


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _body(xml: str) -> tuple[str, ...]:
    """Return the lines of a document with such a body."""
    whole = (
        f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:body>{xml}</w:body></w:document>"
    )
    return lines_of_docx(_file(_with("word/document.xml", whole.encode())))


def _r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _p(text: str) -> str:
    return f"<w:p>{_r(text)}</w:p>"


def _in(tags: str, inner: str) -> str:
    """Return some XML within elements, the outermost first."""
    for tag in reversed(tags.split()):
        inner = f"<{tag}>{inner}</{tag}>"
    return inner


_BOX = _in("w:pict v:shape v:textbox w:txbxContent", _p("乙"))
_FORMS = "".join(_in(f"{form} w:txbxContent", _p("甲")) for form in ("mc:Choice", "mc:Fallback"))


@pytest.mark.parametrize(
    ("xml", "lines"),
    [
        (_in("w:p", _r("甲") + _in("w:ins", _r("乙"))), ("甲乙",)),
        (_in("w:p w:del w:r w:delText", "甲"), ()),
        (_in("w:p", _in("w:moveFrom", _r("甲")) + _in("w:moveTo", _r("乙"))), ("乙",)),
        (_in("w:p w:r", "<w:rPr><w:vanish/></w:rPr><w:t>甲</w:t>"), ("甲",)),
        (_in("w:sdt w:sdtContent", _p("甲")), ("甲",)),
        (_in("w:p w:sdt w:sdtContent", _r("甲")), ("甲",)),
        (_in("w:p", f"<w:r><w:t>甲</w:t>{_BOX}<w:t>丙</w:t></w:r>"), ("甲丙", "乙")),
        (_in("w:p w:r mc:AlternateContent", _FORMS), ("甲",)),
        (_in("w:p", "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + _r("甲")), ("甲",)),
        (_in("w:p", _r("甲") + "<w:r><w:tab/></w:r>" + _r("乙")), ("甲\t乙",)),
        (_in("w:p w:smartTag", _r("甲")) + "<!-- 乙 -->", ("甲",)),
        (_in("w:p w:r w:pict v:shape", "<v:textpath string='作废'/>"), ("作废",)),
    ],
)
def test_whatever_binds_is_read_however_it_is_wrapped(xml: str, lines: tuple[str, ...]) -> None:
    assert _body(xml) == lines


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_tables_in_tables_merged_cells_and_frames() -> None:
    inner = f"<w:tbl>{_row(_p('1'), _p('500.00元'))}</w:tbl>"
    assert _body(f"<w:tbl>{_row(_p('甲'), _p('乙') + inner)}</w:tbl>") == (
        "甲 | 乙",
        "1 | 500.00元",
    )
    assert _body(f"<w:tbl>{_row(_p('甲') + inner + _p('丙'))}</w:tbl>") == (
        "甲", "1 | 500.00元", "丙",
    )  # fmt: skip
    top = f"<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{_p('每期')}"
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{_p('')}"
    rows = _row(top, _p("1")) + _row(below, _p("2"))
    assert _body(f"<w:tbl>{rows}</w:tbl>") == ("每期 | 1", "每期 | 2")
    kept = _row(_p("1"), _p("0.00"), _p("0.00"))
    control = f"<w:sdt><w:sdtContent>{kept}</w:sdtContent></w:sdt>"
    gone = kept.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    assert _body(f"<w:tbl>{control}{gone}</w:tbl>") == ("1 | 0.00 | 0.00",)


def test_headers_footers_notes_and_comments_come_after_the_body() -> None:
    document = Document(io.BytesIO(DOCX))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "合同编号 7"
    section.first_page_header.paragraphs[0].text = "合同编号 7"
    section.footer.paragraphs[0].text = "乙方同意扣划其名下任意账户。"
    document.add_comment(document.paragraphs[0].runs, text="乙方配偶承担连带责任。")
    notes = _p("逾期的，减免作废。").join(
        (f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="1">', "</w:footnote></w:footnotes>")
    )
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CT.WML_FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    out = io.BytesIO()
    document.save(out)
    found = lines_of_docx(_file(out.getvalue()))
    assert found[:5] == lines_of_docx(_file(DOCX))
    assert set(found[5:7]) == {"乙方配偶承担连带责任。", "逾期的，减免作废。"}
    assert set(found[7:]) == {"合同编号 7", "乙方同意扣划其名下任意账户。"}
    assert len(found) == 9


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
