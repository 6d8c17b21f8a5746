"""Notions are found by their words, longest first, and by their shapes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ashore.defend.reading.lexicon import Hit, Lexicon
from ashore.defend.reading.normalise import fold
from ashore.defend.reading.reader import Eye
from ashore.defend.reading.scheme import Kind

DATA = {
    "notions": {"blow": "打 砸门", "kin": "妈 爸妈", "court": "法院", "shadow": "打电话"},
    "shapes": {"sum": r"\d+元"},
    "families": {"hard": "blow court"},
}


def test_a_longer_word_hides_what_lies_in_it() -> None:
    hits = Lexicon(DATA).find("打电话给爸妈要100元")
    assert hits == [Hit(4, 6, "kin"), Hit(7, 11, "sum")]


def test_words_beside_each_other_are_both_seen() -> None:
    assert [hit.notion for hit in Lexicon(DATA).find("打妈")] == ["blow", "kin"]


def test_a_notion_knows_its_families() -> None:
    assert Lexicon(DATA).families == {"blow": ("hard",), "court": ("hard",)}


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_every_word_is_written_as_it_is_searched(kind: Kind) -> None:
    """A word that folding would change could never be found."""
    words = Eye(kind).lexicon.words()
    assert [word for word in words if fold(word).text != word] == []


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_every_family_names_notions_that_exist(kind: Kind) -> None:
    lexicon = Eye(kind).lexicon
    assert set(lexicon.families) <= set(lexicon.names)


def test_hits_are_in_order() -> None:
    hits = Eye("messages").lexicon.find("您好,您的账单已逾期3天,请尽快还款100元,否则我行将依法起诉")
    assert all(one <= other for one, other in pairwise(hits))
    assert len(hits) > 8
