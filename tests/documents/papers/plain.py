"""A draft as plain text, so that a person can read what a paper would say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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

NONE = "（没有这份材料）\n"


def plain(drafts: Sequence[Draft]) -> str:
    """Return drafts as text: the paper, then what goes with it and what the person is told."""
    return "\n".join("\n".join([*_draft(draft), ""]) for draft in drafts) or NONE


def words(pieces: Sequence[Piece]) -> str:
    """Return words and gaps; a gap shows its label."""
    return "".join(f"【{p.label}】" if isinstance(p, Blank) else p for p in pieces)


def _draft(draft: Draft) -> Iterator[str]:
    yield f"# {draft.title}"
    yield f"[{draft.id} · {draft.kind} · {draft.channel} · {draft.clock} · {draft.loan}]"
    yield f"致：{words(draft.to)}"
    number = 0
    for block in draft.blocks:
        number = 0 if isinstance(block, Heading) else number
        number += isinstance(block, Paragraph) and block.numbered
        yield from _block(block, number)
    yield f"附件：{'、'.join(draft.attached) or '无'}"
    yield from (f"> {note.zh}" for note in draft.notes)


def _block(block: Block, number: int) -> Iterator[str]:
    match block:
        case Heading(said):
            yield f"## {said}"
        case Paragraph(sentences, numbered):
            start = f"{number}. " if numbered else ""
            yield start + "".join(_sentence(one) for one in sentences)
        case Table():
            yield f"| {block.caption}"
            yield f"| {' | '.join(block.columns)}"
            yield from (f"| {' | '.join(words((cell,)) for cell in row)}" for row in block.rows)
            yield f"| {_sentence(block.rests_on)}"
        case Fields(fields):
            yield from (f"{field.label}：{words(field.value)}" for field in fields)
        case Signature():
            yield f"{block.label}：{words((block.name,))}　{block.on or '（日期）'}"


def _sentence(sentence: Sentence) -> str:
    shown = f"（证据 {'、'.join(sentence.exhibits)}）" if sentence.exhibits else ""
    recalled = "（据我回忆）" if sentence.recalled else ""
    cited = "".join(f"〔{one.id}〕" for one in sentence.citations)
    return f"{words(sentence.pieces)}{shown}{recalled}{cited}"
