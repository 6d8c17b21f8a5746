"""Evidence: what is kept, what each shows and does not, and where it is cited."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.case.entries import AnyEntry
from ashore.case.entries_papers import Evidence
from ashore.documents.draft import Draft
from ashore.documents.exhibits import Exhibits
from ashore.documents.guard import sentences_of
from ashore.evidence.head import head_of, in_fours
from ashore.evidence.index import CAPTURES
from ashore.evidence.items import sealed_items
from ashore.evidence.sizes import readable
from ashore.store.vaults import open_file
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.downloads import download
from ashore.web.frame.show import show


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what is sealed, and which files were only read."""
    desk = desk_of(request)
    sealed = sealed_items(desk.case)
    named = {one.id for one in sealed}
    values = {
        "items": sealed,
        "read_only": [one for one in desk.case.of(Evidence) if one.id not in named],
        "captures": CAPTURES,
        "readable": readable,
        "head": head_of(desk.ledger),
    }
    return show(request, "evidence/index.html.j2", values)


@require_safe
def item(request: HttpRequest, item: str) -> HttpResponse:
    """Return one item with its fingerprint, its place in the chain, and where it is cited."""
    desk, found = desk_of(request), _item(request, item)
    position = next(n for n, one in enumerate(desk.ledger.entries, start=1) if one.id == found.id)
    values = {
        "item": found,
        "position": position,
        "entries": len(desk.ledger.entries),
        "digest": in_fours(found.blob) if found.blob else "",
        "captures": CAPTURES,
        "readable": readable,
        "shows": _shown_by(desk, found),
        "papers": [draft for draft in desk.answers.papers if found.id in _cited(draft)],
    }
    return show(request, "evidence/item.html.j2", values)


@require_safe
def original(request: HttpRequest, item: str) -> HttpResponse:
    """Return a sealed file as it was given."""
    desk, found = desk_of(request), _item(request, item)
    if found.sealed is None:
        raise Http404
    return download(open_file(desk.home, found.id), found.name)


def _item(request: HttpRequest, name: str) -> Evidence:
    found = next((one for one in desk_of(request).case.of(Evidence) if one.id == name), None)
    if found is None:
        raise Http404
    return found


def _shown_by(desk: Desk, item: Evidence) -> list[AnyEntry]:
    """Return the entries that an item shows, each way in which that can be said."""
    exhibits = desk.answers.once("exhibits", lambda: Exhibits(desk.case))
    others = (one for one in desk.case.entries if not isinstance(one, Evidence))
    return [one for one in others if item.id in exhibits.of(one)]


def _cited(draft: Draft) -> frozenset[str]:
    named = {key for one in sentences_of(draft) for key in one.exhibits}
    return frozenset(named | set(draft.attached))
