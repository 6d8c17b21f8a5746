"""The cells of a contact file: any of three encodings, any of three separators, named columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ashore.defend.contacts.headings import column_from_heading
from ashore.defend.contacts.moments import TimeFault, moment_from_text
from ashore.defend.contacts.records import Record, records_of
from ashore.errors.defend import (
    ContactColumnsError,
    ContactFileSizeError,
    ContactSpreadsheetError,
    ContactTableError,
)
from ashore.text import Text

MOST_BYTES = 64 * 1024 * 1024
_MOST_IN_A_CELL = MOST_BYTES
_SEPARATORS = ",\t;，"
_NOTHING = Text("一个空文件", "an empty file")
_FEWEST_COLUMNS = 3
_CJK = range(0x2E80, 0x10000)
_SPREADSHEETS = ((b"PK\x03\x04", b"xl/"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""))
"""How the files of spreadsheet programs begin, and what else the first of them hold."""


class Cells(NamedTuple):
    """One data row by the names of its columns, and whether it had more cells than the header.

    ``loose`` says that it has a quotation mark that nothing closes, which was read as a sign.
    """

    row: int
    values: dict[str, str]
    surplus: bool
    loose: bool = False


class Table(NamedTuple):
    """A contact file: its data rows, and the headings of columns whose cells are not used.

    ``unknown`` are headings that mean no column that we know, ``twice`` those of a column that
    another heading before has named already.
    """

    rows: Iterator[Cells]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]


def table_of(data: bytes, *, where: str = "") -> Table:
    """Return a file's data rows, counted from 1, and its headings that mean nothing to us.

    Empty lines are passed over. The rows are read as they are asked for, and may still raise.

    Raises:
        ContactFileSizeError: If the file is too large.
        ContactSpreadsheetError: If it is the file of a spreadsheet program.
        ContactTableError: If it is no text or its quotes do not close.
        ContactColumnsError: If no column gives the time, or the file is empty.
    """
    if len(data) > MOST_BYTES:
        raise ContactFileSizeError(where=where, most=MOST_BYTES // 2**20)
    if any(data.startswith(mark) and inside in data for mark, inside in _SPREADSHEETS):
        raise ContactSpreadsheetError(where=where)
    text = decoded(data, where=where).replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in text.splitlines() if line.strip()), None)
    if first is None:
        raise ContactColumnsError(where=where, found=_NOTHING)
    separator = max(_SEPARATORS, key=first.count)
    header: list[str] = []
    columns: list[str | None] = []

    def begins_row(line: str) -> bool:
        # In a table of two columns a message that quotes others can look like rows.
        cells = line.split(separator)
        if len(columns) < _FEWEST_COLUMNS or len(cells) < len(columns) - 1:
            return False
        return not isinstance(moment_from_text(cells[columns.index("at")]), TimeFault)

    records = _limited(records_of(text, separator, begins_row), where)
    header += next((one.cells for one in records if any(c.strip() for c in one.cells)), [])
    columns += map(column_from_heading, header)
    if "at" not in columns:
        found = "、".join(cell.strip()[:20] for cell in header[:12]) or "—"
        raise ContactColumnsError(where=where, found=found)
    named = [(name, columns.index(name) == n, header[n]) for n, name in enumerate(columns) if name]
    return Table(
        rows=_rows(records, columns),
        unknown=tuple(
            heading.strip()
            for heading, name in zip(header, columns, strict=True)
            if name is None and heading.strip()
        ),
        twice=tuple(heading.strip() for _, first_of, heading in named if not first_of),
    )


def _rows(records: Iterator[Record], columns: Sequence[str | None]) -> Iterator[Cells]:
    # The first of two columns with one name counts.
    places = [(n, name) for n, name in enumerate(columns) if name and columns.index(name) == n]
    width, row = len(columns), 0
    for line, loose in records:
        if not line:
            continue
        row += 1
        values = {name: line[n] for n, name in places if n < len(line)}
        yield Cells(row, values, len(line) > width and any(line[width:]), loose)


def _limited(records: Iterator[Record], where: str) -> Iterator[Record]:
    """Yield records with cells of any length, whatever the limit is elsewhere."""
    before = csv.field_size_limit(_MOST_IN_A_CELL)
    try:
        yield from records
    except csv.Error as error:
        raise ContactTableError(where=where, problem=str(error)) from None
    finally:
        csv.field_size_limit(before)


def decoded(data: bytes, *, where: str = "") -> str:
    """Return a file's bytes as text: UTF-8, else GB 18030, line by line where they are mixed.

    Raises:
        ContactTableError: If it holds the zero bytes of something that is no text.
    """
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.count(b"\0") > len(data) // 10:
        raise ContactTableError(where=where, problem="NUL")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_line(line) for line in data.splitlines(keepends=True))


def _line(line: bytes) -> str:
    """Return one line of a file that is not UTF-8 throughout."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("gb18030", errors="replace")
    # Two bytes of GB 18030 can pass for one letter of UTF-8, but not for a Chinese character.
    if text.isascii() or any(ord(character) in _CJK for character in text):
        return text
    return line.decode("gb18030", errors="replace")
