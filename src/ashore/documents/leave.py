"""The one way out: papers that are honest together become what is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from ashore.case.replay import Case
from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Sentence,
    Signature,
    Table,
)
from ashore.documents.exhibits import Exhibits, numbered
from ashore.documents.guard import require_honest, require_lawful, sentences_of
from ashore.documents.paper import (
    Grid,
    Line,
    LineKind,
    Look,
    Paper,
    Part,
    Run,
    Runs,
    day_in_words,
)
from ashore.law.book import LawBook

EVIDENCE_LIST = "evidence-list"
"""The kind of paper whose rows are the exhibits: its order is the numbers' order."""

_COURT = "channels.court"
_RECALLED = "（据我回忆）"
_UNDATED = "＿＿＿＿年＿＿月＿＿日"
_WHERE_MARKS_GO = re.compile(r"[。；！？，：]?\s*$")


def leave(
    drafts: Sequence[Draft],
    case: Case,
    book: LawBook,
    *,
    head: str,
    lists: Sequence[Draft] = (),
) -> tuple[Paper, ...]:
    """Return some papers as they are printed, an exhibit under one number in all of them.

    Args:
        drafts: The papers that leave together.
        case: The case that they are drafted from.
        book: The law book that they cite.
        head: The SHA-256 of the case's last record, for the foot of every page.
        lists: Lists of evidence that stay behind and have numbered exhibits already.

    Raises:
        UngroundedError: If a sentence rests on nothing.
        UnknownExhibitError: If a paper points to an exhibit that the case does not have.
        ContradictionError: If two sentences state one fact differently.
        CitationError: If a citation is not one of the law book's own.
        FalseClaimError: If a sentence claims what is known to be wrong.
    """
    exhibits = Exhibits(case)
    require_honest(drafts, exhibits.keys)
    require_lawful(drafts, book)
    numbers = exhibit_numbers(drafts, lists)
    return tuple(_paper(draft, exhibits, numbers, head) for draft in drafts)


def exhibit_numbers(drafts: Sequence[Draft], lists: Sequence[Draft] = ()) -> Mapping[str, int]:
    """Return the number of each exhibit that some papers point to or carry.

    Lists of evidence come first, so that their rows are numbered from 1 in their order.

    Args:
        drafts: The papers that leave together.
        lists: Every list of evidence of the case, where some of them stay behind.
    """
    first = [draft for draft in (*lists, *drafts) if draft.kind == EVIDENCE_LIST]
    return numbered([key for draft in (*first, *drafts) for key in _keys(draft)])


def _keys(draft: Draft) -> Iterator[str]:
    if draft.kind == EVIDENCE_LIST:
        yield from draft.attached
    for sentence in sentences_of(draft):
        yield from sentence.exhibits
    yield from draft.attached


def _paper(draft: Draft, exhibits: Exhibits, numbers: Mapping[str, int], head: str) -> Paper:
    return Paper(
        id=draft.id,
        title=clean(draft.title),
        on=draft.on,
        head=head,
        parts=tuple(_parts(draft, exhibits, numbers)),
    )


def _parts(draft: Draft, exhibits: Exhibits, numbers: Mapping[str, int]) -> Iterator[Part]:
    yield _line(LineKind.TITLE, draft.title)
    if draft.to and not _is_for_court(draft):
        yield Line(LineKind.TO, (Run("致："), *_runs(draft.to)))
    ends = [*_closing(draft), *_enclosed(draft, exhibits, numbers)]
    counted = 0
    for block in draft.blocks:
        if isinstance(block, Signature):
            yield from ends
            ends = []
        if isinstance(block, Heading):
            counted = 0
        if isinstance(block, Paragraph) and block.numbered:
            counted += 1
        yield from _block(block, counted, numbers)
    yield from ends


def _block(block: Block, number: int, numbers: Mapping[str, int]) -> Iterator[Part]:
    match block:
        case Heading(words):
            yield _line(LineKind.HEADING, words)
        case Paragraph(sentences, is_numbered):
            runs = [run for one in sentences for run in _sentence(one, numbers)]
            first = (Run(f"{number}. "),) if is_numbered else ()
            yield Line(LineKind.BODY, (*first, *runs))
        case Table():
            yield from _table(block, numbers)
        case Fields(fields):
            for field in fields:
                label = Run(f"{clean(field.label)}：", Look.LABEL)
                yield Line(LineKind.FIELD, (label, *_runs(field.value)))
        case Signature():
            label = Run(f"{clean(block.label)}：")
            yield Line(LineKind.SIGNATURE, (label, *_runs((block.name,))))
            yield _line(LineKind.DAY, day_in_words(block.on) if block.on else _UNDATED)


def _table(table: Table, numbers: Mapping[str, int]) -> Iterator[Part]:
    if table.caption:
        yield _line(LineKind.CAPTION, table.caption)
    yield Grid(
        columns=tuple(clean(column) for column in table.columns),
        rows=tuple(tuple(_runs((cell,)) for cell in row) for row in table.rows),
        numeric=table.numeric,
    )
    yield Line(LineKind.NOTE, tuple(_sentence(table.rests_on, numbers)))


def _sentence(sentence: Sentence, numbers: Mapping[str, int]) -> Iterator[Run]:
    """Yield a sentence with what it rests on, set before its full stop."""
    mark = _exhibit_mark(sentence.exhibits, numbers)
    mark += _RECALLED if sentence.recalled else ""
    *runs, last = _runs(sentence.pieces) or (Run(""),)
    if not mark or last.look is Look.GAP:
        yield from (*runs, last, *((Run(mark),) if mark else ()))
        return
    found = _WHERE_MARKS_GO.search(last.words)
    at = found.start() if found else len(last.words)
    yield from (*runs, Run(f"{last.words[:at]}{mark}{last.words[at:]}"))


def _exhibit_mark(keys: Sequence[str], numbers: Mapping[str, int]) -> str:
    if not keys:
        return ""
    return f"（证据{'、'.join(str(n) for n in sorted({numbers[key] for key in keys}))}）"


def _is_for_court(draft: Draft) -> bool:
    return draft.addressed_at_end or draft.channel == _COURT


def _closing(draft: Draft) -> Iterator[Line]:
    if draft.to and _is_for_court(draft):
        yield _line(LineKind.CLOSING, "此致")
        yield Line(LineKind.CLOSING_TO, _runs(draft.to))


def _enclosed(draft: Draft, exhibits: Exhibits, numbers: Mapping[str, int]) -> Iterator[Line]:
    """Yield the exhibits of a paper by number and name; a list of evidence names them itself."""
    if draft.kind == EVIDENCE_LIST:
        return
    attached = set(draft.attached)
    named = {key for sentence in sentences_of(draft) for key in sentence.exhibits}
    for label, keys in (("附件", attached), ("提到、没有随附", named - attached)):
        listed = [
            f"证据{numbers[key]} {clean(exhibits[key].name)}"
            for key in sorted(keys, key=numbers.__getitem__)
        ]
        if listed:
            yield _line(LineKind.ENCLOSED, f"{label}：{'；'.join(listed)}。")


def _line(kind: LineKind, words: str) -> Line:
    return Line(kind, (Run(clean(words)),))


def _runs(pieces: Sequence[Piece]) -> Runs:
    return tuple(
        Run(f"【待填：{clean(piece.label)}】", Look.GAP)
        if isinstance(piece, Blank)
        else Run(clean(piece))
        for piece in pieces
    )


def clean(words: str) -> str:
    r"""Return words as a page can show them: what cannot be seen is left out or named.

    A new line or a tab becomes a space, marks that only steer other characters go, and any other
    control character is named by its number.

    Examples:
        >>> clean("一行\n两行\u202e\x07")
        '一行 两行〔U+0007〕'
    """
    return "".join(_shown(char) for char in words)


def _shown(char: str) -> str:
    if char.isspace():
        return char if char in " \u3000" else " "
    category = unicodedata.category(char)
    if category == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
        return ""
    return f"〔U+{ord(char):04X}〕" if category in {"Cc", "Cs", "Cn", "Co"} else char
