"""A whole first session: from nothing, by files alone, to the printed rescue pack."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import FilePayload, Page, expect

from ashore.samples.story import sample
from tests.browser.conftest import NOON

MOST_ANSWERS = 40
PASSPHRASE = "a boat on a quiet river"  # noqa: S105 - of a case of this test alone


class Person:
    """Somebody at the app, whose answers are counted: every field, tick, file and “note it”."""

    def __init__(self, page: Page) -> None:
        self.page, self.answers = page, 0

    def go(self, path: str) -> None:
        answer = self.page.goto(urljoin(self.page.url, path))
        assert answer is not None
        assert answer.ok, path

    def fill(self, name: str, value: str) -> None:
        self.page.locator(f"#f-{name}").fill(value)
        self.answers += 1

    def tick(self, selector: str) -> None:
        self.page.locator(selector).check()
        self.answers += 1

    def send(self) -> None:
        self.page.locator("main form button.main").first.click()
        self.page.wait_for_load_state()


def test_from_nothing_to_the_printed_pack(
    visit: Callable[..., Page], shot: Callable[[Page, str], None], tmp_path: Path
) -> None:
    page = visit()
    person = Person(page)
    person.go("/new")
    for name, value in (("name", "我的案件"), ("passphrase", PASSPHRASE), ("again", PASSPHRASE)):
        person.fill(name, value)
    person.send()
    person.tick("#f-written")
    person.send()

    papers = [paper for paper in sample(NOON.date()).papers if paper.suffix != ".json"]
    given: list[FilePayload] = [
        {
            "name": one.name,
            "mimeType": "application/octet-stream",
            "buffer": one.content(most=10**7),
        }
        for one in papers
    ]
    person.go("/import/")
    page.locator("#files").set_input_files(given)
    person.answers += 1
    person.send()
    waiting = page.locator("main ul.ways a[href^='/import/']")
    expect(waiting).to_have_count(len(papers))
    shot(page, "first-1-given")
    addresses = {
        one.inner_text().split("\n")[0]: one.get_attribute("href") for one in waiting.all()
    }
    # Contracts first: what is paid and billed belongs to a loan.
    for name in sorted(addresses, key=lambda name: ("contract" not in name, "bank" not in name)):
        take(person, addresses[name] or "")
    shot(page, "first-2-noted")

    person.go("/today/")
    expect(page.locator(".step .do").first).not_to_be_empty()
    shot(page, "first-3-today")

    person.go("/papers/pack")
    person.send()
    ready = page.locator("a[href$='/file']").first
    expect(ready).to_be_visible(timeout=120_000)
    shot(page, "first-4-pack")
    with page.expect_download() as taken:
        ready.click()
    (tmp_path / "list.pdf").write_bytes(page.pdf(format="A4"))
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as pack:
        names = pack.namelist()
        report = next(name for name in names if name.endswith("report.pdf"))
        assert pack.read(report)[:5] == b"%PDF-"
        calendar = next(name for name in names if name.endswith("calendar.ics"))
        assert b"BEGIN:VEVENT" in pack.read(calendar)
        assert sum(name.endswith(".docx") for name in names) > 3
    assert (tmp_path / "list.pdf").read_bytes()[:5] == b"%PDF-"

    person.go("/owed/")
    # The four loans and what is due on them are those that the papers were made from.
    for product in ("石舟分期·安心借", "稔禾消费金融·悦分期", "檐雨小贷·周转金", "霁川银行信用卡"):
        expect(page.locator("main")).to_contain_text(product)
    expect(page.locator("main")).to_contain_text("15,123.44")
    assert person.answers <= MOST_ANSWERS, person.answers


def take(person: Person, address: str) -> None:
    """Look at what was read in one file, pick whom it asks about, and note it."""
    page = person.page
    person.go(address)
    expect(page.locator("[hx-trigger^='load delay']")).to_have_count(0, timeout=60_000)
    picks = page.locator("main input[name^='q']")
    if picks.count():
        for box in picks.all():
            if box.get_attribute("value") not in RELATIVES:
                box.check()
                person.answers += 1
        person.send()
        expect(page.locator("[hx-trigger^='load delay']")).to_have_count(0, timeout=60_000)
    # The first suggestion of a bank's file is the wage; the others are payments to the lenders.
    for box in page.locator("main input[type=checkbox][name^='p']").all():
        if not box.is_checked():
            box.check()
            person.answers += 1
    person.send()
    person.answers += 1
    assert page.locator("#problems").all_inner_texts() == [], address
    expect(page.locator("main")).to_contain_text(re.compile("记下了|已经记下|noted", re.IGNORECASE))


RELATIVES = {"13800007788"}
"""Whose number is the family's: a person leaves it out."""
