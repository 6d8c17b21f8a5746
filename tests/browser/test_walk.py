"""Three worked cases, walked through all five stages on a phone, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from ashore.intake import ledger_from_file
from tests.browser.conftest import NOON

CASES = Path(__file__).parents[3] / "shared" / "cases"
PASSPHRASE = "a boat on a quiet river"  # noqa: S105 - of a case of this test alone
AGREEMENT = (
    "甲方同意乙方分12期还款，每期300元，首期2026年12月15日。"
    "乙方须先向个人账户支付保证金500元。任何一期逾期，协议自动作废。"
)
WALKED = ("case1_forgot_to_pay", "case2_temporary_job_loss", "case5_harassment_heavy")

Shot = Callable[[Page, str], None]

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the worked cases are not here")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", WALKED)
def test_the_five_stages(visit: Callable[..., Page], shot: Shot, name: str, language: str) -> None:
    page = visit(language=language)
    case = CASES / f"{name}.json"
    ledger = ledger_from_file(case, recorded_at=NOON)
    day = str(ledger.header.as_of or NOON.date())
    walk = Walk(page, shot, f"{name.partition('_')[0]}-{language}", day)
    loan = next(entry.id for entry in ledger.entries if entry.kind == "loan")
    walk.bring(case)
    walk.owed(loan)
    walk.plan()
    walk.settle(loan)
    walk.defend()
    walk.papers()
    walk.recover()
    walk.leave()


class Walk:
    """One person on their way, page by page."""

    def __init__(self, page: Page, shot: Shot, name: str, day: str) -> None:
        self.page, self._shot, self._name, self._day = page, shot, name, day

    def go(self, path: str) -> None:
        """Open a page and see that it is whole."""
        answer = self.page.goto(urljoin(self.page.url, path))
        assert answer is not None
        assert answer.ok, path
        expect(self.page.locator("h1")).to_have_count(1)
        # Work that takes a moment is waited for as a person waits: the page asks again by itself.
        expect(self.page.locator("[hx-trigger^='load delay']")).to_have_count(0, timeout=60_000)

    def shot(self, name: str) -> None:
        self._shot(self.page, f"{self._name}-{name}")

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.locator(f"#f-{name}").fill(value)

    def send(self, form: str = "main form") -> None:
        self.page.locator(f"{form} button.main").first.click()
        self.page.wait_for_load_state()

    def bring(self, case: Path) -> None:
        """Bring the case into a new encrypted home; the code is shown once."""
        self.go("/bring")
        self.page.locator("input[type=file]").set_input_files(case)
        self.fill(name=self._name, passphrase=PASSPHRASE, again=PASSPHRASE)
        self.send()
        expect(self.page.locator("main")).to_contain_text(re.compile(r"\w{5}-\w{5}"))
        self.shot("00-code")
        self.page.locator("#f-written").check()
        self.send()
        expect(self.page).to_have_url(re.compile("/today/"))
        self.go("/today/")
        expect(self.page.locator(".step .do").first).not_to_be_empty()
        self.shot("01-today")

    def owed(self, loan: str) -> None:
        """See what is owed, open a figure, and note a payment that is then taken back."""
        self.go("/owed/")
        self.shot("02-owed")
        self.go(f"/owed/debts/{loan}")
        summary = self.page.locator("main details > summary").first
        summary.click()
        expect(self.page.locator("main details[open]").first).to_be_visible()
        self.shot("03-debt")
        before = self.page.locator("main").inner_text()
        self.go(f"/owed/debts/{loan}/payments/add")
        self.fill(on=self._day, amount="12.34")
        self.send()
        undo = self.page.locator("main form[action*='withdraw'] button").first
        expect(undo).to_be_visible()
        undo.click()
        self.go(f"/owed/debts/{loan}")
        assert "12.34" not in self.page.locator("main").inner_text() or "12.34" in before

    def plan(self) -> None:
        """See the way out, its table, and what a little more a month would change."""
        self.go("/plan/")
        self.shot("04-plan")
        self.go("/plan/budget")
        self.shot("05-budget")
        self.go("/plan/what-if")
        more = self.page.locator("#more")
        if more.count():
            with self.page.expect_response(lambda answer: "answer=1" in answer.url):
                more.fill(more.get_attribute("max") or "0")
            expect(self.page.locator("#answer")).not_to_be_empty()
        self.shot("06-what-if")
        for path in ("/plan/asks", "/plan/odds", "/plan/route"):
            self.go(path)

    def settle(self, loan: str) -> None:
        """Prepare a call, note it, and have an agreement read before it is signed."""
        self.go("/settle/")
        self.shot("07-settle")
        self.go(f"/settle/debt/{loan}/call")
        self.shot("08-call")
        self.fill(said="同意先记录困难，五个工作日内答复。", answered_by="工号 1024")
        self.send("main form[method=post]")
        expect(self.page.locator("#problems")).to_have_count(0)
        self.go(f"/settle/debt/{loan}/agreement")
        self.fill(text=AGREEMENT)
        self.send()
        expect(self.page.locator("main")).to_contain_text("500")
        self.shot("09-agreement")
        for path in ("/settle/agreements/", "/settle/promises/", "/settle/intermediaries/"):
            self.go(path)

    def defend(self) -> None:
        """Add a contact to the log and see what the log shows."""
        self.go("/defend/contacts/add")
        self.fill(
            on="2025-12-02", time="22:30", number="02130001234", text="今晚必须还，不然去你单位。"
        )
        for choice in ("call", "in"):
            self.page.locator(f"input[type=radio][value='{choice}']").first.check()
        self.send()
        expect(self.page.locator("#problems")).to_have_count(0)
        for number, path in enumerate(("/defend/", "/defend/contacts/", "/defend/findings/")):
            self.go(path)
            self.shot(f"1{number}-defend")
        for path in ("/defend/inbox/", "/defend/third-person/", "/defend/callers/"):
            self.go(path)

    def papers(self) -> None:
        """Look at a paper, take it along, and have everything packed."""
        self.go("/papers/")
        self.shot("13-papers")
        link = self.page.locator("main ul.ways a[href^='/papers/']").first
        if link.count():
            link.click()
            self.page.wait_for_load_state()
            self.shot("14-paper")
        self.go("/papers/pack")
        self.send()
        ready = self.page.locator("a[href$='/file']").first
        expect(ready).to_be_visible(timeout=90_000)
        with self.page.expect_download() as taken:
            ready.click()
        assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
        self.shot("15-pack")
        self.go("/evidence/")

    def recover(self) -> None:
        """Say how it is, and see how far it still is."""
        self.go("/recover/")
        self.shot("16-recover")
        for path in ("/recover/spending", "/recover/credit", "/recover/shore", "/law/"):
            self.go(path)
        self.shot("17-law")

    def leave(self) -> None:
        """Leave quickly: nothing is left on the page, and going back shows nothing."""
        self.page.locator("[data-leave]").click()
        expect(self.page.locator("body")).to_be_empty()
        self.page.goto(urljoin(self.page.url, "/owed/"))
        expect(self.page.locator("main")).to_contain_text(self._name)
