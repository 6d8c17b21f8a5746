"""Spending: by month and kind with a table twin, one tap sorts all alike, one habit, a reserve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ashore.case.entries_people import Transaction
from ashore.case.replay import replay
from ashore.plan.categories import Category
from ashore.store import homes, ledgers
from tests.web.recover.pages import TODAY, journal, main_of, once_planned, page_at, spend
from tests.web.recover.pages import three_months as payments

if TYPE_CHECKING:
    from django.test import Client

SPENDING = "/recover/spending"


def _case() -> tuple[Transaction, ...]:
    opened = homes.current()
    assert opened is not None
    return tuple(replay(ledgers.load(opened.case)).of(Transaction))


def test_without_payments_it_says_how_to_read_them_in(empty_app: Client) -> None:
    page = page_at(empty_app, SPENDING)
    assert page.xpath("//main//p[@class='empty']/a/@href")[0] == "/import/"
    assert page.xpath("//main//svg|//main//table") == []


def test_months_and_kinds_stand_in_a_table_beside_the_picture(empty_app: Client) -> None:
    spend(*payments())
    page = page_at(empty_app, SPENDING)
    table = page.xpath("//main//table")[0]
    head = [one.text_content() for one in table.xpath(".//thead//th")]
    assert head == ["分类", "2026-08", "2026-09", "2026-10", "平均", "预算"]
    rows = {
        row.xpath("th")[0].text_content(): [one.text_content() for one in row.xpath("td")]
        for row in table.xpath(".//tbody/tr|.//tfoot/tr")
    }
    assert rows["吃饭"] == ["30.00", "30.00", "30.00", "30.00", ""]
    assert rows["还没分类"] == ["45.50", "45.50", "", "30.33", ""]
    assert rows["合计"][:3] == ["75.50", "75.50", "30.00"]
    by_kind, by_month = page.xpath("//main//figure//svg")
    assert len(by_kind.xpath(".//*[local-name()='text']")) == 2
    heights = [int(one.get("height")) for one in by_month.xpath(".//*[local-name()='rect']")]
    assert heights[0] == heights[1] > heights[2] > 0


def test_one_tap_sorts_all_alike(empty_app: Client) -> None:
    spend(*payments())
    page = page_at(empty_app, f"{SPENDING}/unsorted")
    [card] = page.xpath("//main//article")
    assert "2 笔，一共 91.00 元" in " ".join(card.text_content().split())
    [address] = card.xpath(".//form/@action")
    assert address == f"{SPENDING}/payments/unclear-1"
    assert {one.get("value") for one in card.xpath(".//button")} == set(Category)
    told = empty_app.post(address, {"category": "daily", "from": "unsorted"}, follow=True)
    assert "付给「小满的店」的都按它分" in told.content.decode()
    assert "都分好了" in told.content.decode()
    [chosen] = [one for one in _case() if one.sorted_by == "person"]
    assert (chosen.category, chosen.amount) == ("daily", -4550)
    listed = page_at(empty_app, f"{SPENDING}/payments?category=daily")
    assert len(listed.xpath("//main//ul[@class='tasks']/li")) == 2
    assert "按教过的" in main_of(listed)
    assert "小满的" in main_of(page_at(empty_app, f"{SPENDING}/taught"))


def test_a_second_tap_and_an_odd_one_change_nothing(empty_app: Client) -> None:
    spend(*payments())
    address = f"{SPENDING}/payments/unclear-1"
    for _ in range(2):
        assert empty_app.post(address, {"category": "daily"}).status_code == 302
    assert len([one for one in _case() if one.sorted_by == "person"]) == 1
    assert empty_app.post(f"{SPENDING}/payments/food-1", {"category": "gold"}).status_code == 404
    assert empty_app.post(f"{SPENDING}/payments/no-such", {"category": "food"}).status_code == 404
    assert empty_app.get(address).status_code == 405


def test_what_was_taught_can_be_changed(empty_app: Client) -> None:
    spend(*payments())
    empty_app.post(f"{SPENDING}/payments/unclear-1", {"category": "daily"})
    [address] = page_at(empty_app, f"{SPENDING}/taught").xpath("//main//article//form/@action")
    empty_app.post(address, {"category": "health", "from": "taught"})
    assert "看病吃药" in main_of(page_at(empty_app, f"{SPENDING}/taught"))


def test_one_habit_at_a_time_with_a_day_to_look_at_it(app: Client) -> None:
    buttons = page_at(app, SPENDING).xpath("//main//button[@name='habit' and @value!='']/@value")
    app.post(f"{SPENDING}/habit", {"habit": buttons[0]})
    kept = journal().habit
    assert kept is not None
    assert (kept.habit, kept.since) == (buttons[0], TODAY)
    assert (kept.review_on - kept.since).days == 14
    app.post(f"{SPENDING}/habit", {"habit": buttons[1]})
    changed = journal().habit
    assert changed is not None
    assert changed.habit == buttons[1]
    app.post(f"{SPENDING}/habit", {"habit": ""})
    assert journal().habit is None
    assert app.post(f"{SPENDING}/habit", {"habit": "none"}).status_code == 404


def test_the_reserve_and_the_debits_of_the_sample(app: Client) -> None:
    said = main_of(once_planned(app, SPENDING))
    assert "手边的钱： 3,180.00 元" in said or "手边的钱：3,180.00 元" in said
    assert "两个星期的生活" in said
    assert "自动扣的" in said


@pytest.mark.parametrize("odd", ["?page=x", "?page=0", "?category=gold", "?page=99&category=none"])
def test_odd_addresses_are_answered(empty_app: Client, odd: str) -> None:
    spend(*payments())
    for path in ("unsorted", "payments", "taught"):
        assert empty_app.get(f"{SPENDING}/{path}{odd}").status_code == 200
