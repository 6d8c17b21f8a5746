"""The printed report: what the page says, with its sources, the same each time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ashore.case.replay import replay
from ashore.documents.report import explained_bills
from ashore.documents.report_pdf import report_pdf
from ashore.documents.words import yuan
from ashore.owed.report import owed_on
from ashore.plan.report import plan_of
from ashore.plan.today import agenda
from ashore.samples.story import sample_case
from ashore.text import Language
from tests.documents.drafts import HEAD, pdf_pages, pdf_words, squeezed
from tests.documents.page import BOOK, TODAY, case_of, loan


def report_of(case: Any, language: Language = "zh", title: str | None = None) -> bytes:
    owed = owed_on(case, BOOK, TODAY)
    plan = plan_of(case, BOOK, TODAY, owed=owed, ranges=False)
    to_do = agenda(case, plan, BOOK, TODAY)
    bills = explained_bills(case, owed, BOOK)
    return report_pdf(
        owed, bills, plan, to_do, book=BOOK, head=HEAD, language=language, title=title
    )


@pytest.fixture(scope="module")
def sample() -> bytes:
    """The sample's report in Chinese."""
    case = replay(sample_case(TODAY))
    return report_of(case, title=case.title)


def test_it_holds_what_is_owed_the_way_out_and_the_findings(sample: bytes) -> None:
    words = pdf_words(sample)
    case = replay(sample_case(TODAY))
    owed = owed_on(case, BOOK, TODAY)
    assert f"今天已到期未还{yuan(owed.due_now)}元" in words
    for debt in owed.debts:
        assert words.count(squeezed(debt.facts.file.loan.product)) >= 2
    for found in owed.findings:
        assert squeezed(found.says.zh) in words
        for cited in found.citations:
            assert squeezed(f"出处：{cited.title.zh}{cited.pinpoint}") in words
    for part in ("走哪条路", "每个月怎么还", "要谈什么", "这样还，会不会断", "逐笔细看"):
        assert squeezed(part) in words
    assert "违法" not in words


def test_every_page_has_its_number_and_the_case(sample: bytes) -> None:
    feet = [foot for _, foot in pdf_pages(sample)]
    assert feet == [f"案件记录指纹0123456789ab第{n}页共{len(feet)}页"
                    for n in range(1, len(feet) + 1)]  # fmt: skip


def test_the_picture_of_the_way_is_in_it(sample: bytes) -> None:
    assert "1.石舟分期·安心借" in pdf_words(sample)


def test_a_sign_that_no_font_has_is_named_in_text_and_picture_alike() -> None:
    case = replay(sample_case(TODAY))
    first, *others = case.loans
    named = replace(first, loan=first.loan.model_copy(update={"product": "花💳贷"}))
    words = pdf_words(report_of(replace(case, loans=(named, *others))))
    assert "1.花〔U+1F4B3〕贷" in words


def test_english_and_the_same_bytes_twice() -> None:
    case = case_of(loan())
    data = report_of(case, "en")
    assert data == report_of(case, "en")
    assert b"pdfaid:part>2<" in data
    words = pdf_words(data)
    for part in ("Next step", "Due and unpaid today", "Worth a look", "Loan by loan"):
        assert squeezed(part) in words


def test_an_empty_case_has_a_report_too() -> None:
    assert "还没有借款记录" in pdf_words(report_of(case_of()))


def test_names_that_are_markup_or_cannot_be_drawn() -> None:
    odd = loan(product="#set page() *借* 💰\x07", parties={"funder": "<b>𠮷银行</b>"})
    words = pdf_words(report_of(case_of(odd), title="{{x}} \\ $y$"))
    assert "#setpage()*借*〔U+1F4B0〕〔U+0007〕" in words
    assert "<b>〔U+20BB7〕银行</b>" in words
    assert "{{x}}\\$y$" in words
