"""The statement that nothing can be paid: only what is recorded, and where each figure rests."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.documents.statement import cannot_pay_statement
from ashore.errors.plan import StatementNotNeededError
from ashore.plan.report import PlanReport, plan_of
from ashore.text import Language
from tests.documents.page import BOOK, TODAY, case_of, loan

POOR: list[dict[str, Any]] = [
    {"kind": "income", "name": "工资", "monthly": "1500.00", "proof": "工资流水"},
    {"kind": "expense", "name": "房租", "monthly": "2000.00"},
]


def said(*entries: dict[str, Any], language: Language = "zh") -> str:
    case = case_of(loan(), *entries)
    report: PlanReport = plan_of(case, BOOK, TODAY)
    return cannot_pay_statement(case, report, language)


def test_the_whole_page() -> None:
    assert said(*POOR, {"kind": "person", "name": "周一"}) == (
        "目前无力还款的说明\n\n"
        "致：____________（机构名称）\n说明人：周一\n日期：2026-11-24\n\n"
        "截至 2026-11-24，家里每月收入 1500.00 元，必要支出 2000.00 元，还差 500.00 元，"
        "现在没有钱可以还款。2027-02-24 重新核对收支，情况有变会告知。\n\n"
        "每月收入\n· 工资 1500.00 元（附：工资流水）\n\n"
        "每月必要支出\n· 房租 2000.00 元（据我回忆）\n\n"
        "下次核对日：2027-02-24。到那时有三个月新的收支，可以重新看。\n"
        "本说明只陈述收支，不是还款承诺，也不是对任何欠款金额的确认。\n\n"
        "签名：____________\n"
    )


def test_a_name_that_is_not_recorded_is_left_open() -> None:
    text = said(*POOR, language="en")
    assert "From: ____________\n" in text
    assert "· 工资: 1500.00 yuan (attached: 工资流水)\n" in text
    assert "It is no promise to pay and no acknowledgement of any sum." in text


def test_it_is_refused_where_something_is_left() -> None:
    with pytest.raises(StatementNotNeededError) as caught:
        said(POOR[0], {"kind": "expense", "name": "房租", "monthly": "1000.00"})
    assert caught.value.values["surplus"] == "500.00"
