"""What a court's paper says in words is read where it is plain, and left alone otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.terms import Item
from ashore.documents.papers.court_stated import side_in, sum_in


@pytest.mark.parametrize(
    ("text", "item", "fen"),
    [
        ("及利息 900.50 元", Item.INTEREST, 900_50),
        ("欠付利息人民币 1,234,567.8 元", Item.INTEREST, 1_234_567_80),
        ("逾期利息 300 元", Item.PENALTY_INTEREST, 300_00),
        ("逾期利息 300 元", Item.INTEREST, None),
        ("利息 1.2 万元", Item.INTEREST, None),
        ("利息 ,, 元", Item.INTEREST, None),
        ("利息 99999999999999999 元", Item.INTEREST, None),
        ("利息、罚息、复利共计 900 元", Item.COMPOUND_INTEREST, None),
        ("违约金 10 元；违约金 10 元", Item.LATE_FEE, 10_00),
        ("违约金 10 元；违约金 20 元", Item.LATE_FEE, None),
        ("律师代理费\n3000\n元", Item.LEGAL_FEE, 3000_00),
        ("本金 9 元", Item.PRINCIPAL, None),
        ("", Item.INTEREST, None),
    ],
)
def test_a_sum_is_read_only_where_it_is_the_item_s_own(
    text: str, item: Item, fen: int | None
) -> None:
    assert sum_in(text, item) == fen


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("原告：甲银行股份有限公司，住所地上海", "甲银行股份有限公司"),
        ("  原告（反诉被告）: 甲公司\n被告：周一", "甲公司"),
        ("被告：周一\n第三人：丙", None),
        ("本案原告与被告之间", None),
        ("原告：", None),
    ],
)
def test_a_side_is_read_from_a_line_of_its_own(text: str, named: str | None) -> None:
    assert side_in(text, "原告") == named


@given(st.text(alphabet="利息罚复违约金律师费元万共合计，。、,. 0123456789\n原告：", max_size=80))
def test_any_words_are_read_or_left_and_never_stop_the_work(text: str) -> None:
    for item in Item:
        found = sum_in(text, item)
        assert found is None or found >= 0
    side_in(text, "原告")
