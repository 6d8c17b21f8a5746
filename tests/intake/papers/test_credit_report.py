"""Credit reports in both layouts: accounts, grids, queries, and what does not fit."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.given_file import GivenFile
from ashore.intake.pages.words import lines_of
from ashore.intake.papers.credit_account import record_of
from ashore.intake.papers.credit_report import (
    CreditReport,
    looks_like_credit_report,
    read_credit_report,
)
from ashore.intake.papers.credit_sentences import accounts_in_sentences
from ashore.intake.papers.credit_tables import accounts_in_tables
from ashore.intake.papers.pdf import PdfPage, pages_of
from ashore.intake.papers.sentences import sentences_of_texts
from tests.intake.papers.reports import FIRST, GRID, STATE, long_report, short_report

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)


def _report(data: bytes) -> CreditReport:
    pages = pages_of(GivenFile.of(data, "report.pdf"))
    lines = [line for page in pages for line in lines_of(page.words)]
    assert looks_like_credit_report(lines)
    return read_credit_report(pages, lines)


def test_the_short_form() -> None:
    report = _report(short_report())
    assert report.report_on == dt.date(2026, 9, 28)
    assert [
        (a.reporter, a.kind, a.opened_on, a.lent, a.status, a.balance, a.overdue, a.overdue_months)
        for a in report.accounts
    ] == [
        ("云帆消费金融有限公司", "个人消费贷款", dt.date(2025, 5, 10), 2_000_000, "逾期",
         1_200_000, 133_100, 3),
        ("小禾小额贷款有限公司", "个人消费贷款", dt.date(2023, 3, 8), 800_000, "结清",
         None, None, 1),
        ("海川银行", "其他贷款", dt.date(2025, 1, 20), 5_000_000, "正常", 3_150_000, None, 0),
        ("海川银行", "贷记卡(人民币账户)", dt.date(2019, 7, 4), None, None, 92_400, None, 2),
    ]  # fmt: skip
    assert report.queries == (
        (dt.date(2026, 8, 3), "云帆消费金融有限公司", "贷后管理"),
        (dt.date(2026, 9, 1), "橙叶小额贷款有限公司", "贷款审批"),
    )
    assert not any(field.asks for field in report.fields)


def test_the_long_form() -> None:
    report = _report(long_report())
    first, second = report.accounts
    assert (first.reporter, first.kind, first.opened_on, first.lent) == (
        "云帆消费金融有限公司", "其他个人消费贷款", dt.date(2025, 5, 10), 2_000_000,
    )  # fmt: skip
    assert (first.status, first.balance, first.overdue) == ("逾期", 1_200_000, 133_100)
    assert first.grid == "*NNNNNNN" + "NNN1NN112"
    assert first.overdue_months == 4
    assert (second.reporter, second.status, second.grid) == ("小禾小额贷款有限公司", "结清", "")
    assert not any(field.asks for field in report.fields)


def test_records() -> None:
    report = _report(long_report())
    source = Source(how="file", file_name="report.pdf")
    records = report.records(on=NOW.date(), recorded_at=NOW, source=source)
    assert [(r.reporter, r.overdue, r.grid, r.report_on) for r in records] == [
        ("云帆消费金融有限公司", 133_100, "*NNNNNNNNNN1NN112", dt.date(2026, 9, 28)),
        ("小禾小额贷款有限公司", None, None, dt.date(2026, 9, 28)),
    ]
    later = report.records(on=NOW.date(), recorded_at=NOW.replace(day=29), source=source)
    assert [r.id for r in later] == [r.id for r in records]
    assert records[0].model_dump(mode="json")["lent"] == "20000.00"


def _page(*tables: tuple[tuple[str, ...], ...]) -> PdfPage:
    return PdfPage(1, (), tables, 842)


@pytest.mark.parametrize(
    ("overdue", "periods", "code", "off"),
    [
        ("1,331", "2", "2", ()),
        ("0", "0", "N", ()),
        ("0", "0", "2", ("overdue", "grid")),
        ("1,331", "2", "N", ("overdue", "grid")),
        ("1,331", "1", "2", ("grid",)),
        ("1,331", "9", "7", ()),
        ("0", "0", "B", ()),
    ],
)
def test_a_grid_that_does_not_fit_the_amount_overdue(
    overdue: str, periods: str, code: str, off: tuple[str, ...]
) -> None:
    state = (*STATE[:3], (periods, overdue, "0", "0", "", ""))
    grid = [list(row) for row in GRID]
    grid[1][9] = code
    page = _page(*(tuple(map(tuple, table)) for table in (FIRST, state, grid)))
    (account,) = accounts_in_tables([page])
    assert account.off == off
    assert account.grid[-1] == code


def test_a_month_that_is_missing_in_a_grid_is_unknown() -> None:
    grid = [list(row) for row in GRID]
    grid[1][4] = ""
    page = _page(*(tuple(map(tuple, table)) for table in (FIRST, STATE, grid)))
    (account,) = accounts_in_tables([page])
    assert account.grid == "*NNNNNNN" + "NNN#NN112"


@pytest.mark.parametrize(
    ("said", "status", "off"),
    [
        ("1.2020年1月5日海川银行发放的贷记卡（人民币账户），截至2021年3月已销户。", "销户", ()),
        ("1.2020年1月5日海川银行发放的9,000元（人民币）贷款，截至2024年3月已变成呆账，余额800。",
         "呆账", ()),
        ("1.2020年1月5日海川银行发放的9,000元（人民币）贷款，已转出。", "转出", ()),
        ("1.2020年1月5日海川银行发放的9,000元（人民币）个人消费贷款，已结清，逾期金额500。", "结清",
         ("overdue",)),
        ("1.2020年2月30日海川银行发放的9,000元（人民币）个人消费贷款。截至2026年9月，余额1。", None,
         ("opened_on",)),
    ],
)  # fmt: skip
def test_states_of_the_short_form(said: str, status: str | None, off: tuple[str, ...]) -> None:
    (account,) = accounts_in_sentences(sentences_of_texts([said]))
    assert (account.status, account.off) == (status, off)


def test_sentences_that_are_no_account() -> None:
    said = ["1.账户数指您名下的信用卡数。", "2026年9月1日海川银行查询", "您没有公共记录。"]
    assert list(accounts_in_sentences(sentences_of_texts(said))) == []


def test_a_card_paid_beyond_its_balance_owes_nothing() -> None:
    said = "1.2020年1月5日海川银行发放的贷记卡（人民币账户）。截至2026年9月，已使用额度-300。"
    (account,) = accounts_in_sentences(sentences_of_texts([said]))
    assert account.balance == -30_000
    record = record_of(account, report_on=NOW.date(), recorded_at=NOW, source=Source())
    assert record.balance == 0
