"""A paper as DOCX that Word and WPS open and the person can change."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Mm
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from ashore.documents import docx_styles as styles
from ashore.documents.fingerprint import code_png, shown
from ashore.documents.paper import Grid, Look, Paper, Run, widths

_PAGE = (Mm(210), Mm(297))
_TOP, _BOTTOM, _SIDE = Mm(28), Mm(32), Mm(27)
_WIDTH = Mm(210 - 2 * 27)
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the same paper gives the same bytes."""


def paper_docx(paper: Paper) -> bytes:
    """Return a paper as DOCX; the same paper gives the same bytes."""
    document = docx.Document(io.BytesIO(styles.styled()))
    _set_page(document, paper)
    _set_properties(document, paper)
    for part in paper.parts:
        if isinstance(part, Grid):
            _add_grid(document, part)
        else:
            _fill(document.add_paragraph(), styles.STYLES[part.kind], part.runs)
    written = io.BytesIO()
    document.save(written)
    return _same_each_time(written)


def _set_page(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin = section.right_margin = _SIDE
    section.footer_distance = Mm(14)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles[styles.FOOTER]
    foot.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run().add_picture(io.BytesIO(code_png(paper.head)), width=Mm(12))
    foot.add_run(f"　{shown(paper.head)}\t第 ")
    _add_field(foot, "PAGE")
    foot.add_run(" 页　共 ")
    _add_field(foot, "NUMPAGES")
    foot.add_run(" 页")


def _add_field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word counts itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields of its own


def _set_properties(document: Document, paper: Paper) -> None:
    """Set what the file says about itself: its title and day, and nobody's name."""
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = paper.title, "", "", ""
    about.language = "zh-CN"
    about.created = about.modified = dt.datetime.combine(paper.on, dt.time(0), dt.UTC)


def _add_grid(document: Document, grid: Grid) -> None:
    parts = widths(grid)
    sizes = [Emu(int(_WIDTH * part / sum(parts))) for part in parts]
    table = document.add_table(rows=1, cols=len(sizes), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    heads = table.rows[0]
    _repeat(heads)
    for cell, words in zip(heads.cells, grid.columns, strict=True):
        _fill_cell(cell, (Run(words, Look.LABEL),), WD_ALIGN_PARAGRAPH.CENTER)
    for row in grid.rows:
        added = table.add_row()
        _keep_whole(added)
        for number, (cell, runs) in enumerate(zip(added.cells, row, strict=True)):
            right = number in grid.numeric
            _fill_cell(cell, runs, WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT)


def _fill_cell(cell: _Cell, runs: Sequence[Run], side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = cell.paragraphs[0]
    _fill(paragraph, styles.CELL, runs)
    paragraph.alignment = side


def _repeat(row: _Row) -> None:
    """Have a row stand again at the top of every page that its table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - not offered
    _keep_whole(row)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - not offered


def _fill(paragraph: Paragraph, style: str, runs: Sequence[Run]) -> None:
    ids = styles.style_ids()
    paragraph._p.style = ids[style]  # noqa: SLF001 - by its id, without a search
    for run in runs:
        added = paragraph.add_run(run.words)
        if run.look is not Look.PLAIN:
            gap = run.look is Look.GAP
            added._r.style = ids[styles.GAP if gap else styles.LABEL]  # noqa: SLF001 - as above
            if gap:
                added.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _same_each_time(written: io.BytesIO) -> bytes:
    """Return the file with one fixed time for its parts."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DAY), old.read(name), zipfile.ZIP_DEFLATED, 6)
    return fixed.getvalue()
