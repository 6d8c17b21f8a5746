"""One spelling for one value."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from tests.strategies import json_values

from ashore.case.canonical import canonical_bytes, read_json, require_whole_numbers
from ashore.errors.case import CaseNestingError, CaseNumberError, DuplicateKeyError


@given(json_values())
def test_a_value_comes_back_from_its_spelling(value: object) -> None:
    assert json.loads(canonical_bytes(value)) == value


@given(json_values())
def test_the_spelling_of_a_value_read_is_the_same(value: object) -> None:
    read, odd = read_json(json.dumps(value, indent=1))
    assert (canonical_bytes(read), odd) == (canonical_bytes(value), False)


def test_the_spelling_is_exact() -> None:
    value = {"é": '\u2028/"\\\n\x01\x7f😀', "b": [True, None, -1], "a": {}}
    spelt = '{"a":{},"b":[true,null,-1],"é":"\u2028/\\"\\\\\\n\\u0001\x7f😀"}'
    assert canonical_bytes(value).decode() == spelt


@pytest.mark.parametrize("number", [2**53 - 1, -(2**53) + 1, 0])
def test_whole_numbers_that_every_program_holds_are_read(number: int) -> None:
    assert read_json(str(number)) == (number, False)
    require_whole_numbers({"a": [number, True]})


@pytest.mark.parametrize("written", ["9007199254740992", "-9007199254740992", "1.0", "1e3", "NaN"])
def test_other_numbers_are_marked(written: str) -> None:
    value, odd = read_json(f'{{"a": [{written}]}}')
    assert odd
    with pytest.raises(CaseNumberError) as caught:
        require_whole_numbers(value, where="case")
    assert caught.value.where == "case.a[0]"


def test_the_key_that_stands_twice_is_named() -> None:
    with pytest.raises(DuplicateKeyError) as caught:
        read_json('{"a": 1, "b": {"c": 1, "d": 2, "d": 3}}', where="a.json")
    assert "The field “d” appears twice in one object in a.json" in str(caught.value)


def test_a_value_too_deep_to_write_is_refused() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(CaseNestingError):
        canonical_bytes(deep)
