"""Train a reader from its corpus, write its model and manifest, and measure it.

python -m tools.train_readers --kind messages            train, write, print the tables
python -m tools.train_readers --kind messages --measure  measure only
python -m tools.train_readers --kind messages --on FILE  the shipped reader on labelled lines
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import numpy as np
import sklearn  # type: ignore[import-untyped]
from tools import reading_fit
from tools.reading_corpus import Line, corpus_hash, load_corpus
from tools.reading_scores import Report, compare

from ashore.defend.reading.data_files import FOLDER
from ashore.defend.reading.model import Model
from ashore.defend.reading.reader import Asked, Eye, Reader
from ashore.defend.reading.scheme import Kind, scheme_of


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=get_args(Kind), required=True)
    parser.add_argument("--measure", action="store_true", help="write nothing")
    parser.add_argument("--on", type=Path, help="JSON lines with labels to measure on")
    parser.add_argument("--wrong", action="store_true", help="list the texts read wrongly")
    given = parser.parse_args(arguments)
    if given.on:
        report, wrong = measure_on(given.kind, given.on)
        print(report.table(), report.summary(), sep="\n")
        _list(wrong, shown=given.wrong)
        return
    lines = load_corpus(given.kind)
    eye = Eye(given.kind)
    model, read = reading_fit.train(eye, lines)
    reports = reports_of(eye, read)
    print(reports["as written"].table())
    for name, report in reports.items():
        print(f"{name}: {report.summary()}")
    for hand in dict.fromkeys(one.line.hand for one in read):
        of_hand = reports_of(eye, [one for one in read if one.line.hand == hand])
        print(f"{hand}: {of_hand['as written'].summary()}")
    _list(
        [
            (one.line.id, one.line.asked.text, one.line.labels, one.given)
            for one in read
            if one.plain and set(one.line.labels) != set(one.given)
        ],
        shown=given.wrong,
    )
    if not given.measure:
        write(given.kind, model, lines, reports)


def reports_of(eye: Eye, read: Sequence[reading_fit.Unseen]) -> dict[str, Report]:
    """Return the reports on lines as written and on their disguised copies."""
    return {
        name: compare(
            eye.scheme,
            [one.line.labels for one in read if one.plain == plain],
            [one.given for one in read if one.plain == plain],
        )
        for name, plain in (("as written", True), ("disguised", False))
    }


Wrong = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def measure_on(kind: Kind, path: Path) -> tuple[Report, list[Wrong]]:
    """Return how the shipped reader does on labelled JSON lines, and what it read wrongly."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    asked = [Asked(row["text"], row["channel"], row["recipient"]) for row in rows]
    given = [reading.labels for reading in Reader.standard(kind).read_many(asked)]
    true = [tuple(row["labels"]) for row in rows]
    wrong = [
        (row["id"], row["text"], one, other)
        for row, one, other in zip(rows, true, given, strict=True)
        if set(one) != set(other)
    ]
    return compare(scheme_of(kind), true, given), wrong


def write(kind: Kind, model: Model, lines: Sequence[Line], reports: dict[str, Report]) -> None:
    """Write the model and its manifest into the package."""
    path = FOLDER / kind / "model.npz"
    model.save(path)
    manifest = {
        "corpus_sha256": corpus_hash(kind),
        "lines": len(lines),
        "data_sha256": data_hash(kind),
        "model_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "seed": reading_fit.SEED,
        "features": len(model.keys),
        "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "other_hands": {name: report.summary() for name, report in reports.items()},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (FOLDER / kind / "manifest.json").write_text(text + "\n", encoding="utf-8")


def data_hash(kind: Kind) -> str:
    """Return the SHA-256 of the reader's own data files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted([*(FOLDER / "shared").glob("*.yaml"), *(FOLDER / kind).glob("*.yaml")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _list(wrong: Sequence[Wrong], *, shown: bool) -> None:
    for name, text, true, given in wrong if shown else ():
        missed, extra = sorted(set(true) - set(given)), sorted(set(given) - set(true))
        print(f"{name} -{','.join(missed)} +{','.join(extra)}\n    {text!r}")


if __name__ == "__main__":
    main()
