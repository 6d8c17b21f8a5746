"""A paper as a PDF that prints the same anywhere and can be kept for years."""

from __future__ import annotations

from typing import Any

from ashore.documents.fingerprint import code_svg, shown
from ashore.documents.glyphs import missing, named
from ashore.documents.paper import Grid, Paper, Part, Run, Runs, widths
from ashore.documents.typeset import typeset

_TEMPLATE = "paper.typ"


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF/A; the same paper gives the same bytes.

    A character that its fonts do not have is printed as its number: ``〔U+20BB7〕``.

    Raises:
        PrintError: If it cannot be set.
    """
    data = {
        "title": named(Run(paper.title)).words,
        "on": [paper.on.year, paper.on.month, paper.on.day],
        "parts": [_part(part) for part in paper.parts],
        "mark": shown(paper.head),
        "code": code_svg(paper.head),
    }
    return typeset(_TEMPLATE, data, where=paper.title)


def not_drawn(paper: Paper) -> tuple[str, ...]:
    """Return the characters of a paper that the PDF can only print as their numbers."""
    return missing(run.words for run in paper.runs)


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Grid):
        return {
            "kind": "grid",
            "columns": [named(Run(column)).words for column in part.columns],
            "widths": widths(part),
            "numeric": sorted(part.numeric),
            "rows": [[_runs(cell) for cell in row] for row in part.rows],
        }
    return {"kind": part.kind.value, "runs": _runs(part.runs)}


def _runs(runs: Runs) -> list[list[str]]:
    return [[run.look.value, run.words] for run in map(named, runs)]
