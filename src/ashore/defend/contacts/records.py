"""The records of a CSV text, where a quotation mark that nothing closes costs no other row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

_END = "\ue000"
"""Stands behind the last line: whatever is still open there swallows it."""
_TOO_MANY = "unclosed quotes"
_MOST_READINGS = 20
"""How often the lines of a file may be gone over to find where its quotation marks went wrong."""


class Record(NamedTuple):
    """The cells of a record; ``loose`` if it has a quotation mark that nothing closes."""

    cells: list[str]
    loose: bool


def records_of(text: str, separator: str, begins_row: Callable[[str], bool]) -> Iterator[Record]:
    """Yield the records of a text.

    A quoted cell may go over several lines. Where it reaches the end of the file, or holds lines
    that are rows themselves, the mark was never closed: its line stands by itself.

    Args:
        text: The whole text, its lines ended by line feeds.
        separator: What stands between cells.
        begins_row: Says whether a line inside a cell is a row of its own.

    Raises:
        csv.Error: If it is no CSV, or so many marks are open that no reading ends.
    """
    lines = list(io.StringIO(text))
    left = _MOST_READINGS * len(lines)
    start = 0
    while start < len(lines):
        at = start
        rest = chain(map(lines.__getitem__, range(start, len(lines))), (_END,))
        reader = csv.reader(rest, delimiter=separator)
        for cells in reader:
            ends = start + reader.line_num
            if at >= len(lines):
                return
            if ends - at > 1 and (ends > len(lines) or _holds_rows(cells, begins_row)):
                left -= ends - at
                break
            yield Record(cells, loose=False)
            at = ends
        if left < 0:
            raise csv.Error(_TOO_MANY)
        yield Record(_alone(lines[at], separator), loose=True)
        start = at + 1


def _holds_rows(cells: Sequence[str], begins_row: Callable[[str], bool]) -> bool:
    return any(begins_row(line) for cell in cells for line in cell.split("\n")[1:])


def _alone(line: str, separator: str) -> list[str]:
    """Return the cells of a line whose quotation marks do not close."""
    (cells,) = csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE)
    return [cell.strip('"') if cell.startswith('"') else cell for cell in cells]
