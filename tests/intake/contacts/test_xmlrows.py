"""Cutting XML into rows: what defines anything is refused, nothing is held that is not needed."""

from __future__ import annotations

import tracemalloc

import pytest

from ashore.errors.intake import DoctypeError, RowTooLargeError
from ashore.intake.contacts import xmlrows
from ashore.intake.contacts.xmlrows import row_element, row_pieces, row_start
from tests.intake.contacts.exports import COLLECTOR, contacts, everyone, given, read, sms, smses

AT = "2026-03-02 21:15:10"
BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE smses [\n <!ENTITY a "aaaaaaaaaa">\n'
    + "".join(f' <!ENTITY b{n} "{(f"&b{n - 1};" if n else "&a;") * 10}">\n' for n in range(9))
    + "]>\n<smses>"
    f'<sms address="{COLLECTOR}" date="1772457310000" type="1" body="&b8;"/></smses>'
).encode()  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b'<!DOCTYPE smses SYSTEM "file:///etc/passwd"><smses></smses>',
        b'<!DOCTYPE smses [<!ENTITY x SYSTEM "file:///etc/passwd">]><smses><sms/></smses>',
        b'<!doctype calls><calls><call number="1"/></calls>',
        BOMB.replace(b'<?xml version="1.0"?>', b"").decode().encode("utf-16"),
    ],
)
def test_a_file_that_defines_anything_is_refused(data: bytes) -> None:
    for picked in ((), (COLLECTOR,)):
        with pytest.raises(DoctypeError):
            read(data, *picked)


def test_definitions_further_down_are_passed_over() -> None:
    late = f'<!DOCTYPE x [<!ENTITY b8 "x">]>{sms(COLLECTOR, AT, "BODY").replace("BODY", "&b8;")}'
    reading = everyone(smses([sms(COLLECTOR, AT, "一"), late, sms(COLLECTOR, AT, "三")]))
    assert [one.text for one in contacts(reading)] == ["一", "&b8;", "三"]


def test_two_backups_in_one_file_are_read_on() -> None:
    data = smses([sms(COLLECTOR, AT, "一")]) + smses([sms(COLLECTOR, AT, "二")])
    assert [one.text for one in contacts(everyone(data))] == ["一", "二"]


def test_a_row_larger_than_any_message_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmlrows, "MOST_ROW_BYTES", 2**20)
    with pytest.raises(RowTooLargeError):
        read(smses([sms(COLLECTOR, AT, "x" * 2**21)]))


def test_nothing_but_a_beginning_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmlrows, "MOST_ROW_BYTES", 2**20)
    with pytest.raises(RowTooLargeError):
        read(b"<smses>" + b" " * 2**21)


def test_a_row_longer_than_what_is_read_at_once() -> None:
    rows = [sms(COLLECTOR, AT, "一"), sms(COLLECTOR, AT, "x" * 900_000), sms(COLLECTOR, AT, "三")]
    assert len(everyone(smses(rows)).entries) == 3


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_where_the_file_is_cut_does_not_matter(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = [one.id for one in everyone(smses()).entries]
    monkeypatch.setattr(xmlrows, "_CHUNK", size)
    assert [one.id for one in everyone(smses()).entries] == usual


def test_depth_is_bounded() -> None:
    deep = f'<mms address="1" date="1" msg_box="1">{"<a>" * 400}{"</a>" * 400}</mms>'
    assert row_element(deep.encode()) is None


def test_memory_does_not_grow_with_the_file() -> None:
    row = sms(COLLECTOR, AT, "您好" * 50).encode()
    data = given(b"<smses>" + b"\n".join([row] * 20_000) + b"</smses>")
    tracemalloc.start()
    try:
        pieces = row_pieces(data, root="smses", starts=row_start("sms"), findings=[])
        assert sum(1 for _ in pieces) == 20_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(data.data or b"") > 10_000_000
    assert peak < 4_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_encoding_is_read(encoding: str) -> None:
    text = smses().decode()
    if encoding == "utf-8":
        text = text.replace("encoding='UTF-8'", "encoding='UTF-16'")
    if encoding == "gb18030":
        text = text.replace("encoding='UTF-8'", "encoding='GB2312'")
    assert [one.id for one in everyone(text.encode(encoding)).entries] == [
        one.id for one in everyone(smses()).entries
    ]
