"""Every sentence of the law book that a person could come to read, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ashore.law.answers import Entry, Gap, Table, Version
from ashore.law.book import LawBook
from ashore.law.channel import Channel
from ashore.law.source import Source
from ashore.text import Text


def sentences_of(book: LawBook) -> Iterator[tuple[str, Text]]:
    """Yield the place and the words of each sentence of entries and sources.

    Raises:
        LawDataError: If a file of the book is off.
    """
    for source_id in book.source_ids():
        yield from _of_source(book.source(source_id))
    for entry_id in book.ids():
        yield from _of_entry(book.entry(entry_id))


def _of_source(source: Source) -> Iterator[tuple[str, Text]]:
    place = f"sources/{source.id}.yaml"
    for part in (source.title, source.issuer, source.notes):
        if part is not None:
            yield place, part


def _of_entry(entry: Entry) -> Iterator[tuple[str, Text]]:
    for part in (entry.title, entry.says, entry.limits, entry.applies_to.notes):
        if part is not None:
            yield entry.id, part
    for version in entry.versions:
        place = f"{entry.id} {version.from_date or 'undated'}"
        for part in _of_version(version):
            if part is not None:
                yield place, part


def _of_version(version: Version) -> Iterator[Text | None]:
    yield version.note
    if isinstance(version, Table):
        for row in version.rows:
            yield from _of_row(row)
    elif isinstance(version, Channel):
        yield version.text
        yield version.body
        yield version.accepts
        yield from (version.hours, version.refuses, version.before, version.bring)
    elif not isinstance(version, Gap):
        yield version.text if isinstance(version.text, Text) else None


def _of_row(row: Mapping[str, str]) -> Iterator[Text]:
    """Yield the cells of a row that come in both languages: ``zh``/``en``, ``x_zh``/``x_en``."""
    for key, words in row.items():
        if key == "zh" or key.endswith("_zh"):
            yield Text(words, row.get(f"{key[:-2]}en", ""))
