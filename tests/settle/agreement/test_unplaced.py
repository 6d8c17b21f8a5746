"""Sentences that nothing accounts for, and whether they bind the person."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.law.book import LawBook
from ashore.settle.agreement.check import check_agreement
from ashore.settle.agreement.sentences import sentences_of_text


def shown(text: str) -> list[tuple[str, bool]]:
    found = check_agreement(sentences_of_text(text), LawBook.standard(), dt.date(2026, 11, 24))
    return [(one.sentence.text, one.binds) for one in found.unplaced]


@pytest.mark.parametrize(
    ("text", "binds"),
    [
        ("乙方须每周到甲方处报到一次。", True),
        ("本人自愿配合贵司拍摄视频说明情况。", True),
        ("甲方可以随时要求补充其他材料。", True),
        ("每逢月末双方互致问候并留存照片。", False),
        ("罚息 140.00", False),
    ],
)
def test_an_unknown_sentence_is_shown(text: str, binds: bool) -> None:
    assert shown(text) == [(text, binds)]


@pytest.mark.parametrize(
    "text",
    [
        "分期还款协议书",
        "每笔还款先抵本金。",
        "乙方任一期未足额还款的，恢复全部欠款。",
        "甲方不得向第三人透露乙方的债务情况。",
        "经双方协商一致，达成如下协议：",
    ],
)
def test_what_is_known_or_only_a_frame_is_not_shown(text: str) -> None:
    assert shown(text) == []
