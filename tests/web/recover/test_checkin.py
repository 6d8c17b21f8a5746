"""The check-in: all optional, answered as the core says, with danger help and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
import pytest

from ashore.law.book import LawBook
from ashore.recover.care.checkin import CheckIn, GoingOn
from ashore.recover.care.journal import Journal
from ashore.recover.care.reply import reply_to
from ashore.store import drafts, homes
from tests.recover.safe_messaging import problems_of
from tests.web.conftest import NOON
from tests.web.recover.pages import FIGURE, all_of, journal, main_of, page_at

if TYPE_CHECKING:
    from django.test import Client

CHECKIN = "/recover/checkin"


def test_the_questions_are_the_cores_and_none_is_needed(app: Client) -> None:
    page = page_at(app, CHECKIN)
    names = {one.get("name") for one in page.xpath("//main//input[@type='radio']")}
    assert names == {"pressure", "sleep", "day", "going_on"}
    assert len(page.xpath("//main//input[@name='going_on']")) == len(GoingOn)
    assert page.xpath("//main//*[@required or @hx-post]") == []


def test_an_answer_is_kept_and_answered_with_the_cores_steps(app: Client) -> None:
    response = app.post(CHECKIN, {"pressure": "1", "sleep": "0", "text": "今天电话很多"})
    [one] = journal().checkins
    assert (one.pressure, one.sleep, one.day, one.going_on) == (1, 0, None, None)
    assert (one.text, one.at) == ("今天电话很多", NOON)
    assert response.url == f"/recover/checkin/{one.id}"  # type: ignore[attr-defined]
    said = main_of(page_at(app, response.url))  # type: ignore[attr-defined]
    reply = reply_to(one, Journal(), LawBook.standard())
    assert len(reply.steps) == 3
    for step in reply.steps:
        assert step.says.zh in said
        assert step.evidence.zh in said
    assert reply.says.zh in said
    assert reply.about.zh in said


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "not kept"])
@pytest.mark.parametrize(
    "sent", [{"going_on": "sometimes"}, {"text": "我不想活了"}, {"going_on": "now", "sleep": "3"}]
)
def test_a_sign_of_danger_brings_help_and_nothing_else(
    app: Client, sent: dict[str, str], *, kept: bool
) -> None:
    response = app.post(CHECKIN, sent if kept else {**sent, "forget": "1"}, follow=True)
    said = response.content.decode()
    for phone in ("12356", "120", "110"):
        assert f'href="tel:{phone}"' in said
    page = lxml.html.fromstring(said)
    assert page.xpath("count(//section[contains(@class, 'crisis')])") == 1
    assert page.xpath("//main//article|//main//table|//main//form|//main//svg") == []
    assert re.search(FIGURE, main_of(page)) is None
    assert bool(journal().checkins) is kept


def test_after_danger_pages_with_figures_show_help_until_a_better_day(app: Client) -> None:
    app.post(CHECKIN, {"going_on": "often"})
    for path in ("/recover/", "/recover/shore", "/recover/history"):
        page = page_at(app, path)
        assert "先顾人" in main_of(page)
        assert page.xpath("//main//table|//main//svg") == []
        assert re.search(FIGURE, page.xpath("//main")[0].text_content()) is None
    app.post(CHECKIN, {"going_on": "none", "pressure": "3"})
    assert "先顾人" not in main_of(page_at(app, "/recover/"))


def test_one_that_is_not_to_be_kept_leaves_nothing(app: Client) -> None:
    response = app.post(CHECKIN, {"pressure": "2", "text": "只是说说", "forget": "1"})
    assert response.status_code == 200
    assert "这次没有记下来" in response.content.decode()
    assert journal() == Journal()
    _no_draft()


def test_words_said_here_are_never_a_draft(app: Client) -> None:
    app.post(CHECKIN, {"pressure": "9", "text": "说过的话"})
    _no_draft()


def test_nothing_answered_and_answers_that_are_none_are_told_beside_the_field(app: Client) -> None:
    nothing = app.post(CHECKIN, {})
    assert nothing.status_code == 422
    assert "什么都没选也没关系" in nothing.content.decode()
    for name in ("pressure", "sleep", "day", "going_on"):
        wrong = app.post(CHECKIN, {name: "7", "text": "留着"})
        assert wrong.status_code == 422
        assert f'id="f-{name}-error"' in wrong.content.decode()
        assert "留着" in wrong.content.decode()
    assert app.post(CHECKIN, {"text": "长" * 5000}).status_code == 422
    assert journal().checkins == ()


def test_sent_twice_it_is_kept_once_and_two_of_one_second_are_two(app: Client) -> None:
    for _ in range(2):
        app.post(CHECKIN, {"pressure": "2", "once": "a"})
    assert len(journal().checkins) == 1
    app.post(CHECKIN, {"pressure": "3", "once": "b"})
    first, second = journal().checkins
    assert second.id == f"{first.id}-2"


def test_an_answer_that_is_not_kept_has_no_page(app: Client) -> None:
    page_at(app, "/recover/checkin/none", status=404)


def test_in_english_every_word_is_english(app: Client) -> None:
    app.cookies["lang"] = "en"
    response = app.post(CHECKIN, {"pressure": "1"}, follow=True)
    assert "Choose one, or none" in response.content.decode()
    assert CheckIn(id="x", at=NOON, pressure=1).danger == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_for_a_hard_hour_breaks_a_rule_of_safe_messaging(
    app: Client, language: str
) -> None:
    app.cookies["lang"] = language
    answered = app.post(CHECKIN, {"going_on": "now"}, follow=True)
    told = {"answer": page_at(app, answered.redirect_chain[-1][0])}
    for path in ("", "shore", "history", "checkin", "hard-hour", "rest", "steps", "telling"):
        told[path] = page_at(app, f"/recover/{path}")
    for name, page in told.items():
        assert problems_of(all_of(page)) == [], name


def _no_draft() -> None:
    opened = homes.current()
    assert opened is not None
    assert drafts.find_draft(opened.case, "recover.checkin") is None
