"""The labelled set: every planted fault is found, and nothing is held against a good agreement."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter

import pytest

from ashore.law.book import LawBook
from ashore.settle.agreement.check import AgreementCheck, check_agreement
from ashore.settle.agreement.sentences import sentences_of_text
from tests.settle.agreement.labelled import Labelled, faults_of, labelled, value_of

SET = labelled()
NAMED = {one.name: one for one in SET}
ON = dt.date(2026, 11, 24)


@functools.cache
def checked(name: str) -> AgreementCheck:
    return check_agreement(sentences_of_text(NAMED[name].text), LawBook.standard(), ON)


def kind(*kinds: str) -> list[str]:
    return [one.name for one in SET if one.kind in kinds]


def test_the_set_is_what_it_says() -> None:
    assert Counter(one.kind for one in SET) == {
        "good": 15,
        "flawed": 20,
        "hostile": 15,
        "scanned": 10,
    }
    assert sum(one.held_out for one in SET) == 20


@pytest.mark.parametrize("name", NAMED)
def test_every_planted_fault_is_found(name: str) -> None:
    assert set(NAMED[name].label["faults"]) <= faults_of(checked(name))


@pytest.mark.parametrize("name", kind("good"))
def test_nothing_is_held_against_a_good_agreement(name: str) -> None:
    found = checked(name)

    assert faults_of(found) == set()
    assert found.asks == ()
    assert found.complete


@pytest.mark.parametrize("name", kind("flawed", "scanned"))
def test_nothing_else_is_held_against_a_flawed_one(name: str) -> None:
    assert faults_of(checked(name)) == set(NAMED[name].label["faults"])


@pytest.mark.parametrize("name", NAMED)
def test_fields_are_found_unclear_or_missing_as_labelled(name: str) -> None:
    found = {field.name.value: field.state.value for field in checked(name).text.fields}
    assert found == NAMED[name].states


@pytest.mark.parametrize("name", NAMED)
def test_values_are_read_exactly(name: str) -> None:
    wanted: Labelled = NAMED[name]
    for value, given in wanted.label["values"].items():
        assert (value, value_of(checked(name), value)) == (value, given)


@pytest.mark.parametrize("name", kind("scanned"))
def test_a_poor_scan_is_said_to_be_one(name: str) -> None:
    found = checked(name)

    assert found.legibility.poor is NAMED[name].label["poor"]
    assert ("text.unreadable" in {ask.about for ask in found.asks}) is found.legibility.poor


@pytest.mark.parametrize("name", NAMED)
def test_whatever_is_not_found_is_asked_for(name: str) -> None:
    found = checked(name)
    about = {ask.about.split(".")[0] for ask in found.asks}
    lacking = {f.name.value for f in found.text.fields if f.state.value in ("missing", "unclear")}

    assert lacking <= about
    assert {flag.code for flag in found.red_flags} <= {ask.about for ask in found.asks}
