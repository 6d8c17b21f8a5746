"""Today: the next step first, tasks to tick or put off, the five stages, the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, get_args

import icalendar
import pytest
from django.urls import reverse

from ashore.case.entries_loans import Loan
from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.terms import LoanTerms, Method
from ashore.plan.clock import PageName
from ashore.store import homes, ledgers
from ashore.web.frame import clock
from ashore.web.frame.answers import Answers
from ashore.web.today import marks, stages
from tests.web.conftest import NOON
from tests.web.forms import page_of, send, text_of

if TYPE_CHECKING:
    from django.test import Client


def planned(client: Client) -> Any:
    """Return today's page once its list is there."""
    for _ in range(8):
        page = page_of(client.get("/today/"))
        if not page.xpath("//*[@hx-get='/today/ready']"):
            return page
    raise AssertionError


def tasks_of(page: Any) -> list[str]:
    """Return what is to be done today."""
    first = "//section[@class='step'][.//form]/p[@class='do']"
    others = "//h2[.='今天还有']/following-sibling::ul[1][@class='tasks']/li/p/b"
    here = page.xpath(f"{first} | {others}")
    return [one.text_content() for one in here]


def marks_of(page: Any) -> list[str]:
    """Return the marks of the tasks that can be ticked."""
    ticks = page.xpath("//form[@action='/today/mark'][.//input[@value='done']]")
    return [one.fields["task"] for one in ticks]


def act(client: Client, page: Any, how: str) -> str:
    """Tick or put off the first task of a page; return what it says."""
    form = page.xpath(f"//form[@action='/today/mark'][.//input[@value='{how}']]")[0]
    sent = {one.name: one.value for one in form.inputs if one.name}
    assert client.post("/today/mark", sent)["Location"] == "/today/"
    said: str = form.xpath("./ancestor::*[self::li or self::section]/p[1]")[-1].text_content()
    return said


def test_the_next_step_stands_before_everything(app: Client) -> None:
    page = planned(app)
    headings = [one.text_content() for one in page.xpath("//main//h2")]
    assert headings[:2] == ["下一步", "今天还有"]
    assert headings[-1] == "五步走到哪里了"
    assert len(page.xpath("//main//h2[.='五步走到哪里了']/following-sibling::ul/li")) == 5


def test_a_ticked_task_leaves_the_list_and_can_be_put_back(app: Client) -> None:
    page = planned(app)
    before = tasks_of(page)
    said = act(app, page, "done")
    after = planned(app)
    assert tasks_of(after) == [one for one in before if one != said]
    act(app, after, "open")
    assert tasks_of(planned(app)) == before


def test_a_task_that_was_put_off_is_there_again_tomorrow(
    app: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = planned(app)
    before = marks_of(page)
    act(app, page, "later")
    off = [one for one in before if one not in marks_of(planned(app))]
    assert len(off) == 1
    monkeypatch.setattr(clock, "_clock", lambda: NOON + dt.timedelta(days=1))
    assert off[0] in marks_of(planned(app))


def test_each_task_has_a_mark_of_its_own(app: Client) -> None:
    marks = marks_of(planned(app))
    assert len(marks) == len(set(marks)) > 5


@pytest.mark.parametrize(
    "sent",
    [{}, {"task": "a" * 16}, {"task": "a", "how": "never"}, {"task": "../x", "how": "done"},
     {"task": "a" * 65, "how": "done"}],
)  # fmt: skip
def test_a_mark_that_is_none_is_refused(app: Client, sent: dict[str, str]) -> None:
    assert app.post("/today/mark", sent).status_code == 400


def test_an_empty_case_begins_with_five_minutes_and_is_fine_to_rest(empty_app: Client) -> None:
    page = planned(empty_app)
    assert page.xpath("//section[@class='step']//a/@href") == ["/start/"]
    assert "可以歇一歇" in page.text_content()
    states = [one.text_content() for one in page.xpath("//main//span[@class='tag']")]
    assert states == ["还没开始"] * 5
    empty_app.post("/start/skip/how")
    again = planned(empty_app)
    assert again.xpath("//section[@class='step']//a/@href") == ["/start/why"]


def test_every_page_that_a_task_is_done_with_has_an_address() -> None:
    assert set(marks.PAGES) == set(get_args(PageName))
    assert reverse(marks.PAGES["rounds"]) == "/settle/"
    assert all(reverse(name).startswith("/") for name in marks.PAGES.values())


def test_while_the_plan_is_worked_out_the_page_says_so_and_asks_again(
    app: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(Answers, "plan_soon", lambda *_: None)
        page = page_of(app.get("/today/"))
        not_yet = app.get("/today/ready")
    waiting = page.xpath("//*[@role='status'][@hx-get='/today/ready']")
    assert len(waiting) == 1
    assert waiting[0].xpath(".//a/@href") == ["/today/"]
    assert page.xpath("//h2[.='下一步']")
    assert (not_yet.status_code, not_yet.content) == (204, b"")
    assert "HX-Refresh" not in not_yet
    planned(app)
    assert app.get("/today/ready")["HX-Refresh"] == "true"


def test_a_court_paper_is_the_next_step_and_is_not_put_off(empty_app: Client) -> None:
    opened = homes.current()
    assert opened is not None
    ledger = ledgers.load(opened.case)
    loan = Loan(
        id="loan-1", recorded_at=NOON, product="甲",
        terms=LoanTerms(method=Method.OPEN, principal=1_000_00),
    )  # fmt: skip
    paper = CourtPaper(
        id="court-paper-1", recorded_at=NOON, loan="loan-1",
        type=CourtPaperType.PAYMENT_ORDER, received_on=dt.date(2026, 11, 20),
    )  # fmt: skip
    ledgers.append(opened.case, (loan, paper), ledger.head)
    page = planned(empty_app)
    step = page.xpath("//section[@class='step']//p[@class='do']")[0].text_content()
    assert step == tasks_of(page)[0]
    first = page.xpath("//section[@class='step'][.//form]")[0]
    assert first.xpath(".//input[@name='how']/@value") == ["done"]


def test_the_calendar_is_a_calendar(app: Client) -> None:
    response = app.get("/today/calendar.ics")
    assert response["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(response.content)
    assert len(calendar.walk("VEVENT")) > 3


def test_states_say_what_is_open_and_never_more(empty_app: Client) -> None:
    send(empty_app, "/start/debts/new", who="甲", left="1000")
    shown = text_of(empty_app.get("/today/"))
    assert "1 笔还缺还款计划" in shown
    assert "收入和支出还没填" in shown
    assert stages.State.MISSING.words.zh in shown
    send(empty_app, "/start/income", income="5000")
    assert "生活支出还没填" in text_of(empty_app.get("/today/"))
