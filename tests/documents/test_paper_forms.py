"""The three forms of a paper: the same words in the same order, whatever the words are."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pypdfium2  # type: ignore[import-untyped]
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from ashore.documents import typeset as typesetting
from ashore.documents.draft import (
    Blank,
    Draft,
    Field,
    Fields,
    Ground,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from ashore.documents.paper import Paper
from ashore.documents.paper_docx import paper_docx
from ashore.documents.paper_pdf import not_drawn, paper_pdf
from ashore.documents.paper_text import paper_text
from ashore.documents.typeset import typeset
from ashore.errors.documents import PrintError
from ashore.text import Text
from tests.documents.drafts import (
    asks,
    docx_words,
    draft,
    pdf_pages,
    pdf_words,
    printed,
    says,
    squeezed,
)
from tests.documents.page import BOOK, TODAY

GAP = Blank("身份证号码", Text("按身份证。", "As on the card."))
RULE = BOOK.rule("limitation.interrupted", on=TODAY).citation
FOOT = "（案件记录指纹0123456789ab）"


def rows(number: int, name: str = "房租") -> Table:
    return Table(
        caption="每月支出",
        columns=("项目", "金额（元）", "依据"),
        rows=tuple((f"{name}{n}", f"{n * 100:,}.00", "据我回忆") for n in range(1, number + 1)),
        rests_on=says("以上由本人逐项记录。", recalled=True),
        numeric=frozenset({1}),
    )


def letter(**changes: Any) -> Draft:
    """Return a paper with every kind of block in it."""
    return draft(
        Fields((Field("申请人", ("欧阳慕容·买买提",)), Field("身份证号码", (GAP,)))),
        Heading("一、事实"),
        Paragraph(
            (
                says("2026年8月10日，本人取得借款 1,200.00 元。", exhibits=("e1",)),
                says("客服说过可以延期", GAP, "。", exhibits=("e2",), recalled=True),
                says("时效重新计算。", ground=Ground.RULE, citations=(RULE,)),
            )
        ),
        rows(3),
        Heading("二、请求"),
        Paragraph((asks("请分 12 期，每期 100.00 元（大写：壹佰元整）。"),), numbered=True),
        Paragraph((asks("请书面答复 (hardship programme, see e-mail)。"),), numbered=True),
        Signature(label="申请人（签名）", name="欧阳慕容·买买提"),
        attached=("e1",),
        **changes,
    )


def all_words(paper: Paper) -> tuple[str, str, str]:
    text = squeezed(paper_text(paper))
    assert text.endswith(FOOT)
    return text.removesuffix(FOOT), docx_words(paper_docx(paper)), pdf_words(paper_pdf(paper))


@pytest.mark.parametrize(
    "changes", [{}, {"to": ("某某区人民法院",), "addressed_at_end": True}, {"to": (GAP,)}]
)
def test_the_same_words_in_every_form(changes: dict[str, Any]) -> None:
    (paper,) = printed(letter(**changes))
    text, word, pdf = all_words(paper)
    assert text == word == pdf
    assert text.count("【待填：身份证号码】") == 2 + (changes.get("to") == (GAP,))


def test_the_text_as_it_is_pasted() -> None:
    (paper,) = printed(letter())
    assert paper_text(paper) == (
        "申请书\n\n"
        "致：甲银行\n\n"
        "申请人：欧阳慕容·买买提\n"
        "身份证号码：【待填：身份证号码】\n\n"
        "一、事实\n\n"
        "2026年8月10日，本人取得借款 1,200.00 元（证据1）。"
        "客服说过可以延期【待填：身份证号码】（证据2）（据我回忆）。时效重新计算。\n\n"
        "每月支出\n"
        "项目   金额（元）  依据\n"
        "房租1      100.00  据我回忆\n"
        "房租2      200.00  据我回忆\n"
        "房租3      300.00  据我回忆\n"
        "以上由本人逐项记录（据我回忆）。\n\n"
        "二、请求\n\n"
        "1. 请分 12 期，每期 100.00 元（大写：壹佰元整）。\n\n"
        "2. 请书面答复 (hardship programme, see e-mail)。\n\n"
        "附件：证据1 借款合同.pdf。\n\n"
        "提到、没有随附：证据2 还款流水.xlsx。\n\n"
        "申请人（签名）：欧阳慕容·买买提\n"
        "＿＿＿＿年＿＿月＿＿日\n\n"
        "（案件记录指纹 0123456789ab）\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        "#emph[x] *粗* _斜_ $x$ @ref <l> \\ `c` // /* */ #set page(width: 1cm)",
        "<w:t>&amp;</w:t> & < > \" ' ]]> <script>alert(1)</script>",
        "{{ 7*7 }} {% for %} {0} %s ${x}",
        "\x00\x07\x1b[31m零\u200b宽\u202e反",
        "很长的名字" * 400,
        "a" * 900,
    ],
)
def test_hostile_words_are_printed_as_they_are(words: str) -> None:
    made = draft(
        Fields((Field(words[:40], (words,)),)),
        Heading(words[:200]),
        says(words, recalled=True),
        Table(
            caption=words[:100], columns=(words[:20], "乙"), rows=((words[:300], Blank(words[:50],
            Text("x", "x"))),), rests_on=asks(words),
        ),
        Signature(label="签名", name=words[:60]),
        title=words[:60],
        to=(words,),
    )  # fmt: skip
    text, word, pdf = all_words(printed(made)[0])
    assert text == word == pdf
    assert squeezed(words.replace("\x00", "").replace("\x07", "").replace("\x1b", "")
                    .replace("\u200b", "").replace("\u202e", ""))[:20] in re.sub(
        r"〔U\+00..〕", "", text)  # fmt: skip


drawn = st.text(st.sampled_from("借款合同元，。：“”（）0123456789.,-%+ABCxyz#*_$@<>&{}[]\\/'\"~`^"))


@settings(max_examples=15, deadline=None)
@given(st.lists(drawn, min_size=1, max_size=4), drawn)
@example([""], "-")
def test_any_words_are_the_same_in_every_form(said: list[str], title: str) -> None:
    made = draft(*(says(one, recalled=True) for one in said), title=f"题{title}", to=("乙",))
    text, word, pdf = all_words(printed(made)[0])
    assert text == word == pdf


def test_a_long_table_goes_on_with_its_heads() -> None:
    (paper,) = printed(draft(rows(60)))
    pages = list(pdf_pages(paper_pdf(paper)))
    assert len(pages) > 1
    head = "项目金额（元）依据"
    assert all(head in above for above, _ in pages)
    words = "".join(above for above, _ in pages)
    once = words.replace(head, "", len(pages) - 1)
    assert squeezed(once.replace(head, "")) == docx_words(paper_docx(paper)).replace(head, "")
    table = docx.Document(io.BytesIO(paper_docx(paper))).tables[0]
    marked = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
              for row in table.rows]  # fmt: skip
    assert marked == [True] + [False] * 60


def test_every_page_says_which_it_is_and_of_which_case() -> None:
    (paper,) = printed(draft(rows(60)))
    feet = [foot for _, foot in pdf_pages(paper_pdf(paper))]
    assert feet == [f"案件记录指纹0123456789ab第{n}页共{len(feet)}页"
                    for n in range(1, len(feet) + 1)]  # fmt: skip
    foot = docx.Document(io.BytesIO(paper_docx(paper))).sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.text == "　案件记录指纹 0123456789ab\t第  页　共  页"


def test_the_same_paper_gives_the_same_bytes() -> None:
    (paper,) = printed(letter())
    assert paper_pdf(paper) == paper_pdf(paper)
    assert paper_docx(paper) == paper_docx(paper)


def test_the_pdf_is_for_keeping_and_holds_its_fonts() -> None:
    (paper,) = printed(letter())
    data = paper_pdf(paper)
    assert b"pdfaid:part>2<" in data
    assert b"pdfaid:conformance>B<" in data
    assert b"/JavaScript" not in data
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_dict()["Title"] == "申请书"
        width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)


def test_a_character_that_the_fonts_lack_is_named_and_told() -> None:
    made = draft(says("本人张𠮷䶮，发来💰。", recalled=True))
    (paper,) = printed(made)
    assert not_drawn(paper) == ("𠮷", "💰")
    assert "本人张〔U+20BB7〕䶮，发来〔U+1F4B0〕" in pdf_words(paper_pdf(paper))
    assert "本人张𠮷䶮，发来💰" in docx_words(paper_docx(paper))
    assert "本人张𠮷䶮，发来💰" in paper_text(paper)


def test_a_warning_of_the_typesetter_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def template(_name: str) -> bytes:
        return '#set text(font: "No Such Font")\n字'.encode()

    monkeypatch.setattr(typesetting, "_template", template)
    with pytest.raises(PrintError) as caught:
        typeset("paper.typ", {}, where="申请书")
    assert "unknown font family: no such font" in caught.value.message("zh")
    assert caught.value.where == "申请书"


def test_a_character_without_a_glyph_is_never_a_box() -> None:
    data = {"title": "𠮷", "on": [2026, 11, 24], "parts": [], "mark": "𠮷", "code": "<svg/>"}
    with pytest.raises(PrintError):
        typeset("paper.typ", data, where="申请书")


def test_word_has_real_styles_that_can_be_changed() -> None:
    document = docx.Document(io.BytesIO(paper_docx(printed(letter())[0])))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        by_style.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    assert by_style["Title"] == ["申请书"]
    assert by_style["Heading 1"] == ["一、事实", "二、请求"]
    assert by_style["收件方"] == ["致：甲银行"]
    counts = [len(by_style[name]) for name in ("要素", "Body Text", "Caption", "表注")]
    assert counts == [2, 3, 1, 1]
    assert by_style["落款"] == ["申请人（签名）：欧阳慕容·买买提"]
    for name, font in (("Normal", "宋体"), ("Title", "黑体"), ("Heading 1", "黑体")):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert not [key for key in fonts.attrib if "Theme" in str(key)]
    indent = document.styles["Body Text"].element.pPr.ind
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert document.styles["落款"].paragraph_format.alignment is WD_ALIGN_PARAGRAPH.RIGHT
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)


def test_gaps_are_marked_in_word() -> None:
    document = docx.Document(io.BytesIO(paper_docx(printed(letter())[0])))
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is WD_COLOR_INDEX.YELLOW
    ]
    assert marked == ["【待填：身份证号码】"] * 2


def test_word_reads_every_part_and_finds_nobodys_name_in_it() -> None:
    data = paper_docx(printed(letter())[0])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
        assert not [name for name in parts.namelist() if "textbox" in name]
        body = parts.read("word/document.xml").decode()
    assert "txbx" not in body
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("申请书", "", "")
    assert about.created is not None
    assert about.created.date() == TODAY


def test_every_style_that_is_named_is_there() -> None:
    data = paper_docx(printed(letter())[0])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        read = {name: parts.read(name).decode() for name in parts.namelist()
                if name.endswith((".xml", ".rels"))}  # fmt: skip
    there = set(re.findall(r'w:styleId="([^"]+)"', read["word/styles.xml"]))
    asked = re.compile(r'<w:(?:link|next|basedOn|pStyle|rStyle|tblStyle) w:val="([^"]+)"')
    named = {style for text in read.values() for style in asked.findall(text)}
    assert named <= there
    assert {"收件方", "落款", "BodyText", "TableGrid"} <= named
    assert "word/numbering.xml" not in read
    for target in re.findall(r'Target="([^"]+)"', read["word/_rels/document.xml.rels"]):
        assert f"word/{target}" in read


def test_numbers_stand_at_the_right_in_every_form() -> None:
    document = docx.Document(io.BytesIO(paper_docx(printed(draft(rows(2)))[0])))
    cells = document.tables[0].rows[1].cells
    sides = [cell.paragraphs[0].alignment for cell in cells]
    left, right = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
    assert sides == [left, right, left]
