"""What a linear model is given of texts: hashed signs, each with the place that shows it."""

from __future__ import annotations

import functools
import itertools
import operator
import re
import zlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ashore.defend.reading.folded import Folded
from ashore.defend.reading.grams import Keys, Places, Runs, runs_of
from ashore.defend.reading.lexicon import Hit
from ashore.defend.reading.patterns import Match
from ashore.defend.reading.turns import Turn

_CLAUSE_END = re.compile(r"[。!?\n;]")
_SIGNATURE = re.compile(r"【[^】]{1,24}】")
_FAR = 24
_BESIDE = 1
_NAMED = "npfqtrm"
_END_BITS = 32


class Weight(NamedTuple):
    """How much a group of features counts: each ``one``, or ``scaled`` to the group's length."""

    one: float
    scaled: bool

    def of(self, size: int) -> float:
        """Return what each of ``size`` features of the group counts."""
        return self.one / size**0.5 if self.scaled else self.one


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Features of some texts in columns, those of one text together.

    ``texts`` numbers the text that each is of, ``weights`` says how much it counts, ``starts`` and
    ``ends`` are its place in the folded text; half-open, and empty if it is in no place.
    """

    texts: Places
    keys: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    starts: Places
    ends: Places

    def where(self, kept: npt.NDArray[np.bool_] | slice) -> Signs:
        """Return some of the signs."""
        return Signs(
            texts=self.texts[kept],
            keys=self.keys[kept],
            weights=self.weights[kept],
            starts=self.starts[kept],
            ends=self.ends[kept],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """All that was found in a text before it is judged."""

    original: str
    folded: Folded
    turns: Sequence[Turn]
    hits: Sequence[Hit]
    matches: Sequence[Match]
    channel: str
    recipient: str
    families: Mapping[str, tuple[str, ...]]


_Group = dict[int, int]
"""Keys with their places; a place is one number, its start before its end."""
_Groups = dict[str, _Group]
_Theirs = list[tuple[Hit, tuple[str, ...]]]
_Columns = tuple[Places, Keys, npt.NDArray[np.float64], Places, Places]


def signs_of(seen: Sequence[Seen], weights: Mapping[str, Weight]) -> Signs:
    """Return the features of texts, each key once a text, at the first place that shows it.

    Groups: characters in sequence (``c``), their sounds (``s``), characters in the turns of the
    person called (``o``), notions (``n``) and pairs of them (``p``), families of notions (``f``)
    and pairs of them (``q``), patterns (``t``), notions by who receives the text (``r``), and what
    is not in the words (``m``). A group may be scaled to one length, so that a long letter and a
    short text weigh the same; one that the kind of text gives no weight is left out.

    Args:
        seen: What stands in each text.
        weights: How much each group counts.
    """
    runs = runs_of([one.folded.text for one in seen], [one.turns for one in seen])
    parts = [
        _weighed(of_group, weights[group], len(seen))
        for group, of_group in runs.items()
        if group in weights
    ]
    parts.append(_named(seen, weights))
    texts, keys, counts, starts, ends = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    # Small numbers are put in order much quicker than large ones.
    order = np.argsort(texts.astype(np.min_scalar_type(len(seen))), kind="stable")
    return Signs(
        texts=texts[order],
        keys=keys[order].astype(np.uint32),
        weights=counts[order].astype(np.float32),
        starts=starts[order],
        ends=ends[order],
    )


def _weighed(runs: Runs, weight: Weight, texts: int) -> _Columns:
    """Return the texts, keys, weights, starts and ends of runs."""
    counts = np.full(len(runs.texts), weight.one)
    if weight.scaled:
        counts /= np.sqrt(np.bincount(runs.texts, minlength=texts))[runs.texts]
    return runs.texts, runs.keys, counts, runs.starts, runs.ends


@functools.lru_cache(maxsize=65_536)
def key_of(group: str, name: str) -> int:
    """Return the hashed key of a feature that has a name.

    Examples:
        >>> key_of("n", "kin") == key_of("p", "kin")
        False
    """
    return zlib.crc32(f"{group}:{name}".encode())


def _named(seen: Sequence[Seen], weights: Mapping[str, Weight]) -> _Columns:
    """Return the texts, keys, weights, starts and ends of the features that have names."""
    texts, sizes, counts = list[int](), list[int](), list[float]()
    keys, spans = list[int](), list[int]()
    for number, one in enumerate(seen):
        found: _Groups = {group: {} for group in _NAMED}
        theirs = _add_notions(found, one)
        if len(theirs) > 1:
            _add_pairs(found, one.folded.text, theirs)
        found["m"] = dict.fromkeys(_circumstances(one), 0)
        for group, weight in weights.items():
            places = found.get(group)
            if places:
                texts.append(number)
                sizes.append(len(places))
                counts.append(weight.of(len(places)))
                keys += places
                spans += places.values()
    flat = np.fromiter(spans, dtype=np.int64, count=len(spans))
    return (
        np.repeat(np.array(texts, dtype=np.int64), sizes),
        np.fromiter(keys, dtype=np.uint64, count=len(keys)),
        np.repeat(np.array(counts, dtype=np.float64), sizes),
        flat >> _END_BITS,
        flat & ((1 << _END_BITS) - 1),
    )


def _add_notions(found: _Groups, seen: Seen) -> _Theirs:
    """Add notions, families and patterns; return the notions that are not one's own."""
    signature = _SIGNATURE.match(seen.folded.text)
    signed = signature.end() if signature else 0
    own = [turn for turn in seen.turns if turn.own]
    theirs: _Theirs = []
    for hit in seen.hits:
        start, end, notion = hit
        families, place = seen.families.get(notion, ()), start << _END_BITS | end
        whose = "theirs"
        if own and any(turn.start <= start < turn.end for turn in own):
            whose = "own"
        else:
            theirs.append((hit, families))
            if end <= signed:
                whose = "signed"
        for group, keys in _notion_keys(notion, families, whose, seen.recipient):
            add = found[group].setdefault
            for key in keys:
                add(key, place)
    for match in seen.matches:
        found["t"].setdefault(key_of("t", match.pattern.id), match.start << _END_BITS | match.end)
    return theirs


@functools.lru_cache(maxsize=65_536)
def _notion_keys(
    notion: str, families: tuple[str, ...], whose: str, recipient: str
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the keys of a notion and of its families, by group."""
    if whose == "own":
        named = {"n": [f"own {notion}"], "f": [f"own {family}" for family in families]}
    else:
        named = {
            "n": [f"signed {notion}" if whose == "signed" else notion],
            "f": [*families],
            "r": [f"{recipient} {name}" for name in (notion, *families)],
        }
    return tuple(
        (group, tuple(key_of(group, name) for name in names)) for group, names in named.items()
    )


def _add_pairs(found: _Groups, text: str, theirs: _Theirs) -> None:
    """Add pairs of notions near each other, and the pairs of their families."""
    clause_ends = [m.start() for m in _CLAUSE_END.finditer(text)]
    clauses = [bisect_left(clause_ends, hit.start) for hit, _ in theirs]
    add_pair, add_of_families = found["p"].setdefault, found["q"].setdefault
    for number, ((start, end, notion), families) in enumerate(theirs):
        for further in range(number + 1, len(theirs)):
            (other_start, other_end, other), other_families = theirs[further]
            apart = other_start - end
            if apart > _FAR:
                break
            if apart < 0:
                continue
            joint = "|" if clauses[number] != clauses[further] else ">"
            if apart <= _BESIDE:
                joint = "+"
            place = start << _END_BITS | other_end
            pair, of_families = _pair_keys(notion, families, joint, other, other_families)
            add_pair(pair, place)
            for key in of_families:
                add_of_families(key, place)


@functools.lru_cache(maxsize=131_072)
def _pair_keys(
    one: str, families: tuple[str, ...], joint: str, two: str, others: tuple[str, ...]
) -> tuple[int, tuple[int, ...]]:
    """Return the key of two notions, and those of their families."""
    pairs = itertools.product(families, others)
    return (
        key_of("p", f"{one}{joint}{two}"),
        tuple(key_of("q", f"{family}{joint}{other}") for family, other in pairs),
    )


def _circumstances(seen: Seen) -> tuple[int, ...]:
    """Return the keys of what is not in the words."""
    text = seen.folded.text
    return _circumstance_keys(
        seen.channel,
        seen.recipient,
        min(len(text) // 20, 8),
        min(len(seen.turns), 4),
        (
            any(turn.own for turn in seen.turns),
            text.startswith("【"),
            text.endswith("】"),
        ),
        min(_disguised(seen.folded), 3),
    )


@functools.lru_cache(maxsize=16_384)
def _circumstance_keys(
    channel: str,
    recipient: str,
    length: int,
    turns: int,
    marks: tuple[bool, bool, bool],
    disguised: int,
) -> tuple[int, ...]:
    """Return the keys of channel, recipient, length, number of turns, marks and disguise."""
    names = [
        f"channel {channel}",
        f"recipient {recipient}",
        f"both {channel} {recipient}",
        f"length {length}",
        f"turns {turns}",
        *itertools.compress(("talk", "signed first", "signed last"), marks),
    ]
    if disguised:
        names.append(f"disguised {disguised}")
    return tuple(key_of("m", name) for name in names)


def _disguised(folded: Folded) -> int:
    """Return how many places were spelled otherwise than they are meant, roughly."""
    if max(map(operator.sub, folded.ends, folded.starts), default=0) <= 1:
        return 0
    places = zip(folded.starts, folded.ends, strict=True)
    return len({(start, end) for start, end in places if end - start > 1})
