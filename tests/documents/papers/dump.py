"""A draft as plain text for golden files: every sentence with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Sentence,
    Table,
)
from ashore.documents.exhibits import numbered


def exhibit_numbers(drafts: Sequence[Draft]) -> Mapping[str, int]:
    """Return the number of each exhibit over some drafts; lists of evidence come first."""
    in_order = sorted(drafts, key=lambda draft: draft.kind != "evidence-list")
    return numbered([key for draft in in_order for key in draft.attached])


def dump(draft: Draft, numbers: Mapping[str, int] | None = None) -> str:
    """Return all of a draft, its notes included; gaps stand in 【】."""
    numbers = exhibit_numbers([draft]) if numbers is None else numbers
    parts = [
        f"# {draft.title}（{draft.id}，{draft.kind}，{draft.on}）",
        f"致：{words(draft.to)}",
        *(line for block in draft.blocks for line in _block(block, numbers)),
        "",
        f"附件：{'、'.join(draft.attached) or '无'}",
        f"渠道 {draft.channel}，期限 {draft.clock}，借款 {draft.loan}",
        *(f"! {note.zh}\n  {note.en}" for note in draft.notes),
    ]
    return "\n".join(parts) + "\n"


def words(pieces: Sequence[Piece]) -> str:
    return "".join(f"【{p.label}】" if isinstance(p, Blank) else p for p in pieces)


def _block(block: Block, numbers: Mapping[str, int]) -> Iterator[str]:
    if isinstance(block, Fields):
        yield from (f"{field.label}：{words(field.value)}" for field in block.fields)
    elif isinstance(block, Heading):
        yield f"\n## {block.words}"
    elif isinstance(block, Paragraph):
        start = "- " if block.numbered else ""
        yield start + "".join(_sentence(one, numbers) for one in block.sentences)
    elif isinstance(block, Table):
        yield f"[{block.caption or '表'}]"
        yield " | ".join(block.columns)
        for row in block.rows:
            assert len(row) == len(block.columns)
            yield " | ".join(words((cell,)) for cell in row)
        yield f"（{_sentence(block.rests_on, numbers)}）"
    else:
        yield f"\n{block.label}：{words((block.name,))}"


def _sentence(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    shown = [f"证{numbers[key]}" if key in numbers else key for key in sentence.exhibits]
    marks = [*shown, *(["据我回忆"] if sentence.recalled else [])]
    marks += [f"《{c.title.zh}》{c.pinpoint} {c.in_force or '—'}" for c in sentence.citations]
    return words(sentence.pieces) + (f"〔{'；'.join(marks)}〕" if marks else "")
