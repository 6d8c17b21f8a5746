"""Everything that can be shown has a word in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from string import Formatter
from typing import Any, get_args

import pytest

from ashore.case.entries import KINDS
from ashore.case.entries_loans import Classification
from ashore.case.entry import Source
from ashore.case.terms import Item, Role
from ashore.documents import agenda_words, words
from ashore.documents.report_words import labels
from ashore.findings import Confidence, Severity, Strength
from ashore.law.comparison import Applies
from ashore.owed.standing import Footing
from ashore.plan.clock import PageName
from ashore.text import Text

TABLES: list[tuple[type[StrEnum], Mapping[Any, Text]]] = [
    (Item, words.ITEMS),
    (Strength, words.STRENGTHS),
    (Confidence, words.CONFIDENCES),
    (Severity, words.SEVERITIES),
    (Applies, words.APPLIES),
    (Role, words.ROLES),
    (Classification, words.CLASSIFICATIONS),
    (Footing, {footing: footing.words() for footing in Footing}),
]


@pytest.mark.parametrize(
    ("kind", "table"), TABLES, ids=lambda value: getattr(value, "__name__", "")
)
def test_no_value_is_without_its_word(kind: type[StrEnum], table: Mapping[Any, Text]) -> None:
    assert set(table) == set(kind)
    for said in table.values():
        assert said.zh
        assert said.en
        assert said.zh != said.en


def test_every_kind_and_source_has_a_word() -> None:
    assert set(words.ENTRY_KINDS) == set(KINDS)
    assert set(words.SOURCES) == set(get_args(Source.model_fields["how"].annotation))


def test_every_page_that_a_task_is_done_with_has_a_word() -> None:
    assert set(agenda_words.PAGES) == set(get_args(PageName))
    for said in agenda_words.PAGES.values():
        assert said.zh != said.en


def test_standards_and_pacts_are_never_called_binding() -> None:
    for strength in (Strength.STANDARD, Strength.SELF_REGULATION):
        assert "不是强制规定" in words.STRENGTHS[strength].zh
        assert "not binding" in words.STRENGTHS[strength].en


def test_labels_hold_the_same_places_in_both_languages() -> None:
    zh, en = labels("zh"), labels("en")
    for name in zh:
        assert _places(zh[name]) == _places(en[name])


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_amounts() -> None:
    assert [words.yuan(fen) for fen in (0, 5, -5, 100, 123456789)] == [
        "0.00",
        "0.05",
        "-0.05",
        "1.00",
        "1,234,567.89",
    ]
