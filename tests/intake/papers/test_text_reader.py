"""Papers and pages that were copied out as text, from the first byte to the proposal."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_dealings import Agreement
from ashore.case.entries_loans import Bill, InstalmentSchedule, Loan, Statement
from ashore.case.fields import SHANGHAI
from ashore.errors.intake import FileUnknownError
from ashore.intake.given_file import GivenFile
from ashore.intake.papers.text_reader import READERS, TextPaperReader
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Reading
from ashore.intake.unchosen import UNCHOSEN
from tests.intake.papers.card_papers import CARD, STATEMENT
from tests.intake.papers.contracts import AGREEMENT, CONTRACT
from tests.intake.papers.pdf_pages import Put, pdf_of

ASKED = Asked(recorded_at=dt.datetime(2026, 10, 29, 9, 0, tzinfo=SHANGHAI))
BILL = (
    "青舟分期 App·逾期明细",
    "合同编号：QZ-2026-0042",
    "查询时间：2026-10-28 08:36",
    "项目\t金额（元）\t收款方",
    "逾期本金\t1,200.00\t海川银行",
    "逾期利息\t88.40\t海川银行",
    "担保费\t30.00\t临江融资担保",
    "应还总额\t1,318.40",
)
PLAN = (
    "还款计划",
    "更新时间 2026年10月2日",
    "期数\t应还日期\t本金\t利息\t应还金额",
    "1\t2026-11-05\t990.00\t20.00\t1,010.00",
    "2\t2026-12-05\t1,000.00\t10.00\t1,010.00",
)


def _read(*lines: str, encoding: str = "utf-8") -> Reading:
    file = GivenFile.of("\n".join(lines).encode(encoding), "a.txt")
    return reader_of(file).read(file, ASKED)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [(CONTRACT, Loan), (CARD, Loan), (AGREEMENT, Agreement), (BILL, Bill),
     (PLAN, InstalmentSchedule), (STATEMENT, Statement)],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_each_kind_is_told_by_its_words(lines: tuple[str, ...], kind: type, encoding: str) -> None:
    reading = _read(*lines, encoding=encoding)
    assert reading.reader == "paper-text"
    [proposal] = reading.proposals
    assert isinstance(proposal.entries[-1], kind)
    assert proposal.entries[-1].source.file_hash == reading.file.digest
    assert reading.entries == ()


def test_a_bill_with_those_who_get_each_line() -> None:
    reading = _read(*BILL)
    [bill] = reading.proposals[0].entries
    assert isinstance(bill, Bill)
    assert (bill.loan, bill.source_name, bill.total_shown) == (UNCHOSEN, BILL[0], 131_840)
    assert bill.captured_at == dt.datetime(2026, 10, 28, 8, 36, tzinfo=SHANGHAI)
    assert [(one.name, one.amount, one.payee) for one in bill.items] == [
        ("逾期本金", 120_000, "海川银行"), ("逾期利息", 8_840, "海川银行"),
        ("担保费", 3_000, "临江融资担保"),
    ]  # fmt: skip
    fields = {field.name: field for field in reading.fields}
    assert fields["contract_no"].value == "QZ-2026-0042"
    assert not any(field.asks for field in reading.fields)
    assert reading.findings == ()


def test_a_bill_that_does_not_say_when_is_asked() -> None:
    reading = _read(*BILL[:2], *BILL[3:])
    assert [field.name for field in reading.fields if field.asks] == ["captured_at"]
    [bill] = reading.proposals[0].entries
    assert isinstance(bill, Bill)
    assert bill.captured_at == ASKED.recorded_at


@pytest.mark.parametrize("clock", ["", " 31:40", " 08:61"])
def test_a_day_without_an_hour_that_can_be(clock: str) -> None:
    reading = _read(BILL[0], f"截至2026年10月28日{clock}", *BILL[3:])
    [bill] = reading.proposals[0].entries
    assert isinstance(bill, Bill)
    assert bill.captured_at == dt.datetime(2026, 10, 28, tzinfo=SHANGHAI)


def test_a_total_that_the_lines_do_not_come_to_is_a_finding() -> None:
    reading = _read(*BILL[:-1], "应还总额\t1,320.40")
    assert [(one.code, one.amount) for one in reading.findings] == [("intake.bill-sum", 200)]


def test_a_column_without_its_heading_names_nobody() -> None:
    [bill] = _read(*BILL[:3], *BILL[4:]).proposals[0].entries
    assert isinstance(bill, Bill)
    assert {one.payee for one in bill.items} == {None}


def test_a_plan_counts_from_the_day_it_was_shown() -> None:
    [plan] = _read(*PLAN).proposals[0].entries
    assert isinstance(plan, InstalmentSchedule)
    assert plan.valid_from == dt.date(2026, 10, 2)
    assert [(row.n, row.principal, row.interest) for row in plan.rows] == [
        (1, 99_000, 2_000), (2, 100_000, 1_000),
    ]  # fmt: skip
    short = _read(*PLAN[:3], "1\t2026-11-05\t990.00\t20.00\t1,010.00", "3" + PLAN[4][1:])
    assert short.proposals == ()
    assert [left.code for left in short.left_out] == ["screen.plan-gap"]


def test_the_same_page_in_a_pdf_says_the_same() -> None:
    puts = [
        Put(cell, 60 + 160 * column, 60 + 24 * row)
        for row, line in enumerate(BILL)
        for column, cell in enumerate(line.split("\t"))
    ]
    file = GivenFile.of(pdf_of([puts]), "a.pdf")
    assert reader_of(file).name == "paper"
    [bill] = reader_of(file).read(file, ASKED).proposals[0].entries
    [text] = _read(*BILL).proposals[0].entries
    assert isinstance(bill, Bill)
    assert isinstance(text, Bill)
    assert (bill.items, bill.total_shown, bill.captured_at, bill.source_name) == (
        text.items, text.total_shown, text.captured_at, text.source_name,
    )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    ["", "您好，明天见", "<html>借款金额：200元</html>", '{"借款金额": "200元"}', "应还 120.00 元"],
)
def test_other_texts_are_nobodys_paper(said: str) -> None:
    file = GivenFile.of(said.encode(), "合同.txt")
    assert TextPaperReader().recognises(file) == 0
    with pytest.raises(FileUnknownError):
        reader_of(file)


def test_a_book_that_speaks_of_loans_is_not_looked_through() -> None:
    data = "\n".join(CONTRACT).encode()
    long = data + b"\n" * (256 * 1024 - len(data) + 1)
    assert [reader.recognises(GivenFile.of(long, "a.txt")) for reader in READERS] == [0]
    assert TextPaperReader().recognises(GivenFile.of(data + b"\n" * 70_000, "a.txt")) == 18
