"""The cells of a contact file: any of three encodings, any of three separators, named columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from ashore.defend.contacts.vocabulary import vocabulary
from ashore.defend.contacts.words import plain
from ashore.errors.defend import ContactColumnsError, ContactFileSizeError, ContactTableError

MOST_BYTES = 64 * 1024 * 1024
_MOST_IN_A_CELL = MOST_BYTES
_SEPARATORS = ",\t;，"
_COLUMNS = {plain(name): to for to, names in vocabulary()["columns"].items() for name in names}
_CJK = range(0x2E80, 0x10000)


class Cells(NamedTuple):
    """One data row by the names of its columns, and whether it had more cells than the header."""

    row: int
    values: dict[str, str]
    surplus: bool


def cells_of(data: bytes, *, where: str = "") -> Iterator[Cells]:
    """Yield the data rows of a file, counted from 1; empty lines are passed over.

    Raises:
        ContactFileSizeError: If the file is too large.
        ContactTableError: If it is no text or its quotes do not close.
        ContactColumnsError: If no column gives the time.
    """
    if len(data) > MOST_BYTES:
        raise ContactFileSizeError(where=where, most=MOST_BYTES // 2**20)
    text = decoded(data, where=where).replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    before = csv.field_size_limit(_MOST_IN_A_CELL)
    try:
        yield from _rows(csv.reader(io.StringIO(text), delimiter=separator), where)
    except csv.Error as error:
        raise ContactTableError(where=where, problem=str(error)) from None
    finally:
        csv.field_size_limit(before)


def _rows(lines: Iterator[list[str]], where: str) -> Iterator[Cells]:
    header = next((line for line in lines if any(cell.strip() for cell in line)), [])
    columns = [_COLUMNS.get(plain(cell)) for cell in header]
    if "at" not in columns:
        found = "、".join(cell.strip()[:20] for cell in header[:12]) or "—"
        raise ContactColumnsError(where=where, found=found)
    # The first of two columns with one name counts.
    places = [(n, name) for n, name in enumerate(columns) if name and columns.index(name) == n]
    row = 0
    for line in lines:
        if not line:
            continue
        row += 1
        values = {name: line[n] for n, name in places if n < len(line)}
        yield Cells(row, values, len(line) > len(header) and any(line[len(header) :]))


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
