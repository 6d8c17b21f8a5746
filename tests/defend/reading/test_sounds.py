"""Words spelled by sound come back as characters, and honest letters stay letters."""

from __future__ import annotations

import pytest
from tools.reading_corpus import load_corpus

from ashore.defend.reading.data_files import read_table
from ashore.defend.reading.normalise import fold
from ashore.defend.reading.sounds import Respeller, readings_of, sound_of, sounds_of

WORDS = ["催收", "打死", "妈妈", "班主任", "还钱", "法院", "死"]


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("cui收", "催收"),
        ("催shou公司", "催收公司"),
        ("da si你", "打死你"),
        ("dasi你", "打死你"),
        ("ma-ma、ban主任", "妈妈、班主任"),
        ("ban zhu ren", "班主任"),
        ("huan钱", "还钱"),
        ("崔收", "催收"),
        ("app还款", "app还款"),
        ("fa, yuan", "fa, yuan"),
        ("wifi密码", "wifi密码"),
        ("发院", "法院"),
    ],
)
def test_spelled_words_come_back(sent: str, meant: str) -> None:
    assert fold(sent, Respeller(WORDS)).text == meant


def test_the_way_back_covers_the_spelling() -> None:
    folded = fold("要da si你", Respeller(WORDS))
    assert folded.original(1, 3) == (1, 6)


def test_a_character_has_all_its_readings() -> None:
    assert readings_of("还") >= {"hai", "huan"}
    assert readings_of(",") == frozenset()


def test_near_sounds_are_one() -> None:
    assert {sound_of(one) for one in "诗思师"} == {"si"}
    assert sound_of("零") == sound_of("林")
    assert sound_of("a") == ""


def test_letters_that_spell_nothing_have_no_sound() -> None:
    assert [sound.start for sound in sounds_of("vip还")] == [3]


def test_no_spelling_variant_is_common_in_lawful_texts() -> None:
    """A variant is no common word: only a slip of the pen puts it into a lawful text."""
    variants = read_table("shared/sounds.yaml", "variants")
    clear = {"clean_reminder", "clean_negotiation", "clean_court_notice"}
    texts = [line.asked.text for line in load_corpus("messages") if clear & set(line.labels)]
    found = {variant: sum(variant in text for text in texts) for variant in variants}
    assert {variant: n for variant, n in found.items() if n > len(texts) / 1000} == {}
