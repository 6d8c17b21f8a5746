"""What the pages on debts show is what the core says, and every figure leads to its records."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING, Any

import pytest

from ashore.documents.bill_words import verdict
from ashore.documents.words import ITEMS, yuan
from ashore.law.book import LawBook
from ashore.owed.explain.of_case import explain_bill_of
from ashore.owed.report import Owed, owed_on
from ashore.web.frame import clock
from ashore.web.frame.answers import Answers
from ashore.web.owed.records import PAGE
from tests.web.conftest import NOON
from tests.web.pages import case_now, figures, ledger_now, page, words

if TYPE_CHECKING:
    from django.test import Client

LOANS = ["shizhou", "renhe", "yanyu", "jichuan"]


def _owed() -> Owed:
    return owed_on(case_now(), LawBook.standard(), NOON.date())


def _bill(loan: str) -> str:
    """Return the id of a loan's latest bill."""
    return next(one for one in case_now().loans if one.loan.id == loan).bills[-1].id


def _sum(fen: int) -> str:
    return f"{yuan(fen)} 元"


def test_the_first_page_shows_four_sums_and_each_opens(app: Client) -> None:
    owed, tree = _owed(), page(app, "/owed/")
    boxes = tree.xpath("//dl[@class='figures']/div")
    shown = [words(box.xpath("dd")[0]) for box in boxes]
    sums = (owed.due_now, owed.one_more_day, owed.outstanding_principal, owed.asked)
    assert shown == [_sum(fen) for fen in sums]
    whys = tree.xpath("//details[contains(summary, '怎么来的')]")[: len(sums)]
    assert [words(one.find("summary")) for one in whys] == [f"{n}：怎么来的" for n in figures(tree)]
    for one, fen in zip(whys, sums, strict=True):
        parts = one.xpath("./div/div")
        assert sum(_fen(words(part.xpath("./p[1]/b")[0])) for part in parts) == fen
        for part in parts if one is not whys[3] else ():
            inner = part.xpath("./div/p[1]/b")
            assert sum(_fen(words(b)) for b in inner) == _fen(words(part.xpath("./p[1]/b")[0]))
    linked = set(whys[0].xpath(".//a/@href"))
    assert linked >= {f"/owed/records/{loan}" for loan in LOANS}


def test_each_debt_has_its_card_with_what_is_due(app: Client) -> None:
    tree = page(app, "/owed/")
    for debt in _owed().debts:
        (card,) = tree.xpath(f"//ul[@class='ways']//a[@href='/owed/debts/{debt.id}']")
        said = words(card)
        assert debt.facts.file.loan.product in said
        assert _sum(debt.standing.due_now) in said
        assert f"晚了 {debt.standing.days_past_due} 天" in said


@pytest.mark.parametrize("loan", LOANS)
def test_a_debt_page_opens_what_is_due_down_to_entries(app: Client, loan: str) -> None:
    debt = next(one for one in _owed().debts if one.id == loan)
    tree = page(app, f"/owed/debts/{loan}")
    assert figures(tree)["今天已到期未还"] == _sum(debt.standing.due_now)
    assert figures(tree)["再过一天大约多"] == _sum(debt.one_more_day)
    assert len(tree.xpath("//dl[@class='figures']/div")) <= 6
    (table,) = tree.xpath("//table[caption[starts-with(., '已到期未还')]]")
    items = [words(cell) for cell in table.xpath("./tbody/tr/td")]
    assert items == [yuan(fen) for fen in _in_order(debt.standing.sums)]
    entries = set(tree.xpath("//details//a[starts-with(@href, '/owed/records/')]/@href"))
    assert f"/owed/records/{loan}" in entries
    if debt.cost is not None:
        assert f"{debt.cost.nominal:.2%}" in words(tree)
        assert len(debt.lines) == len(tree.xpath("//summary[.='和几条线比一比']/..//p/b"))


def _fen(shown: str) -> int:
    return int(shown.replace(",", "").replace(".", ""))


def _in_order(sums: Any) -> list[int]:
    return [sums[item] for item in ITEMS if sums.get(item)]


def test_every_table_has_a_caption_and_every_page_one_heading(app: Client) -> None:
    bill = f"/owed/bills/{_bill('renhe')}"
    for address in ("/owed/", "/owed/debts/shizhou", bill, "/owed/records/"):
        tree = page(app, address)
        assert len(tree.xpath("//h1")) == 1, address
        assert not tree.xpath("//table[not(caption)]"), address
        assert not tree.xpath("//main//*[@style]"), address
        levels = [int(one.tag[1]) for one in tree.xpath("//main//*[self::h1|self::h2|self::h3]")]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), address


def test_a_bill_is_explained_by_every_reading_that_gives_it(app: Client) -> None:
    for loan in ("renhe", "yanyu"):
        found = explain_bill_of(case_now(), loan, _bill(loan), LawBook.standard(), NOON.date())
        tree = _explained(app, f"/owed/bills/{_bill(loan)}")
        assert verdict(found).zh in words(tree)
        others = tree.xpath("//details[summary[contains(., '其他也对得上的读法')]]/ol/li")
        assert len(others) == len(found.readings) - 1
        for line in found.without_basis:
            assert f"「{line.name}」{yuan(line.amount)} 元：没有任何读法能解释" in words(tree)
    tree = _explained(app, f"/owed/bills/{_bill('renhe')}")
    assert figures(tree)["相差"] == "1.90 元"
    assert "至少多出 1.90 元" in words(tree)


def test_a_bill_without_an_instalment_contract_says_so(app: Client) -> None:
    sent = {"captured_on": "2026-11-20", "items-name": ["账单余额"], "items-sum": ["9000"]}
    response = app.post("/owed/debts/jichuan/bills/add", sent)
    tree = _explained(app, response["Location"])
    assert "信用卡账单" in words(tree)


def test_while_the_readings_are_tried_the_page_asks_again(
    app: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Answers, "soon", lambda *_, **__: None)
    address = f"/owed/bills/{_bill('renhe')}"
    tree = page(app, address)
    assert tree.xpath(f"//*[@hx-get='{address}' and @role='status']")
    assert tree.xpath("//noscript//meta[@http-equiv='refresh']")
    assert figures(tree)["相差"] == "1.90 元", "what is known already stands there"


def _explained(app: Client, address: str) -> Any:
    for _ in range(60):
        tree = page(app, address)
        if not tree.xpath("//*[@hx-trigger='load delay:2s']"):
            return tree
        time.sleep(0.5)
    raise AssertionError


def test_the_history_is_paged_newest_first_and_sorted_by_kind(app: Client) -> None:
    ledger = ledger_now()
    seen: list[str] = []
    for number in range(1, -(-len(ledger.entries) // PAGE) + 1):
        tree = page(app, f"/owed/records/?page={number}")
        seen += tree.xpath("//ul[@class='ways']/li/a/@href")
    assert seen == [f"/owed/records/{one.id}" for one in reversed(ledger.entries)]
    of_kind = page(app, "/owed/records/?kind=payment&loan=renhe").xpath(
        "//ul[@class='ways']/li/a/@href"
    )
    payments = [e for e in ledger.entries if e.kind == "payment" and e.loan == "renhe"]
    assert of_kind == [f"/owed/records/{one.id}" for one in reversed(payments)]
    assert "没有这样的记录" in words(page(app, "/owed/records/?kind=none"))
    assert page(app, "/owed/records/?page=9999999999") is not None


def test_an_entry_shows_all_it_says_and_where_it_was_read(app: Client) -> None:
    said = words(page(app, "/owed/records/shizhou"))
    for part in ("石舟分期·安心借", "18,000.00 元", "8.60%", "每期一样多（等额本息）"):
        assert part in said, part
    read = next(e for e in ledger_now().entries if e.kind == "payment" and e.source.row)
    shown = words(page(app, f"/owed/records/{read.id}"))
    assert f"第 {read.source.row} 行" in shown
    assert read.source.file_name is not None
    assert read.source.file_name in shown
    cited = page(app, "/owed/records/shizhou").xpath("//main//li/a/@href")
    assert f"/owed/records/{_bill('shizhou')}" in cited


def test_no_field_of_any_kind_is_left_without_its_words(app: Client) -> None:
    kinds = {entry.kind: entry.id for entry in ledger_now().entries}
    for name in kinds.values():
        tree = page(app, f"/owed/records/{name}")
        names = [words(one) for one in tree.xpath("//dl[@class='pairs']/div/dt")]
        assert not [one for one in names if one.isascii() and not one.isdigit()], name


def test_amounts_rest_in_quiet_hours(app: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_clock", lambda: NOON.replace(hour=3))
    for address in (
        "/owed/",
        "/owed/debts/shizhou",
        "/owed/records/shizhou",
        f"/owed/bills/{_bill('shizhou')}",
    ):
        said = words(page(app, address))
        for amount in ("15,123.44", "2,960.52", "18,000.00", "2,207.54"):
            assert amount not in said, (address, amount)


def test_the_pages_are_there_in_english(app: Client) -> None:
    app.cookies["lang"] = "en"
    assert "Due and unpaid today" in figures(page(app, "/owed/"))
    tree = page(app, "/owed/debts/shizhou")
    assert tree.xpath("//h1/span[@lang='zh-CN']")
    assert "True yearly cost" in figures(tree)


def test_an_empty_case_says_what_to_do(empty_app: Client) -> None:
    tree = page(empty_app, "/owed/")
    assert tree.xpath("//div[@class='empty']//a[@href='/owed/add/']")
    assert not tree.xpath("//dl[@class='figures']")
    assert "没有这样的记录" in words(page(empty_app, "/owed/records/"))
