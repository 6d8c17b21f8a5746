"""Looking back, deleting for good, small steps, the hard hour and the way to stop."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.hard_hour import hard_hour
from ashore.recover.care.journal import HabitKept, Journal
from ashore.recover.care.steps import steps
from ashore.store import models
from tests.web.conftest import NOON
from tests.web.recover.pages import TODAY, journal, keep, main_of, page_at

if TYPE_CHECKING:
    from django.test import Client


def _checkins(*pressures: int) -> Journal:
    kept = Journal(habit=HabitKept(habit="a-list-first", since=TODAY, review_on=TODAY))
    for n, pressure in enumerate(pressures):
        at = NOON - dt.timedelta(days=len(pressures) - n)
        kept = kept.with_checkin(CheckIn(id=f"c{n}", at=at, pressure=pressure, text=f"句子{n}。"))
    return kept


def test_the_weeks_say_only_what_the_core_says(app: Client) -> None:
    keep(_checkins(0, 1, 1, 3, 3, 3, 3, 3, 3, 3))
    page = page_at(app, "/recover/history")
    rows = page.xpath("//main//tbody/tr")
    assert len(rows) == 8
    assert [one.text_content() for one in rows[-1].xpath("td")][:2] == ["6", "3.0"]
    assert "这周的回答比上周松一些" in main_of(page)


def test_too_few_answers_bring_no_trend(app: Client) -> None:
    keep(_checkins(0))
    assert "比上周" not in main_of(page_at(app, "/recover/history"))


def test_an_empty_history_says_what_can_be_done(app: Client) -> None:
    page = page_at(app, "/recover/history")
    assert page.xpath("//main//p[@class='empty']/a/@href") == ["/recover/checkin"]


def test_one_that_is_deleted_is_gone_from_the_store(app: Client) -> None:
    keep(_checkins(1, 2))
    assert "句子0。" in main_of(page_at(app, "/recover/history"))
    app.post("/recover/history/c0/delete")
    assert [one.id for one in journal().checkins] == ["c1"]
    assert "句子0。" not in str(models.Journal.objects.values_list("data", flat=True))
    assert "句子0。" not in main_of(page_at(app, "/recover/history"))
    again = app.post("/recover/history/c0/delete", follow=True)
    assert "已经不在了" in again.content.decode()


def test_all_of_it_is_asked_for_once_more_and_leaves_the_rest(app: Client) -> None:
    keep(_checkins(1, 2).with_step("walk", NOON))
    assert "2 次近况和 1 件小事" in main_of(page_at(app, "/recover/history/delete-all"))
    assert len(journal().checkins) == 2
    app.post("/recover/history/delete-all")
    left = journal()
    assert (left.checkins, left.steps) == ((), ())
    assert left.habit is not None
    assert "已经什么都没有" in main_of(page_at(app, "/recover/history/delete-all"))


def test_a_long_history_comes_in_pages(app: Client) -> None:
    keep(_checkins(*[2] * 45))
    assert len(page_at(app, "/recover/history").xpath("//main//article")) == 20
    assert len(page_at(app, "/recover/history?page=3").xpath("//main//article")) == 5
    for odd in ("99", "-1", "x", "9" * 30):
        assert app.get("/recover/history", {"page": odd}).status_code == 200


def test_every_step_has_what_is_known_of_it_and_can_be_marked(app: Client) -> None:
    said = main_of(page_at(app, "/recover/steps"))
    assert all(one.says.zh in said and one.evidence.zh in said for one in steps())
    for _ in range(2):
        app.post("/recover/steps/breathe/taken", {"once": "a"})
    assert [(one.step, one.at) for one in journal().steps] == [("breathe", NOON)]
    assert "上次做" in main_of(page_at(app, "/recover/steps"))
    assert app.post("/recover/steps/none/taken").status_code == 404


def test_the_hard_hour_is_written_shown_and_cleared(app: Client) -> None:
    assert "还没有写" in main_of(page_at(app, "/recover/hard-hour"))
    app.post("/recover/hard-hour/write", {"people": "妹妹 138\n老同学", "alone": "走一圈"})
    assert journal().hard_hour == {"people": "妹妹 138\n老同学", "alone": "走一圈"}
    page = page_at(app, "/recover/hard-hour")
    titles = {one.key: one.title.zh for one in hard_hour({}).parts}
    assert [one.text_content() for one in page.xpath("//main//ol//h2")] == [
        titles["alone"],
        titles["people"],
    ]
    assert "妹妹 138" in main_of(page)
    assert page.xpath("//main//a[@href='tel:12356']")
    begun = page_at(app, "/recover/hard-hour/write")
    assert begun.xpath("//textarea[@id='f-alone']")[0].text == "走一圈"
    app.post("/recover/hard-hour/write", {"people": "妹妹 138"})
    assert journal().hard_hour == {"people": "妹妹 138"}
    too_long = app.post("/recover/hard-hour/write", {"signs": "长" * 1001, "people": "还在"})
    assert too_long.status_code == 422
    assert "还在" in too_long.content.decode()


def test_stopping_leads_to_a_page_with_nothing_to_do(app: Client) -> None:
    page = page_at(app, "/recover/rest")
    assert page.xpath("//nav|//form|//table|//svg") == []
    assert page.xpath("//a/@href") == ["tel:12356", "/recover/"]
    for path in ("", "checkin", "history", "steps", "spending", "shore"):
        if path != "checkin":
            assert page_at(app, f"/recover/{path}").xpath("//main//a[@href='/recover/rest']")


def test_family_is_told_how_to_hear_it(app: Client) -> None:
    said = main_of(page_at(app, "/recover/telling"))
    assert "第一句可以是" in said
    assert "给家人看的" in said
