"""A spreadsheet gives its numbers as they are written, and no file makes it give more."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from ashore.errors.intake import SheetDamagedError, SheetProtectedError, SheetTooLargeError
from ashore.intake.given_file import GivenFile
from ashore.intake.money import sheets_apart, workbook
from ashore.intake.money.workbook import tables_of_workbook
from tests.intake.money.exports import WECHAT, WECHAT_ABOVE, WECHAT_ROWS, given, read, wechat
from tests.intake.money.sheets import Cell, xls, xlsx

ABOVE: list[list[Cell]] = [[line.split(",")[0]] for line in WECHAT_ABOVE.splitlines()]
HEADINGS: list[Cell] = [*WECHAT.split(",")]


def row(sum_: Cell, order: Cell = "9") -> list[Cell]:
    return ["2026-03-05 12:45:27", "商户消费", "河湾面馆", "/", "支出", sum_, "零钱", "支付成功",
            order, "m9", "/"]  # fmt: skip


def bill(*rows: list[Cell]) -> GivenFile:
    return GivenFile.of(xlsx([*ABOVE, HEADINGS, *rows]), "a.xlsx")


def test_a_spreadsheet_gives_the_same_entries_as_the_text() -> None:
    cells = [line.split("|") for line in WECHAT_ROWS]
    rows: list[list[Cell]] = [
        [*one[:5], float(one[5].strip("¥￥").replace(",", "")), *one[6:9], f"m{one[8]}", one[9]]
        for one in cells
    ]
    from_sheet, from_text = read(bill(*rows)), read(given(wechat(*WECHAT_ROWS)))
    assert from_sheet.reader == "wechat-pay"
    assert [one.id for one in from_sheet.entries] == [one.id for one in from_text.entries]


@pytest.mark.parametrize("yuan", ["28.16", "0.1", "0.29", "1.15", "4.35", "1001.1", "1234567.89"])
def test_a_binary_number_keeps_its_fen(yuan: str) -> None:
    [entry] = read(bill(row(float(yuan)))).entries
    whole, _, cents = yuan.partition(".")
    assert entry.amount == -(int(whole) * 100 + int(cents.ljust(2, "0")))  # type: ignore[union-attr]


def test_a_number_that_is_not_exact_to_the_fen_is_left() -> None:
    sheet = [*ABOVE, HEADINGS, row(0.1 + 0.2), row(12.345)]
    reading = read(GivenFile.of(xls(sheet), "a.xls"))
    assert reading.entries == ()
    assert [one.code for one in reading.left_out] == ["no-amount", "no-amount"]


def test_a_day_kept_as_a_day_is_read() -> None:
    cells = row(28.16)
    moment = dt.datetime(2026, 3, 5, 12, 45, 27)  # noqa: DTZ001 - a cell has no zone
    [entry] = read(bill([moment, *cells[1:]])).entries
    assert (str(entry.on), entry.at) == ("2026-03-05", "12:45:27")  # type: ignore[union-attr]


def test_a_formula_is_neither_run_nor_kept() -> None:
    reading = read(bill(row("=14.08*2"), row(28.16, order='=HYPERLINK("http://a")')))
    assert [one.code for one in reading.left_out] == ["no-amount"]
    [entry] = reading.entries
    assert entry.order_no is None  # type: ignore[union-attr]


def test_a_formula_in_text_loses_what_makes_it_one() -> None:
    text = wechat("2026-03-05 12:45:27|商户消费|=cmd|@SUM(A1)|支出|¥28.16|零钱|支付成功|+1|-")
    [entry] = read(given(text)).entries
    assert (entry.counterpart, entry.text, entry.order_no) == ("cmd", "SUM(A1)", "1")  # type: ignore[union-attr]


def test_a_second_sheet_with_the_same_rows_adds_nothing() -> None:
    rows = [*ABOVE, HEADINGS, row(28.16), row(28.16)]
    reading = read(GivenFile.of(xlsx(rows, [*rows, row(3.0)]), "a.xlsx"))
    assert (reading.rows, len(reading.entries)) == (5, 3)
    assert [(one.row, one.code, one.place) for one in reading.left_out] == [
        (3, "twice", "表2"),
        (4, "twice", "表2"),
    ]


def test_a_locked_spreadsheet() -> None:
    data = xls([["a"]]).replace(
        "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")[:16]
    )
    data += "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(SheetProtectedError):
        read(GivenFile.of(data, "a.xlsx"))


def test_a_cut_spreadsheet() -> None:
    data = xlsx([["a"]])
    for cut in (data[: len(data) // 2], xls([["a"]])[:700]):
        with pytest.raises(SheetDamagedError):
            list(tables_of_workbook(GivenFile.of(cut, "a.xlsx")))


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("import os; os.abort()", SheetDamagedError),
        ("raise ValueError", SheetDamagedError),
        ("import sys; sys.exit(3)", SheetProtectedError),
        ("import sys; sys.exit(4)", SheetTooLargeError),
        ("while True: pass", SheetTooLargeError),
    ],
)
def test_a_file_that_ends_the_process_that_reads_it(
    script: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "apart.py"
    place.write_text(script, encoding="utf-8")
    monkeypatch.setattr(workbook, "_APART", place)
    monkeypatch.setattr(workbook, "MOST_SECONDS", 1 if "while" in script else 60)
    with pytest.raises(error):
        list(tables_of_workbook(GivenFile.of(xls([[script]]), "a.xls")))


def test_more_than_may_be_written_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets_apart, "MOST_WRITTEN", 10)
    assert sheets_apart.written(xls([["a" * 20]])) == sheets_apart.TOO_LARGE


def packed(parts: dict[str, bytes]) -> GivenFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return GivenFile.of(out.getvalue(), "a.xlsx")


def test_a_sheet_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(SheetTooLargeError):
        list(tables_of_workbook(packed({"xl/worksheets/sheet1.xml": b" " * 1_000_001})))


@pytest.mark.parametrize("place", ["XFD1", "A1048576", "BA1", "A300000"])
def test_a_cell_far_out_is_refused(place: str) -> None:
    sheet = f'<worksheet><sheetData><row><c r="{place}"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(SheetTooLargeError):
        list(tables_of_workbook(packed({"xl/worksheets/sheet1.xml": sheet.encode()})))


def test_parts_that_hide_what_is_in_them_are_refused() -> None:
    wide = "<worksheet/>".encode("utf-16")
    with pytest.raises(SheetDamagedError):
        list(tables_of_workbook(packed({"xl/worksheets/sheet1.xml": wide})))


def test_a_part_that_is_locked() -> None:
    data = bytearray(packed({"xl/worksheets/sheet1.xml": b"<worksheet/>"}).data or b"")
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(SheetProtectedError):
        list(tables_of_workbook(GivenFile.of(bytes(data), "a.xlsx")))


def test_a_spreadsheet_larger_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_BYTES", 100)
    with pytest.raises(SheetTooLargeError):
        list(tables_of_workbook(bill(row(1.0))))
