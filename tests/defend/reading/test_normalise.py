"""Folding takes disguises off, and every folded character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.reading.folded import Edit, Folded
from ashore.defend.reading.normalise import MOST_CHARACTERS, fold

ANY_TEXT = st.text(max_size=60)
DISGUISES = st.text(
    st.sampled_from("还款錢法院催收 -·*_.,、。:\n\u200b\u200dＡ１ａ还钱👮🔪亻尔女马qianda打死"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("請儘快還款，謝謝", "请尽快还款,谢谢"),
        ("ＡＰＰ還款１００元", "app还款100元"),
        ("法·院", "法院"),
        ("法-院-传-票", "法院传票"),
        ("松.果.闪.贷 到期", "松果闪贷 到期"),
        ("法 院 传 票", "法院传票"),
        ("不还 钱 就", "不还钱就"),
        ("催\u200b收\ufeff", "催收"),
        ("亻尔女马", "你妈"),
        ("⚖️👮🏻🔪", "法律警察刀"),
        ("还还还还还钱!!!!!", "还还钱!!"),
        ("①②③", "123"),
        ("⼈民法院", "人民法院"),
        ("1,280.00元", "1,280.00元"),
        ("您好，您的账单", "您好,您的账单"),
        ("买卖提·阿不都", "买卖提阿不都"),
        ("张三,李四", "张三,李四"),
    ],
)
def test_a_text_is_folded_to_what_it_says(sent: str, meant: str) -> None:
    assert fold(sent).text == meant


@pytest.mark.parametrize(
    ("sent", "part", "came_from"),
    [
        ("去法·院告你", "法院", "法·院"),
        ("去 ＤＡ  死 你", "da", "ＤＡ"),
        ("说好还还还还还钱", "还还", "还还还还还"),
        ("看亻尔女马", "妈", "女马"),
        ("🔪在手", "刀", "🔪"),
        ("您\u200b好", "您好", "您\u200b好"),
    ],
)
def test_a_stretch_leads_back_to_the_original(sent: str, part: str, came_from: str) -> None:
    folded = fold(sent)
    at = folded.text.index(part)
    start, end = folded.original(at, at + len(part))
    assert sent[start:end] == came_from


@given(st.one_of(ANY_TEXT, DISGUISES))
def test_places_are_in_order_and_inside_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )


@given(st.one_of(ANY_TEXT, DISGUISES))
def test_every_stretch_is_a_stretch_of_the_original(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded.text) + 1):
        first, last = folded.original(start, min(start + 3, len(folded.text)))
        assert 0 <= first <= last <= len(text)


def test_a_text_is_cut_where_no_message_is_longer() -> None:
    assert len(fold("钱款" * MOST_CHARACTERS).text) == MOST_CHARACTERS


def test_edits_keep_what_lies_between_them() -> None:
    plain = Folded("abcdef", tuple(range(6)), tuple(range(1, 7)))
    edited = plain.edited([Edit(1, 3, "X"), Edit(4, 5, "")])
    assert (edited.text, edited.starts, edited.ends) == ("aXdf", (0, 1, 3, 5), (1, 3, 4, 6))


def test_no_edit_changes_nothing() -> None:
    plain = Folded("ab", (0, 1), (1, 2))
    assert plain.edited([]) is plain
