"""What tests read from a page: its words, its figures, what is off, and the marks of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import html

from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.store import homes, ledgers

if TYPE_CHECKING:
    from django.test import Client


def page(client: Client, address: str, status: int = 200, **headers: str) -> Any:
    """Return a page as a tree."""
    response = client.get(address, headers=headers or None)
    assert response.status_code == status, response.status_code
    return html.fromstring(response.content.decode())


def words(tree: Any) -> str:
    """Return all words of a page or of a part of it, blanks between them."""
    return " ".join(tree.text_content().split())


def figures(tree: Any) -> dict[str, str]:
    """Return the large figures of a page by their names."""
    boxes = tree.xpath("//dl[@class='figures']/div")
    return {words(box.find("dt")): words(box.find("dd")) for box in boxes}


def off(tree: Any) -> list[str]:
    """Return the ids of the fields that something is off with."""
    found: list[str] = tree.xpath("//*[contains(@class,'off') and @id]/@id")
    return [one.removesuffix("-error") for one in found if one.endswith("-error")]


def typed(tree: Any) -> dict[str, list[str]]:
    """Return what stands in the fields of a page's own form, as a browser would send it."""
    form = next(one for one in tree.forms if one.method == "POST" and "once" in one.fields)
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        # What a browser sends of a choice with the value "" reads as "on" here.
        sent.setdefault(name, []).append("" if value == "on" else value)
    return sent


def ledger_now() -> Ledger:
    """Return the ledger of the open case."""
    opened = homes.current()
    assert opened is not None
    return ledgers.load(opened.case)


def case_now() -> Case:
    """Return the open case."""
    return replay(ledger_now())
