"""Several pictures of one page: what they share is kept once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashore.intake.pages.joining import joined
from ashore.intake.pages.words import Word, lines_of
from tests.intake.pages.layout import row, word

HEAD = [word("还款计划", 400, 110)]


def _picture(first: int, last: int, page: int) -> list[Word]:
    """Return rows of one long page as a picture of it shows them, under a head that stays."""
    rows = [
        word(f"第{n}期 应还{n},000.0{n % 10}", 60, 300 + 120 * (n - first), page=page)
        for n in range(first, last + 1)
    ]
    return [*[one._replace(box=one.box._replace(page=page)) for one in HEAD], *rows]


def test_rows_on_both_pictures_are_there_once() -> None:
    page = joined([_picture(1, 8, 1), _picture(6, 12, 2)])
    said = [line.text for line in lines_of(page)]
    assert said == ["还款计划", *(f"第{n}期 应还{n},000.0{n % 10}" for n in range(1, 13))]
    last = page[-1]
    assert (last.box.page, last.box.top, last.top) == (2, 300 + 120 * 6, 300 + 120 * 11)


@given(st.integers(2, 6))
def test_any_overlap_of_two_rows_or_more(shared: int) -> None:
    page = joined([_picture(1, 8, 1), _picture(9 - shared, 14, 2)])
    assert len(page) == 15


def test_pictures_that_share_nothing_follow_each_other() -> None:
    page = joined([_picture(1, 3, 1), _picture(7, 9, 2)])
    said = [line.text for line in lines_of(page)]
    assert said[-3:] == [f"第{n}期 应还{n},000.0{n}" for n in (7, 8, 9)]
    assert len([text for text in said if text.startswith("第")]) == 6


def test_one_picture_stays_as_it_is_and_none_is_empty() -> None:
    page = row(100, ("本金", 60), ("12.00", 800))
    assert joined([page]) == tuple(page)
    assert joined([]) == ()


def test_the_same_picture_twice_adds_nothing() -> None:
    once = _picture(1, 8, 1)
    again = [one._replace(box=one.box._replace(page=2)) for one in once]
    assert [one.text for one in joined([once, again])] == [one.text for one in joined([once])]
