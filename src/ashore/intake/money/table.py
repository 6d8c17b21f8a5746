"""The tables in a file, whatever kind of file it is: rows of cells as text."""

from __future__ import annotations

import functools
import zipfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from ashore.errors.base import DataError
from ashore.intake.encodings import mark_of
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import is_pdf
from ashore.intake.money.cells import is_amount, is_day
from ashore.intake.money.source import heading_of
from ashore.intake.money.text_table import first_rows_of_text, rows_of_text

FIRST_ROWS = 120
"""How many rows of each table are looked at for its headings."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Form(StrEnum):
    """How a file holds its tables."""

    TEXT = "text"
    WORKBOOK = "workbook"
    PAGE = "page"
    PDF = "pdf"
    NONE = "none"


class Table(NamedTuple):
    """One table: the name of its sheet or page, empty in a text file, and its rows."""

    name: str
    rows: Iterator[list[str]]


class FirstRows(NamedTuple):
    """The first rows of one table, and the same cells in the plain form of headings.

    ``payments`` is how many of them come before the last one that has a day and an amount.
    """

    rows: tuple[tuple[str, ...], ...]
    plain: tuple[tuple[str, ...], ...]
    payments: int

    @classmethod
    def of(cls, rows: Iterable[list[str]]) -> FirstRows:
        """Return the first of some rows."""
        first = tuple(map(tuple, islice(rows, FIRST_ROWS)))
        plain = tuple(tuple(map(heading_of, row)) for row in first)
        paying = (place for place, row in enumerate(first) if _is_payment(row))
        return cls(first, plain, max(paying, default=0))


def form_of(file: GivenFile) -> Form:
    """Return how a file holds its tables, told by its first bytes."""
    head = file.head
    if head.startswith(_OLE):
        return Form.WORKBOOK
    if head.startswith(b"PK\x03\x04"):
        return Form.WORKBOOK if _holds_sheets(file) else Form.NONE
    if is_pdf(head):
        return Form.PDF
    from ashore.intake.money.web_table import is_page  # noqa: PLC0415

    if is_page(head):
        return Form.PAGE
    is_text = b"\0" not in head or mark_of(head) == "utf-16"
    return Form.TEXT if head and is_text else Form.NONE


def tables_of(file: GivenFile) -> Iterator[Table]:
    """Yield the tables of a file, one after the other.

    Raises:
        DataError: If the file cannot be read as what it seems to be.
    """
    form = form_of(file)
    # A workbook, a page or a PDF takes a library that a text file does without.
    if form is Form.TEXT:
        yield Table("", rows_of_text(file))
    elif form is Form.WORKBOOK:
        from ashore.intake.money.workbook import tables_of_workbook  # noqa: PLC0415

        yield from (Table(*one) for one in tables_of_workbook(file))
    elif form is Form.PAGE:
        from ashore.intake.money.web_table import tables_of_page  # noqa: PLC0415

        yield from (Table(*one) for one in tables_of_page(file))
    elif form is Form.PDF:
        from ashore.intake.money.pdf_table import tables_of_pdf  # noqa: PLC0415

        yield from (Table(*one) for one in tables_of_pdf(file))


@functools.lru_cache(maxsize=1)
def first_rows(file: GivenFile) -> tuple[FirstRows, ...]:
    """Return the first rows of each table of a file; none where it cannot be read.

    Many readers ask this of one file in turn, so the last answer is kept.
    """
    if form_of(file) is Form.TEXT:
        return (FirstRows.of(first_rows_of_text(file, FIRST_ROWS)),)
    try:
        return tuple(FirstRows.of(table.rows) for table in tables_of(file))
    except DataError:
        return ()


def _is_payment(row: tuple[str, ...]) -> bool:
    return any(map(is_day, row)) and any(map(is_amount, row))


def _holds_sheets(file: GivenFile) -> bool:
    """Return whether an archive is a spreadsheet; a cut one is told by its first bytes."""
    try:
        with file.opened() as content, zipfile.ZipFile(content) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return b"xl/" in file.head
