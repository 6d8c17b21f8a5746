"""The calendar: every due day, deadline and awaited answer as a day with a reminder."""

from __future__ import annotations

import datetime as dt
from typing import Any

from icalendar import Calendar

from ashore.documents.calendar import calendar_file
from ashore.plan.report import plan_of
from ashore.plan.today import agenda
from ashore.text import Language
from tests.documents.page import BOOK, TODAY, case_of, loan

COMPLAINT = {"kind": "complaint", "id": "c", "to": "甲银行", "about": "投诉书",
             "filed_on": "2026-11-20", "deadline": "deadlines.lender-complaint"}  # fmt: skip


def events(*entries: dict[str, Any], language: Language = "zh") -> dict[str, dt.date]:
    """Return the day of each event by its words."""
    case = case_of(*entries)
    report = plan_of(case, BOOK, TODAY)
    data = calendar_file(report, agenda(case, report, BOOK, TODAY), language)
    found = Calendar.from_ical(data).walk("VEVENT")
    assert all(len(event.walk("VALARM")) == 1 for event in found)
    return {str(event["summary"]): event.decoded("dtstart") for event in found}


def test_an_answer_that_is_waited_for_is_an_event_on_the_day_to_ask() -> None:
    assert events(COMPLAINT) == {
        "「甲银行」应在 2026-12-05 前答复：没有就催。": dt.date(2026, 12, 6)
    }
    assert "“甲银行” was to answer by 2026-12-05: ask." in events(COMPLAINT, language="en")


def test_each_running_clock_has_an_event_of_its_own() -> None:
    second = COMPLAINT | {"id": "d", "to": "乙公司", "filed_on": "2026-11-21"}
    assert sorted(events(COMPLAINT, second).values()) == [
        dt.date(2026, 12, 6),
        dt.date(2026, 12, 7),
    ]


def test_an_answer_that_came_is_none() -> None:
    assert events(COMPLAINT | {"answered_on": "2026-11-23"}) == {}


def test_due_days_stand_beside_it() -> None:
    found = events(loan(), COMPLAINT)
    assert found["小借 到期 100.00 元"] > TODAY
    assert dt.date(2026, 12, 6) in found.values()


def test_the_due_days_of_a_debt_whose_offer_is_taken_are_none() -> None:
    offer = {"kind": "offer", "id": "o", "loan": "l", "by": "甲银行", "one_off": "30.00",
             "deadline": "2026-12-31"}  # fmt: skip
    money = {"kind": "asset", "id": "m", "name": "手头的钱", "value": "90000.00", "liquid": True}
    earned = {"kind": "income", "id": "i", "name": "工资", "monthly": "9000.00"}
    assert "小借 到期 100.00 元" in events(loan(), money, earned)
    assert "小借 到期 100.00 元" not in events(loan(), money, earned, offer)


def test_a_day_that_is_not_sure_says_so_in_the_event() -> None:
    waits = COMPLAINT | {"filed_on": "2030-01-02", "deadline": "deadlines.consumer-authority"}
    case = case_of(waits)
    on = dt.date(2030, 1, 3)
    report = plan_of(case, BOOK, on)
    data = calendar_file(report, agenda(case, report, BOOK, on), "zh")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert "2030 年的放假安排还没有公布" in str(event["description"])
