"""Which characters the fonts draw, held against what the typesetter itself can set."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.documents.glyphs import missing, named
from ashore.documents.leave import clean
from ashore.documents.paper import Look, Run
from ashore.documents.paper_pdf import paper_pdf
from tests.documents.drafts import asks, draft, printed


def test_rare_characters() -> None:
    assert missing(["䶮㛃堃喆𠮷", "𠮷💰ཀ"]) == ("𠮷", "💰", "ཀ")
    assert missing(["Latin «é» ①②㎡￥€ “”——……"]) == ()


def test_a_named_character_keeps_its_look() -> None:
    assert named(Run("张𠮷", Look.LABEL)) == Run("张〔U+20BB7〕", Look.LABEL)
    assert named(Run("张三")) == Run("张三")


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_whatever_is_written_can_be_set(words: str) -> None:
    (paper,) = printed(draft(asks(words), title=f"题{words[:5]}", to=(words,)))
    assert paper_pdf(paper).startswith(b"%PDF-")


@pytest.mark.parametrize("char", "一龥豈")
def test_the_ends_of_the_common_blocks_are_drawn(char: str) -> None:
    assert missing([char]) == ()
    assert clean(char) == char
