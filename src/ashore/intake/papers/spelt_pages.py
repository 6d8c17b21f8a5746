"""Pages of an app or a bank that a file spells out: a card's statement, a plan, or a bill."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.findings import Finding
from ashore.intake.given_file import GivenFile
from ashore.intake.pages.figures import DAY, day_of, folded
from ashore.intake.pages.words import Word, lines_of
from ashore.intake.papers.card_statement import (
    looks_like_statement,
    read_statement,
    statement_entry,
)
from ashore.intake.reading import Asked, LeftOut, Proposal, Reading, SeenField
from ashore.intake.screens.bill_page import bill_entry, read_bill_page
from ashore.intake.screens.labels import PARTS, pairs_of
from ashore.intake.screens.plan_gaps import why_no_table
from ashore.intake.screens.plan_table import looks_like_plan, read_plan, schedule_entry
from ashore.text import Text

_TITLES = {
    "statement": Text("信用卡账单", "A credit card's statement"),
    "plan": Text("还款计划", "A repayment plan"),
    "bill": Text("账单页面", "A bill in an app"),
}
_CHOOSE = Text(
    "请先核对读到的数，再选它属于哪一笔借款。",
    "Check what was read, then choose the loan that it belongs to.",
)
_SHOWN_AT = re.compile(
    rf"(?:查询|更新|截至|统计|生成|页面|截图)(?:时间|日期|于)?[:\s]*({DAY})"
    r"\s*((?:[01]?\d|2[0-3]):[0-5]\d)?"
)
_NUMBER = re.compile(r"(?:合同|借据|协议)(?:编号|号)[:|\s]*([A-Za-z0-9\-]{5,40})")
_LONGEST_TITLE = 40
_MOST_WORDS, _MOST_OF_BILL = 2_000, 400
"""How many words a page of an app or a bank holds at most; a bill holds far fewer."""


class _Found(NamedTuple):
    fields: tuple[SeenField, ...]
    proposals: tuple[Proposal, ...]
    rows: int = 1
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()


def kind_of_page(words: Sequence[Word]) -> str | None:
    """Return what a page is: ``statement``, ``plan`` or ``bill``, None where it is none of them.

    A bill shows two of its lines at least; a page that only gives a sum and a day may be anything.
    """
    if len(words) > _MOST_WORDS:
        return None
    if looks_like_statement(words):
        return "statement"
    if looks_like_plan(words):
        return "plan"
    if len(words) > _MOST_OF_BILL:
        return None
    lines = {pair.label for pair in pairs_of(words) if pair.field.name in PARTS}
    return "bill" if len(lines) > 1 else None


def read_page(
    words: Sequence[Word], kind: str, file: GivenFile, asked: Asked, *, source: Source, reader: str
) -> Reading:
    """Return what a page says, as entries for a loan that is still to be chosen.

    Args:
        words: What stands on it, as the file spells it.
        kind: What ``kind_of_page`` said.
        file: The file.
        asked: What the person said beforehand.
        source: Where it was read.
        reader: The name of the reader.
    """
    read = {"statement": _statement, "plan": _plan, "bill": _bill}[kind]
    found = read(words, asked, source)
    return Reading(
        reader=reader,
        title=_TITLES[kind],
        file=file,
        rows=found.rows,
        proposals=found.proposals,
        left_out=found.left_out,
        fields=(*found.fields, *_contract_no(words)),
        findings=found.findings,
    )


def _statement(words: Sequence[Word], asked: Asked, source: Source) -> _Found:
    found = read_statement(words)
    entry = statement_entry(found, recorded_at=asked.recorded_at, source=source)
    proposals = (Proposal("paper.statement", (entry,), _CHOOSE),) if entry else ()
    rows = 1 + len(found.left_out)
    return _Found(found.fields, proposals, rows, found.left_out)


def _plan(words: Sequence[Word], asked: Asked, source: Source) -> _Found:
    found = read_plan(words, again=_same)
    at, known = _shown_at(words, asked)
    entry = schedule_entry(
        found, recorded_at=asked.recorded_at, valid_from=at.date(), source=source
    )
    left = why_no_table(found, is_table=entry is not None)
    proposals = (Proposal("screen.plan", (entry,), _CHOOSE),) if entry else ()
    return _Found((*found.fields, known), proposals, len(found.rows), left)


def _bill(words: Sequence[Word], asked: Asked, source: Source) -> _Found:
    at, known = _shown_at(words, asked)
    found = read_bill_page(words, again=_same, on=at.date(), name=source.file_name or "")
    title = lines_of(words)[0].text.strip()[:_LONGEST_TITLE]
    entry = bill_entry(
        found, captured_at=at, recorded_at=asked.recorded_at, source=source, title=title
    )
    proposals = (Proposal("screen.bill", (entry,), _CHOOSE),) if entry else ()
    fields = (*found.fields, known, SeenField("source_name", title, title, 95))
    return _Found(fields, proposals, findings=found.findings)


def _same(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words themselves: what a file spells out needs no second look."""
    return tuple(word.text for word in words)


def _shown_at(words: Sequence[Word], asked: Asked) -> tuple[dt.datetime, SeenField]:
    """Return when a page was as it shows; where it does not say, the moment of reading, asked."""
    for line in lines_of(words):
        text = folded(line.text)
        match = _SHOWN_AT.search(text)
        day = day_of(match[1]) if match else None
        if match and day:
            clock = dt.time.fromisoformat((match[2] or "00:00").zfill(5))
            at = dt.datetime.combine(dt.date.fromisoformat(day.value), clock, SHANGHAI)
            return at, SeenField("captured_at", at.isoformat(), match[0], 95, line.box)
    at = asked.recorded_at
    return at, SeenField("captured_at", at.isoformat(), "", 0, None, asks=True)


def _contract_no(words: Sequence[Word]) -> tuple[SeenField, ...]:
    for line in lines_of(words):
        match = _NUMBER.search(folded(line.text))
        if match:
            return (SeenField("contract_no", match[1], line.text, 95, line.box),)
    return ()
