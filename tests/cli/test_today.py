"""`ashore today`: the day's list, and what is due as a calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from icalendar import Calendar

from tests.cli.conftest import ON, TODAY, Ashore

FIELDS = {"code", "kind", "by", "overdue", "says", "because", "minutes", "page", "entries",
          "uncertain", "citations"}  # fmt: skip


def test_the_list_in_order_of_deadlines(sample: Path, ashore: Ashore) -> None:
    found = ashore("today", sample, *ON, "--json").json
    assert (found["on"], found["rest"]) == ("2026-11-24", False)
    tasks = [*found["today"], *found["soon"], *found["later"]]
    assert all(set(task) == FIELDS for task in tasks)
    assert found["today"][0]["code"] == "pay_first"
    codes = [task["code"] for task in tasks]
    assert codes.index("pay_first") < codes.index("call_lenders") < codes.index("due_day")
    assert {"before_the_whole_loan_is_called", "fetch_call_records"} <= set(codes)


def test_a_page_for_people(sample: Path, ashore: Ashore) -> None:
    told = ashore("today", sample, *ON)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("\n今天\n  · 在官方渠道还")
    assert "用到：官方 App 或柜台" in told.out
    assert "\nLater\n" in ashore("today", sample, *ON, "--lang", "en").out


def test_nothing_to_do_is_an_answer(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    assert "今天没有必须做的事。歇一歇。" in ashore("today", tmp_path / "new.ashore", *ON).out


def test_the_calendar_holds_due_days_and_deadlines(
    sample: Path, tmp_path: Path, ashore: Ashore
) -> None:
    out = tmp_path / "due.ics"
    assert ashore("today", sample, *ON, "--ics", out).code == 0
    data = out.read_bytes()
    events = Calendar.from_ical(data).walk("VEVENT")
    found = ashore("today", sample, *ON, "--json").json
    tasks = [*found["today"], *found["soon"], *found["later"]]
    dated = {(task["by"], task["says"]) for task in tasks
             if task["by"] and task["code"] != "due_day"}  # fmt: skip
    shown = {(event.decoded("dtstart").isoformat(), str(event["summary"])) for event in events}
    assert dated <= shown
    due = [summary for _, summary in shown if "到期" in summary and "檐雨" in summary]
    assert due
    for event in events:
        assert event.decoded("dtstart") >= TODAY
        assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(days=1)
        assert len(event.walk("VALARM")) == 1
    assert len({str(event["uid"]) for event in events}) == len(events)
    ashore("today", sample, *ON, "--ics", tmp_path / "again.ics")
    assert (tmp_path / "again.ics").read_bytes() == data
