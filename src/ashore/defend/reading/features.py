"""What a linear model is given of a text: hashed signs, each with the place that shows it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ashore.defend.reading.folded import Folded
from ashore.defend.reading.lexicon import Hit
from ashore.defend.reading.normalise import HAN
from ashore.defend.reading.patterns import Match
from ashore.defend.reading.sounds import sound_of
from ashore.defend.reading.turns import Turn

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE_END = re.compile(r"[。!?\n;]")
_LONGEST_GRAM = 4
_FAR = 24
_GROUPS = {"c": 3.0, "s": 2.0, "o": 1.0, "p": 2.5, "n": 1.5, "r": 1.0}


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


def signs_of(seen: Seen) -> list[Sign]:
    """Return the features of a text, each key once, at the first place that shows it.

    Groups: characters in sequence (``c``), their sounds (``s``), the same of the turns of the
    person called (``o``), pairs of notions (``p``), notions and patterns (``n``), and the notions
    by who receives the text (``r``). Within a group the weights are scaled to one length, so that
    a long letter and a short text weigh the same; what stands outside the groups weighs one.
    """
    text = seen.folded.text
    first: dict[tuple[str, str], tuple[int, int]] = {}
    for group, name, start, end in _named(seen, text):
        first.setdefault((group, name), (start, end))
    sizes: dict[str, int] = {}
    for group, _ in first:
        sizes[group] = sizes.get(group, 0) + 1
    scale = {
        group: _GROUPS[group] / size**0.5 if group in _GROUPS else 1.0
        for group, size in sizes.items()
    }
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
    ends = [m.start() for m in _CLAUSE_END.finditer(text)]
    sided = [(hit, _own(seen.turns, hit.start)) for hit in seen.hits]
    for number, (hit, own) in enumerate(sided):
        name = f"own {hit.notion}" if own else hit.notion
        yield "n", name, hit.start, hit.end
        if own:
            continue
        yield "r", f"{seen.recipient} {hit.notion}", hit.start, hit.end
        for other, other_own in sided[number + 1 :]:
            if other.start - hit.end > _FAR:
                break
            if other_own or other.start < hit.end:
                continue
            apart = any(hit.end <= end < other.start for end in ends)
            yield "p", f"{hit.notion}{'|' if apart else '>'}{other.notion}", hit.start, other.end
    for match in seen.matches:
        yield "n", f"pattern {match.pattern.id}", match.start, match.end


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
