"""The law book: its entries, and what held on a day."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from ashore.errors.law import LawBeforeFirstError, LawDomainError
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.law.exchange import entry_as_json, summary_as_json, version_as_json
from ashore.law.words import domain_of
from ashore.web.api.shapes import Asked, AskedOn, Json, Open, Problem, problems
from ashore.web.frame.clock import now
from ashore.web.frame.show import language_of

router = Router(tags=["law"])


class LawOut(Open):
    """The entries of the law book in short."""

    entries: list[Json]


class LawEntryOut(Open):
    """An entry with its sources and versions, and the one that held on a day."""

    id: str
    on: str
    held: Json | None


class AskedDomain(Asked):
    """Which part of the book is wanted."""

    domain: str | None = Field(default=None, max_length=60)


@router.get("/law", response={200: LawOut, problems(case=False): Problem})
def list_law(request: HttpRequest, asked: Query[AskedDomain]) -> Json:
    """Return every entry in short; as ``ashore law list --json``."""
    book = LawBook.standard()
    known = sorted({domain_of(name) for name in book.ids()})
    if asked.domain is not None and asked.domain not in known:
        raise LawDomainError(where=asked.domain, known=", ".join(known))
    wanted = [name for name in book.ids() if asked.domain in {None, domain_of(name)}]
    return {"entries": [summary_as_json(book.entry(one), language_of(request)) for one in wanted]}


@router.get("/law/{name}", response={200: LawEntryOut, problems(404, case=False): Problem})
def law_entry(request: HttpRequest, name: str, asked: Query[AskedOn]) -> Json:
    """Return an entry and what held on a day; as ``ashore law show --json``."""
    book, language, on = LawBook.standard(), language_of(request), asked.on or now().date()
    entry = book.entry(name)
    try:
        version = book.version(name, on=on)
        held = book.figure(name, on=on) if isinstance(version, Figure) else version
    except LawBeforeFirstError:
        if asked.on is not None:
            raise
        held = None
    shown = None if held is None else version_as_json(held, language)
    return {**entry_as_json(entry, language), "on": str(on), "held": shown}
