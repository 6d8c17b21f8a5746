"""Red flags in other words than the labelled set's, and what only looks like one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from ashore.law.book import LawBook
from ashore.settle.agreement.red_flags import flag_rules, red_flags
from ashore.settle.agreement.sentences import sentences_of_text

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
VARIANTS = yaml.safe_load((Path(__file__).parent / "variants.yaml").read_text(encoding="utf-8"))
SHOWS = [(code, text) for code, one in VARIANTS.items() for text in one["shows"]]
NOT = [(code, text) for code, one in VARIANTS.items() for text in one["not"]]


def codes(text: str) -> set[str]:
    return {flag.code for flag in red_flags(sentences_of_text(text), BOOK, ON)}


@pytest.mark.parametrize(("code", "text"), SHOWS)
def test_a_clause_is_known_in_other_words(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(("code", "text"), NOT)
def test_what_only_looks_like_a_red_flag_is_none(code: str, text: str) -> None:
    assert codes(text) == set()


def test_every_kind_of_clause_has_variants() -> None:
    assert set(VARIANTS) == {rule.code for rule in flag_rules()}


def test_every_rule_cites_only_what_the_law_book_holds() -> None:
    for rule in flag_rules():
        for entry in rule.law:
            assert BOOK.version(entry, on=ON).citation is not None


def test_a_person_called_by_name_is_the_one_who_gives_up() -> None:
    text = "禾信消费金融有限公司同意分期，郑浩放弃其他诉讼请求。"

    assert codes(text) == set()
    found = red_flags(sentences_of_text(text), BOOK, ON, own="郑浩")
    assert [flag.code for flag in found] == ["red.rights-waived"]
