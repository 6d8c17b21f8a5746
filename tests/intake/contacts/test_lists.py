"""Lists of calls: three operators, telephone managers, and any other after asking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from ashore.case.entries_dealings import Channel
from ashore.case.fields import SHANGHAI
from ashore.errors.intake import FileUnknownError, SheetDamagedError, SheetUnreadableError
from tests.intake.contacts.exports import (
    COLLECTOR,
    LENDER,
    MOBILE,
    MOTHER,
    TELECOM,
    UNICOM,
    add_up,
    contacts,
    everyone,
    left,
    offered,
    page,
    read,
    table,
    workbook,
)

Row = Sequence[str]


@pytest.mark.parametrize(
    ("rows", "reader", "lengths"),
    [
        (MOBILE, "china-mobile-calls", [90, 45, 300]),
        (UNICOM, "china-unicom-calls", [3723, 45]),
        (TELECOM, "china-telecom-calls", [90]),
    ],
)
def test_lists_of_operators(rows: Sequence[Row], reader: str, lengths: list[int]) -> None:
    reading = everyone(table(rows))
    assert reading.reader == reader
    assert [one.duration_s for one in contacts(reading)] == lengths
    assert all(one.channel is Channel.CALL and one.answered for one in contacts(reading))
    assert add_up(reading)


def test_who_called_and_when() -> None:
    first, second = contacts(read(table(MOBILE), COLLECTOR))
    assert first.at == dt.datetime(2026, 3, 2, 21, 15, 10, tzinfo=SHANGHAI)
    assert [one.direction for one in (first, second)] == ["in", "in"]
    assert {one.counterpart_number for one in (first, second)} == {COLLECTOR}


def test_totals_are_no_calls() -> None:
    assert left(everyone(table(TELECOM))) == {"note": 1}


@pytest.mark.parametrize("rows", [MOBILE, UNICOM, TELECOM])
def test_a_table_is_the_same_in_every_form(rows: Sequence[Row]) -> None:
    usual = [one.id for one in everyone(table(rows)).entries]
    assert usual
    forms = (
        table(rows, encoding="gb18030"),
        table(rows, encoding="utf-8-sig"),
        table(rows, encoding="utf-16"),
        table(rows, separator="\t"),
        workbook(rows),
        page(rows),
        page(rows, encoding="utf-8"),
    )
    for data in forms:
        assert [one.id for one in everyone(data).entries] == usual


def test_a_spreadsheet_may_hold_values_of_its_own() -> None:
    rows: list[tuple[object, ...]] = [
        MOBILE[0],
        (dt.datetime(2026, 3, 2, 21, 15, 10), "长沙", "被叫", int(COLLECTOR),  # noqa: DTZ001
         dt.timedelta(seconds=90), "本地", "-", 0.0),
    ]  # fmt: skip
    [one], [usual, *_] = (everyone(data).entries for data in (workbook(rows), table(MOBILE)))
    assert one.id == usual.id


def test_a_preamble_and_headings_again_are_passed_over() -> None:
    rows = [("客户姓名：某某",), ("查询月份：2026年03月",), *MOBILE[:3], MOBILE[0], *MOBILE[3:]]
    reading = everyone(table(rows))
    assert [one.id for one in reading.entries] == [
        one.id for one in everyone(table(MOBILE)).entries
    ]
    assert reading.rows == 3


def yearless() -> list[Row]:
    return [MOBILE[0], *(tuple(cell.removeprefix("2026-") for cell in row) for row in MOBILE[1:])]


def test_a_missing_year_is_asked_for() -> None:
    reading = read(table(yearless()))
    assert {one.answers for one in reading.questions} == {"year", "picked"}
    assert left(reading) == {"year": 3}
    waiting = read(table(yearless()), COLLECTOR)
    assert (waiting.entries, left(waiting)) == ((), {"year": 2, "not-picked": 1})
    answered = read(table(yearless()), *offered(reading), year=2026)
    assert [one.id for one in answered.entries] == [
        one.id for one in everyone(table(MOBILE)).entries
    ]


def test_the_year_above_the_headings_is_enough() -> None:
    rows = [("起止日期", "2026-03-01", "2026-03-31"), *yearless()]
    reading = everyone(table(rows))
    assert [one.answers for one in reading.questions] == []
    assert [one.id for one in reading.entries] == [
        one.id for one in everyone(table(MOBILE)).entries
    ]


def test_a_list_over_the_turn_of_the_year() -> None:
    rows = [MOBILE[0], ("12-31 23:00:00", *MOBILE[1][1:]), ("01-01 00:10:00", *MOBILE[1][1:])]
    found = contacts(everyone(table(rows), year=2026, month=1))
    assert [one.at.date() for one in found] == [dt.date(2025, 12, 31), dt.date(2026, 1, 1)]


SMS_LIST = (
    ("起始时间", "通信地点", "对方号码", "通信方式", "信息类型", "业务名称", "套餐优惠",
     "通信费(元)"),
    ("2026-03-01 09:30:05", "长沙", LENDER, "接收", "短信", "", "-", "0.00"),
    ("2026-03-01 09:40:05", "长沙", LENDER, "发送", "短信", "", "-", "0.10"),
)  # fmt: skip


def test_a_list_of_messages_has_no_words() -> None:
    reading = everyone(table(SMS_LIST))
    assert reading.reader == "china-mobile-messages"
    assert [(one.channel, one.direction, one.text) for one in contacts(reading)] == [
        (Channel.SMS, "in", ""),
        (Channel.SMS, "out", ""),
    ]


IMAZING = (
    ("Call type", "Date", "Duration", "Number", "Contact", "Location", "Service"),
    ("Incoming", "2026-03-02 21:15:10", "00:01:30", f"+86 {COLLECTOR}", "", "China", "Phone"),
    ("Missed", "2026-03-02 22:15:10", "00:00:00", COLLECTOR, "", "China", "Phone"),
)
IEXPLORER = (
    ("Contact", "Number", "Date", "Duration", "Call Type", "Unformatted Number",
     "Number Geo Description"),
    ("", f"+86{COLLECTOR}", "2026-03-02 21:15:10", "1:30", "Incoming", COLLECTOR, "Changsha"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "reader"), [(IMAZING, "imazing-calls"), (IEXPLORER, "iexplorer-calls")]
)
def test_calls_of_an_iphone(rows: Sequence[Row], reader: str) -> None:
    reading = everyone(table(rows))
    assert reading.reader == reader
    [usual, *_] = everyone(table(MOBILE)).entries
    assert reading.entries[0].id == usual.id
    assert [one.answered for one in contacts(reading)] == [True, False][: len(rows) - 1]


BARE = (
    ("Incoming", "02/03/26 21:15", "00:01:30", COLLECTOR, ""),
    ("Outgoing", "03/03/26 09:00", "00:00:00", COLLECTOR, ""),
)


def test_day_or_month_first_is_asked_for() -> None:
    reading = read(table(BARE))
    assert reading.reader == "imazing-calls-bare"
    assert [one.answers for one in reading.questions] == ["day_first", "picked"]
    # The third of March is the third of March either way.
    assert left(reading) == {"day-first": 1, "waiting": 1}
    days = {
        first: [one.at.date() for one in contacts(read(table(BARE), COLLECTOR, day_first=first))]
        for first in (True, False)
    }
    assert days[True] == [dt.date(2026, 3, 2), dt.date(2026, 3, 3)]
    assert days[False] == [dt.date(2026, 2, 3), dt.date(2026, 3, 3)]


def test_one_day_above_twelve_settles_the_order() -> None:
    rows = [*BARE, ("Incoming", "25/03/26 10:00", "00:01:30", COLLECTOR, "")]
    reading = everyone(table(rows))
    assert [one.answers for one in read(table(rows)).questions] == ["picked"]
    assert [one.at.date() for one in contacts(reading)] == [
        dt.date(2026, 3, 2), dt.date(2026, 3, 3), dt.date(2026, 3, 25),
    ]  # fmt: skip


OTHER = (
    ("何时", "谁", "怎么来的", "多久"),
    ("2026-03-02 21:15:10", COLLECTOR, "打进来", "90"),
    ("2026-03-03 12:00:00", MOTHER, "打出去", "300"),
)


def test_columns_that_are_not_known_are_asked_for() -> None:
    reading = read(table(OTHER))
    assert reading.reader == "contact-list"
    assert {one.answers for one in reading.questions} == {"columns"}
    assert [choice.value for choice in reading.questions[0].choices] == [
        "何时=at", "谁=at", "怎么来的=at", "多久=at",
    ]  # fmt: skip
    assert left(reading) == {"columns": 2}
    said = {"何时": "at", "谁": "number", "怎么来的": "direction", "多久": "duration"}
    rows = [OTHER[0], (*OTHER[1][:2], "被叫", "90"), (*OTHER[2][:2], "主叫", "300")]
    answered = everyone(table(rows), columns=said)
    [usual, *_] = everyone(table(MOBILE)).entries
    assert answered.entries[0].id == usual.id
    assert add_up(answered)


def test_words_for_the_direction_that_are_not_known_are_named() -> None:
    said = {"何时": "at", "谁": "number", "怎么来的": "direction", "多久": "duration"}
    rows = [OTHER[0], (*OTHER[1][:2], "呼叫转移", "90")]
    reading = read(table(rows), COLLECTOR, columns=said)
    assert (reading.entries, left(reading)) == ((), {"direction": 1})


def test_a_day_without_its_hour_is_left_out() -> None:
    rows = [MOBILE[0], ("2026-03-02", *MOBILE[1][1:])]
    assert left(read(table(rows), COLLECTOR)) == {"day-only": 1}


def test_day_and_hour_in_two_columns() -> None:
    rows = [
        ("日期", "时间", "对方号码", "呼叫类型", "时长"),
        ("2026-03-02", "21:15:10", COLLECTOR, "被叫", "90"),
    ]
    [one], [usual, *_] = everyone(table(rows)).entries, everyone(table(MOBILE)).entries
    assert one.id == usual.id


def test_what_is_no_list_at_all_is_not_known() -> None:
    with pytest.raises(FileUnknownError):
        read(table([("名字", "岁数"), ("某某", "30")]))


def test_a_spreadsheet_that_is_damaged() -> None:
    with pytest.raises((SheetDamagedError, SheetUnreadableError)):
        read(workbook(MOBILE)[:3000])
