"""What an import would do, as a page and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Loan
from ashore.case.entry import LoanMention
from ashore.cli.kind_table import print_kinds
from ashore.cli.page import Page
from ashore.cli.streams import without_controls
from ashore.intake.exchange import reading_as_json
from ashore.intake.importing import Preview, grouped, open_questions
from ashore.intake.reading import Proposal, Reading, SeenField
from ashore.text import Language, Text

_WORDS = {
    "files": Text("{n} 个文件：{names}", "{n} files: {names}"),
    "file": Text("文件：{names}", "File: {names}"),
    "new": Text("新的", "new"),
    "read": Text("读到的内容", "What was read"),
    "known": Text("已经有的 {n} 条不再重复。", "{n} entries are there already and stay once."),
    "source": Text("{name}：{title}，{rows} 行。", "{name}: {title}, {rows} rows."),
    "left": Text("没有读成记录的：", "What became no entry:"),
    "line": Text("{n} 行：{why}（第 {rows} 行）", "{n} rows: {why} (row {rows})"),
    "whole": Text("{n} 处：{why}", "{n}: {why}"),
    "suggests": Text("看起来像的（要您确认才加入）：", "It looks like (added only if you say so):"),
    "asks": Text("文件没有说清、要您回答的：", "What the file does not say:"),
    "fields": Text("从页面上读到的：", "Read off the page:"),
    "check": Text("请核对", "please check"),
    "unknown": Text("压缩包里认不出的：{names}", "Not known inside the archive: {names}"),
    "more": Text("还有 {n} 项", "{n} more"),
    "goes": Text("采纳的建议归到：", "What was taken counts for:"),
    "of": Text("{name}：{product}（{loan}）", "{name}: {product} ({loan})"),
}  # fmt: skip
_MOST = 12


def print_preview(
    files: Sequence[Path],
    readings: Sequence[Reading],
    found: Preview,
    unknown: Sequence[str],
    words: Language,
) -> None:
    """Print what files say, what is new of it, what was left, and what is open."""
    page = Page()
    names = "、".join(file.name for file in files)
    page.paragraph(_say("files" if len(files) > 1 else "file", words, n=len(files), names=names))
    for reading in readings:
        _print_reading(page, reading, words)
    if unknown:
        page.paragraph(_say("unknown", words, names="、".join(unknown)))
    if found.new:
        print_new(Counter[str](entry.kind for entry in found.new), words)
    if found.known:
        page.paragraph(_say("known", words, n=found.known))


def print_taken(accepted: Sequence[Proposal], held: Sequence[AnyEntry], words: Language) -> None:
    """Print for each file which loan of the case its suggestions count for."""
    taken = loans_of(accepted)
    if not taken:
        return
    entries = [*held, *(entry for one in accepted for entry in one.entries)]
    products = {entry.id: entry.product for entry in entries if isinstance(entry, Loan)}
    page = Page()
    page.paragraph(_say("goes", words))
    for name, loan in taken:
        page.paragraph(
            _say("of", words, name=name, product=products.get(loan, loan), loan=loan), by=2
        )


def loans_of(accepted: Sequence[Proposal]) -> tuple[tuple[str, str], ...]:
    """Return the files of what was taken, each with the id of a loan that it counts for."""
    found = (
        (entry.source.file_name or "", entry.id if isinstance(entry, Loan) else entry.loan)
        for one in accepted
        for entry in one.entries
        if isinstance(entry, Loan | LoanMention)
    )
    return tuple(dict.fromkeys((name, loan) for name, loan in found if loan))


def print_new(kinds: Counter[str], words: Language) -> None:
    """Print how many entries there are of each kind that was read."""
    print_kinds(kinds, _WORDS["read"], _WORDS["new"], words)


def _print_reading(page: Page, reading: Reading, words: Language) -> None:
    title = reading.title.in_language(words)
    page.paragraph(_say("source", words, name=reading.file.name, title=title, rows=reading.rows))
    if reading.fields:
        page.paragraph(_say("fields", words), by=2)
        for field in reading.fields:
            page.paragraph(_field_line(field, words), by=4)
    if reading.left_out:
        page.paragraph(_say("left", words), by=2)
        for group in grouped(reading.left_out)[:_MOST]:
            why, rows = group.says.in_language(words), "、".join(map(str, group.rows))
            key = "line" if group.rows else "whole"
            page.paragraph(_say(key, words, n=group.count, why=why, rows=rows), by=4)
    if reading.proposals:
        page.paragraph(_say("suggests", words), by=2)
        for proposal in reading.proposals[:_MOST]:
            said = f"[{proposal.code}] {proposal.because.in_language(words)}"
            page.paragraph(said, by=4)
        _print_more(page, len(reading.proposals), words)
    questions = open_questions([reading])
    if questions:
        page.paragraph(_say("asks", words), by=2)
    for question in questions:
        page.paragraph(question.says.in_language(words), by=4)
        for choice in question.choices[:_MOST]:
            page.paragraph(f"{choice.value}  {choice.says.in_language(words)}", by=6)
        _print_more(page, len(question.choices), words)


def _print_more(page: Page, count: int, words: Language) -> None:
    if count > _MOST:
        page.paragraph(_say("more", words, n=count - _MOST), by=6)


def _field_line(field: SeenField, words: Language) -> str:
    check = f"  ← {_say('check', words)}" if field.asks else ""
    return f"{field.name}: {field.value or field.text}（{field.text}）{check}"


def preview_as_json(
    files: Sequence[Path],
    readings: Sequence[Reading],
    found: Preview,
    unknown: Sequence[str],
    words: Language,
) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "already_there": found.known,
        "new": len(found.new),
        "kinds": dict(Counter[str](entry.kind for entry in found.new)),
        "files": [str(file) for file in files],
        "unknown": list(unknown),
        "read": [reading_as_json(reading, words) for reading in readings],
    }


def _say(key: str, words: Language, **values: object) -> str:
    return without_controls(_WORDS[key].fill(**values).in_language(words))
