"""What cannot be read is said, line by line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ashore.settle.agreement.legibility import legibility
from ashore.settle.agreement.sentences import Sentence, sentences_of_text


def test_lines_are_torn_or_lost() -> None:
    found = legibility(sentences_of_text("先还本金。\n本金1□0.00元。\n■■□■■□\n签章后生效。"))
    assert (found.torn, found.lost, found.share) == (((1, 2),), ((1, 3),), Fraction(1, 2))


@pytest.mark.parametrize(
    "clear",
    [
        "邮箱 xu1l@example.com 为送达地址。",
        "编号QS-2025-03318。",
        "代码91990000MA9B20020X。",
        "APP还款。",
    ],
)
def test_letters_that_are_meant_are_not_torn(clear: str) -> None:
    assert not legibility(sentences_of_text(clear)).poor


@pytest.mark.parametrize("torn", ["本金4,8OO.OO元。", "2026年1O月31日。", "每期42O.00元。"])
def test_letters_for_digits_are_torn(torn: str) -> None:
    assert legibility(sentences_of_text(torn)).torn == ((1, 1),)


def test_a_reading_that_is_not_sure_is_torn_on_its_own_page() -> None:
    found = legibility([Sentence("先还本金。", 4, 2, percent=40), Sentence("签章后生效。", 5, 2)])
    assert found.torn == ((2, 4),)


def test_nothing_is_not_poor() -> None:
    assert legibility([]).share == 0
