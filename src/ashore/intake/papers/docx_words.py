"""The words of a part of a Word document, whatever they are wrapped in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_ART = "{urn:schemas-microsoft-com:vml}textpath"
_PARAGRAPHS = (f"{_W}p", f"{_A}p")
_TABLE, _ROW, _CELL, _BOX = f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}txbxContent"
_TEXTS = (f"{_W}t", f"{_A}t", f"{_M}t")
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_A}br": "\n",
    f"{_W}noBreakHyphen": "-",
}
_LEFT_OUT = frozenset(
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}rt",
        # Tab stops are named like tabs, and stand in a paragraph's properties.
        f"{_W}pPr",
    )
)
"""What was deleted or moved away under tracking, a reading above its sign, and mere settings."""


class _Cell(NamedTuple):
    """A cell's own words, and its tables' lines, which cannot stand in one row with them."""

    words: str
    tables: tuple[str, ...]


def lines_within(element: _Element) -> Iterator[str]:
    """Yield the lines of an element in order, a row of a table as one, its cells parted by a bar.

    A row of one cell is a frame, and gives the lines within.

    Args:
        element: The body, a header, a note, a cell, or whatever else holds paragraphs.
    """
    for child in _opened(element):
        if child.tag in _PARAGRAPHS:
            yield from _paragraph(child)
        elif child.tag == _TABLE:
            yield from _table(child)
        else:
            yield from lines_within(child)


def _opened(element: _Element) -> Iterator[_Element]:
    """Yield the children that count; of two forms of one thing only the first with words."""
    # Comments and instructions of XML are no elements, and are left out.
    for child in element.iterchildren("*"):
        if child.tag == _CHOICES:
            forms = child.iterchildren("*")
            spoken = (form for form in forms if any(True for _ in form.iter(*_TEXTS, _ART)))
            yield from itertools.islice(spoken, 1)
        elif child.tag not in _LEFT_OUT:
            yield child


def _paragraph(element: _Element) -> Iterator[str]:
    """Yield a paragraph's lines, then those of the boxes that hang on it."""
    boxes: list[_Element] = []
    yield from "".join(_words(element, boxes)).splitlines()
    for box in boxes:
        yield from lines_within(box)


def _words(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    for child in _opened(element):
        if child.tag == _BOX:
            boxes.append(child)
        elif child.tag in _TEXTS:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _ART:
            yield child.get("string") or ""
        else:
            yield from _words(child, boxes)


def _table(table: _Element) -> Iterator[str]:
    above: dict[int, _Cell] = {}
    for row in _named(table, _ROW):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = list(_named(row, _CELL))
        if len(cells) == 1:
            yield from lines_within(cells[0])
            continue
        read = list(_cells(cells, above))
        yield from _joined(" | ".join(cell.words for cell in read if cell.words))
        for cell in read:
            yield from cell.tables


def _joined(line: str) -> Iterator[str]:
    if line:
        yield line


def _named(element: _Element, tag: str) -> Iterator[_Element]:
    """Yield the rows or cells of a table, also those in a content control."""
    for child in _opened(element):
        if child.tag == tag:
            yield child
        elif child.tag not in (_ROW, _CELL):
            yield from _named(child, tag)


def _cells(cells: list[_Element], above: dict[int, _Cell]) -> Iterator[_Cell]:
    """Yield the cells of a row; one that is merged with that above says the same again."""
    column = 0
    for cell in cells:
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
        read = above.get(column, _Cell("", ())) if goes_on else _cell(cell)
        above[column] = read._replace(tables=())
        yield read
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        column += int(span.get(f"{_W}val") or 1) if span is not None else 1


def _cell(cell: _Element) -> _Cell:
    words: list[str] = []
    tables: list[str] = []
    for child in _opened(cell):
        if child.tag == _TABLE:
            tables += _table(child)
        elif child.tag in _PARAGRAPHS:
            words += _paragraph(child)
        else:
            words += lines_within(child)
    return _Cell(" ".join(" ".join(words).split()), tuple(tables))
