"""PDF and Word files read from the first byte to the entry."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from docx import Document

from ashore.case.entries_dealings import Agreement
from ashore.case.entries_loans import Loan
from ashore.case.entries_papers import CourtPaper, CreditRecord
from ashore.case.fields import SHANGHAI
from ashore.errors.intake import (
    DocxDamagedError,
    OcrMissingError,
    PaperUnknownError,
    PdfDamagedError,
    PdfLockedError,
)
from ashore.intake.given_file import GivenFile
from ashore.intake.pages import ocr
from ashore.intake.papers import word_reader
from ashore.intake.papers.reader import READERS
from ashore.intake.readers import reader_of
from ashore.intake.reading import Asked, Reading
from tests.intake.papers.contracts import AGREEMENT, CONTRACT
from tests.intake.papers.pdf_pages import lines, pdf_of
from tests.intake.papers.reports import SHORT, long_report, short_report
from tests.intake.screens.pen import THEMES, Pen

ASKED = Asked(recorded_at=dt.datetime(2026, 10, 29, 9, 0, tzinfo=SHANGHAI))
UNLOCKED = Asked(recorded_at=ASKED.recorded_at, password="1234")  # noqa: S106


def _read(data: bytes, asked: Asked = ASKED) -> Reading:
    file = GivenFile.of(data, "a.bin")
    return reader_of(file).read(file, asked)


def _broken(text: str, most: int = 44) -> list[str]:
    return [text[n : n + most] for n in range(0, len(text), most)]


def test_a_contract_in_pdf() -> None:
    said = [line for clause in CONTRACT for line in _broken(clause)]
    reading = _read(pdf_of([lines(said[:12]), lines(said[12:])]))
    (proposal,) = reading.proposals
    (loan,) = proposal.entries
    assert isinstance(loan, Loan)
    assert (loan.contract_no, loan.terms.principal) == ("HT-2026-00981", 2_000_000)
    assert loan.source.file_hash == reading.file.digest
    fields = {field.name: field for field in reading.fields}
    assert fields["penalty.multiplier"].value == "1.5"
    assert fields["penalty.multiplier"].box is not None
    pages = {field.box.page for field in reading.fields if field.box}
    assert pages == {1, 2}
    assert not any(field.asks for field in reading.fields)


def test_a_contract_in_word() -> None:
    document = Document()
    for clause in CONTRACT:
        document.add_paragraph(clause)
    out = io.BytesIO()
    document.save(out)
    reading = _read(out.getvalue())
    (loan,) = reading.proposals[0].entries
    assert isinstance(loan, Loan)
    assert loan.terms.principal == 2_000_000
    assert all(field.box is None for field in reading.fields)


def test_an_agreement() -> None:
    reading = _read(pdf_of([lines(AGREEMENT)]))
    (entry,) = reading.proposals[0].entries
    assert isinstance(entry, Agreement)
    assert (entry.total, entry.periods, entry.monthly) == (1_200_000, 12, 100_000)
    assert reading.title.zh == "还款协议"


def test_a_credit_report() -> None:
    reading = _read(short_report())
    assert [type(entry) for entry in reading.entries] == [CreditRecord] * 4
    assert [left.code for left in reading.left_out] == ["paper.credit-query"] * 2
    assert reading.rows == 6
    assert [type(entry) for entry in _read(long_report()).entries] == [CreditRecord] * 2


def test_a_locked_report_asks_and_then_opens() -> None:
    data = short_report(password="1234")  # noqa: S106
    with pytest.raises(PdfLockedError):
        _read(data)
    assert len(_read(data, UNLOCKED).entries) == 4


def test_a_report_without_a_day_is_proposed() -> None:
    said = ("个人信用报告", "其他贷款", "发生过逾期的账户明细如下：",
            "1.2025年5月10日云帆消费金融有限公司发放的贷款，余额12,000。")  # fmt: skip
    reading = _read(pdf_of([lines(said)]))
    assert reading.entries == ()
    ((record,),) = (proposal.entries for proposal in reading.proposals)
    assert isinstance(record, CreditRecord)
    assert record.report_on == dt.date(2026, 10, 29)


def test_a_court_paper_in_pdf() -> None:
    said = ("临江市东湖区人民法院", "传 票", "案号：（2026）浙0102民初1371号", "被告：林晓",
            "开庭时间：2026年11月12日9时30分")  # fmt: skip
    reading = _read(pdf_of([lines(said)]))
    (paper,) = reading.proposals[0].entries
    assert isinstance(paper, CourtPaper)
    assert paper.case_no == "（2026）浙0102民初1371号"
    assert not any(field.asks for field in reading.fields)


def _scan() -> bytes:
    pen = Pen(900, 620, THEMES["小禾分期"])
    for n, said in enumerate((CONTRACT[0], CONTRACT[1], CONTRACT[3], "借款本金：12,345.67元",
                              "年利率：18%", "逾期罚息为合同利率的1.5倍。")):  # fmt: skip
        pen.text(60, 50 + 90 * n, said, 36)
    out = io.BytesIO()
    pen.image.save(out, "PDF", resolution=100)
    return out.getvalue()


def test_a_scan_is_recognised_and_all_of_it_is_asked_about() -> None:
    pytest.importorskip("rapidocr")
    reading = _read(_scan())
    fields = {field.name: field for field in reading.fields}
    assert fields["principal"].value == "12345.67"
    assert fields["annual_rate"].value == "0.18"
    assert all(field.asks for field in reading.fields)
    (loan,) = reading.proposals[0].entries
    assert isinstance(loan, Loan)
    assert loan.source.how == "photo"


def test_a_scan_without_the_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    with pytest.raises(OcrMissingError):
        _read(_scan())


def test_other_papers_are_named_as_unknown() -> None:
    with pytest.raises(PaperUnknownError):
        _read(pdf_of([lines(["周末一起吃饭吗"])]))
    document = Document()
    document.add_paragraph("周末一起吃饭吗")
    out = io.BytesIO()
    document.save(out)
    with pytest.raises(PaperUnknownError):
        _read(out.getvalue())


def test_how_sure_a_file_is_its_own() -> None:
    (reader,) = READERS
    locked = pdf_of([lines(["锁住的"])], password="1234")  # noqa: S106
    sure = [
        reader.recognises(GivenFile.of(data, "a.bin"))
        for data in (short_report(), locked, pdf_of([lines(["别的"])]), b"%PDF-1.7\n", b"a,b\n")
    ]
    assert sure == [85, 30, 15, 15, 0]


def test_broken_files_are_named() -> None:
    with pytest.raises(PdfDamagedError):
        _read(short_report()[:600])
    with pytest.raises(DocxDamagedError):
        word_reader.READERS[0].read(GivenFile.of(b"PK\x03\x04word/document.xml", "a.docx"), ASKED)


def test_an_account_that_does_not_read_is_named() -> None:
    said = [line.replace("发放的20,000元（人民币）个人消费贷款", "发放的某物") for line in SHORT]
    reading = _read(pdf_of([lines(said, step=24)]))
    [unread] = [one for one in reading.left_out if one.code == "paper.credit-unread"]
    assert "云帆消费金融有限公司发放的某物" in unread.says.zh
    assert reading.rows == len(reading.entries) + len(reading.left_out)


def test_a_report_without_an_account_says_so() -> None:
    reading = _read(pdf_of([lines(SHORT[:4], step=24)]))
    assert [one.code for one in reading.left_out] == ["paper.credit-empty"]
