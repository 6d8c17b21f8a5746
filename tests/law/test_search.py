"""Finding entries by words, and the version that held on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.errors.law import LawBeforeFirstError, LawUnknownIdError
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.law.held import held_if_any, held_on
from ashore.law.search import Index

BOOK = LawBook.standard()


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(BOOK)


def test_every_entry_is_found_by_its_id_and_by_its_titles(index: Index) -> None:
    lost = []
    for one in BOOK.ids():
        entry = BOOK.entry(one)
        for asked in (one, entry.title.zh, entry.title.en):
            if one not in {found.id for found in index.find(asked)}:
                lost.append((one, asked))  # noqa: PERF401 - three ways of asking
    assert lost == []


def test_a_title_comes_before_a_mention(index: Index) -> None:
    found = [entry.id for entry in index.find("答辩期")]
    assert found[0] == "deadlines.court-answer"


def test_every_word_has_to_be_there(index: Index) -> None:
    both = {entry.id for entry in index.find("征信 异议")}
    assert both < {entry.id for entry in index.find("征信")}
    assert "credit-record.objection-days" in both


def test_a_run_of_characters_is_taken_apart_only_where_it_stands_nowhere(index: Index) -> None:
    assert "credit-record.objection-days" in {one.id for one in index.find("征信异议答复")}
    assert index.find("征信异议麒麟") == ()
    assert index.find("") == index.find("  ") == ()


def test_a_version_is_the_one_of_its_day_and_an_old_one_says_so() -> None:
    lpr = held_on(BOOK, "rates.lpr-1y", dt.date(2040, 1, 1))
    assert isinstance(lpr, Figure)
    assert lpr.stale
    assert held_if_any(BOOK, "card.grace-days", dt.date(2000, 1, 1)) is None
    with pytest.raises(LawBeforeFirstError):
        held_on(BOOK, "card.grace-days", dt.date(2000, 1, 1))
    with pytest.raises(LawUnknownIdError):
        held_if_any(BOOK, "card.none", dt.date(2026, 1, 1))
