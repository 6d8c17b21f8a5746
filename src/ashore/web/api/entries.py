"""The case and its entries: read, added to, corrected, exported."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import Field, ValidationError

from ashore.case.canonical import require_whole_numbers
from ashore.case.entries import ENTRIES, KINDS, AnyEntry
from ashore.case.exchange import case_to_json
from ashore.case.field_errors import first_error
from ashore.errors.case import UnknownKindError
from ashore.text import Text
from ashore.web.api.frame import desk_for, entry_missing
from ashore.web.api.shapes import Asked, Given, Json, Open, Problem, problems
from ashore.web.frame.desk import Desk

router = Router(tags=["case"])
_MOST = 500
_AT_ONCE = 1000
_WITHDRAWN = Text("撤回了，原来的还在记录里。", "Withdrawn; the record keeps what it said.")
_CORRECTED = Text("改好了，原来的还在记录里。", "Corrected; the record keeps what it said.")


class CaseOut(Open):
    """What a case is called, how long it is, and the hash of its last line."""

    case_id: str
    title: str | None
    as_of: str | None
    head: str
    entries: int
    counting: int
    kinds: dict[str, int]
    sample: bool


class EntryOut(Open):
    """One entry as its line says it; one that was replaced or withdrawn no longer ``counts``."""

    n: int
    counts: bool
    entry: Json


class EntriesOut(Open):
    """Some entries in the order in which they were recorded; ``total`` is how many there are."""

    total: int
    offset: int
    entries: list[EntryOut]


class AskedEntries(Asked):
    """Which entries are wanted."""

    kind: str | None = Field(default=None, max_length=40)
    counting: bool = Field(default=False, description="Only those that count.")
    offset: int = Field(default=0, ge=0, le=10_000_000)
    limit: int = Field(default=100, ge=1, le=_MOST)


class NewEntries(Given):
    """Entries of ``ashore-case/1``; id, moment and source may be left out of a typed one."""

    entries: list[Json] = Field(min_length=1, max_length=_AT_ONCE)


class AddedOut(Open):
    """The ids that were recorded, and the head of the longer ledger."""

    added: list[str]
    head: str


class Withdrawal(Given):
    """Why an entry no longer counts."""

    reason: str = Field(default="", max_length=2000)


class Correction(Withdrawal):
    """What stands in an entry's place, and why."""

    entry: Json


@router.get("/case", response={200: CaseOut, problems(): Problem})
def show_case(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the header of the case and how many entries of each kind count."""
    desk = desk_for(request)
    header, live = desk.ledger.header, desk.case.entries
    return {
        "case_id": header.case_id,
        "title": header.title,
        "as_of": header.as_of and header.as_of.isoformat(),
        "head": desk.ledger.head,
        "entries": len(desk.ledger.entries),
        "counting": len(live),
        "kinds": dict(Counter(entry.kind for entry in live)),
        "sample": desk.sample,
    }


@router.get("/case/export", response={200: Json, problems(): Problem})
def export_case(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Return the whole case as ``ashore-case/1`` JSON, with its chain, byte for byte."""
    return HttpResponse(case_to_json(desk_for(request).ledger), content_type="application/json")


@router.get("/entries", response={200: EntriesOut, problems(): Problem})
def list_entries(request: HttpRequest, asked: Query[AskedEntries]) -> Json:
    """Return entries in the order in which they were recorded."""
    desk = desk_for(request)
    if asked.kind is not None and asked.kind not in KINDS:
        raise UnknownKindError(where="kind", given=asked.kind)
    live = _live(desk)
    wanted = [
        (n, entry)
        for n, entry in enumerate(desk.ledger.entries)
        if asked.kind in {None, entry.kind} and (not asked.counting or entry.id in live)
    ]
    some = wanted[asked.offset : asked.offset + asked.limit]
    return {
        "total": len(wanted),
        "offset": asked.offset,
        "entries": [_entry(desk, n, counts=entry.id in live) for n, entry in some],
    }


@router.post("/entries", response={201: AddedOut, problems(409): Problem})
def add_entries(request: HttpRequest, asked: Query[Asked], given: NewEntries) -> Status[Json]:
    """Append entries, all or none."""
    desk = desk_for(request)
    with desk.writing():
        entries = _read(desk, given.entries)
        desk.add(*entries)
        return Status(201, _added(desk, entries))


@router.get("/entries/{name}", response={200: EntryOut, problems(404): Problem})
def show_entry(request: HttpRequest, name: str, asked: Query[Asked]) -> Json:
    """Return one entry by its id."""
    desk = desk_for(request)
    n = _number(desk, name)
    return _entry(desk, n, counts=name in _live(desk))


@router.post("/entries/{name}/withdraw", response={200: AddedOut, problems(404, 409): Problem})
def withdraw_entry(request: HttpRequest, name: str, asked: Query[Asked], given: Withdrawal) -> Json:
    """Withdraw an entry: a new entry says that it no longer counts."""
    desk = desk_for(request)
    with desk.writing():
        _number(desk, name)
        desk.withdraw([name], reason=given.reason, says=_WITHDRAWN)
        return _added(desk, desk.ledger.entries[-1:])


@router.post("/entries/{name}/supersede", response={200: AddedOut, problems(404, 409): Problem})
def supersede_entry(
    request: HttpRequest, name: str, asked: Query[Asked], given: Correction
) -> Json:
    """Put another entry in the place of one."""
    desk = desk_for(request)
    with desk.writing():
        _number(desk, name)
        (by,) = _read(desk, [given.entry])
        desk.correct(name, by, reason=given.reason, says=_CORRECTED)
        return _added(desk, desk.ledger.entries[-2:])


def _read(desk: Desk, given: Iterable[Json]) -> tuple[AnyEntry, ...]:
    """Return entries as the case's own models read them from a file.

    Raises:
        DataError: If one does not read; it names the place.
    """
    usual = {"recorded_at": desk.moment.isoformat(), "source": {"how": "typed"}}
    filled: list[Json] = []
    taken = {entry.id for entry in desk.ledger.entries}
    for one in given:
        kind = str(one.get("kind", ""))
        named = {"id": one["id"]} if "id" in one else {}
        if not named and kind in KINDS:
            named = {"id": next(i for n in count(1) if (i := f"{kind}-{n}") not in taken)}
        taken.add(str(named.get("id")))
        filled.append(usual | named | {k: v for k, v in one.items() if k != "prev"})
    places = [f"entries[{n}]" for n in range(len(filled))]
    for one, place in zip(filled, places, strict=True):
        require_whole_numbers(one, where=place)
    try:
        return ENTRIES.validate_json(json.dumps(filled, ensure_ascii=False))
    except ValidationError as error:
        raise first_error(error, places) from None


def _entry(desk: Desk, n: int, *, counts: bool) -> Json:
    said: dict[str, Any] = json.loads(desk.ledger.lines[n])
    return {"n": n + 1, "counts": counts, "entry": said}


def _number(desk: Desk, name: str) -> int:
    found = next((n for n, one in enumerate(desk.ledger.entries) if one.id == name), None)
    if found is None:
        raise entry_missing(name[:128])
    return found


def _live(desk: Desk) -> frozenset[str]:
    return frozenset(entry.id for entry in desk.case.entries)


def _added(desk: Desk, entries: Iterable[AnyEntry]) -> Json:
    return {"added": [entry.id for entry in entries], "head": desk.ledger.head}
