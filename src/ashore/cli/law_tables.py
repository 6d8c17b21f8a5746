"""How the law book looks in a terminal."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence

from rich.table import Table as RichTable

from ashore.cli.page import Page, table
from ashore.documents.law_words import CHANNEL_PARTS, brief, days_of, gap_words
from ashore.documents.words import CONFIDENCES, STRENGTHS
from ashore.errors.base import LawDataError
from ashore.findings import Citation
from ashore.law.answers import Entry, Gap, Table, Version
from ashore.law.book import LawBook, Problem
from ashore.law.channel import Channel
from ashore.law.pack import read_heading
from ashore.law.words import FACT_DATES, KINDS, domain_of, domain_words
from ashore.text import Language, Text

_MOST_VERSIONS = 12
_EARLIER = Text("更早的还有 {count} 个。", "{count} earlier ones are left out.")
_HELD = Text("{on} 那天", "On {on}")
_NOT_YET = Text("{on} 那天还没有。", "Nothing yet on {on}.")
_VERSIONS = Text("历次版本", "Versions")
_LIMITS = Text("边界：", "Limits: ")
_CHOSEN = Text("看哪一天：", "Which day decides: ")
_CHECKED = Text("上次核对：", "Last checked: ")
_SOUND = Text("没有问题。", "Nothing is wrong.")
_UNSOUND = Text("{count} 处要改。", "{count} to be put right.")
_LOOK = Text("{count} 处该再看。", "{count} due for another look.")
_COUNTS = Text("{entries} 条，{sources} 个来源", "{entries} entries, {sources} sources")


def print_list(entries: Iterable[Entry], language: Language) -> None:
    """Print two lines an entry, by the parts of the book."""
    page = Page()
    for domain, own in itertools.groupby(entries, key=lambda entry: domain_of(entry.id)):
        page.heading(f"{domain_words(domain).in_language(language)}  [{domain}]")
        for entry in own:
            page.paragraph(f"{entry.id}  {entry.title.in_language(language)}", by=2)
            page.paragraph(_standing(entry, language), style="dim", by=4)


def print_entry(
    book: LawBook, entry: Entry, held: Version | None, on: dt.date, language: Language
) -> None:
    """Print an entry, the version that held on a day and the days of all others."""
    page = Page()
    page.print(f"{entry.title.in_language(language)}  [{entry.id}]", style="bold")
    page.paragraph(entry.says.in_language(language))
    page.heading(_HELD.fill(on=on).in_language(language))
    if held is None:
        page.paragraph(_NOT_YET.fill(on=on).in_language(language), by=2)
    else:
        _print_version(page, book, held, language)
    page.heading(_VERSIONS.in_language(language))
    earlier = len(entry.versions) - _MOST_VERSIONS
    if earlier > 0:
        page.paragraph(_EARLIER.fill(count=earlier).in_language(language), by=2)
    for version in entry.versions[-_MOST_VERSIONS:]:
        page.paragraph(f"{_days(version, language)}  {_brief(version, language)}", by=2)
        if version.citation:
            page.paragraph(_at(version.citation, language), style="dim", by=4)
    page.print()
    if entry.limits:
        page.paragraph(_said(_LIMITS, entry.limits, language))
    page.paragraph(_said(_CHOSEN, FACT_DATES[entry.chosen_by], language))
    page.paragraph(f"{_CHECKED.in_language(language)}{entry.checked_on}")


def print_check(book: LawBook, problems: Sequence[Problem], language: Language) -> None:
    """Print what a law book is called, how large it is and each of its problems."""
    page = Page()
    try:
        heading = read_heading(book.folder)
        page.print(f"{heading.name.in_language(language)} {heading.version}", style="bold")
    except LawDataError:
        page.print(book.folder.name, style="bold")
    counts = {"entries": len(book.ids()), "sources": len(book.source_ids())}
    page.paragraph(_COUNTS.fill(**counts).in_language(language))
    for problem in sorted(problems, key=lambda one: not one.grave):
        says = f"{problem.where}：" if language == "zh" else f"{problem.where}: "
        page.paragraph(f"{says}{problem.says.in_language(language)} [{problem.code}]", by=2)
    grave = sum(problem.grave for problem in problems)
    told = (_UNSOUND.fill(count=grave) if grave else _SOUND).in_language(language)
    if len(problems) > grave:
        told += _LOOK.fill(count=len(problems) - grave).in_language(language)
    page.paragraph(told)


def _standing(entry: Entry, language: Language) -> str:
    """Return the kind of an entry and what its newest version rests on."""
    newest = entry.versions[-1]
    parts = [KINDS[entry.kind].in_language(language), _days(newest, language)]
    if isinstance(newest, Gap):
        parts.append(gap_words(newest).in_language(language))
    else:
        parts.append(STRENGTHS[newest.citation.strength].in_language(language))
        parts.append(CONFIDENCES[newest.citation.confidence].in_language(language))
    return " · ".join(parts)


def _print_version(page: Page, book: LawBook, version: Version, language: Language) -> None:
    if isinstance(version, Table):
        page.print(_rows(version, language))
    elif isinstance(version, Channel):
        _print_channel(page, book, version, language)
    else:
        page.paragraph(_brief(version, language), by=2)
    if version.note and not isinstance(version, Gap):
        page.paragraph(version.note.in_language(language), by=2)
    if version.citation:
        page.paragraph(_cited(version.citation, language), style="dim", by=2)


def _print_channel(page: Page, book: LawBook, channel: Channel, language: Language) -> None:
    page.paragraph(channel.text.in_language(language), by=2)
    phones = [*channel.phones]
    for hotline in channel.hotlines:
        line = book.entry(hotline).versions[-1]
        phones += line.phones if isinstance(line, Channel) else ()
    if phones:
        page.paragraph("☎ " + "  ".join(phones), by=2)
    for name, label in CHANNEL_PARTS:
        part = getattr(channel, name)
        if part:
            page.paragraph(_said(label, part, language), by=2)


def _brief(version: Version, language: Language) -> str:
    return brief(version).in_language(language)


def _rows(version: Table, language: Language) -> RichTable:
    """Return the rows, each column that comes in both languages in one of them."""
    other = "en" if language == "zh" else "zh"
    columns = [c for c in version.rows[0] if c != other and not c.endswith(f"_{other}")]
    shown = table(*columns)
    for row in version.rows:
        shown.add_row(*(row[column] for column in columns))
    return shown


def _days(version: Version, language: Language) -> str:
    return days_of(version).in_language(language)


def _cited(citation: Citation, language: Language) -> str:
    strength = STRENGTHS[citation.strength].in_language(language)
    confidence = CONFIDENCES[citation.confidence].in_language(language)
    return f"{_at(citation, language)} · {strength} · {confidence}"


def _at(citation: Citation, language: Language) -> str:
    return f"{citation.title.in_language(language)} {citation.pinpoint}"


def _said(label: Text, text: Text, language: Language) -> str:
    return f"{label.in_language(language)}{text.in_language(language)}"
