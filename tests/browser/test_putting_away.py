"""A page that nobody looks at is put away when the case locks itself; what was typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

PASSPHRASE = "a boat on a quiet river"  # noqa: S105 - of a case of this test alone


def filling_in(visit: Callable[..., Page]) -> Page:
    """Return the form of a contact in a case of its own, with a clock that is moved by hand."""
    page = visit(language="en")
    page.clock.install()
    page.goto(urljoin(page.url, "/new"))
    for name, value in (("name", "mine"), ("passphrase", PASSPHRASE), ("again", PASSPHRASE)):
        page.locator(f"#f-{name}").fill(value)
    page.locator("main form button.main").first.click()
    page.locator("#f-written").check()
    page.locator("main form button.main").first.click()
    page.goto(urljoin(page.url, "/defend/contacts/add"))
    return page


def test_a_page_is_put_away_and_what_was_typed_comes_back(visit: Callable[..., Page]) -> None:
    page = filling_in(visit)
    page.locator("#f-text").fill("typed and not sent")
    with page.expect_response("**/drafts/**"):
        page.clock.fast_forward("00:02")
    page.clock.fast_forward("14:00")
    expect(page.locator("main")).to_be_visible()
    page.clock.fast_forward("02:00")
    expect(page.locator("main")).to_be_hidden()
    expect(page.get_by_role("status").last).to_contain_text("put away")
    page.get_by_role("button", name="Go on filling in").click()
    expect(page.locator("#f-text")).to_have_value("typed and not sent")
    expect(page.locator("main")).to_be_visible()


def test_a_page_put_away_stays_away_once_the_case_is_locked(visit: Callable[..., Page]) -> None:
    page = filling_in(visit)
    # No field was left: what is typed is kept all the same.
    page.locator("#f-text").press_sequentially("typed and not left")
    with page.expect_response("**/drafts/**"):
        page.clock.fast_forward("00:02")
    page.clock.fast_forward("16:00")
    expect(page.locator("main")).to_be_hidden()
    beside = page.context.new_page()
    beside.goto(urljoin(page.url, "/today/"))
    beside.get_by_role("button", name="Lock").click()
    expect(beside.get_by_role("button", name="Lock")).to_have_count(0)

    page.get_by_role("button", name="Go on filling in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open your case")
    expect(page.locator("#f-text")).to_have_count(0)
    page.locator("main").get_by_role("link", name="mine").click()
    page.locator("input[type=password]").fill(PASSPHRASE)
    page.locator("main form button").first.click()
    expect(page.locator("#f-text")).to_have_value("typed and not left")
