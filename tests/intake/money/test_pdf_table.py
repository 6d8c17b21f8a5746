"""A statement in PDF gives its rows by the places of its words, and no file makes it give more."""

from __future__ import annotations

import io

import pypdf
import pytest

from ashore.errors.intake import PdfLockedError, StatementPdfError
from ashore.intake.given_file import GivenFile
from ashore.intake.money import pdf_table
from ashore.intake.money.pdf_table import tables_of_pdf
from ashore.intake.reading import Asked
from tests.intake.money.exports import NOW, read
from tests.intake.money.sheets import pdf

WIDTHS = (90, 90, 80, 90, 100)
PAGES = [
    [
        ["某银行交易流水"],
        ["交易日期", "摘要", "金额", "余额", "对方户名"],
        ["2026-01-02", "工资", "5,000.00", "5,100.00", "河湾科技"],
        ["2026-01-03", "代扣还款", "-300.00", "4,800.00", "北辰消费金融"],
    ],
    [
        ["2026-01-05", "消费", "-12.50", "4,787.50", "河湾面馆"],
        ["", "早餐", "", "", ""],
        ["第2页"],
    ],
]


def rows(data: bytes) -> list[list[str]]:
    return [row for _, rows in tables_of_pdf(GivenFile.of(data, "a.pdf")) for row in rows]


def test_words_under_headings_become_rows_over_all_pages() -> None:
    assert rows(pdf(PAGES, widths=WIDTHS)) == [
        ["某银行交易流水"],
        ["交易日期", "摘要", "金额", "余额", "对方户名"],
        ["2026-01-02", "工资", "5,000.00", "5,100.00", "河湾科技"],
        ["2026-01-03", "代扣还款", "-300.00", "4,800.00", "北辰消费金融"],
        ["2026-01-05", "消费早餐", "-12.50", "4,787.50", "河湾面馆"],
        ["第2页"],
    ]


def test_a_time_below_its_day_belongs_to_it() -> None:
    below = ["14:06:51", "在线", "", "", "一店"]
    pages = [[*PAGES[0][:3], below, PAGES[0][3]]]
    data = pdf(pages, widths=WIDTHS)
    assert rows(data)[2:] == [
        ["2026-01-02 14:06:51", "工资在线", "5,000.00", "5,100.00", "河湾科技一店"],
        PAGES[0][3],
    ]
    assert read(GivenFile.of(data, "a.pdf")).entries[0].at == "14:06:51"  # type: ignore[union-attr]


def test_a_statement_becomes_entries() -> None:
    reading = read(GivenFile.of(pdf(PAGES, widths=WIDTHS), "a.pdf"))
    assert reading.reader == "table"
    assert [(str(e.on), e.amount, e.text, e.category) for e in reading.entries] == [  # type: ignore[union-attr]
        ("2026-01-02", 500_000, "工资", None),
        ("2026-01-03", -30_000, "代扣还款", "repayment"),
        ("2026-01-05", -1_250, "消费早餐", "food"),
    ]


def test_a_ruled_table_gives_its_cells() -> None:
    pages = [[*PAGES[0]], [[*PAGES[1][0]]]]
    data = pdf(pages, widths=WIDTHS, ruled=True)
    assert rows(data) == [*PAGES[0], PAGES[1][0]]
    assert len(read(GivenFile.of(data, "a.pdf")).entries) == 3


def locked(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_locked_statement_opens_with_its_password() -> None:
    word = "801230"
    data = locked(pdf(PAGES, widths=WIDTHS), word)
    file = GivenFile.of(data, "a.pdf")
    for password in (None, "1"):
        with pytest.raises(PdfLockedError):
            read(file, Asked(recorded_at=NOW, password=password))
    assert len(read(file, Asked(recorded_at=NOW, password=word)).entries) == 3


def test_a_cut_statement() -> None:
    data = pdf(PAGES, widths=WIDTHS)
    with pytest.raises(StatementPdfError):
        rows(data[:300])


def test_a_stream_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_table, "MOST_UNPACKED", 1_000)
    with pytest.raises(StatementPdfError):
        rows(pdf([[["交易日期" * 200]]], widths=(90,)))


def test_too_many_pages_or_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(PAGES, widths=WIDTHS)
    monkeypatch.setattr(pdf_table, "MOST_PAGES", 1)
    with pytest.raises(StatementPdfError):
        rows(data)
    monkeypatch.setattr(pdf_table, "MOST_BYTES", 100)
    with pytest.raises(StatementPdfError):
        rows(data)
