"""The first page of the law book: search it by words, or look through its parts."""

from __future__ import annotations

import functools
import itertools

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.documents.law_words import days_of, gap_words
from ashore.law.answers import Entry, Gap
from ashore.law.book import LawBook
from ashore.law.search import Index
from ashore.law.words import KINDS, domain_of, domain_words
from ashore.text import Text
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show

_LONGEST = 80
Listed = tuple[Entry, Text | None, Text]
"""An entry as a list shows it: why it has no value, where it has none, and since when it holds."""


@needs_no_case
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what was searched for, the entries of one domain, or the domains."""
    book = LawBook.standard()
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    domains = domains_of(book)
    domain = request.GET.get("domain", "")
    if asked:
        found = index_of(book).find(asked)
        title = None
    elif domain in domains:
        found = tuple(book.entry(one) for one in domains[domain])
        title = domain_words(domain)
    else:
        found, title, domain = (), None, ""
    values = {
        "asked": asked,
        "domain": domain,
        "title": title,
        "found": [listed(one) for one in found],
        "domains": [(one, domain_words(one), len(ids)) for one, ids in domains.items()],
        "kinds": KINDS,
        "domain_of": lambda entry_id: domain_words(domain_of(entry_id)),
    }
    return show(request, "law/index.html.j2", values)


@functools.cache
def index_of(book: LawBook) -> Index:
    """Return the words of a law book, read once a process."""
    return Index(book)


def domains_of(book: LawBook) -> dict[str, list[str]]:
    """Return the ids of every entry by the domain that they belong to."""
    grouped = itertools.groupby(book.ids(), key=domain_of)
    return {domain: list(ids) for domain, ids in grouped}


def listed(entry: Entry) -> Listed:
    """Return what a list says of an entry: the standing of its newest version."""
    newest = entry.versions[-1]
    gap = gap_words(newest) if isinstance(newest, Gap) else None
    return entry, gap, days_of(newest)
