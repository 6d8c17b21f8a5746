"""Which notions a folded text names: kin, blows, courts, sums, each by many words."""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ashore.defend.reading.needed import Sieve

SHADOW = "shadow"
"""The notion of words that only keep others from being seen inside them."""


class Hit(NamedTuple):
    """A notion named at a place of a folded text; half-open."""

    start: int
    end: int
    notion: str


class Lexicon:
    """Finds notions by their words (longest first) and by their shapes (regular expressions).

    A word inside a longer word of any notion is not seen, so 「打电话」 hides 「打」.

    Args:
        data: ``notions`` (name to words with spaces), ``shapes`` (name to pattern), and
            ``families`` (name to the notions that it takes together).

    Examples:
        >>> lexicon = Lexicon({"notions": {"blow": "打 砸", "shadow": "打电话"}})
        >>> [hit.notion for hit in lexicon.find("打电话说要砸门")]
        ['blow']
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        notions: dict[str, set[str]] = {}
        for name, words in data["notions"].items():
            for word in str(words).split():
                notions.setdefault(word, set()).add(name)
        self._notions = {word: tuple(sorted(names)) for word, names in notions.items()}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for word in sorted(notions, key=len, reverse=True):
            known = self._lengths.setdefault(word[:2], ())
            if len(word) not in known:
                self._lengths[word[:2]] = (*known, len(word))
        self._shapes = [
            (name, re.compile(pattern)) for name, pattern in (data.get("shapes") or {}).items()
        ]
        self._sieve = Sieve(pattern for _, pattern in self._shapes)
        self.families: dict[str, tuple[str, ...]] = {}
        for family, members in (data.get("families") or {}).items():
            for notion in str(members).split():
                self.families[notion] = (*self.families.get(notion, ()), family)
        self.names = tuple(
            sorted({*data["notions"], *(name for name, _ in self._shapes)} - {SHADOW})
        )

    def words(self) -> Iterable[str]:
        """Return every word of every notion."""
        return self._notions.keys()

    def find(self, text: str) -> list[Hit]:
        """Return what a folded text names, in order of place."""
        hits = [
            Hit(start, end, name)
            for start, end in self._longest(text)
            for name in self._notions[text[start:end]]
            if name != SHADOW
        ]
        for number in self._sieve.passing(text):
            name, pattern = self._shapes[number]
            hits += [Hit(m.start(), m.end(), name) for m in pattern.finditer(text)]
        return sorted(hits)

    def _longest(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the words of a text that do not lie inside a longer one."""
        covered = 0
        lengths, notions = self._lengths, self._notions
        pairs = list(map(operator.add, text, f"{text[1:]} "))
        begun = map(lengths.__contains__, pairs)
        alone = map(notions.__contains__, text)
        for start in itertools.compress(range(len(text)), map(operator.or_, begun, alone)):
            for length in lengths.get(pairs[start], ()):
                end = start + length
                if end <= len(text) and text[start:end] in notions:
                    break
            else:
                end = start + 1
                if text[start] not in notions:
                    continue
            if end > covered:
                yield start, end
                covered = end
