"""Words spelled by their sound: letters for characters, or characters that sound alike."""

from __future__ import annotations

import functools
import importlib.util
import itertools
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ashore.defend.reading.data_files import read_table
from ashore.defend.reading.folded import Edit, Folded

_LETTERS = re.compile(r"[a-z]+")
_LONGEST_SYLLABLE = 6


class Sound(NamedTuple):
    """One syllable of a text: how it may be read, where it stands, whether it was in letters."""

    readings: frozenset[str]
    start: int
    end: int
    spelled: bool


class Respeller:
    """Puts words of a list back into characters where a text spells them by sound.

    Args:
        words: The words to know, in characters; a single character is left out.

    Examples:
        >>> from ashore.defend.reading.normalise import fold
        >>> fold("cui收电话，da si你", Respeller(["催收", "打死"])).text
        '催收电话,打死你'
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first_two: dict[tuple[str, ...], list[str]] = {}
        self._longest = 2
        for word in sorted(set(words), key=lambda one: (-len(one), one)):
            if len(word) >= 2 and all(readings_of(one) for one in word):
                self._longest = max(self._longest, len(word))
                for first_two in itertools.product(*map(_ways_to_write, word[:2])):
                    self._by_first_two.setdefault(first_two, []).append(word)
        self._variants = read_table("shared/sounds.yaml", "variants")
        self._pattern = re.compile(
            "|".join(map(re.escape, sorted(self._variants, key=len, reverse=True)))
        )

    def __call__(self, folded: Folded) -> Folded:
        """Return the text with such words in characters."""
        text = folded.text
        if self._pattern.search(text):
            folded = folded.edited(
                Edit(m.start(), m.end(), self._variants[m[0]]) for m in self._pattern.finditer(text)
            )
        if _LETTERS.search(folded.text):
            folded = folded.edited(self._spelled_words(folded.text))
        return folded

    def _spelled_words(self, text: str) -> Iterator[Edit]:
        sounds = list(sounds_of(text))
        spelled = [number for number, sound in enumerate(sounds) if sound.spelled]
        at = 0
        while at < len(sounds):
            near = bisect_left(spelled, at)
            if near == len(spelled):
                return
            at = max(at, spelled[near] - self._longest + 1)
            word = self._word_at(text, sounds, at)
            if word is None:
                at += 1
                continue
            yield Edit(sounds[at].start, sounds[at + len(word) - 1].end, word)
            at += len(word)

    def _word_at(self, text: str, sounds: list[Sound], at: int) -> str | None:
        """Return the longest word that begins at a sound; letters must be among its sounds."""
        first_two = tuple(text[sound.start : sound.end] for sound in sounds[at : at + 2])
        for word in self._by_first_two.get(first_two, ()):
            part = sounds[at : at + len(word)]
            if len(part) == len(word) and _spells(text, part, word):
                return word
        return None


def _ways_to_write(character: str) -> frozenset[str]:
    return readings_of(character) | {character}


def _spells(text: str, part: list[Sound], word: str) -> bool:
    """Return whether a stretch of sounds stands for a word and has letters in it."""
    if not any(sound.spelled for sound in part):
        return False
    for before, after in itertools.pairwise(part):
        if text[before.end : after.start].strip(" -.·'") or after.start - before.end > 2:
            return False
    return all(
        sound.readings & readings_of(character) if sound.spelled else text[sound.start] == character
        for sound, character in zip(part, word, strict=True)
    )


def sounds_of(text: str) -> Iterator[Sound]:
    """Yield the syllables of a folded text: of each character, and of letters that spell some.

    Letters that do not spell whole syllables, such as a brand's name, give nothing.
    """
    at = 0
    while at < len(text):
        letters = _LETTERS.match(text, at)
        if letters:
            yield from _syllables(letters[0], at)
            at = letters.end()
            continue
        readings = readings_of(text[at])
        if readings:
            yield Sound(readings, at, at + 1, spelled=False)
        at += 1


def _syllables(letters: str, offset: int) -> Iterator[Sound]:
    for start, end in _split(letters) or ():
        yield Sound(frozenset({letters[start:end]}), offset + start, offset + end, spelled=True)


@functools.lru_cache(maxsize=4096)
def _split(letters: str) -> tuple[tuple[int, int], ...] | None:
    """Return how letters divide into syllables, as few as can be, or None."""
    best: list[tuple[tuple[int, int], ...] | None] = [()] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before = best[start]
            if before is None or letters[start:end] not in _known_syllables():
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, (start, end))
    return best[-1]


@functools.lru_cache(maxsize=16384)
def readings_of(character: str) -> frozenset[str]:
    """Return the syllables that a character may be read as, without tones; none for other signs."""
    return frozenset(_plain(one) for one in _readings().get(ord(character), "").split(",") if one)


@functools.lru_cache(maxsize=16384)
def sound_of(character: str) -> str:
    """Return the usual syllable of a character with near sounds merged, or nothing.

    Front and back nasals, flat and curled tongue, n and l are one, as in many mouths.
    """
    first = _readings().get(ord(character), "").split(",")[0]
    if not first:
        return ""
    sound = _plain(first)
    for given, merged in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        sound = sound.replace(given, merged)
    return re.sub(r"(?<=[aei])ng$", "n", sound)


@functools.cache
def _readings() -> Mapping[int, str]:
    # The package's data alone: its code, which is not needed, takes a quarter of a second to load.
    package = importlib.util.find_spec("pypinyin")
    folder = Path((package.submodule_search_locations or [""])[0] if package else "")
    named = json.loads((folder / "pinyin_dict.json").read_text(encoding="utf-8"))
    return {int(code): readings for code, readings in named.items()}


_TONES = str.maketrans("āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm")


def _plain(reading: str) -> str:
    return reading.translate(_TONES)


@functools.cache
def _known_syllables() -> frozenset[str]:
    # Twenty thousand characters share some fifteen hundred readings: each is looked at once.
    common = range(0x4E00, 0x9FA6)
    written = {one for code in common for one in _readings().get(code, "").split(",")}
    return frozenset(plain for plain in map(_plain, written) if len(plain) > 1)
