"""The application to keep living costs is made where something is frozen, for both situations."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.documents.draft import Draft, Fields, Table
from ashore.documents.guard import sentences_of, words_of
from ashore.documents.papers import living_costs_application
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.court_cases import MONEY, PERSON, Json, court, loan
from tests.documents.papers.dump import words


def made(*entries: Json, type_: str = "enforcement-notice", **paper: Any) -> tuple[Draft, ...]:
    case = case_of(PERSON, loan("A", "贷"), court("e", "A", type_, **paper), *entries)
    return living_costs_application.drafts(case, BOOK, TODAY)


def said(draft: Draft) -> list[str]:
    return [words_of(sentence) for sentence in sentences_of(draft)]


@pytest.mark.parametrize("measure", ["工资卡被冻结 9800.00 额度", "扣划存款", "扣留、提取收入"])
def test_money_that_is_frozen_or_taken_calls_for_it(measure: str) -> None:
    (draft,) = made(measures=[measure])
    first, second = said(draft)[:2]
    assert first.startswith("工资还没有发放的部分：")
    assert second.startswith("工资已经发到账户的部分：")
    assert f"执行文书记载的措施是：{measure}。" in said(draft)


@pytest.mark.parametrize("measure", ["限制消费令", "查封车辆"])
def test_other_measures_do_not(measure: str) -> None:
    assert made(measures=[measure]) == ()


def test_the_sum_to_keep_is_never_invented() -> None:
    (draft,) = made(*MONEY, measures=["冻结存款"])
    assert "【当地低保标准 × 本人和所扶养家属的人数】" in words(
        next(s for s in sentences_of(draft) if "还没有发放" in words_of(s)).pieces
    )


def test_a_thin_month_is_named_as_what_it_is() -> None:
    runs = {"kind": "income", "name": "跑单", "stability": "volatile",
            "months": ["5000.00", "4200.00", "4600.00"]}  # fmt: skip
    (draft,) = made(runs, measures=["冻结存款"])
    table = next(block for block in draft.blocks if isinstance(block, Table))
    assert table.rows[0][:2] == ("跑单", "4,200.00")
    assert "最低" in str(table.rows[0][2])


def test_before_a_judgment_the_person_is_no_judgment_debtor() -> None:
    (draft,) = made(type_="preservation", measures=["冻结存款 5000 元"])
    fields = next(block for block in draft.blocks if isinstance(block, Fields)).fields
    assert fields[1].label == "申请人（被保全人）"
