"""Sentences with their lines: clauses apart, broken lines together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashore.law.book import LawBook
from ashore.settle.agreement.check import check_agreement
from ashore.settle.agreement.sentences import plain, sentences_of_text
from tests.settle.agreement.test_labelled_set import NAMED, ON


def test_sentences_keep_the_line_they_begin_on() -> None:
    found = sentences_of_text("还款协议\n\n一、先还本金；再还利息。\n二、签字后生效。")
    assert [(one.line, one.text) for one in found] == [
        (1, "还款协议"),
        (3, "一、先还本金；"),
        (3, "再还利息。"),
        (4, "二、签字后生效。"),
    ]


def test_lines_that_a_page_broke_are_joined_and_rows_are_not() -> None:
    lines = [one.text for one in sentences_of_text(NAMED["53-broken-lines"].text)]
    assert any(line.endswith("（统一社会信用代码：91990000MA9F600697）") for line in lines)
    table = sentences_of_text("| 1 | 2027-02-10 | 1,912.50 |\n| 2 | 2027-03-10 | 1,500.00 |")
    assert len(table) == 2


def test_spaces_and_full_width_signs_do_not_matter() -> None:
    assert plain("首 期：２０２６年 12 月 ５ 日") == "首期:2026年12月5日"


@given(
    st.text(
        "□■。，；：元期日内0123456789.-年月本金利息甲乙方免除逾任一结清证明\n |（）", max_size=200
    )
)
def test_no_text_stops_the_check(text: str) -> None:
    found = check_agreement(sentences_of_text(text), LawBook.standard(), ON)
    assert len(found.text.fields) == 12


@given(st.text(max_size=120))
def test_every_sign_but_spaces_is_kept(text: str) -> None:
    kept = "".join(one.text for one in sentences_of_text(text))
    assert "".join(kept.split()) == "".join(text.replace("\f", "\n").split())
