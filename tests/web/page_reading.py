"""How tests read a page: its words, its links, its fields, and the entries that it added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lxml import html

from ashore.case.entries_dealings import Channel, Contact
from ashore.web.frame.desk import desk_at
from tests.web.conftest import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django.test import Client

    from ashore.case.entry import EntryBase
    from ashore.web.frame.desk import Desk

_E = TypeVar("_E", bound="EntryBase")


def tree(response: HttpResponse) -> html.HtmlElement:
    """Return a page as a tree."""
    return html.document_fromstring(response.content.decode())


def words(response: HttpResponse) -> str:
    """Return the words of a page's main part, with single blanks."""
    main = tree(response).get_element_by_id("page")
    return re.sub(r"\s+", " ", " ".join(main.itertext())).strip()


def links(response: HttpResponse) -> list[str]:
    """Return where the main part of a page leads."""
    main = tree(response).get_element_by_id("page")
    return [str(one.get("href")) for one in main.iter("a")]


def off(response: HttpResponse) -> list[str]:
    """Return the ids of the fields that a refused form points to."""
    return [str(a.get("href")) for a in tree(response).xpath("//div[@id='problems']//a")]


def got(client: Client, path: str) -> HttpResponse:
    """Return a page that must be there."""
    response = client.get(path)
    assert response.status_code == 200, path
    return cast("HttpResponse", response)


def worked_out(client: Client, path: str) -> HttpResponse:
    """Return a page that needs the plan, however slow the machine is."""
    assert desk().answers.plan is not None
    return got(client, path)


def sent(client: Client, path: str, /, **fields: Any) -> HttpResponse:
    """Return the answer to a form, whose fields are named with ``_`` for ``-``."""
    return cast(
        "HttpResponse", client.post(path, {k: v for k, v in fields.items() if v is not None})
    )


def taken(client: Client, path: str, /, **fields: Any) -> str:
    """Return where a form led that must be taken."""
    response = sent(client, path, **fields)
    assert response.status_code == 302, words(response)
    return str(response["Location"])


def refused(client: Client, path: str, /, **fields: Any) -> HttpResponse:
    """Return the page of a form that must not be taken; nothing may have been added."""
    before = len(desk().ledger.entries)
    response = sent(client, path, **fields)
    assert response.status_code == 422
    assert len(desk().ledger.entries) == before
    return response


def desk() -> Desk:
    """Return the open case as a page would find it."""
    found = desk_at(NOON)
    assert found is not None
    return found


def the(kind: type[_E]) -> _E:
    """Return the last entry of a kind that counts."""
    return desk().case.of(kind)[-1]


_KNOWN: dict[str, Callable[[Contact], bool]] = {
    "mother": lambda one: one.to_whom == "母亲",
    "work": lambda one: one.to_whom == "单位前台",
    "visit": lambda one: one.channel is Channel.VISIT,
    "borrow": lambda one: one.text.startswith("你先从别的平台借"),
}


def known(name: str) -> str:
    """Return the id of a contact of the sample, which depends on what it says."""
    return next(one.id for one in desk().case.of(Contact) if _KNOWN[name](one))
