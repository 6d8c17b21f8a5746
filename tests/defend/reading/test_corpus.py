"""The corpus is what it says: checked line by line, varied, and no copy of another test set."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tools.reading_corpus import load_corpus, near_doubles

from ashore.defend.reading.scheme import Kind, scheme_of

DEV = Path(__file__).parents[4] / "shared" / "dev"
HELD_OUT = Path(__file__).parents[3] / "corpus" / "held-out"
MESSAGES = load_corpus("messages")
GOOD = {
    "id": "a-1",
    "channel": "sms",
    "recipient": "debtor",
    "labels": ["insult"],
    "text": "不要脸",
}


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_it_loads(kind: Kind) -> None:
    assert load_corpus(kind)


def test_it_is_large_and_every_label_occurs_in_many_scenarios() -> None:
    assert len(MESSAGES) >= 3_000
    scenarios = {
        label: {line.scenario for line in MESSAGES if label in line.labels}
        for label in scheme_of("messages").labels
    }
    assert {label: len(ids) for label, ids in scenarios.items() if len(ids) < 20} == {}


def test_half_of_it_is_lawful_or_has_nothing_to_do_with_collecting() -> None:
    conduct = set(scheme_of("messages").conduct)
    clear = sum(not conduct & set(line.labels) for line in MESSAGES)
    assert 0.35 < clear / len(MESSAGES) < 0.65


def test_most_scenarios_set_conduct_against_what_only_looks_like_it() -> None:
    conduct = set(scheme_of("messages").conduct)
    kinds: dict[str, set[bool]] = {}
    for line in MESSAGES:
        kinds.setdefault(line.scenario, set()).add(bool(conduct & set(line.labels)))
    assert Counter(map(len, kinds.values()))[2] > 0.6 * len(kinds)


@pytest.mark.parametrize(
    "file",
    [
        HELD_OUT / "messages.jsonl",
        HELD_OUT / "messages-second.jsonl",
        pytest.param(
            DEV / "messages.jsonl",
            marks=pytest.mark.skipif(not DEV.is_dir(), reason="not beside the project"),
        ),
    ],
    ids=["first", "second", "development"],
)
def test_no_line_is_nearly_one_that_it_is_measured_on(file: Path) -> None:
    rows = file.read_text(encoding="utf-8").splitlines()
    texts = [line.asked.text for line in MESSAGES]
    assert near_doubles(texts, [json.loads(row)["text"] for row in rows if row]) == []


def test_near_doubles_are_seen_through_digits_and_signs() -> None:
    assert near_doubles(["今天还款3,000元！"], ["今天还款５０００元。"])
    assert near_doubles(["今天还款"], ["明早开会，带电脑"]) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"labels": ["rude"]}, "unknown label rude"),
        ({"labels": ["insult", "unrelated"]}, "insult and unrelated exclude each other"),
        ({"channel": "fax"}, "unknown channel fax"),
        ({"channel": "短信"}, "unknown channel 短信"),
        ({"recipient": "boss"}, "unknown recipient boss"),
        ({"text": " "}, "no text"),
        ({"text": "打13912345678"}, "13912345678 may be somebody's"),
        ({"text": "看www.abc.com"}, "may be somebody's"),
        ({"note": "x"}, "keys ['note'] are missing or too many"),
        ({"id": "A 1"}, "an id is small letters"),
    ],
)
def test_what_is_off_is_named(change: dict[str, object], problem: str, tmp_path: Path) -> None:
    write(tmp_path, [GOOD | change])
    with pytest.raises(ValueError, match=re.escape(problem)):
        load_corpus("messages", tmp_path)


def test_a_text_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, [GOOD, GOOD | {"id": "a-2", "text": "不要脸！"}])
    with pytest.raises(ValueError, match="stands 2 times"):
        load_corpus("messages", tmp_path)


def test_the_same_text_may_go_to_another_kind_of_person(tmp_path: Path) -> None:
    write(tmp_path, [GOOD, GOOD | {"id": "a-2", "recipient": "family"}])
    assert len(load_corpus("messages", tmp_path)) == 2


def write(folder: Path, lines: Sequence[Mapping[str, object]]) -> None:
    (folder / "messages" / "somebody").mkdir(parents=True)
    data = {"scenarios": [{"id": "a", "about": "", "lines": lines}]}
    text = json.dumps(data, ensure_ascii=False)
    (folder / "messages" / "somebody" / "a.yaml").write_text(text, encoding="utf-8")
