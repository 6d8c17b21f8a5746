"""A paper as it is printed: its lines and tables in their order, the same in every form."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Look(StrEnum):
    """How some words of a line are set."""

    PLAIN = "plain"
    GAP = "gap"
    """A place that the person has to fill; it is marked so that nobody overlooks it."""
    LABEL = "label"


class Run(NamedTuple):
    """Some words of a line that are set alike."""

    words: str
    look: Look = Look.PLAIN


Runs = tuple[Run, ...]


class LineKind(StrEnum):
    """What a line is, which decides how it is set."""

    TITLE = "title"
    TO = "to"
    HEADING = "heading"
    FIELD = "field"
    BODY = "body"
    CAPTION = "caption"
    NOTE = "note"
    CLOSING = "closing"
    CLOSING_TO = "closing-to"
    ENCLOSED = "enclosed"
    SIGNATURE = "signature"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph."""

    kind: LineKind
    runs: Runs

    @property
    def words(self) -> str:
        """Return the line as plain words."""
        return in_words(self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without its caption; ``numeric`` are the columns that are set to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    numeric: frozenset[int]


Part = Line | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that may leave: only :func:`~ashore.documents.leave.leave` makes one.

    ``head`` is the SHA-256 of the case's last record, by which the paper is tied to the case.
    """

    id: str
    title: str
    on: dt.date
    head: str
    parts: tuple[Part, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return the words of every gap, in order."""
        return tuple(run.words for run in self.runs if run.look is Look.GAP)

    @property
    def runs(self) -> Runs:
        """Return all words in the order in which they are printed."""
        found: list[Run] = []
        for part in self.parts:
            if isinstance(part, Line):
                found += part.runs
            else:
                found += (Run(column) for column in part.columns)
                found += (run for row in part.rows for cell in row for run in cell)
        return tuple(found)


_LINE, _WIDEST, _EDGES = 42.0, 22.0, 1.5
"""Chinese characters of a table's size on one line, how many of a column's longest cell count, and
what its edges take."""
_SHORT = 7.0
"""A column of up to so many characters is kept on one line."""
_WORD = re.compile("[!-~]{1,14}")
"""What is not broken within a cell; longer ones are."""


def widths(grid: Grid) -> tuple[float, ...]:
    """Return how wide each column of a table is, in Chinese characters.

    Short columns get what they need, so that no heading of theirs breaks; the others share the
    rest by their longest cells, each wide enough for its longest number or name.
    """
    cells = (grid.columns, *(tuple(in_words(cell) for cell in row) for row in grid.rows))
    columns = list(zip(*cells, strict=True))
    wanted = [min(max(map(columns_of, one)) / 2, _WIDEST) + _EDGES for one in columns]
    least = [
        w if w <= _SHORT else _longest_word(one) for w, one in zip(wanted, columns, strict=True)
    ]
    fixed = {n for n, width in enumerate(wanted) if width <= _SHORT}
    while True:
        rest = _LINE - sum(least[n] for n in fixed)
        long = sum(width for n, width in enumerate(wanted) if n not in fixed) or 1.0
        shared = [least[n] if n in fixed else w * rest / long for n, w in enumerate(wanted)]
        tight = {n for n, width in enumerate(shared) if width < least[n]}
        if not tight:
            return tuple(shared)
        fixed |= tight


def _longest_word(cells: Iterable[str]) -> float:
    words = (len(word) for cell in cells for word in _WORD.findall(cell))
    return max(words, default=0) / 2 + 2 * _EDGES


def columns_of(words: str) -> int:
    """Return how many columns of a terminal words take: a Chinese character takes two.

    Examples:
        >>> columns_of("金额 1.00")
        9
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in words)


def in_words(runs: Runs) -> str:
    """Return some runs as plain words."""
    return "".join(run.words for run in runs)


def day_in_words(day: dt.date) -> str:
    """Return a day as letters write it.

    Examples:
        >>> day_in_words(dt.date(2026, 11, 3))
        '2026年11月3日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
