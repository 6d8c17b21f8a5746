"""Runs of characters and of sounds, of many texts at once: hashed keys, each with its place."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ashore.defend.reading.sounds import sound_of
from ashore.defend.reading.turns import Turn

LONGEST_GRAM = 4
LONGEST_OWN_GRAM = 2
LONGEST_SOUNDS = 3

Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_APART, _NUMBER, _LETTER, _ALONE = range(4)
_OUTSIDE = -1
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(32)


class Runs(NamedTuple):
    """Keys of runs: the text that each is in, and its first place there; half-open."""

    texts: Places
    keys: Keys
    starts: Places
    ends: Places


class _Units(NamedTuple):
    """What a run is made of: a character, a word in letters, or a number, whatever it says."""

    texts: Places
    turns: Places
    own: Bools
    codes: Keys
    sounds: Keys
    starts: Places
    ends: Places

    def where(self, kept: Bools) -> _Units:
        return _Units(
            texts=self.texts[kept],
            turns=self.turns[kept],
            own=self.own[kept],
            codes=self.codes[kept],
            sounds=self.sounds[kept],
            starts=self.starts[kept],
            ends=self.ends[kept],
        )


def runs_of(texts: Sequence[str], turns: Sequence[Sequence[Turn]]) -> dict[str, Runs]:
    """Return the runs in the turns of folded texts, by group.

    Groups: characters in sequence (``c``), their sounds (``s``), and characters in the turns of
    the person called (``o``). No run goes beyond its turn.
    """
    units = _units_of(texts, turns)
    theirs, own = units.where(~units.own), units.where(units.own)
    return {
        "c": _runs("c", theirs, theirs.codes, (1, LONGEST_GRAM)),
        "s": _runs("s", theirs, theirs.sounds, (2, LONGEST_SOUNDS)),
        "o": _runs("o", own, own.codes, (1, LONGEST_OWN_GRAM)),
    }


def _units_of(texts: Sequence[str], turns: Sequence[Sequence[Turn]]) -> _Units:
    """Return the units of all texts, one after the other; what is in no turn is left out."""
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    offsets = np.cumsum(sizes) - sizes
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    turn, own = _turns_of_characters(len(points), offsets.tolist(), turns)
    known, at = np.unique(points, return_inverse=True)
    columns = np.array([_known(point) for point in known.tolist()], dtype=np.int64).reshape(-1, 3)
    kinds = np.where(turn == _OUTSIDE, _APART, columns[at, 0])
    kinds = _with_inner_points(points, kinds, turn)
    first, last = _edges(kinds, turn)
    long = last - first > 1
    codes = np.where(kinds == _NUMBER, ord("0"), columns[at, 1])[first].astype(np.uint64)
    sounds = np.where(long, 0, columns[at, 2][first]).astype(np.uint64)
    for word in np.flatnonzero(long & (kinds[first] == _LETTER)).tolist():
        codes[word] = zlib.crc32(points[first[word] : last[word]].tobytes())
    text = np.repeat(np.arange(len(texts)), sizes)[first]
    return _Units(
        texts=text,
        turns=turn[first],
        own=own[first],
        codes=codes,
        sounds=sounds,
        starts=first - offsets[text],
        ends=last - offsets[text],
    )


def _turns_of_characters(
    size: int, offsets: Sequence[int], turns: Sequence[Sequence[Turn]]
) -> tuple[Places, Bools]:
    """Return the number of the turn that each character is in, and whether that is one's own."""
    turn, own = np.full(size, _OUTSIDE, dtype=np.int64), np.zeros(size, dtype=bool)
    number = 0
    for offset, some in zip(offsets, turns, strict=True):
        for one in some:
            turn[offset + one.start : offset + one.end] = number
            own[offset + one.start : offset + one.end] = one.own
            number += 1
    return turn, own


def _edges(kinds: Places, turn: Places) -> tuple[Places, Places]:
    """Return where units begin and end; a word and a number go on in their kind and turn."""
    goes_on = np.zeros(len(kinds), dtype=bool)
    goes_on[1:] = (
        (kinds[1:] == kinds[:-1])
        & (turn[1:] == turn[:-1])
        & ((kinds[1:] == _NUMBER) | (kinds[1:] == _LETTER))
    )
    first = np.flatnonzero(~goes_on & (kinds != _APART))
    after = np.append(np.flatnonzero(~goes_on), len(kinds))
    return first, after[np.searchsorted(after, first, side="right")]


def _with_inner_points(points: npt.NDArray[np.uint32], kinds: Places, turn: Places) -> Places:
    """Return the kinds with points and commas between digits counted as part of the number."""
    kinds = kinds.copy()
    digit = kinds == _NUMBER
    point = (points == ord(".")) | (points == ord(","))
    inner = point[1:-1] & digit[:-2] & digit[2:] & (turn[:-2] == turn[2:])
    kinds[1:-1][inner] = _NUMBER
    return kinds


@functools.lru_cache(maxsize=32_768)
def _known(point: int) -> tuple[int, int, int]:
    """Return the kind of a character, its code, and the code of its sound, 0 if it has none."""
    character = chr(point)
    if character.isspace():
        kind = _APART
    elif character in "0123456789":
        kind = _NUMBER
    else:
        kind = _LETTER if "a" <= character <= "z" else _ALONE
    sound = sound_of(character)
    return kind, point, zlib.crc32(sound.encode()) if sound else 0


def _runs(group: str, units: _Units, codes: Keys, lengths: tuple[int, int]) -> Runs:
    """Return the runs of some lengths, each once a text; a unit with the code 0 is in none."""
    shortest, longest = lengths
    seed = np.uint64(zlib.crc32(group.encode()))
    count = len(codes)
    parts = []
    keys, alive = np.full(count, seed), np.ones(count, dtype=bool)
    for length in range(1, min(longest, count) + 1):
        size = count - length + 1
        further = codes[length - 1 :]
        keys = (keys[:size] + further + np.uint64(1)) * _STEP
        keys ^= keys >> _FOLD
        alive = alive[:size] & (further != 0)
        if length > 1:
            alive &= units.turns[:size] == units.turns[length - 1 :]
        if length >= shortest:
            found = np.flatnonzero(alive)
            parts.append(
                Runs(
                    units.texts[found],
                    keys[found] & np.uint64(0xFFFFFFFF),
                    units.starts[found],
                    units.ends[found + length - 1],
                )
            )
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Runs(none, none.astype(np.uint64), none, none)
    texts, all_keys, starts, ends = (np.concatenate(column) for column in zip(*parts, strict=True))
    _, first = np.unique((texts.astype(np.uint64) << _FOLD) | all_keys, return_index=True)
    return Runs(texts[first], all_keys[first], starts[first], ends[first])
