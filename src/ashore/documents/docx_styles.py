"""The styles of a paper in Word and WPS: real ones, so that the person can go on writing."""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from ashore.documents.paper import LineKind

_SONG, _HEI, _LATIN = "宋体", "黑体", "Times New Roman"
_BODY, _SMALL, _FOOT = 12, 10.5, 8

STYLES = {
    LineKind.TITLE: "Title",
    LineKind.TO: "收件方",
    LineKind.HEADING: "Heading 1",
    LineKind.FIELD: "要素",
    LineKind.BODY: "Body Text",
    LineKind.CAPTION: "Caption",
    LineKind.NOTE: "表注",
    LineKind.CLOSING: "Body Text",
    LineKind.CLOSING_TO: "收件方",
    LineKind.ENCLOSED: "附件",
    LineKind.SIGNATURE: "落款",
    LineKind.DAY: "落款日期",
}
"""The name of the style of each kind of line."""

CELL = "表格文字"
LABEL = "要素名"
GAP = "待填"
FOOTER = "Footer"


_KEPT = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid",
                   "Title", "Heading 1", "Body Text", "Caption", "Footer"})  # fmt: skip
"""Word's own styles that a paper uses; Word knows the others by itself."""


_DROPPED = ("/numbering", "/stylesWithEffects", "/customXml", "/thumbnail")


@functools.cache
def styled() -> bytes:
    """Return an empty document that has a paper's styles and no others."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    _add_styles(document)
    _drop_the_rest(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@functools.cache
def style_ids() -> Mapping[str, str]:
    """Return the id of each style by its name; python-docx looks through all of them each time."""
    made = docx.Document(io.BytesIO(styled()))
    return {str(style.name): style.style_id for style in made.styles}


def _drop_the_rest(document: Document) -> None:
    """Leave out what the empty document brings along: a picture of it, lists, styles twice over."""
    for links in (document.part.rels, document.part.package.rels):
        for name in [name for name, link in links.items() if link.reltype.endswith(_DROPPED)]:
            del links[name]
    for link in document.styles.element.xpath("w:style/w:link"):
        link.getparent().remove(link)
    for spacing in document.settings.element.findall(qn("w:characterSpacingControl")):
        spacing.set(qn("w:val"), "compressPunctuation")


def _add_styles(document: Document) -> None:
    """Set every style that a paper uses: 宋体 for the text, 黑体 for headings and labels."""
    _set_defaults(document)
    normal = _style(document, "Normal", size=_BODY)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.ONE_POINT_FIVE
    _style(document, "Title", font=_HEI, size=18, middle=True, after=14, stays=True)
    _style(document, "Heading 1", font=_HEI, size=13, before=10, after=4, stays=True)
    _style(document, "Body Text", size=_BODY, first_line=True)
    _style(document, "Caption", font=_HEI, size=_SMALL, middle=True, before=8, after=4, stays=True)
    for name in ("收件方", "要素"):
        _style(document, name, size=_BODY)
    for name in ("表注", "附件"):
        _style(document, name, size=_SMALL, first_line=True)
    cell = _style(document, CELL, size=_SMALL)
    cell.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for name, before in (("落款", 24), ("落款日期", 0)):
        signed = _style(document, name, size=_BODY, before=before, stays=name == "落款")
        signed.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        signed.paragraph_format.right_indent = Mm(10)
    foot = _style(document, FOOTER, font=_HEI, size=_FOOT)
    foot.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    foot.paragraph_format.tab_stops.clear_all()
    label = document.styles.add_style(LABEL, WD_STYLE_TYPE.CHARACTER)
    gap = document.styles.add_style(GAP, WD_STYLE_TYPE.CHARACTER)
    for style, font in ((label, _HEI), (gap, _SONG)):
        _set_font(style, font)


def _style(
    document: Document,
    name: str,
    *,
    size: float,
    font: str = _SONG,
    before: float = 0,
    after: float = 0,
    middle: bool = False,
    first_line: bool = False,
    stays: bool = False,
) -> ParagraphStyle:
    """Return a paragraph style of the document, made if it is none of Word's own.

    Args:
        document: The document.
        name: The style's name.
        size: Of the letters, in points.
        font: For Chinese.
        before: Space above, in points.
        after: Space below, in points.
        middle: Whether its lines stand in the middle.
        first_line: Whether its first line begins two characters in.
        stays: Whether it stays on one page with what follows.
    """
    known = name in [style.name for style in document.styles]
    style = (
        document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - each is asked for as one
    if name != "Normal":
        style.base_style = document.styles["Normal"]
    _set_font(style, font)
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next = stays
    if middle:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)  # the rule that Word draws under its own titles
    if first_line:
        # In characters and not in points, so that it follows the size somebody chooses.
        shape.first_line_indent = Pt(2 * size)
        properties.ind.set(qn("w:firstLineChars"), "200")
    return style


def _set_font(style: ParagraphStyle | CharacterStyle, font: str) -> None:
    """Set a style's fonts by name; the theme's own would win over them in Word."""
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{attribute}"), _LATIN)
    fonts.set(qn("w:eastAsia"), font)


def _set_defaults(document: Document) -> None:
    """Set what Word takes where no style says anything: our fonts, and Chinese as the language."""
    (defaults,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for found in (*defaults.findall(qn("w:rFonts")), *defaults.findall(qn("w:lang"))):
        defaults.remove(found)
    fonts, language = OxmlElement("w:rFonts"), OxmlElement("w:lang")
    for attribute in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{attribute}"), _LATIN)
    fonts.set(qn("w:eastAsia"), _SONG)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    defaults.insert(0, fonts)
    defaults.append(language)
