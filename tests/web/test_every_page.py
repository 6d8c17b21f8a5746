"""What holds for every page: strangers see none, links lead somewhere, marks are in order."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import lxml.html
import pytest

from tests.web.addresses import every_pattern, filled, shape

if TYPE_CHECKING:
    from django.test import Client

_A_KIND = 2
_LANGUAGES = ("zh", "en")


def pages_of(app: Client, begin: str = "/all/") -> dict[str, lxml.html.HtmlElement]:
    """Return every page that links lead to, some of each kind, by its address."""
    found: dict[str, lxml.html.HtmlElement] = {}
    kinds: dict[str, int] = {}
    waiting = deque([begin, "/today/"])
    while waiting:
        path = waiting.popleft().partition("#")[0]
        kind = shape(path)
        if path in found or kinds.get(kind, 0) >= _A_KIND or not path.startswith("/"):
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        response = app.get(path, follow=True)
        assert response.status_code == 200, (path, response.status_code)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        page = lxml.html.fromstring(response.content.decode())
        found[path] = page
        waiting.extend(urljoin(path, one.get("href", "")) for one in page.iter("a"))
    return found


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_link_leads_to_a_page_in_order(app: Client, language: str) -> None:
    app.cookies["lang"] = language
    pages = pages_of(app)
    assert len(pages) > 8
    off = {path: found for path, page in pages.items() if (found := list(_off(page)))}
    assert off == {}


def _off(page: lxml.html.HtmlElement) -> list[str]:
    """Return what a page has that none may have."""
    off = []
    if len(page.xpath("//h1")) != 1:
        off.append(f"h1: {len(page.xpath('//h1'))}")
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5")]
    first = next((n for n, level in enumerate(levels) if level == 1), 0)
    steps = zip(levels[first:], levels[first + 1 :], strict=False)
    off += [f"heading {after} after {before}" for before, after in steps if after > before + 1]
    off += [
        f"link to nothing: {one.text_content()}"
        for one in page.xpath("//a[@href='#' or not(@href)]")
    ]
    off += [f"style on {one.tag}" for one in page.xpath("//*[@style]|//style")]
    off += ["script in the page" for _ in page.xpath("//script[not(@src)]")]
    off += [
        f"handler on {one.tag}" for one in page.xpath("//*[@onclick or @onchange or @onsubmit]")
    ]
    ids = page.xpath("//@id")
    off += [f"id twice: {one}" for one in sorted({one for one in ids if ids.count(one) > 1})]
    labelled = set(page.xpath("//label/@for"))
    for one in page.xpath("//input[not(@type='hidden')]|//select|//textarea"):
        named = one.get("aria-label") or one.get("aria-labelledby") or one.get("id") in labelled
        if not named and not one.xpath("ancestor::label"):
            off.append(f"no label: {one.get('name')}")
    off += [
        f"elsewhere: {one}" for one in page.xpath("//@src|//link/@href") if not one.startswith("/")
    ]
    if not page.xpath("//a[starts-with(@href, 'tel:')]"):
        off.append("no line to call")
    off += [
        f"table without caption: {one.text_content()[:30]}"
        for one in page.xpath("//table[not(caption)]")
    ]
    return off


def test_no_page_opens_to_a_stranger(stranger: Client) -> None:
    opened = []
    for pattern in every_pattern():
        path = filled(pattern)
        for ask in (stranger.get, stranger.post):
            status = ask(path).status_code
            if status not in {401, 403}:
                opened.append((ask.__name__, path, status))
    assert opened == []


def test_no_page_opens_to_another_host_or_a_wrong_code(app: Client) -> None:
    opened = []
    origin = app.defaults.pop("HTTP_ORIGIN")
    for pattern in every_pattern():
        path = filled(pattern)
        tried = {
            "host": app.get(path, HTTP_HOST="evil.example"),
            "origin": app.post(path, HTTP_ORIGIN="http://evil.example"),
            "no origin": app.post(path),
            "cross-site": app.get(path, HTTP_SEC_FETCH_SITE="cross-site"),
            "code": app.get(path, HTTP_AUTHORIZATION="Bearer wrong", HTTP_ORIGIN=origin),
        }
        refused = {401, 403, 421}
        opened += [(how, path) for how, r in tried.items() if r.status_code not in refused]
    assert opened == []


def test_no_address_fails_on_ids_that_do_not_exist(app: Client) -> None:
    failed = []
    for pattern in every_pattern():
        for value in ("no-such-1", "x" * 300, "..", "借款"):
            path = filled(pattern, value)
            status = app.get(path).status_code
            if status >= 500:
                failed.append((path, status))
    assert failed == []
