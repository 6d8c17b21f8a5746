"""A paper as plain text, to paste into a form or a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ashore.documents.fingerprint import shown
from ashore.documents.paper import Grid, LineKind, Paper, Part, columns_of, in_words

_APART = frozenset({LineKind.FIELD, LineKind.DAY, LineKind.CLOSING_TO})
"""Lines that follow a line of their group without an empty line between."""

_WIDEST = 28
"""Cells up to this many columns are set under each other; longer ones run on."""


def paper_text(paper: Paper) -> str:
    """Return a paper as text that ends with a new line, the same words as its other forms."""
    lines: list[str] = []
    before: Part | None = None
    for part in paper.parts:
        if before is not None and not _belongs(before, part):
            lines.append("")
        lines += _grid(part) if isinstance(part, Grid) else [part.words.rstrip()]
        before = part
    return "\n".join([*lines, "", f"（{shown(paper.head)}）"]) + "\n"


def _belongs(before: Part, part: Part) -> bool:
    """Return whether a part stands right below the one before it."""
    if isinstance(before, Grid) or isinstance(part, Grid):
        return True
    return part.kind in _APART and (before.kind is part.kind or part.kind is not LineKind.FIELD)


def _grid(grid: Grid) -> Iterator[str]:
    rows = [list(grid.columns), *([in_words(cell) for cell in row] for row in grid.rows)]
    widths = [
        max((w for w in column if w <= _WIDEST), default=0)
        for column in zip(*([columns_of(cell) for cell in row] for row in rows), strict=True)
    ]
    for row in rows:
        yield "  ".join(_cell(row, n, widths, grid) for n in range(len(row))).rstrip()


def _cell(row: Sequence[str], n: int, widths: Sequence[int], grid: Grid) -> str:
    space = " " * max(widths[n] - columns_of(row[n]), 0)
    return space + row[n] if n in grid.numeric else row[n] + space
