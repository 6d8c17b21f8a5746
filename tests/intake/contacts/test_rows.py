"""Tables in any form: what they hold, and what is refused before it can do harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from ashore.errors.base import DataError
from ashore.errors.defend import ContactTableError
from ashore.errors.intake import FileTooLargeError, SheetUnreadableError
from ashore.intake.contacts import rows
from ashore.intake.contacts.rows import Form, form_of, head_rows, rows_of
from ashore.intake.readers import readers
from tests.intake.contacts.exports import MOBILE, given, page, table, workbook


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (table(MOBILE), Form.CSV),
        (table(MOBILE, encoding="utf-16"), Form.CSV),
        (workbook(MOBILE), Form.SHEET),
        (page(MOBILE), Form.PAGE),
        (b"<TABLE><tr><td>1", Form.PAGE),
        (b"%PDF-1.7 ...", None),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
        (b"PK\x03\x04" + b"\0" * 60, None),
        (b'{"a": 1}', None),
        (b'<?xml version="1.0"?><calls/>', None),
    ],
)
def test_the_content_decides(data: bytes, form: Form | None) -> None:
    assert form_of(given(data, "list.xls")) is form


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"", b"\0" * 999, b"\xff" * 99]
)
def test_another_kind_of_file_is_no_list_of_contacts(data: bytes) -> None:
    ours = [one for one in readers() if type(one).__module__.startswith("ashore.intake.contacts")]
    assert len(ours) > 10
    assert not any(one.recognises(given(data, "sms.xml")) for one in ours)


def test_cells_are_text_without_space_around_them() -> None:
    data = ' a ,"b\r\nc",\t\ufeffd\u3000\n,,\n="13800001234",=1+1,""\n'
    assert list(rows_of(given(data.encode()))) == [
        ["a", "b\nc", "d"],
        ["13800001234", "=1+1", ""],
    ]


def test_formulas_of_a_spreadsheet_are_not_reckoned_with() -> None:
    assert list(rows_of(given(workbook([("a", "b"), ("=1+1", "x")])))) == [["a", "b"], ["", "x"]]


def test_cells_of_a_page_are_what_is_seen() -> None:
    data = (
        "<html><meta charset=gb2312><table><tr><th>号码<th> 时间&nbsp;</tr>"
        "<tr><td><b>138</b>0000</td><td>a&lt;b</td><script>x</script></tr></table>"
    ).encode("gb18030")
    assert list(rows_of(given(data))) == [["号码", "时间"], ["1380000", "a<b"]]


def test_a_spreadsheet_that_would_swell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", b" " * 3_000_000)
    monkeypatch.setattr(rows, "MOST_UNPACKED", 1_000_000)
    assert len(content.getvalue()) < 10_000
    with pytest.raises(SheetUnreadableError):
        list(rows_of(given(content.getvalue())))


def test_a_spreadsheet_larger_than_any_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_SHEET_BYTES", 100)
    with pytest.raises(FileTooLargeError):
        list(rows_of(given(workbook(MOBILE))))


@pytest.mark.parametrize("cut", [30, 500, 2_000])
def test_a_spreadsheet_that_is_cut_off(cut: int) -> None:
    with pytest.raises(DataError):
        list(rows_of(given(workbook(MOBILE)[:-cut])))


def test_quotes_that_never_close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_MOST_CELL", 1_000)
    data = b'a,b\n1,"' + b"x\n" * 2_000
    with pytest.raises(ContactTableError):
        list(rows_of(given(data)))


def test_a_line_longer_than_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_MOST_LINE", 1_000)
    data = b"a,b\n" * 20_000 + b"1," * 2_000
    with pytest.raises(ContactTableError):
        list(rows_of(given(data)))


def test_the_first_rows_of_a_file_that_cannot_be_read_are_none() -> None:
    assert head_rows(given(workbook(MOBILE)[:-500])) == ()


def test_a_cut_line_at_the_end_of_the_head_is_not_taken() -> None:
    data = table([("起始时间", "号码"), *[("2026-03-02 21:15:10", "13800001234")] * 5_000])
    assert len(head_rows(given(data))) == 40
    file = given(data[:70])
    assert [len(row) for row in head_rows(file)] == [2, 2, 1]


def test_a_workbook_packed_in_an_unknown_way_is_an_error() -> None:
    data = bytearray(workbook(MOBILE))
    data[data.index(b"PK\x01\x02") + 6] = 236  # the version of packing that reading it would take
    with pytest.raises(SheetUnreadableError):
        list(rows_of(given(bytes(data))))
