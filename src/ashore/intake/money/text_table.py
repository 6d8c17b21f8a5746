"""The rows of a text file: its encoding found by reading it strictly, its cells as they stand."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from ashore.errors.intake import SheetTooLargeError, TableBrokenError, TableEncodingError
from ashore.intake.encodings import encodings_for
from ashore.intake.given_file import GivenFile
from ashore.intake.money.source import heading_of, known_headings

MOST_BYTES = 512 * 1024 * 1024
"""The most that a text table may hold."""

_SEPARATORS = ",\t;|"
_LINES, _CELLS = 120, 60
_CHUNK = 1024 * 1024
# A quote that never closes swallows the rows below it into one cell.
_SWALLOWED = re.compile(r"\n[\s\"]*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[^\n]{0,20}[,\t;|]")


def rows_of_text(file: GivenFile) -> Iterator[list[str]]:
    """Yield the cells of each line of a text file.

    Raises:
        TableEncodingError: If it is neither UTF-8 nor GB 18030 throughout.
        TableBrokenError: If its quotes do not close, or a line is longer than any row.
        SheetTooLargeError: If it is larger than any table that is read.
    """
    yield from _read(file, encoding_of(file))


def first_rows_of_text(file: GivenFile, most: int) -> list[list[str]]:
    """Return the first rows of the part of a text file that says what kind it is.

    What cannot be read there gives none: no reader then takes the file for its own.
    """
    rows: list[list[str]] = []
    for encoding in encodings_for(file.head):
        try:
            text = codecs.getincrementaldecoder(encoding)("strict").decode(file.head)
        except UnicodeError:
            continue
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)):
                if len(rows) >= most:
                    break
                rows.append(row)
        except csv.Error:
            pass
        return rows
    return rows


def encoding_of(file: GivenFile) -> str:
    """Return the encoding that a file is written in: GB 18030 where it is not UTF-8 throughout.

    Raises:
        SheetTooLargeError: If the file is larger than any table that is read.
        TableBrokenError: If a line of it is longer than any row.
    """
    if file.size > MOST_BYTES:
        raise SheetTooLargeError(where=file.name)
    first, *others = encodings_for(file.head)
    decoder = codecs.getincrementaldecoder(first)("strict")
    fits = True
    with file.opened() as content:
        while chunk := content.read(_CHUNK):
            if len(chunk) == _CHUNK and b"\n" not in chunk and b"\r" not in chunk:
                raise TableBrokenError(where=file.name, line="—")
            fits = fits and _decodes(decoder, chunk)
    fits = fits and _decodes(decoder, b"", final=True)
    return first if fits or not others else others[0]


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final=final)
    except UnicodeError:
        return False
    return True


def separator_of(text: str) -> str:
    r"""Return what separates the cells: the sign that gives most headings that are known.

    Where none are known, it is the one that the fullest line has most of.

    Examples:
        >>> separator_of("账单;明细\n日期\t金额\t余额\n")
        '\t'
    """
    lines = text.splitlines()[:_LINES]
    return max(_SEPARATORS, key=lambda sign: max((_fit(line, sign) for line in lines), default=()))


def _fit(line: str, separator: str) -> tuple[int, int]:
    count = line.count(separator)
    if not count:
        return 0, 0
    names = known_headings()
    known = sum(heading_of(cell) in names for cell in line.split(separator)[:_CELLS])
    # Padding may be of tabs: what pads known headings must not win by its number.
    return (known, 0) if known else (0, count)


def _read(file: GivenFile, encoding: str) -> Iterator[list[str]]:
    with file.opened() as content:
        lines = io.TextIOWrapper(content, encoding=encoding, newline="")
        line = 0
        try:
            head = codecs.getincrementaldecoder(encoding)("strict").decode(file.head)
            rows = csv.reader(lines, delimiter=separator_of(head))
            for row in rows:
                if rows.line_num - line > 1 and any(map(_SWALLOWED.search, row)):
                    raise TableBrokenError(where=file.name, line=rows.line_num)
                line = rows.line_num
                yield row
        except csv.Error:
            raise TableBrokenError(where=file.name, line=rows.line_num) from None
        except UnicodeError:
            raise TableEncodingError(where=file.name) from None
