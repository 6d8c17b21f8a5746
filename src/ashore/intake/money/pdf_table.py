"""The rows of a statement in PDF: its ruled tables, or its words set under their headings."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from ashore.errors.base import AshoreError
from ashore.errors.intake import PdfLockedError, StatementPdfError
from ashore.intake.given_file import GivenFile
from ashore.intake.money.cells import clock_of, moment_of
from ashore.intake.money.source import heading_of, known_headings

MOST_BYTES = 32 * 1024 * 1024
MOST_PAGES = 400
MOST_UNPACKED = 128 * 1024 * 1024
"""The most that the streams of a PDF may hold once they are unpacked."""
_STREAM = re.compile(rb"stream\r?\n")
_SAME_LINE = 3
_FEWEST_HEADINGS = 3
# What it says of a damaged font would stand between the lines that a person reads.
logging.getLogger("pdfminer").setLevel(logging.ERROR)
Word = Mapping[str, Any]


def tables_of_pdf(file: GivenFile) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Yield the one table that runs through the pages of a statement, its rows page by page.

    Raises:
        PdfLockedError: If it is locked still; a file is unlocked before its reader is sought.
        StatementPdfError: If it is damaged or too large.
    """
    yield "", _rows(file)


def _rows(file: GivenFile) -> Iterator[list[str]]:
    if file.size > MOST_BYTES:
        raise StatementPdfError(where=file.name)
    data = file.content(most=MOST_BYTES)
    _require_bounded(file, data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            layout = _Layout()
            for page in _pages(pdf, file):
                yield from _of_page(page, layout)
                page.close()
            yield from layout.rest()
    except AshoreError:
        raise
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
            raise PdfLockedError(where=file.name) from None
        raise StatementPdfError(where=file.name) from None
    except PDFPasswordIncorrect:
        raise PdfLockedError(where=file.name) from None
    except Exception:  # noqa: BLE001 - a damaged page stops the library with anything
        raise StatementPdfError(where=file.name) from None


def _pages(pdf: pdfplumber.pdf.PDF, file: GivenFile) -> Iterator[pdfplumber.page.Page]:
    for number, page in enumerate(pdf.pages):
        if number == MOST_PAGES:
            raise StatementPdfError(where=file.name)
        yield page


def _require_bounded(file: GivenFile, data: bytes) -> None:
    """Refuse streams that unpack to more than is read; a stream may be packed twice."""
    left = MOST_UNPACKED
    for found in _STREAM.finditer(data):
        packed = memoryview(data)[found.end() :]
        while True:
            unpacked = _unpacked(packed, left + 1)
            left -= len(unpacked)
            if left < 0:
                raise StatementPdfError(where=file.name)
            if not unpacked:
                break
            packed = memoryview(unpacked)


def _unpacked(packed: memoryview, most: int) -> bytes:
    # A stream that is no zlib says so within its first bytes.
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _of_page(page: pdfplumber.page.Page, layout: _Layout) -> Iterator[list[str]]:
    tables = [table for table in page.extract_tables() if table and len(table[0]) > 1]
    if not tables:
        yield from layout.rows(page.extract_words(keep_blank_chars=False))
        return
    above = min(table.bbox[1] for table in page.find_tables())
    head = page.crop((0, 0, page.width, max(above, 1)), strict=False)
    for line in _lines(head.extract_words()):
        yield [" ".join(str(word["text"]) for word in line)]
    for table in tables:
        for row in table:
            yield [(cell or "").replace("\n", "") for cell in row]


class _Layout:
    """Sets the words of each line under the headings, from page to page."""

    def __init__(self) -> None:
        self._edges: list[float] = []
        self._days: tuple[int, ...] = ()
        self._row: list[str] = []
        self._bottom = 0.0

    def rows(self, words: Sequence[Word]) -> Iterator[list[str]]:
        """Yield the rows that end on a page; a row goes on in the lines close below it."""
        for line in _lines(words):
            names = [heading_of(str(word["text"])) for word in line]
            if sum(name in known_headings() for name in names) >= _FEWEST_HEADINGS:
                yield from self.rest()
                self._set_headings(line, names)
                yield names
                continue
            if not self._edges:
                yield [" ".join(str(word["text"]) for word in line)]
                continue
            cells = self._cells(line)
            if any(moment_of(cells[place]) for place in self._days):
                yield from self.rest()
                self._row = cells
            elif self._row and self._close(line) and self._goes_on(cells):
                self._add(cells)
            else:
                yield from self.rest()
                yield [" ".join(str(word["text"]) for word in line)]
            self._bottom = max(float(word["bottom"]) for word in line)
        yield from self.rest()

    def rest(self) -> Iterator[list[str]]:
        """Yield the row that is not finished yet, if there is one."""
        if self._row:
            yield self._row
        self._row = []

    def _set_headings(self, line: Sequence[Word], names: Sequence[str]) -> None:
        self._edges = [
            (float(left["x1"]) + float(right["x0"])) / 2 for left, right in pairwise(line)
        ]
        self._days = tuple(
            place for place, name in enumerate(names) if known_headings().get(name) == "on"
        ) or (0,)
        self._bottom = max(float(word["bottom"]) for word in line)

    def _goes_on(self, cells: Sequence[str]) -> bool:
        """Return whether a line adds nothing to a row's day, or only the time of day."""
        return all(not cells[place] or clock_of(cells[place]) for place in self._days)

    def _add(self, cells: Sequence[str]) -> None:
        self._row = [
            f"{old} {new}".strip() if place in self._days else old + new
            for place, (old, new) in enumerate(zip(self._row, cells, strict=True))
        ]

    def _close(self, line: Sequence[Word]) -> bool:
        top = min(float(word["top"]) for word in line)
        height = max(float(word["bottom"]) - float(word["top"]) for word in line)
        return top - self._bottom < height

    def _cells(self, line: Sequence[Word]) -> list[str]:
        cells: list[list[str]] = [[] for _ in range(len(self._edges) + 1)]
        for word in line:
            middle = (float(word["x0"]) + float(word["x1"])) / 2
            cells[sum(edge < middle for edge in self._edges)].append(str(word["text"]))
        return [" ".join(cell) for cell in cells]


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each line, from the top down and from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (float(word["top"]), float(word["x0"]))):
        if line and float(word["top"]) - float(line[0]["top"]) > _SAME_LINE:
            yield sorted(line, key=lambda one: float(one["x0"]))
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda one: float(one["x0"]))
