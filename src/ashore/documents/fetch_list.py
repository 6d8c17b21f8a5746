"""What papers still lack and where it is found, as a list for the person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Fields,
    Ground,
    Heading,
    Paragraph,
    Piece,
    Sentence,
    Signature,
    Table,
)
from ashore.text import Language, Text

KIND = "fetch-list"
_TITLE = Text("寄出前要补的", "What to fill in before sending")
_COLUMNS = (
    Text("要补的", "what is open"),
    Text("到哪里找", "where it is found"),
    Text("用在", "used in"),
)
_HOW = Text(
    "材料里标出的空格就是这些。找不到的不要猜：留空，或者把那一句删掉。",
    "These are the marked gaps. Do not guess what you cannot find: leave it open, or take that "
    "sentence out.",
)
_NOTES = Text("寄出前要知道的", "What to know before sending")
_NOTHING = Text("没有要补的。", "Nothing is left to fill in.")
_CAPTION = Text("空格", "gaps")


@dataclass(frozen=True, slots=True)
class Fetch:
    """One thing to fetch: the gap's label, where it is found, and the papers that need it."""

    label: str
    fetch: Text
    papers: tuple[str, ...]


def to_fetch(drafts: Sequence[Draft]) -> tuple[Fetch, ...]:
    """Return every gap of some papers once, in the order met, with the papers' ids."""
    found: dict[Blank, list[str]] = {}
    for draft in drafts:
        for blank in blanks_of(draft):
            used = found.setdefault(blank, [])
            if draft.id not in used:
                used.append(draft.id)
    return tuple(Fetch(blank.label, blank.fetch, tuple(used)) for blank, used in found.items())


def blanks_of(draft: Draft) -> tuple[Blank, ...]:
    """Return every gap of a paper, in the order in which they are printed."""
    pieces = [*draft.to, *(piece for block in draft.blocks for piece in _pieces(block))]
    return tuple(piece for piece in pieces if isinstance(piece, Blank))


def _pieces(block: Block) -> list[Piece]:
    match block:
        case Paragraph(sentences):
            return [piece for one in sentences for piece in one.pieces]
        case Table():
            cells = [cell for row in block.rows for cell in row]
            return [*cells, *block.rests_on.pieces]
        case Fields(fields):
            return [piece for field in fields for piece in field.value]
        case Signature():
            return [block.name]
        case Heading():
            return []


def fetch_list(drafts: Sequence[Draft], on: dt.date, language: Language) -> Draft:
    """Return the list as a paper for the person: the gaps, and what to know of each paper."""
    gaps = to_fetch(drafts)
    blocks: list[Block] = []
    if gaps:
        rows = [(gap.label, gap.fetch.in_language(language), ", ".join(gap.papers)) for gap in gaps]
        blocks.append(
            Table(
                caption=_CAPTION.in_language(language),
                columns=tuple(column.in_language(language) for column in _COLUMNS),
                rows=tuple(rows),
                rests_on=_plain(_HOW, language),
            )
        )
    else:
        blocks.append(Paragraph((_plain(_NOTHING, language),)))
    notes = dict.fromkeys(note for draft in drafts for note in draft.notes)
    if notes:
        blocks.append(Heading(_NOTES.in_language(language)))
        blocks += (Paragraph((_plain(note, language),), numbered=True) for note in notes)
    return Draft(
        id=KIND,
        kind=KIND,
        title=_TITLE.in_language(language),
        to=(),
        on=on,
        blocks=tuple(blocks),
    )


def _plain(text: Text, language: Language) -> Sentence:
    return Sentence(pieces=(text.in_language(language),), ground=Ground.ASK)
