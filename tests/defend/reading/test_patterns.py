"""A pattern holds where its notions follow each other, unless something takes it back."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.defend.reading.data_files import read_data
from ashore.defend.reading.lexicon import Lexicon
from ashore.defend.reading.patterns import find_patterns, patterns_from
from ashore.defend.reading.reader import Asked, Eye
from ashore.defend.reading.scheme import Kind, scheme_of
from ashore.defend.reading.turns import turns_of

EYES: dict[Kind, Eye] = {"messages": Eye("messages"), "offers": Eye("offers")}
LEXICON = Lexicon({"notions": {"tell": "告诉 通知", "kin": "妈妈 爸爸", "quote": "他说"}})


def places(said: str, **given: Any) -> list[str]:
    patterns = patterns_from([{"id": "p", "label": "l", **given}])
    hits = LEXICON.find(said)
    return [said[m.start : m.end] for m in find_patterns(patterns, said, hits, turns_of(said), {})]


def test_notions_in_order_and_near() -> None:
    assert places("我要告诉你妈妈", order=["tell", "kin"]) == ["告诉你妈妈"]
    assert places("妈妈告诉我", order=["tell", "kin"]) == []


def test_too_far_apart_is_nothing() -> None:
    text = "告诉" + "啊" * 11 + "妈妈"
    assert places(text, order=["tell", "kin"]) == []
    assert places(text, order=["tell", "kin"], within=11) == [text]


def test_the_first_place_that_can_be_followed_counts() -> None:
    assert places("通知了。告诉爸爸", order=["tell", "kin"], within=2) == ["告诉爸爸"]


def test_a_regular_expression_may_need_a_notion() -> None:
    assert places("打断腿", text="打断.?腿") == ["打断腿"]
    assert places("打断腿", text="打断.?腿", needs=["kin"]) == []
    assert places("打断爸爸腿", text="打断.{0,2}腿", needs=["kin"]) == ["打断爸爸腿"]


def test_unless_takes_back_within_the_sentence_only() -> None:
    rule: dict[str, Any] = {"order": ["tell", "kin"], "unless": ["quote"]}
    assert places("他说要告诉妈妈", **rule) == []
    assert places("他说的。我要告诉妈妈", **rule) == ["告诉妈妈"]


def test_whose_turn_counts() -> None:
    talk = "来电:还钱\n借款人:别告诉妈妈"
    assert places(talk, order=["tell", "kin"]) == []
    assert places(talk, order=["tell", "kin"], whose="own") == ["告诉妈妈"]
    assert places(talk, order=["tell", "kin"], whose="any") == ["告诉妈妈"]


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_every_pattern_names_a_label_and_notions_that_exist(kind: Kind) -> None:
    eye, scheme = Eye(kind), scheme_of(kind)
    names = [pattern.id for pattern in eye.patterns]
    assert len(set(names)) == len(names)
    for pattern in eye.patterns:
        assert pattern.label in scheme.labels
        known = {*eye.lexicon.names, *(f for fs in eye.lexicon.families.values() for f in fs)}
        assert {*pattern.order, *pattern.needs, *pattern.unless} <= known
        assert bool(pattern.order) != (pattern.text is not None)


def raw_patterns() -> list[tuple[Kind, dict[str, Any]]]:
    kinds: tuple[Kind, ...] = ("messages", "offers")
    return [(kind, raw) for kind in kinds for raw in read_data(f"{kind}/patterns.yaml")]


@pytest.mark.parametrize(
    ("kind", "raw"), raw_patterns(), ids=[f"{kind} {raw['id']}" for kind, raw in raw_patterns()]
)
def test_every_pattern_shows_its_examples_and_lets_the_others_pass(
    kind: Kind, raw: dict[str, Any]
) -> None:
    eye = EYES[kind]

    def held(text: str) -> set[str]:
        return {match.pattern.id for match in eye.look(Asked(text)).matches}

    assert raw["shows"]
    assert all(raw["id"] in held(text) for text in raw["shows"])
    assert all(raw["id"] not in held(text) for text in raw.get("lets_pass", ()))
