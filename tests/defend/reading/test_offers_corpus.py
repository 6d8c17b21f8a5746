"""The corpus of offers is whole and our own, and copies nothing that it is measured on."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

import pytest
from tools import reading_fit
from tools.reading_corpus import load_corpus, near_doubles

from ashore.defend.reading.reader import Eye, Reader
from ashore.defend.reading.scheme import scheme_of

LINES = load_corpus("offers")
SCHEME = scheme_of("offers")
HELD_OUT = Path(__file__).resolve().parents[3] / "corpus" / "held-out"
DEV = Path(__file__).resolve().parents[4] / "shared" / "dev" / "offers.jsonl"
MEASURED_ON = [
    HELD_OUT / "offers.jsonl",
    HELD_OUT / "offers-second.jsonl",
    HELD_OUT / "offers-third.jsonl",
    pytest.param(DEV, marks=pytest.mark.skipif(not DEV.is_file(), reason="not beside the project")),
]


def test_every_label_has_many_lines_in_many_scenarios() -> None:
    lines = Counter(label for line in LINES for label in line.labels)
    scenarios = {
        label: len({line.scenario for line in LINES if label in line.labels})
        for label in SCHEME.labels
    }

    assert min(lines[label] for label in SCHEME.labels) >= 150
    assert min(scenarios.values()) >= 80


def test_flags_are_combined_and_most_scenarios_hold_a_near_miss() -> None:
    kinds: dict[str, set[bool]] = {}
    for line in LINES:
        kinds.setdefault(line.scenario, set()).add(line.labels[0] in SCHEME.conduct)
    mixed = sum(len(kind) == 2 for kind in kinds.values())

    assert sum(len(line.labels) > 1 for line in LINES) >= 500
    assert mixed >= 0.7 * len(kinds)


def test_the_same_lines_give_the_same_weights() -> None:
    eye, some = Eye("offers"), LINES[::40]
    first = reading_fit.fit_weights(reading_fit.sample(eye, some))
    second = reading_fit.fit_weights(reading_fit.sample(eye, some))

    assert (first[0] == second[0]).all()
    assert (first[1] == second[1]).all()
    assert (first[2] == second[2]).all()


@pytest.mark.parametrize("file", MEASURED_ON, ids=["first", "second", "third", "development"])
def test_no_line_is_a_near_copy_of_a_line_that_it_is_measured_on(file: Path) -> None:
    theirs = [json.loads(row)["text"] for row in file.read_text(encoding="utf-8").splitlines()]

    assert near_doubles((line.asked.text for line in LINES), theirs) == []


def test_a_thousand_offers_take_seconds_and_not_minutes() -> None:
    texts = [line.asked for line in LINES[:1000]]
    reader = Reader.standard("offers")
    list(reader.read_many(texts[:50]))
    begun = time.process_time()
    read = sum(1 for _ in reader.read_many(texts))
    spent = time.process_time() - begun

    assert read / spent > LEAST_A_SECOND


LEAST_A_SECOND = 150
