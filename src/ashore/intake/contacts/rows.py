"""The rows of a table, whatever holds it: CSV in any encoding, a spreadsheet, or a web page."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

import python_calamine
from lxml import etree, html

from ashore.errors.defend import ContactTableError
from ashore.errors.intake import SheetUnreadableError
from ashore.intake.archives import ZIP_DAMAGE
from ashore.intake.contacts.utf8 import encoding_of, head_text
from ashore.intake.encodings import mark_of
from ashore.intake.given_file import GivenFile

MOST_SHEET_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 256 * 1024 * 1024
_MOST_CELL = 4 * 1024 * 1024
_MOST_LINE = 16 * 1024 * 1024
_LINE_TOO_LONG = f"line > {_MOST_LINE // 2**20} MiB"
_SEPARATORS = ",\t;，"
_HEAD_LINES = 40
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_XLSX_PART = b"xl/"


class Form(StrEnum):
    """What holds a table."""

    CSV = "csv"
    SHEET = "sheet"
    PAGE = "page"


def form_of(file: GivenFile) -> Form | None:
    """Return what holds a table, by the content and not by the name, None where nothing does."""
    head = file.head
    if head.startswith(_OLE):
        return Form.SHEET
    if head.startswith(_ZIP):
        return Form.SHEET if _XLSX_PART in head or b"[Content_Types].xml" in head else None
    if b"\0" in head and mark_of(head) is None:
        return None
    start = head_text(file)[:2048].lstrip("\ufeff \t\r\n").lower()
    if "<html" in start or "<table" in start:
        return Form.PAGE
    return None if start.startswith(("<", "{", "[", "begin:", "%pdf")) else Form.CSV


def rows_of(file: GivenFile) -> Iterator[list[str]]:
    """Yield the rows of a table, each cell as text without the space around it.

    Rows in which no cell says anything are passed over.

    Raises:
        SheetUnreadableError: If a spreadsheet or page cannot be opened or is larger than any list.
        ContactTableError: If the quotes of a CSV file do not close.
    """
    for row in _READ[form_of(file) or Form.CSV](file):
        cells = [_cell(cell) for cell in row]
        if any(cells):
            yield cells


@functools.lru_cache(maxsize=2)
def head_rows(file: GivenFile) -> tuple[list[str], ...]:
    """Return the first rows of a table, for a look at its headings; empty where it has none.

    Every reader asks for them in turn, so the last answers are kept.
    """
    form = form_of(file)
    if form is None:
        return ()
    rows: list[list[str]] = []
    if form is Form.CSV:
        text = head_text(file)
        if file.size > len(file.head):
            text = text[: text.rfind("\n") + 1]  # the last line may be cut
        source = _csv_rows(io.StringIO(text, newline=None), file.name)
    else:
        source = _READ[form](file)
    try:
        for row in source:
            cells = [_cell(cell) for cell in row]
            if any(cells):
                rows.append(cells)
            if len(rows) >= _HEAD_LINES:
                break
    except (SheetUnreadableError, ContactTableError):
        pass  # whoever reads it says what is wrong
    return tuple(rows)


def _csv(file: GivenFile) -> Iterator[Iterable[object]]:
    with file.opened() as opened:
        text = io.TextIOWrapper(opened, encoding=encoding_of(file), errors="replace")
        yield from _csv_rows(text, file.name)


def _csv_rows(text: io.TextIOBase, where: str) -> Iterator[Iterable[object]]:
    start = text.read(64 * 1024)
    first = [line for line in start.splitlines() if line.strip()][:_HEAD_LINES]
    separator = max(_SEPARATORS, key=lambda mark: sum(line.count(mark) for line in first))
    before = csv.field_size_limit(_MOST_CELL)
    try:
        yield from csv.reader(_lines(start, text), delimiter=separator)
    except csv.Error as error:
        raise ContactTableError(where=where, problem=str(error)) from None
    finally:
        csv.field_size_limit(before)


def _lines(start: str, rest: io.TextIOBase) -> Iterator[str]:
    """Yield the lines of a text of which the start has been read."""
    *whole, last = start.split("\n")
    for line in whole:
        yield f"{line}\n"
    following = rest.readline(_MOST_LINE)
    yield last + following
    while following:
        if len(following) == _MOST_LINE:
            raise csv.Error(_LINE_TOO_LONG)
        following = rest.readline(_MOST_LINE)
        yield following


def _sheet(file: GivenFile) -> Iterator[Iterable[object]]:
    data = file.content(most=MOST_SHEET_BYTES)
    _refuse_bomb(data, file.name)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        sheets = [book.get_sheet_by_index(n).to_python() for n in range(len(book.sheet_names))]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise SheetUnreadableError(where=file.name, problem=str(error)[:80]) from None
    for sheet in sheets:
        yield from sheet


def _refuse_bomb(data: bytes, where: str) -> None:
    """Refuse a spreadsheet that would unpack to more than any list."""
    if not data.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except ZIP_DAMAGE as error:
        raise SheetUnreadableError(where=where, problem=str(error)[:80]) from None
    if unpacked > MOST_UNPACKED:
        raise SheetUnreadableError(where=where, problem=f"> {MOST_UNPACKED // 2**20} MiB")


def _page(file: GivenFile) -> Iterator[Iterable[object]]:
    data = file.content(most=MOST_SHEET_BYTES)
    text = data.decode(encoding_of(file), "replace")
    # The encoding is known; what the page declares would be taken for a second one.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SheetUnreadableError(where=file.name, problem=str(error)[:80]) from None
    for row in root.iter("tr"):
        yield ["".join(map(str, cell.itertext())) for cell in row if cell.tag in {"td", "th"}]


_READ: dict[Form, Callable[[GivenFile], Iterator[Iterable[object]]]] = {
    Form.CSV: _csv,
    Form.SHEET: _sheet,
    Form.PAGE: _page,
}
"""How the rows of each form are read."""


def _cell(value: object) -> str:
    """Return what a cell says, as text."""
    if isinstance(value, str):
        text = value.strip().strip("\ufeff\u200b\xa0").strip()
        # A spreadsheet is kept from reckoning with a number by writing it as a formula.
        return text[2:-1].strip() if text.startswith('="') and text.endswith('"') else text
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return "" if value is None else str(value)
