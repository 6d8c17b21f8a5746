"""A text's cells stand where a typewriter would put them, however the text is encoded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.intake import FileTooLargeError, PaperUnknownError
from ashore.intake.given_file import GivenFile
from ashore.intake.pages.text_page import MOST_BYTES, text_of, words_of_text
from ashore.intake.pages.words import lines_of

SAID = "逾期本金\t1,200.00\t槐溪村镇银行\n\n罚息  3.10 元 | 甲公司"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_makes_no_difference(encoding: str) -> None:
    assert text_of(GivenFile.of(SAID.encode(encoding), "a.txt")) == SAID


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0", b"\x81\xff\xff\x81\x00", b"\xff\xfe\x00"])
def test_what_is_no_text_is_said(data: bytes) -> None:
    with pytest.raises(PaperUnknownError):
        text_of(GivenFile.of(data, "a.txt"))


def test_a_book_is_no_paper() -> None:
    with pytest.raises(FileTooLargeError):
        text_of(GivenFile.of(b"x" * (MOST_BYTES + 1), "a.txt"))


def test_cells_stand_in_lines_and_columns() -> None:
    words = words_of_text(SAID.split("\n"))
    assert [line.text for line in lines_of(words)] == [
        "逾期本金 1,200.00 槐溪村镇银行",
        "罚息 3.10 元 甲公司",
    ]
    assert [word.text for word in words[3:]] == ["罚息", "3.10 元", "甲公司"]
    assert [word.left for word in words] == [0, 240, 480, 0, 60, 160]
    assert {word.percent for word in words} == {100}


@given(st.lists(st.text("本金 1.,\t|　元", max_size=20), max_size=8))
def test_nothing_is_lost_but_what_parts_cells(lines: list[str]) -> None:
    said = "".join("".join(word.text for word in words_of_text(lines)).split())
    assert said == "".join(char for char in "".join(lines) if char not in " \t|　")
