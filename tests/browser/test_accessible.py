"""Every page before axe, in both themes and languages: WCAG 2.2 AA, nothing found."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.addresses import shape

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_WIDTHS = (360, 180)  # a phone, and the same at 200 %


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
def test_axe_finds_nothing_and_no_page_is_too_wide(
    visit: Callable[..., Page], language: str, dark: bool
) -> None:
    page = visit(language=language, dark=dark)
    page.get_by_role(
        "button", name="先看看示例" if language == "zh" else "Look round the sample"
    ).click()
    axe, found, seen = Axe(), [], set()
    waiting = deque(["/today/", "/all/"])
    base = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"
    while waiting:
        path = waiting.popleft().partition("#")[0]
        kind = shape(path)
        if kind in seen or not path.startswith("/"):
            continue
        seen.add(kind)
        answer = page.request.head(f"{base}{path}")
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        page.goto(f"{base}{path}")
        report = axe.run(page, options={"runOnly": {"type": "tag", "values": _LEVELS}})
        found += [
            f"{path}: {one['id']}: {one['nodes'][0]['html'][:120]}"
            for one in report.response["violations"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 1:
            found.append(f"{path}: {wide} px too wide")
        waiting.extend(
            page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
        )
    assert found == []
    assert len(seen) > 8
