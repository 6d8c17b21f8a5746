"""What one file alone cannot show: dead links, missing words, stale checks, false claims."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from ashore.findings import Confidence
from ashore.law.answers import Figure, Gap, Kind, Rule, Table, Unit, Version
from ashore.law.book import LawBook, Problem
from ashore.law.channel import Channel
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.law.sentences import sentences_of
from ashore.money.dates import add_months
from ashore.text import Text

CHECKED_WITHIN_MONTHS = 6
"""A source that nobody has read for longer than this is shown as due for another look."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
_PERIODS = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS})
_WEAK = frozenset({Confidence.LOW, Confidence.UNCONFIRMED})
_DEADLINES = "deadlines"


def lint(
    book: LawBook, *, today: dt.date, months: int = CHECKED_WITHIN_MONTHS
) -> Iterator[Problem]:
    """Yield what is wrong with a book that can be read, and what is due for another look.

    Args:
        book: A book whose files are sound one by one.
        today: The day that stale checks are measured from.
        months: After how many months a check is stale.

    Raises:
        LawDataError: If a file of the book is off after all.
    """
    yield from _untranslated(book)
    yield from _links_to_nothing(book)
    yield from _weak_and_silent(book)
    yield from _unshaped_deadlines(book)
    yield from _false_claims(book)
    yield from _unused_sources(book)
    yield from _stale(book, add_months(today, -months))


def _untranslated(book: LawBook) -> Iterator[Problem]:
    for place, words in sentences_of(book):
        if not words.en.strip() or _CHINESE.search(words.en):
            yield Problem(place, "law.untranslated", _NO_ENGLISH.fill(zh=words.zh[:20]))
        if not _CHINESE.search(words.zh) and _LATIN_WORD.search(words.zh):
            yield Problem(place, "law.untranslated", _NO_CHINESE.fill(en=words.en[:40]))


def _links_to_nothing(book: LawBook) -> Iterator[Problem]:
    known = set(book.ids())
    for entry_id in book.ids():
        for version in book.entry(entry_id).versions:
            for link in _links(version):
                if link not in known:
                    yield Problem(entry_id, "law.dead-link", _DEAD_LINK.fill(link=link))


def _links(version: Version) -> Iterator[str]:
    if isinstance(version, Channel):
        yield from (*version.hotlines, *version.deadlines)
    elif isinstance(version, Table):
        yield from (row["channel"] for row in version.rows if "channel" in row)
    elif isinstance(version, Figure | Rule):
        counted_by = version.data.get("counted_by")
        if isinstance(counted_by, str):
            yield counted_by


def _weak_and_silent(book: LawBook) -> Iterator[Problem]:
    """Yield each entry that is little sure of something and does not say what it leaves open."""
    for entry_id in book.ids():
        entry = book.entry(entry_id)
        weak = any(
            version.citation is not None and version.citation.confidence in _WEAK
            for version in entry.versions
        )
        if weak and entry.limits is None and not any(v.note for v in entry.versions):
            yield Problem(entry_id, "law.weak-and-silent", _SILENT)


def _unshaped_deadlines(book: LawBook) -> Iterator[Problem]:
    for entry_id in book.ids():
        entry = book.entry(entry_id)
        if entry.kind is not Kind.FIGURE or not entry_id.startswith(f"{_DEADLINES}."):
            continue
        if entry.unit not in _PERIODS:
            yield Problem(entry_id, "law.deadline", _NO_PERIOD.fill(unit=entry.unit))
        for version in entry.versions:
            if isinstance(version, Figure):
                yield from _missing_parts(entry_id, version.data)


def _missing_parts(entry_id: str, data: Mapping[str, object]) -> Iterator[Problem]:
    for key in ("counted_from", "binds"):
        if key not in data:
            yield Problem(entry_id, "law.deadline", _NO_PART.fill(key=key))


def _false_claims(book: LawBook) -> Iterator[Problem]:
    claims = {
        claim.id: claim
        for folder in (LawBook.standard().folder, book.folder)
        for claim in read_false_claims(folder)
    }
    for place, words in sentences_of(book):
        for _, claim in claims_made([words], claims.values(), law=True):
            says = Text(f"{claim.id}：{claim.why.zh}", f"{claim.id}: {claim.why.en}")
            yield Problem(place, "law.false-claim", says)


def _unused_sources(book: LawBook) -> Iterator[Problem]:
    used = {
        version.citation.source
        for entry_id in book.ids()
        for version in book.entry(entry_id).versions
        if version.citation is not None
    }
    for source_id in book.source_ids():
        if source_id not in used:
            yield Problem(f"sources/{source_id}.yaml", "law.unused-source", _UNUSED, grave=False)


def _stale(book: LawBook, limit: dt.date) -> Iterator[Problem]:
    checks = [(f"sources/{one}.yaml", book.source(one).checked_on) for one in book.source_ids()]
    checks += [(one, book.entry(one).checked_on) for one in book.ids()]
    for place, checked_on in checks:
        if checked_on < limit:
            yield Problem(place, "law.stale-check", _LAST_READ.fill(day=checked_on), grave=False)
    for entry_id in book.ids():
        known_until = book.entry(entry_id).known_until
        if known_until is not None and known_until < limit:
            yield Problem(
                entry_id, "law.stale-series", _KNOWN_UNTIL.fill(day=known_until), grave=False
            )


def gaps(book: LawBook) -> tuple[Gap, ...]:
    """Return every stretch of days for which the book says in so many words that it is silent."""
    return tuple(
        version
        for entry_id in book.ids()
        for version in book.entry(entry_id).versions
        if isinstance(version, Gap)
    )


_NO_ENGLISH = Text("“{zh}……”没有英文。", "“{zh}…” has no English.")
_NO_CHINESE = Text("“{en}……”没有中文。", "“{en}…” has no Chinese.")
_DEAD_LINK = Text("指向的“{link}”不存在。", "It points to “{link}”, which is not there.")
_SILENT = Text("把握不大，却没有写明不确定什么。", "It is little sure and does not say of what.")
_NO_PERIOD = Text("期限的单位不能是 {unit}。", "A deadline cannot be in {unit}.")
_NO_PART = Text("期限没有写“{key}”。", "A deadline without “{key}”.")
_UNUSED = Text("没有条目用到这个来源。", "No entry rests on this source.")
_LAST_READ = Text("上次核对是 {day}，该再看一次。", "Last read on {day}; due for another look.")
_KNOWN_UNTIL = Text("数据只到 {day}，该更新了。", "Known until {day} only; due for an update.")
