"""The credit calendar, before borrowing and the shore; every field of the form gone wrong."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from ashore.case.entries import ENTRIES
from ashore.case.fields import SHANGHAI
from ashore.store import drafts, homes, ledgers
from ashore.web.frame import clock
from tests.web.conftest import NOON
from tests.web.recover.pages import FIGURE, journal, keep, main_of, once_planned, page_at

if TYPE_CHECKING:
    from django.test import Client

BORROW = "/recover/before-borrowing"
OFFER = {"gets": "12000", "each": "1,120", "times": "12", "product": "手机分期"}


def _record(**others: object) -> None:
    ledger = ledgers.load(_case())
    told = {
        "kind": "credit-record",
        "id": "record-1",
        "recorded_at": NOON,
        "source": {"how": "typed"},
        "reporter": "北辰消费金融",
        "report_on": "2026-05-10",
        **others,
    }
    ledgers.append(_case(), ENTRIES.validate_python([told]), ledger.head)


def test_each_account_says_what_it_should_show_and_the_rules_their_source(app: Client) -> None:
    page = page_at(app, "/recover/credit")
    accounts = page.xpath("//main//h2[text()='每个账户']/following-sibling::article//h3/a")
    assert [one.text for one in accounts][:2] == ["石舟分期·安心借", "稔禾消费金融·悦分期"]
    assert "还清逾期那天起才开始算" in main_of(page)
    for rule in ("kept-years", "objection-days", "free-reports-a-year", "one-off-repair"):
        assert page.xpath(f"//main//a[@href='/law/credit-record.{rule}']"), rule


def test_an_objection_stands_in_the_calendar(empty_app: Client) -> None:
    _record(
        status="逾期",
        overdue="900.00",
        overdue_months=2,
        grid="NN12",
        objected_on="2026-11-20",
    )
    page = page_at(empty_app, "/recover/credit")
    days = {
        row.xpath("td")[0].text_content(): row.xpath("th")[0].xpath(".//@datetime")[0]
        for row in page.xpath("//main//table//tbody/tr")
    }
    assert days["异议该有答复了"] == "2026-12-10"
    assert "北辰消费金融" in main_of(page)


def test_an_empty_calendar_says_what_to_do(empty_app: Client) -> None:
    page = page_at(empty_app, "/recover/credit")
    assert "还没有查过" in main_of(page)
    assert page.xpath("//main//p[@class='empty']/a/@href") == ["/import/"]


def test_an_offer_is_answered_with_its_true_cost_and_kinder_ways(empty_app: Client) -> None:
    before = ledgers.load(_case()).head
    response = empty_app.post(BORROW, OFFER)
    assert response.status_code == 200
    said = response.content.decode()
    assert "真实年化 21.46%（IRR×12），复利 23.70%" in said
    assert "总共多付 1440.00 元" in said
    for words in ("手机分期", "先放一晚", 'href="/settle/"'):
        assert words in said
    assert ledgers.load(_case()).head == before
    assert drafts.find_draft(_case(), "recover.before-borrowing") is not None
    begun = page_at(empty_app, BORROW)
    assert begun.xpath("//input[@id='f-gets']/@value") == ["12000"]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("gets", ""),
        ("gets", "很多"),
        ("gets", "0"),
        ("gets", "-5"),
        ("gets", "1e400"),
        ("each", ""),
        ("each", "0"),
        ("times", ""),
        ("times", "361"),
        ("times", "半年"),
        ("upfront", "12000"),
        ("first_on", "明天"),
        ("product", "长" * 81),
    ],
)
def test_a_field_gone_wrong_is_told_beside_it_and_the_rest_is_kept(
    empty_app: Client, field: str, given: str
) -> None:
    response = empty_app.post(BORROW, {**OFFER, field: given})
    assert response.status_code == 422
    said = response.content.decode()
    assert f'id="f-{field}-error"' in said
    kept = next(name for name in ("gets", "each") if name != field)
    assert f'value="{OFFER[kept]}"' in said


def test_the_shore_has_a_mark_a_month_with_setbacks_named(app: Client) -> None:
    page = once_planned(app, "/recover/shore")
    rows = page.xpath("//main//tbody/tr")
    assert len(rows) == 7
    assert rows[0].xpath("th")[0].text_content().startswith("2026-11-26")
    left = [row.xpath("td")[5].text_content() for row in rows]
    assert all(re.fullmatch(FIGURE, one) for one in left)
    assert len(page.xpath("//main//figure//*[local-name()='rect']")) == 7
    assert "退一步也在这条路上" in main_of(page)


def test_the_shore_of_an_empty_case_says_what_to_do(empty_app: Client) -> None:
    assert "还没有记录借款" in main_of(page_at(empty_app, "/recover/shore"))
    assert "还没有记录借款" in main_of(page_at(empty_app, "/recover/"))


def test_in_quiet_hours_no_amount_and_no_picture(
    app: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert re.search(FIGURE, main_of(once_planned(app, "/recover/shore")))
    night = dt.datetime(2026, 11, 26, 23, 30, tzinfo=SHANGHAI)
    monkeypatch.setattr(clock, "_clock", lambda: night)
    for path in ("", "shore", "spending", "credit", "spending/payments"):
        page = once_planned(app, f"/recover/{path}")
        assert re.search(FIGURE, main_of(page)) is None, path
        assert page.xpath("//main//svg") == []


def test_shown_once_more_the_shore_stands_under_the_help(app: Client) -> None:
    app.post("/recover/checkin", {"going_on": "often"})
    [address] = page_at(app, "/recover/shore").xpath("//main//a[contains(@href, 'all=1')]/@href")
    page = once_planned(app, address)
    assert page.xpath("//section[contains(@class, 'crisis')]")
    assert len(page.xpath("//main//tbody/tr")) == 7


def test_the_calm_page_begins_with_the_person(app: Client) -> None:
    keep(journal().with_step("walk", NOON))
    page = once_planned(app, "/recover/")
    first = page.xpath("(//main//section)[1]//a/@href")
    assert first == ["/recover/checkin", "/recover/hard-hour"]
    assert page.xpath("count(//main//form[contains(@action, '/taken')])") == 1
    assert "22:00 到 08:00" in main_of(page)
    assert re.search(FIGURE, main_of(page)) is None


def _case() -> int:
    opened = homes.current()
    assert opened is not None
    return opened.case
