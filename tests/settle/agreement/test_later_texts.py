"""Texts written after the sixty, to see what other words do: what was learnt from them stays.

Nothing here measures how new words are read; the figures of each round's first reading stand in
docs/explanation/agreement-check.md.
"""

from __future__ import annotations

import datetime as dt
import functools

import pytest

from ashore.law.book import LawBook
from ashore.settle.agreement.check import AgreementCheck, check_agreement
from ashore.settle.agreement.sentences import sentences_of_text
from tests.settle.agreement.labelled import FOLDER, faults_of, labelled, value_of

ALL = {one.name: one for one in labelled(FOLDER / "later")}
NAMED = {name: one for name, one in ALL.items() if "unknown_words" not in one.label}
UNKNOWN = [name for name in ALL if name not in NAMED]
ON = dt.date(2026, 11, 24)


@functools.cache
def checked(name: str) -> AgreementCheck:
    return check_agreement(sentences_of_text(ALL[name].text), LawBook.standard(), ON)


@pytest.mark.parametrize("name", NAMED)
def test_faults_fields_and_values_are_as_labelled(name: str) -> None:
    found, label = checked(name), NAMED[name].label

    assert faults_of(found) == set(label["faults"])
    assert {f.name.value: f.state.value for f in found.text.fields} == NAMED[name].states
    off = [key for key, given in label["values"].items() if value_of(found, key) != given]
    assert off == label.get("misses", [])


@pytest.mark.parametrize("name", [name for name in NAMED if NAMED[name].kind == "good"])
def test_a_good_one_is_complete(name: str) -> None:
    assert checked(name).complete


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_clause_in_unknown_words_is_shown_to_be_read(name: str) -> None:
    found = checked(name)
    shown = {one.sentence.line for one in found.unplaced}
    shown |= {flag.sentence.line for flag in found.red_flags}

    assert set(ALL[name].label["unknown_words"]) <= shown
    assert not found.complete


def test_what_nothing_accounts_for_is_little_in_good_agreements() -> None:
    good = [one.name for one in ALL.values() if one.kind == "good"]
    sentences = sum(len(checked(name).text.sentences) for name in good)
    left = sum(len(checked(name).unplaced) for name in good)

    assert left <= sentences // 12
    assert not any(one.binds for name in good for one in checked(name).unplaced)
