"""A page that nobody looks at is put away when the case locks itself; what was typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

PASSPHRASE = "a boat on a quiet river"  # noqa: S105 - of a case of this test alone


def test_a_page_is_put_away_and_what_was_typed_comes_back(visit: Callable[..., Page]) -> None:
    page = visit(language="en")
    page.clock.install()
    page.goto(urljoin(page.url, "/new"))
    for name, value in (("name", "mine"), ("passphrase", PASSPHRASE), ("again", PASSPHRASE)):
        page.locator(f"#f-{name}").fill(value)
    page.locator("main form button.main").first.click()
    page.locator("#f-written").check()
    page.locator("main form button.main").first.click()
    page.goto(urljoin(page.url, "/defend/contacts/add"))
    page.locator("#f-text").fill("typed and not sent")
    page.clock.fast_forward("14:00")
    expect(page.locator("main")).to_be_visible()
    page.clock.fast_forward("02:00")
    expect(page.locator("main")).to_be_hidden()
    expect(page.get_by_role("status").last).to_contain_text("put away")
    page.get_by_role("button", name="Go on filling in").click()
    expect(page.locator("#f-text")).to_have_value("typed and not sent")
    expect(page.locator("main")).to_be_visible()
