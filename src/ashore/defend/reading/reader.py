"""How a text is read: folded, searched for notions and patterns, scored, and labelled."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ashore.defend.reading.data_files import FOLDER, read_data
from ashore.defend.reading.features import Signs, signs_of
from ashore.defend.reading.folded import Folded
from ashore.defend.reading.lexicon import Lexicon
from ashore.defend.reading.model import Floats, Judge, Rows, Wanted, load_model
from ashore.defend.reading.normalise import fold
from ashore.defend.reading.notions import Notions
from ashore.defend.reading.patterns import find_patterns, patterns_from
from ashore.defend.reading.scheme import ANY, Kind, Scheme, scheme_of
from ashore.defend.reading.seen import Seen
from ashore.defend.reading.sounds import Respeller
from ashore.defend.reading.turns import turns_of

_SPAN_GAP = 3
_PULL = 0.5
AT_ONCE = 128
"""How many texts are read together: more is not quicker, and takes more memory."""


class Asked(NamedTuple):
    """A text to read, with how it came and to whom."""

    text: str
    channel: str = "sms"
    recipient: str = "debtor"


class Span(NamedTuple):
    """A stretch of the original text, half-open, that shows a label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text says: its labels, how likely each possible label is, and where it is seen.

    ``basis`` names the law book's entries that speak of the labels; it does not say that any was
    broken.
    """

    labels: tuple[str, ...]
    scores: Mapping[str, float]
    spans: tuple[Span, ...]
    basis: tuple[str, ...]


class Eye:
    """Sees what stands in texts of one kind, before anything is judged."""

    def __init__(self, kind: Kind) -> None:
        self.scheme = scheme_of(kind)
        self.lexicon = Lexicon(_lexicon_data(kind))
        self.patterns = patterns_from(read_data(f"{kind}/patterns.yaml") or ())
        self._notions = Notions(self.lexicon.names, self.lexicon.families)
        self._respell = Respeller(self.lexicon.words())

    def look(self, asked: Asked) -> Seen:
        """Return what stands in a text."""
        folded = fold(asked.text, self._respell)
        hits, turns = self.lexicon.find(folded.text), turns_of(folded.text)
        return Seen(
            original=asked.text,
            folded=folded,
            turns=turns,
            hits=hits,
            matches=find_patterns(self.patterns, folded.text, hits, turns, self.lexicon.families),
            channel=self.scheme.channel(asked.channel),
            recipient=self.scheme.recipient(asked.recipient),
            notions=self._notions,
        )


class Reader:
    """Reads texts of one kind with the model that comes with the program."""

    def __init__(self, eye: Eye, judge: Judge) -> None:
        self._eye = eye
        self._judge = judge

    @classmethod
    def standard(cls, kind: Kind) -> Reader:
        """Return the reader of messages or of offers; built once."""
        return _standard(kind)

    def read(self, asked: Asked) -> Reading:
        """Return what one text says."""
        return next(self.read_many([asked]))

    def read_many(self, asked: Iterable[Asked]) -> Iterator[Reading]:
        """Yield what each text says, in order; some are read at once, because that is quicker."""
        waiting = iter(asked)
        while some := list(itertools.islice(waiting, AT_ONCE)):
            yield from self._read(some)

    def _read(self, asked: Sequence[Asked]) -> Iterator[Reading]:
        scheme, model = self._eye.scheme, self._judge.model
        seen = [self._eye.look(one) for one in asked]
        known, rows = self._judge.known(signs_of(seen, scheme.weights))
        scores = model.scores(self._judge.sums(known, rows, len(seen)))
        decided = [decide(scheme, model.labels, of_one, model.lines) for of_one in scores]
        shown = self._shown(seen, decided, known, rows)
        for one, of_one, labels, places in zip(seen, scores.tolist(), decided, shown, strict=True):
            yield Reading(
                labels=labels,
                scores={
                    label: round(score, 4)
                    for label, score in zip(model.labels, of_one, strict=True)
                    if label != ANY
                },
                spans=_spans(one.folded, places),
                basis=tuple(
                    dict.fromkeys(rule for label in labels for rule in scheme.basis.get(label, ()))
                ),
            )

    def _shown(
        self, seen: Sequence[Seen], decided: Sequence[tuple[str, ...]], known: Signs, rows: Rows
    ) -> list[dict[str, list[tuple[int, int]]]]:
        """Return where each folded text shows its conduct: by patterns, else by what adds most."""
        conduct, columns = frozenset(self._eye.scheme.conduct), self._judge.model.labels
        shown = [
            {label: _matched(one, label) for label in labels if label in conduct}
            for one, labels in zip(seen, decided, strict=True)
        ]
        bare = [
            (places, Wanted(number, columns.index(label), len(seen[number].folded.text)))
            for number, by_label in enumerate(shown)
            for label, places in by_label.items()
            if not places
        ]
        gains = self._judge.gains(known, rows, [wanted for _, wanted in bare])
        for (places, _), of_one in zip(bare, gains, strict=True):
            places.append(_best_stretch(of_one))
        return shown


def _matched(seen: Seen, label: str) -> list[tuple[int, int]]:
    """Return where the patterns of a label hold."""
    return [
        (match.start, match.end)
        for match in seen.matches
        if match.pattern.label == label and match.pattern.role == "shows"
    ]


def _spans(folded: Folded, shown: Mapping[str, list[tuple[int, int]]]) -> tuple[Span, ...]:
    """Return the stretches of the original text that show labels, in order."""
    return tuple(
        sorted(
            Span(*folded.original(start, end), label)
            for label, places in shown.items()
            for start, end in _merged(places)
            if start < end
        )
    )


def decide(
    scheme: Scheme, labels: tuple[str, ...], scores: Floats, lines: Floats
) -> tuple[str, ...]:
    """Return the labels that scores amount to, so that they can stand together.

    Args:
        scheme: Which labels exclude each other.
        labels: The names of the scores, :data:`~ashore.defend.reading.scheme.ANY` among them.
        scores: One probability a label.
        lines: The score from which each label is given.
    """
    score = dict(zip(labels, scores.tolist(), strict=True))
    line = dict(zip(labels, lines.tolist(), strict=True))
    clear = max(scheme.clear, key=lambda label: score[label])
    over = [label for label in scheme.conduct if score[label] >= line[label]]
    if conduct_share(scheme, score) < line[ANY]:
        beside = [label for label in over if frozenset({label, clear}) in scheme.together]
        return (*beside[:1], clear)
    if not over:
        over = [max(scheme.conduct, key=lambda label: score[label] / line[label])]
    if len(over) == 1:
        for other in scheme.clear:
            if frozenset({over[0], other}) in scheme.together and score[other] >= line[other]:
                return (over[0], other)
    return tuple(over)


def conduct_share(scheme: Scheme, score: Mapping[str, float]) -> float:
    """Return how likely a text is conduct at all, from 0 to 1.

    The score of that question alone is drawn towards the odds of the likeliest conduct label
    against the likeliest clear one.
    """
    worst = max(score[label] for label in scheme.conduct)
    best = max(score[label] for label in scheme.clear)
    logit = _logit(score[ANY]) + _PULL * (_logit(worst) - _logit(best))
    return 1.0 / (1.0 + math.exp(-logit / (1.0 + _PULL)))


def _logit(share: float) -> float:
    kept = min(max(share, 1e-9), 1.0 - 1e-9)
    return math.log(kept / (1.0 - kept))


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1] + _SPAN_GAP:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _best_stretch(gains: Floats) -> tuple[int, int]:
    """Return the half-open stretch with the largest sum above the text's own mean.

    Without a gain anywhere it is the whole text.
    """
    if not len(gains) or gains.max() <= 0:
        return 0, len(gains)
    level = max(float(gains.mean()), 0.0)
    best, total, start, found = 0.0, 0.0, 0, (0, len(gains))
    for at, gain in enumerate((gains - level).tolist()):
        if total <= 0:
            start, total = at, 0.0
        total += gain
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _lexicon_data(kind: Kind) -> dict[str, dict[str, str]]:
    """Return the notions of one kind, with those that texts share unless it stands ``alone``."""
    both: dict[str, dict[str, str]] = {"notions": {}, "shapes": {}, "families": {}}
    own = f"{kind}/lexicon.yaml"
    for name in (own,) if read_data(own).get("alone") else ("shared/lexicon.yaml", own):
        data = read_data(name) or {}
        for notion, words in (data.get("notions") or {}).items():
            both["notions"][notion] = f"{both['notions'].get(notion, '')} {words}"
        both["shapes"].update(data.get("shapes") or {})
        both["families"].update(data.get("families") or {})
    return both


@functools.cache
def _standard(kind: Kind) -> Reader:
    return Reader(Eye(kind), Judge(load_model(FOLDER / kind / "model.npz")))
