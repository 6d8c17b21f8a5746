"""One entry of the law book: its sentence, its value on a day, every version, its source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.law_rows import Rows, rows_of
from ashore.documents.law_words import CHANNEL_PARTS, brief, days_of, gap_words, percent_of
from ashore.errors.base import AshoreError
from ashore.errors.law import LawUnknownIdError
from ashore.findings import Confidence
from ashore.law.answers import Entry, Figure, Gap, Kind, Table, Version
from ashore.law.book import LawBook
from ashore.law.channel import Channel
from ashore.law.held import held_if_any
from ashore.law.source import Source
from ashore.law.words import (
    FACT_DATES,
    KINDS,
    LENDERS,
    PRODUCTS,
    SOURCE_KINDS,
    UNITS,
    domain_of,
    domain_words,
)
from ashore.money.dates import date_from_text
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.desk import Desk, needs_no_case
from ashore.web.frame.show import show

_NEWEST = 12
_WEAK = frozenset({Confidence.LOW, Confidence.UNCONFIRMED})
_NOT_A_DAY = Text("请按 2026-03-05 的样子填日子。", "Give the day like 2026-03-05.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A version as a page says it.

    ``percent`` is a share as people write it; ``deadlines`` are the ids and titles of the periods
    that a channel has to keep; ``weak`` says that it is to be checked before it is used.
    """

    version: Version
    days: Text
    brief: Text
    percent: str | None
    gap: Text | None
    channel: Channel | None
    table: Rows | None
    figure: Figure | None
    phones: tuple[str, ...] = ()
    deadlines: tuple[tuple[str, Text], ...] = ()
    weak: bool = False


@needs_no_case
@require_safe
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Return one entry, with the value on the day asked for."""
    book = LawBook.standard()
    try:
        found = book.entry(entry_id)
    except LawUnknownIdError:
        raise Http404 from None
    on, off = _day(request)
    held = held_if_any(book, entry_id, on)
    said = [said_of(book, one) for one in reversed(found.versions)]
    values = {
        "entry": found,
        "on": on,
        "off": off,
        "held": None if held is None else said_of(book, held),
        "newest": said[:_NEWEST],
        "earlier": said[_NEWEST:],
        "first": found.versions[0].from_date,
        "domain": domain_of(entry_id),
        "domain_title": domain_words(domain_of(entry_id)),
        "kind": KINDS[found.kind],
        "unit": UNITS[found.unit],
        "chosen_by": FACT_DATES[found.chosen_by],
        "applies": _applies(found),
        "sources": _sources(book, found),
        "source_kinds": SOURCE_KINDS,
        "parts": CHANNEL_PARTS,
        "figure_kind": found.kind is Kind.FIGURE,
        "book": book,
    }
    return show(request, "law/entry.html.j2", values)


def said_of(book: LawBook, version: Version) -> Said:
    """Return a version as a page says it."""
    channel = version if isinstance(version, Channel) else None
    figure = version if isinstance(version, Figure) else None
    return Said(
        version=version,
        days=days_of(version),
        brief=brief(version),
        percent=percent_of(figure) if figure else None,
        gap=gap_words(version) if isinstance(version, Gap) else None,
        channel=channel,
        table=rows_of(version, book) if isinstance(version, Table) else None,
        figure=figure,
        phones=phones_of(book, channel) if channel else (),
        deadlines=tuple((one, book.entry(one).title) for one in channel.deadlines)
        if channel
        else (),
        weak=version.citation is not None and version.citation.confidence in _WEAK,
    )


def phones_of(book: LawBook, channel: Channel) -> tuple[str, ...]:
    """Return the numbers to dial of a channel: its own, and those of the lines that it names."""
    phones = list(channel.phones)
    for hotline in channel.hotlines:
        line = book.entry(hotline).versions[-1]
        phones += line.phones if isinstance(line, Channel) else ()
    return tuple(dict.fromkeys(phones))


def _day(request: HttpRequest) -> tuple[dt.date, Text | None]:
    """Return the day asked for, and what is off with it; without one it is today."""
    desk: Desk | None = getattr(request, "desk", None)
    today = desk.today if desk else now().date()
    given = request.GET.get("on", "").strip()
    if not given:
        return today, None
    try:
        return date_from_text(given), None
    except AshoreError:
        return today, _NOT_A_DAY


def _applies(found: Entry) -> list[tuple[Text, list[Text]]]:
    """Return whom and what an entry is about; nothing where no limit is stated."""
    whom = found.applies_to
    rows = (
        (Text("适用的机构", "Lenders"), [LENDERS[one] for one in whom.lenders]),
        (Text("可以类推", "By analogy"), [LENDERS[one] for one in whom.also_lenders]),
        (Text("适用的产品", "Products"), [PRODUCTS[one] for one in whom.products]),
        (
            Text("产品可以类推", "Products by analogy"),
            [PRODUCTS[one] for one in whom.also_products],
        ),
    )
    found_rows = [(label, words) for label, words in rows if words]
    if whom.online_only:
        only = Text("只管互联网贷款", "loans over the internet only")
        found_rows.append((Text("范围", "Scope"), [only]))
    if whom.notes:
        found_rows.append((Text("说明", "Notes"), [whom.notes]))
    return found_rows


def _sources(book: LawBook, found: Entry) -> list[Source]:
    """Return the instruments that an entry rests on, the newest version's first."""
    cited = (one.citation for one in reversed(found.versions))
    ids = dict.fromkeys(one.source for one in cited if one is not None and one.source)
    return [book.source(one) for one in ids]
