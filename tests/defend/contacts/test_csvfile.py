"""A damaged file gives its good rows, and names what is wrong with each of the others."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.csvfile import MOST_TEXT, read_contacts
from ashore.defend.contacts.reached import Person
from ashore.defend.contacts.table import MOST_BYTES
from ashore.errors.base import DataError
from ashore.errors.defend import (
    ContactColumnsError,
    ContactFileSizeError,
    ContactSpreadsheetError,
    ContactTableError,
)
from tests.defend.logs import COLUMNS, csv_of, line, row

NINE = "2026-11-17 09:00:00"


def problems(data: bytes) -> list[tuple[int, str]]:
    return [(one.row, one.code.removeprefix("contacts.")) for one in read_contacts(data).problems]


def test_a_clean_row_has_no_problem() -> None:
    read = read_contacts(csv_of(row(NINE, text="今天必须还清")))
    (contact,) = read.contacts
    assert read.problems == ()
    assert (contact.row, contact.channel, contact.inbound, contact.duration, contact.text) == (
        1,
        Channel.CALL,
        True,
        60,
        "今天必须还清",
    )


def test_a_visit_reached_those_whom_its_note_says_were_asked() -> None:
    text = "在小区门口询问邻居其住处"
    read = read_contacts(csv_of(row(NINE, channel="visit", text=text), row(NINE, text=text)))
    visit, call = read.contacts
    assert (visit.reached.person, visit.reached.third_party) == (Person.NEIGHBOUR, True)
    assert call.reached.borrower


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = csv_of(row(NINE, claims="驼峰法务", text="请还款")).decode()
    (contact,) = read_contacts(text.encode(encoding)).contacts
    assert (contact.claims, contact.text) == ("驼峰法务", "请还款")


def test_lines_in_two_encodings() -> None:
    header, one = csv_of(row(NINE, claims="驼峰")).split(b"\n")
    two = row("2026-11-17 10:00:00", claims="恒信").encode("gb18030")
    read = read_contacts(b"\n".join([header, one, two]))
    assert [contact.claims for contact in read.contacts] == ["驼峰", "恒信"]


def test_bytes_that_are_no_text_are_named() -> None:
    data = csv_of(row(NINE, text="请还款")).replace("还".encode(), b"\xff\xfe\xfa")
    assert problems(data) == [(1, "encoding")]
    assert len(read_contacts(data).contacts) == 1


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separators(separator: str) -> None:
    data = separator.join(["at", "channel", "direction"]) + "\n"
    data += separator.join([NINE, "call", "in"])
    assert len(read_contacts(data.encode()).contacts) == 1


def test_chinese_columns_in_any_order() -> None:
    data = "自称,时间,呼叫类型,方式,通话时长,对方号码\n"
    data += "驼峰,2026-11-17 09:00,呼入,电话,1:02,13800006602"
    (contact,) = read_contacts(data.encode()).contacts
    assert (contact.claims, contact.duration, contact.number_key) == ("驼峰", 62, "13800006602")


def test_only_the_time_must_be_there() -> None:
    read = read_contacts(b"at\n2026-11-17 09:00\n2026-11-17 23:00\n")
    assert [contact.channel for contact in read.contacts] == [Channel.OTHER, Channel.OTHER]
    assert problems(b"at\n2026-11-17 09:00\n") == [(1, "channel-unknown"), (1, "direction-missing")]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"when,what\n1,2", b"{}", b"PK\x03\x04 zip"])
def test_a_file_without_a_time_column_is_refused(data: bytes) -> None:
    with pytest.raises(ContactColumnsError):
        read_contacts(data, where="log.csv")


def test_a_file_that_is_no_table_is_refused() -> None:
    with pytest.raises(ContactTableError):
        read_contacts(b"\0" * 100)
    with pytest.raises(ContactFileSizeError):
        read_contacts(b"a" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("wrong", "code", "kept"),
    [
        (row(""), "time-missing", False),
        (row("11/12/2026 10:00"), "time-ambiguous", False),
        (row("2026-11-17 25:61"), "time-impossible", False),
        (row("昨天"), "time-unreadable", False),
        (row("2026-11-17"), "day-only", True),
        (row(NINE, channel="鸽子"), "channel-unknown", True),
        (row(NINE, direction="sideways"), "direction-unknown", False),
        (row(NINE, direction=""), "direction-missing", True),
        (row(NINE, seconds="很久"), "duration-unreadable", True),
        (row(NINE, seconds="-5"), "duration-unreadable", True),
        (row(NINE, number="1.38E+10"), "number-lost", True),
        (row(NINE, whom="李娜"), "relation-unknown", True),
        (row(NINE, whom="本人", relation="母亲"), "relation-unknown", True),
        (row(NINE, observed="ufo"), "word-unknown", True),
        (row(NINE, answered="也许"), "word-unknown", True),
        (row(NINE, text="还\x1b[31m款\u202e"), "control-characters", True),
        (row(NINE, text='=HYPERLINK("http://x.example")'), "formula", True),
        (row(NINE, claims="@SUM(1+1)"), "formula", True),
        (row(NINE, text="-2+3+cmd|' /C calc'!A0"), None, True),
        (row(NINE, text="+cmd|' /C calc'!A0"), "formula", True),
        (row(NINE) + ",还有,一格", "cells", True),
    ],
)
def test_each_way_of_being_wrong(wrong: str, code: str | None, kept: bool) -> None:
    other = row("2026-11-18 09:00:00")
    read = read_contacts(csv_of(wrong, other))
    assert problems(csv_of(wrong, other)) == ([(1, code)] if code else [])
    assert [contact.row for contact in read.contacts] == ([1, 2] if kept else [2])
    assert read.rows == 2


def test_control_characters_are_taken_out() -> None:
    (contact,) = read_contacts(csv_of(row(NINE, text="还\x07款\u202e\u200b！"))).contacts
    assert contact.text == "还款！"


def test_a_formula_stays_text() -> None:
    formula = '=HYPERLINK("http://x.example","还款")'
    (contact,) = read_contacts(csv_of(row(NINE, text=formula))).contacts
    assert contact.text == formula


def test_a_huge_text_is_cut_and_said_to_be() -> None:
    data = csv_of(row(NINE, text="还" * 3_500_000))
    read = read_contacts(data)
    assert len(data) > 10_000_000
    assert problems(data) == [(1, "text-long")]
    assert len(read.contacts[0].text) == MOST_TEXT


def test_a_text_over_several_lines_is_one_row() -> None:
    read = read_contacts(csv_of(row(NINE, text="第一行\n第二行"), row("2026-11-17 10:00")))
    assert [contact.text for contact in read.contacts] == ["第一行\n第二行", ""]


def test_empty_lines_are_no_rows() -> None:
    data = csv_of(row(NINE), "", ",,,", row("2026-11-17 10:00")) + b"\n\n"
    assert [contact.row for contact in read_contacts(data).contacts] == [1, 3]
    assert (2, "time-missing") in problems(data)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_ends(end: bytes) -> None:
    data = csv_of(row(NINE), row("2026-11-17 10:00")).replace(b"\n", end)
    assert len(read_contacts(data).contacts) == 2


def test_an_unfinished_quote_does_not_hang() -> None:
    data = csv_of(row(NINE)) + b'\n2026-11-17 10:00,call,in,"138'
    assert len(read_contacts(data).contacts) == 2


def test_every_problem_says_its_row_in_both_languages() -> None:
    lines = [row(""), row("2026-11-17", whom="李娜"), row(NINE, direction="?")]
    for one in read_contacts(csv_of(*lines)).problems:
        assert f"第 {one.row} 行" in one.says.zh
        assert "row" in one.says.en.lower()


_CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12)


@settings(max_examples=60)
@given(st.lists(st.lists(_CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=5))
def test_no_cells_break_the_reader(rows: list[list[str]]) -> None:
    read = read_contacts(csv_of(*(line(cells) for cells in rows)))
    assert len(read.contacts) <= read.rows <= len(rows)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with contextlib.suppress(DataError):
        read = read_contacts(b"at,channel\n" + data)
        assert len(read.contacts) <= read.rows


@pytest.mark.parametrize(
    ("heading", "cell", "seconds"),
    [
        ("通话时长（秒）", "45", 45), ("Duration (s)", "45", 45), ("call duration", "45", 45),
        ("时长（分钟）", "2", 120), ("Duration (min)", "1分30秒", 90),
        ("Duration (min)", "1.5", None),
    ],
)  # fmt: skip
def test_usual_headings_of_the_length(heading: str, cell: str, seconds: int | None) -> None:
    read = read_contacts(f"时间,方式,方向,{heading}\n{NINE},电话,呼入,{cell}\n".encode())
    assert [contact.duration for contact in read.contacts] == [seconds]


def test_usual_headings() -> None:
    data = "At , Channel,DIRECTION,Counterpart Number,Claims,To Whom,Relationship\n"
    data += f"{NINE},call,in,02100000001,驼峰,李梅,母亲\n"
    (contact,) = read_contacts(data.encode()).contacts
    assert (contact.number_key, contact.claims) == ("02100000001", "驼峰")
    assert (contact.reached.name, contact.reached.third_party) == ("李梅", True)
    assert problems(data.encode()) == []


def test_each_heading_that_is_not_used_is_named() -> None:
    data = f"at,channel,direction,心情,Weather,时间\n{NINE},call,in,差,rain,{NINE}\n".encode()
    read = read_contacts(data)
    assert problems(data) == [(0, "column-unknown"), (0, "column-unknown"), (0, "column-twice")]
    assert ["心情" in read.problems[0].says.zh, "Weather" in read.problems[1].says.en] == [True] * 2


@pytest.mark.parametrize("heading", ["时间(UTC)", "at (GMT)"])
def test_a_time_by_another_clock_is_not_taken_for_ours(heading: str) -> None:
    with pytest.raises(ContactColumnsError):
        read_contacts(f"{heading},channel\n{NINE},call\n".encode())


def test_an_open_quote_costs_no_other_row() -> None:
    """At the end of the file, and where the next quote would close it some rows later."""
    lines = [
        f'{NINE},call,in,1,"他说',
        "2026-11-17 10:00:00,call,in,1,b",
        '2026-11-17 11:00:00,call,in,1,"c"',
        "2026-11-17 12:00:00,call,in,1,d",
    ]
    header = "at,channel,direction,number,text"
    for rows in (lines, lines[1:2] + lines[:1] + lines[3:]):
        data = "\n".join([header, *rows]).encode()
        read = read_contacts(data)
        assert (read.rows, len(read.contacts)) == (len(rows), len(rows))
        assert problems(data) == [(rows.index(lines[0]) + 1, "quote-open")]
        assert "他说" in [contact.text for contact in read.contacts]


def test_a_quoted_chat_that_names_times_stays_one_cell() -> None:
    said = f"{NINE},你好\n2026-11-17 10:00,还款"
    read = read_contacts(csv_of(row(NINE, text=said), row("2026-11-17 11:00")))
    assert [contact.text for contact in read.contacts] == [said, ""]


def test_many_open_quotes_end() -> None:
    data = "at,channel,number,text\n" + f'{NINE},call,1,"a\n' * 3000
    assert len(read_contacts(data.encode()).contacts) == 3000


def test_a_spreadsheet_and_an_empty_file_are_called_what_they_are() -> None:
    with pytest.raises(ContactSpreadsheetError):
        read_contacts(b"PK\x03\x04....xl/workbook.xml")
    with pytest.raises(ContactColumnsError) as empty:
        read_contacts(b"\n", where="log.csv")
    assert "an empty file" in empty.value.parts("en")[0]


@pytest.mark.parametrize("written", ["1人", "一人", "一个", "1.0", "one", "1"])
def test_how_many_came(written: str) -> None:
    (contact,) = read_contacts(csv_of(row(NINE, channel="visit", persons=written))).contacts
    assert contact.persons == 1


def test_a_number_of_people_that_cannot_be_read_is_named() -> None:
    assert problems(csv_of(row(NINE, channel="visit", persons="一伙"))) == [(1, "word-unknown")]


@pytest.mark.parametrize(
    ("more", "answered"),
    [
        ({"channel": "语音信箱", "duration_s": "15"}, False),
        ({"seconds": "", "text": "未接"}, False),
        ({"seconds": "", "text": "未接，后来又打"}, None),
        ({"channel": "voicemail", "answered": "是"}, True),
    ],
)
def test_what_nobody_took(more: dict[str, str], answered: bool | None) -> None:
    (contact,) = read_contacts(csv_of(row(NINE, **more))).contacts
    assert contact.answered is answered
