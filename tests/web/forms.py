"""A form of a page as a browser would send it, and what a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lxml.html

if TYPE_CHECKING:
    from django.test import Client


def page_of(response: Any) -> Any:
    """Return the page of an answer."""
    return lxml.html.fromstring(response.content.decode())


def text_of(response: Any) -> str:
    """Return what stands in the main part of a page, blanks made one."""
    return " ".join(page_of(response).find(".//main").text_content().split())


def begun(client: Client, path: str) -> dict[str, Any]:
    """Return what the form of a page would send if nothing was typed into it."""
    page = page_of(client.get(path))
    form = next(one for one in page.forms if "once" in one.fields)
    sent: dict[str, Any] = {}
    for one in form.inputs:
        kind = one.get("type")
        if kind in {"radio", "checkbox"} and one.get("checked") is None:
            continue
        if kind == "file" or one.name is None:
            continue
        value = one.text if one.tag == "textarea" else one.get("value")
        if kind == "checkbox":
            sent.setdefault(one.name, []).append(value or "")
        else:
            sent[one.name] = value or ""
    return sent


def send(client: Client, path: str, **given: Any) -> Any:
    """Return the answer to the form of a page, filled in."""
    fields = {name.replace("__", "-"): value for name, value in given.items()}
    return client.post(path, begun(client, path) | fields)


def errors_of(response: Any) -> list[str]:
    """Return the ids of the fields in which something is off."""
    return [one.get("id").removesuffix("-error") for one in page_of(response).find_class("off")]
