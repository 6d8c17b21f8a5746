"""The texts that the readers learn from: loaded, checked, and compared with other texts."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from ashore.defend.reading.normalise import fold
from ashore.defend.reading.reader import Asked
from ashore.defend.reading.scheme import Kind, scheme_of
from ashore.law.reading import read_yaml

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ALLOWED_MOBILE = re.compile(r"1380000\d{4}|1540000\d{4}")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_WEB = re.compile(r"(?:https?://|www\.)[^\s,。]+|[A-Za-z0-9-]+\.(?:com|cn|net|org|cc|top|xyz)\b")
_KEYS = {"id", "channel", "recipient", "labels", "text"}
_SAME = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text of the corpus, with its labels, the scenario it was written for, and whose hand."""

    id: str
    hand: str
    scenario: str
    asked: Asked
    labels: tuple[str, ...]


def load_corpus(kind: Kind, folder: Path = CORPUS) -> list[Line]:
    """Return every line of the corpus of one kind, in the order of files.

    Raises:
        ValueError: If any line is off; every problem is named.
    """
    lines, problems = [], []
    for name, path in _files(kind, folder):
        data: Any = read_yaml(path, name)
        for scenario in data["scenarios"]:
            for raw in scenario["lines"]:
                problems += [f"{name}: {problem}" for problem in _problems(kind, raw)]
                lines.append(_line(path.parent.name, scenario["id"], raw))
    problems += _doubles(lines)
    if problems:
        raise ValueError("\n".join(problems))
    return lines


def corpus_hash(kind: Kind, folder: Path = CORPUS) -> str:
    """Return the SHA-256 of the corpus files of one kind, in the order of their names."""
    digest = hashlib.sha256()
    for name, path in _files(kind, folder):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(kind: Kind, folder: Path) -> list[tuple[str, Path]]:
    """Return the files of one kind, a folder a hand, each with its name among them; in order."""
    paths = (folder / kind).glob("*/*.yaml")
    return sorted((path.relative_to(folder / kind).as_posix(), path) for path in paths)


def _line(hand: str, scenario: str, raw: dict[str, Any]) -> Line:
    return Line(
        id=str(raw.get("id")),
        hand=hand,
        scenario=scenario,
        asked=Asked(
            str(raw.get("text")), str(raw.get("channel")), str(raw.get("recipient", "debtor"))
        ),
        labels=tuple(raw.get("labels") or ()),
    )


def _problems(kind: Kind, raw: dict[str, Any]) -> Iterator[str]:
    name, scheme = raw.get("id"), scheme_of(kind)
    if set(raw) != _KEYS:
        yield f"{name}: keys {sorted(set(raw) ^ _KEYS)} are missing or too many"
        return
    if not _NAME.fullmatch(str(name)):
        yield f"{name}: an id is small letters, digits and hyphens"
    if scheme.channel(raw["channel"]) != raw["channel"]:
        yield f"{name}: unknown channel {raw['channel']}"
    if scheme.recipient(raw["recipient"]) != raw["recipient"]:
        yield f"{name}: unknown recipient {raw['recipient']}"
    problem = scheme.problem_with(tuple(raw["labels"]))
    if problem:
        yield f"{name}: {problem}"
    text = raw["text"]
    if not isinstance(text, str) or not text.strip():
        yield f"{name}: no text"
    else:
        yield from (f"{name}: {problem}" for problem in _somebodys(text))


def _somebodys(text: str) -> Iterator[str]:
    """Yield the numbers and addresses of a text that could belong to somebody."""
    for number in _MOBILE.findall(text):
        if not _ALLOWED_MOBILE.fullmatch(number):
            yield f"{number} may be somebody's"
    for site in _WEB.findall(text):
        if ".example" not in site:
            yield f"{site} may be somebody's"


def _doubles(lines: Sequence[Line]) -> Iterator[str]:
    for what, values in (
        ("id", [line.id for line in lines]),
        ("text", [plain(line.asked.text) + line.asked.recipient for line in lines]),
    ):
        for value, count in Counter(values).items():
            if count > 1:
                yield f"{what} {value!r} stands {count} times"


def plain(text: str) -> str:
    """Return a text as it is compared: folded, without digits, signs and spaces."""
    return re.sub(r"[\W\d_]+", "", fold(text).text)


def near_doubles(texts: Iterable[str], others: Iterable[str]) -> list[tuple[str, str, float]]:
    """Return pairs of texts, one of each side, that say nearly the same in the same words."""
    mine, theirs = list(texts), list(others)
    alike = process.cdist(
        [plain(text) for text in mine],
        [plain(other) for other in theirs],
        scorer=fuzz.ratio,
        score_cutoff=_SAME,
        dtype=np.float32,
    )
    return [
        (mine[row], theirs[other], float(alike[row, other])) for row, other in np.argwhere(alike)
    ]
