"""Lists out of the law book: deadlines, lines to call, places to turn to, false claims, sources."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.law_words import CHANNEL_PARTS
from ashore.law.book import LawBook, Problem
from ashore.law.false_claims import read_false_claims
from ashore.law.held import held_if_any
from ashore.law.pack import check_pack, read_heading
from ashore.law.words import FACT_DATES, SOURCE_KINDS
from ashore.web.frame.clock import now
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show
from ashore.web.law.entries import Said, said_of
from ashore.web.law.views import domains_of


def _held_in(book: LawBook, domain: str) -> Iterator[Said]:
    """Yield what holds today of a domain."""
    for one in domains_of(book).get(domain, ()):
        held = held_if_any(book, one, now().date())
        if held is not None:
            yield said_of(book, held)


@needs_no_case
@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """Return every period with its length today."""
    book = LawBook.standard()
    listed = [(book.entry(one.version.id), one) for one in _held_in(book, "deadlines")]
    values = {"listed": listed, "fact_dates": FACT_DATES}
    return show(request, "law/deadlines.html.j2", values)


@needs_no_case
@require_safe
def hotlines(request: HttpRequest) -> HttpResponse:
    """Return every line to call."""
    book = LawBook.standard()
    values = {"listed": list(_held_in(book, "hotlines")), "parts": CHANNEL_PARTS}
    return show(request, "law/hotlines.html.j2", values)


@needs_no_case
@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    """Return every place to turn to, with what it takes and what it does not."""
    book = LawBook.standard()
    listed = [one for one in _held_in(book, "channels") if one.channel]
    values = {"listed": listed, "parts": CHANNEL_PARTS}
    return show(request, "law/channels.html.j2", values)


@needs_no_case
@require_safe
def false_claims(request: HttpRequest) -> HttpResponse:
    """Return what is often said and is not so."""
    claims = read_false_claims(LawBook.standard().folder)
    return show(request, "law/false_claims.html.j2", {"claims": claims})


@needs_no_case
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Return every instrument, with the entries that rest on it."""
    book = LawBook.standard()
    rests = _rests_on(book)
    found = [book.source(one) for one in book.source_ids()]
    by_kind = [
        (words, [one for one in found if one.kind is kind]) for kind, words in SOURCE_KINDS.items()
    ]
    values = {
        "by_kind": [(words, listed) for words, listed in by_kind if listed],
        "rests": rests,
        "book": book,
        "count": len(found),
    }
    return show(request, "law/sources.html.j2", values)


@needs_no_case
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Return which law book this is, whether it is sound, and how another one is used."""
    book = LawBook.standard()
    problems = _problems(now().date())
    values = {
        "heading": read_heading(book.folder),
        "entries": len(book.ids()),
        "sources": len(book.source_ids()),
        "grave": [one for one in problems if one.grave],
        "due": [one for one in problems if not one.grave],
    }
    return show(request, "law/about.html.j2", values)


@functools.cache
def _rests_on(book: LawBook) -> dict[str, list[str]]:
    """Return the entries that rest on each source."""
    rests: dict[str, list[str]] = {}
    for entry_id in book.ids():
        cited = (one.citation for one in book.entry(entry_id).versions)
        for source in dict.fromkeys(one.source for one in cited if one and one.source):
            rests.setdefault(source, []).append(entry_id)
    return rests


@functools.lru_cache(maxsize=1)
def _problems(on: dt.date) -> tuple[Problem, ...]:
    """Return what is wrong with the law book on a day; it does not change while we run."""
    return tuple(check_pack(LawBook.standard().folder, today=on))
