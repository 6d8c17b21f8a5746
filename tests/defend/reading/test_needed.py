"""A text that lacks what an expression needs cannot match it; only such texts are passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.reading.data_files import read_data
from ashore.defend.reading.needed import Sieve, needed_by

PATTERNS = [
    one["text"]
    for kind in ("messages", "offers")
    for one in read_data(f"{kind}/patterns.yaml")
    if "text" in one
]
SHAPES = [*read_data("shared/lexicon.yaml")["shapes"].values()]
SIEVE = Sieve(map(re.compile, (*PATTERNS, *SHAPES)))


def needed(pattern: str) -> list[list[str]]:
    """Return the characters that each way to match needs, those of one set together."""
    return [["".join(sorted(some)) for some in way] for way in needed_by(re.compile(pattern))]


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        ("打断", [["打", "断"]]),
        ("(打|砸).{0,3}(门|窗户)", [["户门", "打砸"]]),
        ("上门|到家", [["门", "上"], ["家", "到"]]),
        ("[0-9]元?", [["0123456789"]]),
        ("[^a]b*", [[]]),
        ("a{0,2}b+?", [["b"]]),
        (r"\d(?=年)(?<!x)(?>天)", [["天"]]),
        ("(?i:a)b", [["b"]]),
        ("(a|.)b", [["b"]]),
        ("[一-龥]金", [["金"]]),
    ],
)
def test_what_a_match_needs(pattern: str, ways: list[list[str]]) -> None:
    assert needed(pattern) == ways


def test_letters_of_either_case_are_not_asked_for() -> None:
    assert needed_by(re.compile("ab", re.IGNORECASE)) == ((),)


def test_only_what_may_match_passes_in_order() -> None:
    sieve = Sieve([re.compile("打断.*(手|腿)"), None, re.compile("上门|到家"), re.compile(".")])
    assert sieve.passing("") == [1, 3]
    assert sieve.passing("到家打断") == [1, 2, 3]
    assert sieve.passing("打断手") == [0, 1, 3]


@given(st.sampled_from([*PATTERNS, *SHAPES]).flatmap(st.from_regex))
def test_no_text_is_passed_over_that_an_expression_of_ours_matches(text: str) -> None:
    passing = set(SIEVE.passing(text))
    for number, pattern in enumerate((*PATTERNS, *SHAPES)):
        if re.search(pattern, text):
            assert number in passing
