"""Lines put together to sentences, each with its place."""

from __future__ import annotations

from ashore.intake.pages.words import Line
from ashore.intake.papers.sentences import sentences_of_lines, sentences_of_texts
from ashore.intake.reading import Box
from tests.intake.pages.layout import word


def _line(text: str, top: int, *, percent: int = 100) -> Line:
    return Line((word(text, 60, top, percent=percent),))


def test_a_line_that_reaches_the_edge_goes_on_in_the_next() -> None:
    found = sentences_of_lines(
        [
            _line("第五条 借款人未按期还款的，自逾期之日起", 100),
            _line("按罚息利率计收罚息。罚息利率为合同利率的", 160, percent=80),
            _line("一点五倍。", 220),
            _line("第六条 争议由法院管辖。", 280),
        ]
    )
    assert [sentence.text for sentence in found] == [
        "第五条 借款人未按期还款的，自逾期之日起按罚息利率计收罚息。",
        "罚息利率为合同利率的一点五倍。",
        "第六条 争议由法院管辖。",
    ]
    assert [sentence.percent for sentence in found] == [80, 80, 100]
    assert found[0].box == Box(1, 60, 100, 1060, 210)
    assert found[2].box is not None
    assert found[2].box.top == 280


def test_a_short_line_ends_where_it_stands() -> None:
    found = sentences_of_lines(
        [_line("个人消费贷款合同", 100), _line("本合同由以下双方于签订日在临江市签订：", 160)]
    )
    assert [sentence.text for sentence in found] == [
        "个人消费贷款合同",
        "本合同由以下双方于签订日在临江市签订：",
    ]


def test_the_numbers_of_pages_are_left_out() -> None:
    lines = [_line("第一条 借款金额为人民币贰万", 100), _line("第 1 页 共 3 页", 160),
             _line("元整。", 220)]  # fmt: skip
    assert [one.text for one in sentences_of_lines(lines)] == ["第一条 借款金额为人民币贰万元整。"]
    assert sentences_of_lines([_line("- 2 -", 100)]) == ()
    assert sentences_of_lines([]) == ()


def test_paragraphs_without_a_place() -> None:
    found = sentences_of_texts(["第一条 甲。第二句。", "", "贷款人 | 云帆"])
    assert [(one.text, one.box) for one in found] == [
        ("第一条 甲。", None), ("第二句。", None), ("贷款人 | 云帆", None),
    ]  # fmt: skip
