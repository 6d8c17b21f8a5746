"""The statement that nothing can be paid: only what is recorded, no number, no promise."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ashore.documents.paper_text import paper_text
from ashore.documents.papers import cannot_pay, hardship
from ashore.errors.plan import StatementNotNeededError
from ashore.plan.report import plan_of
from tests.documents.drafts import printed
from tests.documents.page import BOOK, TODAY, case_of, loan

POOR: list[dict[str, Any]] = [
    {"kind": "income", "name": "工资", "monthly": "1500.00", "proof": "工资流水"},
    {"kind": "expense", "name": "房租", "monthly": "2000.00"},
]
WHO = {"kind": "person", "name": "周一"}


def said(*entries: dict[str, Any]) -> str:
    case = case_of(loan(), *entries)
    made = cannot_pay.statement(case, plan_of(case, BOOK, TODAY))
    return paper_text(printed(made, case=case)[0])


def test_the_whole_page() -> None:
    assert said(*POOR, WHO) == (
        "目前无力还款的说明\n\n"
        "致：【待填：机构名称】\n\n"
        "说明人：周一\n身份证号码：【待填：身份证号码】\n联系电话：【待填：联系电话】\n\n"
        "一、困难情况\n\n"
        "本人遇到困难：【待填：困难的原因和开始的时间】（据我回忆）。\n\n"
        "家庭每月收入和必要支出\n"
        "类别      项目  每月（元）  依据\n"
        "收入      工资    1,500.00  可提供：工资流水\n"
        "必要支出  房租    2,000.00  据我回忆\n"
        "截至2026年11月24日，每月收入合计 1,500.00 元，必要支出合计 2,000.00 元，"
        "还差 500.00 元（据我回忆）。\n\n"
        "二、说明\n\n"
        "本人现在没有钱可以还款。2027年2月24日重新核对收支（到那时有三个月新的收支，可以重新看），"
        "情况有变会告知。\n\n"
        "本说明只陈述收支，不是还款承诺，也不是对任何欠款金额的确认。\n\n"
        "说明人（签名）：周一\n＿＿＿＿年＿＿月＿＿日\n\n"
        "（案件记录指纹 0123456789ab）\n"
    )


def test_a_name_that_is_not_recorded_is_left_open() -> None:
    text = said(*POOR)
    assert "说明人：【待填：姓名】\n" in text
    assert "说明人（签名）：【待填：姓名】\n" in text


def test_the_reasons_are_the_persons_own() -> None:
    cause = {"kind": "cause", "type": "illness", "story": "住院两个月。", "proofs": ["诊断证明"],
             "began_on": "2026-06-06"}  # fmt: skip
    text = said(*POOR, WHO, cause)
    assert "2026年6月6日起，住院两个月（据我回忆）。本人可以提供：诊断证明。" in text


def test_it_is_refused_where_something_is_left() -> None:
    with pytest.raises(StatementNotNeededError) as caught:
        said(POOR[0], {"kind": "expense", "name": "房租", "monthly": "1000.00"})
    assert caught.value.values["surplus"] == "500.00"


def test_every_creditor_who_is_owed_gets_one_and_none_gets_an_offer() -> None:
    later = loan(id="later", terms={"first_due_on": "2027-01-10"})
    case = case_of(loan(), later, *POOR, WHO)
    made = cannot_pay.drafts(case, BOOK, TODAY)
    assert [one.id for one in made] == ["cannot-pay-l"]
    assert made[0].to == ("甲银行",)
    assert hardship.drafts(case, BOOK, TODAY) == ()
    (paper,) = printed(*made, case=case)
    after = paper_text(paper).split("二、说明")[1]
    assert not re.search(r"\d元|\d 元|每月", after)


def test_nobody_is_told_so_where_money_is_left() -> None:
    case = case_of(loan(), POOR[0])
    assert plan_of(case, BOOK, TODAY).cannot_pay is not None or not cannot_pay.drafts(
        case, BOOK, TODAY
    )
