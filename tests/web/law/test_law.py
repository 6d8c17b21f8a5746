"""The law book with no case open: found by words, read on any day, every source in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
import pytest

from ashore.law.answers import Kind
from ashore.law.book import LawBook
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.text import Text
from tests.web.pages import page, words

if TYPE_CHECKING:
    from django.test import Client

BOOK = LawBook.standard()


def _ways(tree: lxml.html.HtmlElement) -> list[str]:
    return [str(one) for one in tree.xpath("//main//ul[@class='ways']//a/@href")]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("容时", "card.grace-days"),
        ("grace days", "card.grace-days"),
        ("card.grace-days", "card.grace-days"),
        ("１２３７８", "hotlines.financial-regulator"),
        ("ＬＰＲ", "rates.lpr-1y"),
    ],
)
def test_it_is_found_by_words_of_either_language_ids_and_numbers(
    visitor: Client, asked: str, first: str
) -> None:
    response = visitor.get("/law/", {"q": asked})
    assert response.status_code == 200
    found = _ways(lxml.html.fromstring(response.content.decode()))
    assert f"/law/{first}" in found[:3]


def test_a_topic_finds_all_its_entries(visitor: Client) -> None:
    found = set(_ways(page(visitor, "/law/?q=征信")))
    assert {f"/law/{one}" for one in BOOK.ids() if one.startswith("credit-record.")} <= found
    by_domain = _ways(page(visitor, "/law/?domain=card"))
    assert by_domain == [f"/law/{one}" for one in BOOK.ids() if one.startswith("card.")]


@pytest.mark.parametrize("asked", ["没有这样的词语", "<script>alert(1)</script>", "x" * 500, "%00"])
def test_what_is_not_found_is_said_and_nothing_typed_becomes_mark_up(
    visitor: Client, asked: str
) -> None:
    tree = lxml.html.fromstring(visitor.get("/law/", {"q": asked}).content.decode())
    assert "没有找到" in words(tree)
    assert tree.xpath("//script[not(@src)]") == []
    assert tree.xpath("//input[@id='q']/@value") == [asked[:80]]


def test_every_domain_is_listed_with_its_count(visitor: Client) -> None:
    tree = page(visitor, "/law/")
    counts = [
        int(one.text_content().split()[0])
        for one in tree.xpath("//a[contains(@href, 'domain=')]//small")
    ]
    assert sum(counts) == len(BOOK.ids())


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_entry_of_each_kind_says_its_sentence_source_and_standing(
    visitor: Client, kind: Kind, language: str
) -> None:
    visitor.cookies["lang"] = language
    one = next(BOOK.entry(name) for name in BOOK.ids() if BOOK.entry(name).kind is kind)
    said = words(page(visitor, f"/law/{one.id}"))
    newest = one.versions[-1]
    assert newest.citation is not None
    for text in (one.title, one.says, newest.citation.title):
        assert " ".join((text.zh if language == "zh" else text.en).split()) in said
    assert newest.citation.pinpoint in said
    assert ("上次核对" if language == "zh" else "last checked") in said


def test_the_value_is_the_one_of_the_day_asked_for(visitor: Client) -> None:
    def held(on: str) -> str:
        tree = page(visitor, f"/law/card.daily-rate-ceiling?on={on}")
        return words(tree.xpath("//main//section[@class='step']")[0])

    assert "0.05%" in held("2018-05-01")
    assert "2017-01-01 至 2020-12-31" in held("2018-05-01")
    assert "空白（已废止）" in held("2026-11-26")
    assert "那天还没有" in held("2010-01-01")


def test_a_day_that_is_none_is_told_beside_the_field(visitor: Client) -> None:
    tree = page(visitor, "/law/card.grace-days?on=gestern")
    assert tree.xpath("//input[@id='on']/@aria-invalid") == ["true"]
    assert "请按 2026-03-05 的样子填" in words(tree)
    assert tree.xpath("//input[@id='on']/@value") == ["2026-11-26"]


def test_every_version_stands_on_the_page_the_newest_first(visitor: Client) -> None:
    entry = BOOK.entry("rates.lpr-1y")
    tree = page(visitor, "/law/rates.lpr-1y")
    days = [one.text_content() for one in tree.xpath("//main//dl[@class='pairs']//dt")]
    wanted = [str(one.from_date) for one in reversed(entry.versions)]
    assert [re.findall(r"\d{4}-\d\d-\d\d", one)[0] for one in days] == wanted


def test_a_weak_entry_asks_to_be_checked_before_use(visitor: Client) -> None:
    assert "用之前请自己核对" in words(page(visitor, "/law/card.grace-days"))
    assert "用之前请自己核对" not in words(page(visitor, "/law/deadlines.court-answer"))


def test_a_table_has_its_columns_named_and_its_numbers_grouped(visitor: Client) -> None:
    tree = page(visitor, "/law/court.property-case-fee")
    [table] = tree.xpath("//main//section//table")
    head = [one.text_content() for one in table.xpath(".//th")]
    assert head == ["超过（元）", "到（元）", "按比例", "固定（元）", "可信度"]
    second = [one.text_content() for one in table.xpath(".//tbody/tr[2]/td")]
    assert second == ["10,000", "100,000", "2.50%", "0", "可信度高"]


def test_every_line_can_be_dialled(visitor: Client) -> None:
    tree = page(visitor, "/law/hotlines")
    cards = tree.xpath("//main//article")
    assert len(cards) == sum(one.startswith("hotlines.") for one in BOOK.ids())
    for card in cards:
        dialled = card.xpath(".//a[starts-with(@href, 'tel:')]/@href")
        assert dialled, card.text_content()
        assert all(re.fullmatch(r"tel:\+?[\d-]+", one) for one in dialled)


def test_deadlines_and_channels_say_how_long_and_what_is_taken(visitor: Client) -> None:
    deadlines = page(visitor, "/law/deadlines")
    named = {one: f"/law/{one}" for one in BOOK.ids() if one.startswith("deadlines.")}
    assert set(named.values()) <= set(deadlines.xpath("//main//h2/a/@href"))
    assert "15 天（自然日）" in words(deadlines)
    channels = page(visitor, "/law/channels")
    lender = channels.xpath("//article[.//a[@href='/law/channels.lender']]")[0]
    assert "受理：" in words(lender)
    assert "不受理：" in words(lender)
    assert lender.xpath(".//a[@href='/law/deadlines.lender-complaint']")


def test_false_claims_are_put_right_and_no_page_makes_one(visitor: Client) -> None:
    claims = read_false_claims(BOOK.folder)
    tree = page(visitor, "/law/false-claims")
    said = [words(one) for one in tree.xpath("//main//ul[@class='tasks']/li")]
    assert said == [" ".join(one.why.zh.split()) for one in claims]
    for path in ("", "deadlines", "hotlines", "channels", "about"):
        told = Text(words(page(visitor, f"/law/{path}")), "")
        assert [one.id for _, one in claims_made([told], claims)] == []


def test_sources_say_what_rests_on_them(visitor: Client) -> None:
    tree = page(visitor, "/law/sources")
    cards = {one.get("id"): one for one in tree.xpath("//main//article")}
    assert set(cards) == set(BOOK.source_ids())
    rests = cards["lender-complaints-2020"].xpath(".//li/a/@href")
    assert "/law/channels.lender" in rests


def test_it_says_which_book_it_is_and_how_another_is_checked(visitor: Client) -> None:
    said = words(page(visitor, "/law/about"))
    assert f"多少条{len(BOOK.ids())}" in said
    assert "每个文件都和清单上的指纹一致" in said
    assert "ashore law check FOLDER" in said


@pytest.mark.parametrize("odd", ["nope", "card.nope", "sources.pipl", "a.b.c", "借款", "x" * 300])
def test_what_is_no_entry_has_no_page(visitor: Client, odd: str) -> None:
    page(visitor, f"/law/{odd}", status=404)


def test_every_entry_can_be_shown(app: Client) -> None:
    for one in BOOK.ids()[::12]:
        page(app, f"/law/{one}")
