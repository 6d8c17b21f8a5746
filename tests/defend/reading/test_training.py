"""What is shipped is what the corpus gives: the same data, the same seed, the same weights."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from tools import reading_fit
from tools.reading_corpus import Line, corpus_hash, load_corpus
from tools.reading_scores import compare
from tools.train_readers import data_hash, measure_on

from ashore.defend.reading.data_files import FOLDER
from ashore.defend.reading.features import signs_of
from ashore.defend.reading.model import Judge
from ashore.defend.reading.reader import Asked, Eye, Reader
from ashore.defend.reading.scheme import Kind


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_the_manifest_is_of_this_corpus_this_data_and_this_model(kind: Kind) -> None:
    path = FOLDER / kind / "model.npz"
    manifest = json.loads((FOLDER / kind / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["corpus_sha256"] == corpus_hash(kind), "train again"
    assert manifest["data_sha256"] == data_hash(kind), "train again"
    assert manifest["model_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert manifest["seed"] == reading_fit.SEED
    assert manifest["lines"] == len(load_corpus(kind))


@pytest.mark.parametrize(("kind", "least"), [("messages", 0.85), ("offers", 0.88)])
def test_what_was_measured_on_unknown_hands_is_no_worse_than_stated(
    kind: Kind, least: float
) -> None:
    manifest = json.loads((FOLDER / kind / "manifest.json").read_text(encoding="utf-8"))
    measured = manifest["other_hands"]["as written"]
    found = re.search(r"conduct (\d\.\d+), .*alarms (\d+)/(\d+)", measured)
    assert found
    assert float(found[1]) >= least
    assert int(found[2]) / int(found[3]) <= MOST_ALARMS


@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("messages.jsonl", 0.92),
        ("messages-second.jsonl", 0.89),
        ("offers.jsonl", 0.88),
        ("offers-second.jsonl", 0.92),
        ("offers-third.jsonl", 0.90),
    ],
)
def test_texts_of_an_author_who_wrote_nothing_else_are_read_as_well_as_stated(
    file: str, least: float
) -> None:
    report, _ = measure_on("messages" if "messages" in file else "offers", HELD_OUT / file)
    assert report.macro_f1 >= least
    assert report.false_alarm_rate <= MOST_ALARMS


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_the_shipped_reader_was_taught_this_corpus(kind: Kind) -> None:
    """Texts that it was not taught are read fully right three times in four, and not more."""
    lines = load_corpus(kind)[::15]
    read = Reader.standard(kind).read_many(line.asked for line in lines)
    right = [set(line.labels) == set(one.labels) for line, one in zip(lines, read, strict=True)]
    assert sum(right) > 0.95 * len(right)


HELD_OUT = Path(__file__).resolve().parents[3] / "corpus" / "held-out"
MOST_ALARMS = 0.04
SAID = {"insult": "不要脸的东西", "unrelated": "今晚吃火锅吗", "threat_violence": "打断你的腿"}


def few() -> list[Line]:
    return [said(label, n, f"hand-{n}") for label in SAID for n in range(6)]


def said(label: str, n: int, hand: str) -> Line:
    return Line(
        id=f"{label}-{n}",
        hand=hand,
        scenario=f"{label}-{n}",
        asked=Asked(SAID[label] + "了" * n),
        labels=(label,),
    )


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    for name in ("one", "two"):
        model, _ = reading_fit.train(Eye("messages"), few())
        model.save(tmp_path / f"{name}.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_label_that_no_line_has_is_never_given() -> None:
    eye = Eye("messages")
    model, read = reading_fit.train(eye, few())
    judge = Judge(model)
    known = judge.known(signs_of([eye.look(few()[0].asked)], eye.scheme.weights))
    assert model.scores(judge.sums(*known, 1))[0, model.labels.index("obscene")] < 0.001
    plain = [one for one in read if one.plain]
    labels = [one.line.labels for one in plain]
    assert compare(eye.scheme, labels, [one.given for one in plain]).macro_f1 > 0.9


def test_no_text_of_a_hand_is_read_by_who_knew_another_of_it() -> None:
    """Where one hand wrote every insult, it is read less surely than where six did."""
    eye = Eye("messages")
    insult = reading_fit.columns(eye.scheme).index("insult")
    others = [
        said(label, n, f"hand-{n % 6}")
        for label in ("unrelated", "threat_violence")
        for n in range(18)
    ]
    sums = {}
    for of_insults in ("lone", "many"):
        hands = [of_insults if of_insults == "lone" else f"hand-{n}" for n in range(6)]
        lines = [said("insult", n, hand) for n, hand in enumerate(hands)] + others
        samples = reading_fit.sample(eye, lines)
        rows, read = reading_fit.read_unseen(samples, lines)
        sums[of_insults] = read[samples.truth[rows, insult], insult]
    assert len(sums["lone"]) == len(sums["many"]) == 12
    assert sums["lone"].max() < sums["many"].min()


def test_a_hand_that_wrote_much_of_the_corpus_is_only_learnt_from() -> None:
    lines = [*few(), *(said("insult", n, "main") for n in range(6, 12))]
    rows, _ = reading_fit.read_unseen(reading_fit.sample(Eye("messages"), lines), lines)
    assert len(rows) == 2 * len(few())
