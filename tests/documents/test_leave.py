"""What is printed of a draft: its marks, its numbers, its gaps, and only by one way out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ashore
from ashore.documents.draft import (
    Blank,
    Field,
    Fields,
    Ground,
    Heading,
    Paragraph,
    Sentence,
    Signature,
    Table,
)
from ashore.documents.leave import clean, exhibit_numbers
from ashore.documents.paper import Grid, Line, LineKind, Look, Run, widths
from ashore.errors.documents import UngroundedError
from ashore.text import Text
from tests.documents.drafts import HEAD, asks, draft, lines, printed, says
from tests.documents.page import BOOK, TODAY

GAP = Blank("合同编号", Text("看合同首页。", "On the contract's first page."))


def body(*sentences: Sentence) -> str:
    (paper,) = printed(draft(Paragraph(sentences)))
    return next(part.words for part in paper.parts
                if isinstance(part, Line) and part.kind is LineKind.BODY)  # fmt: skip


def test_what_a_sentence_rests_on_stands_before_its_full_stop() -> None:
    assert body(says("借了 1,200.00 元。", exhibits=("e1",))) == "借了 1,200.00 元（证据1）。"
    assert body(says("他说可以延期。", recalled=True)) == "他说可以延期（据我回忆）。"
    assert body(says("如下：", exhibits=("e1",))) == "如下（证据1）："
    assert body(says("没有句号", recalled=True)) == "没有句号（据我回忆）"
    both = says("还了两期。", exhibits=("e2", "e1"), recalled=True)
    assert body(both) == "还了两期（证据1、2）（据我回忆）。"


def test_requests_and_rules_stand_without_a_mark() -> None:
    assert body(asks("请书面答复。")) == "请书面答复。"


def test_a_gap_is_marked_and_keeps_its_mark_outside() -> None:
    ended = says("编号是", GAP, "。", recalled=True)
    assert body(ended) == "编号是【待填：合同编号】（据我回忆）。"
    assert body(says("编号是", GAP, recalled=True)) == "编号是【待填：合同编号】（据我回忆）"
    (paper,) = printed(draft(ended))
    assert paper.gaps == ("【待填：合同编号】",)


def test_exhibits_are_numbered_over_all_papers_that_leave_together() -> None:
    one, other = printed(
        draft(says("甲。", exhibits=("e2",)), title="甲"),
        draft(says("乙。", exhibits=("e1", "e2")), title="乙", attached=("e1",)),
    )
    assert "甲（证据1）。" in lines(one)
    assert "乙（证据1、2）。" in lines(other)
    assert "附件：证据2 借款合同.pdf。" in lines(other)
    assert "提到、没有随附：证据1 还款流水.xlsx。" in lines(other)


def test_a_list_of_evidence_decides_the_numbers_and_needs_no_list_of_its_own() -> None:
    letter = draft(says("甲。", exhibits=("e1",)))
    listing = draft(kind="evidence-list", attached=("e2", "e1"), to=())
    assert exhibit_numbers([letter, listing]) == {"e2": 1, "e1": 2}
    assert exhibit_numbers([letter], [listing]) == {"e2": 1, "e1": 2}
    printed_letter, printed_list = printed(letter, listing)
    assert "甲（证据2）。" in lines(printed_letter)
    assert lines(printed_list) == ["申请书"]


def test_numbered_paragraphs_count_up_within_a_part() -> None:
    (paper,) = printed(
        draft(
            Heading("一、甲"),
            Paragraph((asks("一。"),), numbered=True),
            asks("不编号。"),
            Paragraph((asks("二。"),), numbered=True),
            Heading("二、乙"),
            Paragraph((asks("又一。"),), numbered=True),
        )
    )
    assert lines(paper) == [
        "申请书", "致：甲银行", "一、甲", "1. 一。", "不编号。", "2. 二。", "二、乙", "1. 又一。",
    ]  # fmt: skip


def test_every_kind_of_block_in_its_place() -> None:
    table = Table(
        caption="欠款",
        columns=("项目", "金额"),
        rows=(("本金", "1.00"), ("利息", GAP)),
        rests_on=says("按账单。", exhibits=("e1",)),
        numeric=frozenset({1}),
    )
    fields = Fields((Field("申请人", ("周", "一")), Field("编号", (GAP,))))
    signed = Signature(label="申请人（签名）", name="周一", on=dt.date(2026, 11, 3))
    (paper,) = printed(draft(fields, table, signed, attached=("e1",)))
    assert lines(paper) == [
        "申请书",
        "致：甲银行",
        "申请人：周一",
        "编号：【待填：合同编号】",
        "欠款",
        "项目|金额",
        "本金|1.00",
        "利息|【待填：合同编号】",
        "按账单（证据1）。",
        "附件：证据1 借款合同.pdf。",
        "申请人（签名）：周一",
        "2026年11月3日",
    ]
    assert [run.words for run in paper.runs if run.look is Look.LABEL] == ["申请人：", "编号："]


def test_a_column_is_as_wide_as_its_words() -> None:
    long = "证明借款合同约定的利率和还款日，以及逾期以后怎么计算罚息"
    table = Table(
        caption="", columns=("序号", "证明对象", "金额"), rows=(("1", long, "1,000.00"),),
        rests_on=asks("。"),
    )  # fmt: skip
    (paper,) = printed(draft(table))
    (grid,) = (part for part in paper.parts if isinstance(part, Grid))
    number, words, amount = widths(grid)
    assert (number, amount) == (3.5, 5.5)
    assert number + words + amount == 42.0
    several = replace(grid, rows=((grid.rows[0][1],) * 3,))
    assert len(set(widths(several))) == 1
    assert widths(replace(grid, rows=())) == (3.5, 5.5, 3.5)
    name = Run("messages.xml")
    crowded = replace(grid, columns=("甲",) * 4, rows=(((name,), *(grid.rows[0][1],) * 3),))
    first, *others = widths(crowded)
    assert (first, sum((first, *others))) == (9.0, 42.0)


def test_a_court_is_addressed_at_the_end() -> None:
    court = ("某某区人民法院",)
    signed = Signature(label="答辩人", name="周一")
    for said in ({"addressed_at_end": True}, {"channel": "channels.court"}):
        (paper,) = printed(draft(asks("请驳回。"), signed, to=court, **said))
        assert lines(paper) == [
            "申请书",
            "请驳回。",
            "此致",
            "某某区人民法院",
            "答辩人：周一",
            "＿＿＿＿年＿＿月＿＿日",
        ]


def test_nothing_dishonest_becomes_a_paper() -> None:
    with pytest.raises(UngroundedError):
        printed(draft(says("欠款已经还清。")))


def test_a_paper_is_made_nowhere_else() -> None:
    source = Path(ashore.__file__).parent
    makers = {
        place.name
        for folder in ("documents", "cli")
        for place in (source / folder).rglob("*.py")
        if re.search(r"(?<!class )\bPaper\(", place.read_text(encoding="utf-8"))
    }
    assert makers == {"leave.py"}
    callers = {
        place.name
        for place in (source / "cli").glob("*.py")
        if re.search(r"\bpaper_(docx|pdf)\(|typeset\(", place.read_text(encoding="utf-8"))
    }
    assert callers == set()


def test_the_foot_knows_the_case() -> None:
    (paper,) = printed(draft())
    assert (paper.head, paper.on) == (HEAD, dt.date(2026, 11, 24))


HOSTILE = (
    "#emph[x] *粗* _斜_ $x$ @ref <l> \\ `c` // /* */",
    "<w:t>&amp;</w:t> & < > \" ' ]]>",
    "{{ 7*7 }} {% for %} {0} %s ${x}",
    "名" * 3000,
)


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_of_any_kind_is_only_words(words: str) -> None:
    assert clean(words) == words
    (paper,) = printed(draft(asks(words), title="题", to=(words,)))
    assert lines(paper) == ["题", f"致：{words}", words]


def test_what_cannot_be_seen_is_left_out_or_named() -> None:
    assert clean("a\tb\r\nc\u2028d\u00a0e\u3000f") == "a b  c d e\u3000f"
    assert clean("零\u200b宽\u202e反\ufeff头\ufe0f") == "零宽反头"
    assert clean("\x00\x1b\x85\ud800\uffff\ue000") == (
        "〔U+0000〕〔U+001B〕 〔U+D800〕〔U+FFFF〕〔U+E000〕"
    )


@given(st.text(st.characters(codec=None)))
def test_clean_words_go_into_any_file(words: str) -> None:
    made = clean(words)
    made.encode()
    assert clean(made) == made
    assert not any(ord(char) < 32 for char in made)


def test_a_rule_is_printed_as_it_is_cited() -> None:
    rule = BOOK.rule("limitation.interrupted", on=TODAY).citation
    assert body(says("时效重新计算。", ground=Ground.RULE, citations=(rule,))) == "时效重新计算。"
