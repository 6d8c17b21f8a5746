"""What a linear model is given of a text: hashed signs, each with the place that shows it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ashore.defend.reading.folded import Folded
from ashore.defend.reading.lexicon import Hit
from ashore.defend.reading.normalise import HAN
from ashore.defend.reading.patterns import Match
from ashore.defend.reading.sounds import sound_of
from ashore.defend.reading.turns import Turn

_CLAUSE_END = re.compile(r"[。!?\n;]")
_LONGEST_GRAM = 4
_FAR = 24
_BESIDE = 1
_SIGNATURE = re.compile(r"【[^】]{1,24}】")


class Weight(NamedTuple):
    """How much a group of features counts: each ``one``, or ``scaled`` to the group's length."""

    one: float
    scaled: bool

    def of(self, size: int) -> float:
        """Return what each of ``size`` features of the group counts."""
        return self.one / size**0.5 if self.scaled else self.one


class Sign(NamedTuple):
    """One feature: its hashed key, how much it counts, and its place in the folded text."""

    key: int
    weight: float
    start: int
    end: int


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
    weights: Mapping[str, Weight]


def signs_of(seen: Seen) -> list[Sign]:
    """Return the features of a text, each key once, at the first place that shows it.

    Groups: characters in sequence (``c``), their sounds (``s``), characters in the turns of the
    person called (``o``), notions (``n``) and pairs of them (``p``), families of notions (``f``)
    and pairs of them (``q``), patterns (``t``), notions by who receives the text (``r``), and what
    is not in the words (``m``). A group may be scaled to one length, so that a long letter and a
    short text weigh the same; one that the kind of text gives no weight is left out.
    """
    text = seen.folded.text
    first: dict[tuple[str, str], tuple[int, int]] = {}
    for group, name, start, end in _named(seen, text):
        if group in seen.weights:
            first.setdefault((group, name), (start, end))
    sizes: dict[str, int] = {}
    for group, _ in first:
        sizes[group] = sizes.get(group, 0) + 1
    scale = {group: seen.weights[group].of(size) for group, size in sizes.items()}
    return [
        Sign(key_of(group, name), scale[group], start, end)
        for (group, name), (start, end) in first.items()
    ]


def key_of(group: str, name: str) -> int:
    """Return the hashed key of a feature."""
    return zlib.crc32(f"{group}:{name}".encode())


_Named = tuple[str, str, int, int]


def _named(seen: Seen, text: str) -> Iterator[_Named]:
    for turn in seen.turns:
        yield from _grams(text, turn)
    yield from _notions(seen, text)
    yield from _circumstances(seen, text)


def _grams(text: str, turn: Turn) -> Iterator[_Named]:
    """Yield runs of characters and of sounds; numbers are one sign, whatever they say."""
    units = [(m[0], m.start(), m.end()) for m in _UNIT.finditer(text, turn.start, turn.end)]
    units = [("0" if unit[0].isdigit() else unit, start, end) for unit, start, end in units]
    characters = "o" if turn.own else "c"
    for at, (_, start, _) in enumerate(units):
        gram = ""
        for unit, _, end in units[at : at + (2 if turn.own else _LONGEST_GRAM)]:
            gram += unit
            yield characters, gram, start, end
    if turn.own:
        return
    sounds = [(sound_of(unit), start, end) for unit, start, end in units if len(unit) == 1]
    for at, (sound, start, _) in enumerate(sounds):
        gram = sound
        for further, _, end in sounds[at + 1 : at + 3]:
            if not sound or not further:
                break
            gram += f" {further}"
            yield "s", gram, start, end


_UNIT = re.compile(rf"\d+(?:[.,]\d+)*|[a-z]+|[{HAN}]|[^\s{HAN}a-z0-9]")


def _notions(seen: Seen, text: str) -> Iterator[_Named]:
    """Yield notions, notions by recipient, and pairs of notions near each other."""
    signature = _SIGNATURE.match(text)
    signed = signature.end() if signature else 0
    theirs: list[tuple[Hit, Sequence[str]]] = []
    for hit in seen.hits:
        families = seen.families.get(hit.notion, ())
        if _own(seen.turns, hit.start):
            yield "n", f"own {hit.notion}", hit.start, hit.end
            yield from (("f", f"own {family}", hit.start, hit.end) for family in families)
            continue
        theirs.append((hit, families))
        name = f"signed {hit.notion}" if hit.end <= signed else hit.notion
        yield "n", name, hit.start, hit.end
        yield "r", f"{seen.recipient} {hit.notion}", hit.start, hit.end
        for family in families:
            yield "f", family, hit.start, hit.end
            yield "r", f"{seen.recipient} {family}", hit.start, hit.end
    yield from _pairs(theirs, text)
    for match in seen.matches:
        yield "t", match.pattern.id, match.start, match.end


def _pairs(theirs: Sequence[tuple[Hit, Sequence[str]]], text: str) -> Iterator[_Named]:
    """Yield pairs of notions, and of their families, that stand near each other."""
    ends = [m.start() for m in _CLAUSE_END.finditer(text)]
    for number, (hit, families) in enumerate(theirs):
        for other, other_families in theirs[number + 1 :]:
            if other.start - hit.end > _FAR:
                break
            if other.start < hit.end:
                continue
            joint = _joint(hit.end, other.start, ends)
            yield "p", f"{hit.notion}{joint}{other.notion}", hit.start, other.end
            for one in families:
                for two in other_families:
                    yield "q", f"{one}{joint}{two}", hit.start, other.end


def _joint(end: int, start: int, ends: Sequence[int]) -> str:
    """Return how two notions stand to each other: side by side, in one clause, or apart."""
    if start - end <= _BESIDE:
        return "+"
    return "|" if any(end <= at < start for at in ends) else ">"


def _own(turns: Sequence[Turn], at: int) -> bool:
    return any(turn.own and turn.start <= at < turn.end for turn in turns)


def _circumstances(seen: Seen, text: str) -> Iterator[_Named]:
    """Yield what is not in the words: channel, recipient, length, disguise, number of turns."""
    end = len(text)
    yield "m", f"channel {seen.channel}", 0, 0
    yield "m", f"recipient {seen.recipient}", 0, 0
    yield "m", f"both {seen.channel} {seen.recipient}", 0, 0
    yield "m", f"length {min(end // 20, 8)}", 0, 0
    yield "m", f"turns {min(len(seen.turns), 4)}", 0, 0
    if any(turn.own for turn in seen.turns):
        yield "m", "talk", 0, 0
    if text.startswith("【"):
        yield "m", "signed first", 0, 0
    if text.endswith("】"):
        yield "m", "signed last", 0, 0
    disguised = _disguised(seen)
    if disguised:
        yield "m", f"disguised {min(disguised, 3)}", 0, 0


def _disguised(seen: Seen) -> int:
    """Return how many places were spelled otherwise than they are meant, roughly."""
    starts, ends = seen.folded.starts, seen.folded.ends
    return len({(start, end) for start, end in zip(starts, ends, strict=True) if end - start > 1})


def keys_of(signs: Iterable[Sign]) -> list[int]:
    """Return the keys alone."""
    return [sign.key for sign in signs]
