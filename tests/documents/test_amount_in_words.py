"""Amounts in capitals: exact both ways, and refused where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.amount_in_words import fen_in_words, yuan_in_words
from ashore.errors.documents import AmountInWordsError


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (60, "陆角"),
        (1_00, "壹元整"),
        (10_00, "壹拾元整"),
        (100_05, "壹佰元零伍分"),
        (359_97, "叁佰伍拾玖元玖角柒分"),
        (1_001_10, "壹仟零壹元壹角"),
        (12_000_00, "壹万贰仟元整"),
        (10_010_00, "壹万零壹拾元整"),
        (100_000_001_10, "壹亿零壹元壹角"),
    ],
)
def test_amounts_as_banks_write_them(fen: int, words: str) -> None:
    assert yuan_in_words(fen) == words


@given(st.one_of(st.integers(0, 10**7), st.integers(0, 10**14)))
def test_every_amount_reads_back_as_it_was(fen: int) -> None:
    assert fen_in_words(yuan_in_words(fen)) == fen


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_two_amounts_are_never_the_same_words(one: int, other: int) -> None:
    assert (yuan_in_words(one) == yuan_in_words(other)) == (one == other)


@pytest.mark.parametrize("words", ["", "一百元", "壹佰块", "元", "壹佰元壹壹", "壹佰元 整", "abc"])
def test_what_is_no_amount_is_not_read_as_one(words: str) -> None:
    assert fen_in_words(words) is None


def test_words_that_do_not_read_back_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cn2an.an2cn", lambda *_: "壹佰元整")
    assert yuan_in_words(100_00) == "壹佰元整"
    with pytest.raises(AmountInWordsError) as caught:
        yuan_in_words(101_00)
    assert caught.value.values == {"given": "101.00", "words": "壹佰元整"}


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(AmountInWordsError):
        yuan_in_words(-1)
