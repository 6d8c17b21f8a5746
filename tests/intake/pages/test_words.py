"""Words in lines."""

from __future__ import annotations

from ashore.intake.pages.words import Line, around, lines_of
from ashore.intake.reading import Box
from tests.intake.pages.layout import row, word


def test_words_beside_each_other_are_a_line() -> None:
    words = [*row(100, ("本金", 60), ("1,200.00", 800)), word("利息", 60, 190)]
    shuffled = [words[2], words[1], words[0]]
    assert [line.text for line in lines_of(shuffled)] == ["本金 1,200.00", "利息"]


def test_a_tilted_row_is_still_a_line() -> None:
    words = [word("案号", 60, 100), word("（2026）川0107民初1号", 200, 112)]
    assert len(lines_of(words)) == 1


def test_words_over_each_other_are_two_lines() -> None:
    words = [word("4,712.01", 300, 100), word("应还金额", 300, 130)]
    assert [line.text for line in lines_of(words)] == ["4,712.01", "应还金额"]


def test_a_line_is_as_sure_as_its_least_sure_word() -> None:
    line = Line((word("本金", 60, 100), word("12.00", 300, 104, percent=61)))
    assert (line.percent, line.top, line.bottom) == (61, 100, 154)
    assert line.box == Box(1, 60, 100, 425, 154)


def test_the_box_around_words_of_two_pictures_stays_on_the_first() -> None:
    assert around([Box(1, 1, 1, 2, 2), Box(2, 0, 0, 9, 9)]) == Box(1, 1, 1, 2, 2)


def test_a_word_of_a_later_picture_lies_further_down() -> None:
    lower = word("本金", 60, 100, page=2)._replace(shift=2000)
    assert (lower.top, lower.bottom, lower.middle) == (2100, 2150, 2125.0)
