"""What is shipped is what the corpus gives: the same data, the same seed, the same weights."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tools import reading_fit
from tools.reading_corpus import Line, corpus_hash, load_corpus
from tools.reading_scores import compare
from tools.train_readers import data_hash

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


@pytest.mark.parametrize("kind", ["messages", "offers"])
def test_the_shipped_reader_was_taught_this_corpus(kind: Kind) -> None:
    """Texts that it was not taught are read fully right three times in four, and not more."""
    lines = load_corpus(kind)[::15]
    read = Reader.standard(kind).read_many(line.asked for line in lines)
    right = [set(line.labels) == set(one.labels) for line, one in zip(lines, read, strict=True)]
    assert sum(right) > 0.95 * len(right)


def few() -> list[Line]:
    said = {"insult": "不要脸的东西", "unrelated": "今晚吃火锅吗", "threat_violence": "打断你的腿"}
    return [
        Line(
            id=f"{label}-{n}",
            scenario=f"{label}-{n}",
            asked=Asked(text + "了" * n),
            labels=(label,),
        )
        for label, text in said.items()
        for n in range(6)
    ]


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    for name in ("one", "two"):
        model, _, _ = reading_fit.train(Eye("messages"), few())
        model.save(tmp_path / f"{name}.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_label_that_no_line_has_is_never_given() -> None:
    eye = Eye("messages")
    model, read, samples = reading_fit.train(eye, few())
    judge = Judge(model)
    known = judge.known(signs_of([eye.look(few()[0].asked)], eye.scheme.weights))
    assert model.scores(judge.sums(*known, 1))[0, model.labels.index("obscene")] < 0.001
    plain = [labels for labels, one in zip(read, samples.plain, strict=True) if one]
    assert compare(eye.scheme, [line.labels for line in few()], plain).macro_f1 > 0.9


def test_a_line_and_its_copies_are_never_on_both_sides_of_a_fold() -> None:
    """Held out with its whole scenario and its disguised copies, a line is read less surely."""
    eye, lines = Eye("messages"), few()
    samples = reading_fit.sample(eye, lines)
    lone = [
        Line(id=line.id, scenario="same", asked=line.asked, labels=line.labels)
        for line in lines[:6]
    ] + lines[6:]
    together = reading_fit.out_of_fold(samples, lone)
    apart = reading_fit.out_of_fold(samples, lines)
    insult = reading_fit.columns(eye.scheme).index("insult")
    assert together[:12, insult].max() < apart[:12, insult].min()
