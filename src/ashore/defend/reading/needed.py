"""Which characters a text must have before a regular expression can match anywhere in it.

Most expressions of a reader match in few texts. To see that a text lacks a character is much
quicker than to search it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined, unused-ignore]  # there is no other reader
from typing import Any

Needed = tuple[frozenset[str], ...]
"""Sets of characters: of each of them a text must have one."""

_MOST_IN_A_RANGE = 64
_COMMON = frozenset("的一是不了我你您他她在有人还款钱到们这个就上")
"""Characters that are in so many texts that to ask for them keeps few out."""


def needed_by(pattern: re.Pattern[str]) -> tuple[Needed, ...]:
    """Return what a matching text has, for each way to match; the rarest characters first.

    What is not understood asks for nothing, so no text is passed over that could match.

    Examples:
        >>> [way] = needed_by(re.compile("(打|砸).{0,3}门窗?"))
        >>> [sorted(some) for some in way]
        [['门'], ['打', '砸']]
        >>> needed_by(re.compile("门?|.*"))
        ((), ())
    """
    if pattern.flags & re.IGNORECASE:
        return ((),)
    items = list(_parser.parse(pattern.pattern, pattern.flags))
    apart = next((at for at, (kind, _) in enumerate(items) if str(kind) == "BRANCH"), None)
    if apart is None:
        return (_rarest_first(items),)
    ways = items[apart][1][1]
    return tuple(_rarest_first([*items[:apart], *way, *items[apart + 1 :]]) for way in ways)


def _rarest_first(items: Iterable[tuple[Any, Any]]) -> Needed:
    return tuple(sorted(set(_sequence(items)), key=_commonness))


def _commonness(some: frozenset[str]) -> tuple[int, str]:
    """Return how likely a text has one of some characters, roughly; sets of one rank in order."""
    return len(some) + 9 * len(some & _COMMON), min(some)


class Sieve:
    """Says which of some regular expressions may match in a text, by its characters alone.

    Args:
        patterns: The expressions; None stands for something that may always be there.

    Examples:
        >>> sieve = Sieve([re.compile("打断.*(手|腿)"), re.compile("上门|到家"), None])
        >>> sieve.passing("打电话，到家里")
        [1, 2]
    """

    def __init__(self, patterns: Iterable[re.Pattern[str] | None]) -> None:
        self._always: list[int] = []
        self._by_character: dict[str, list[tuple[int, Needed]]] = {}
        for number, pattern in enumerate(patterns):
            ways = needed_by(pattern) if pattern else ((),)
            if not all(ways):
                self._always.append(number)
                continue
            # One set is enough to come across the expression; the others are asked only then.
            for rarest, *others in ways:
                for character in rarest:
                    known = self._by_character.setdefault(character, [])
                    known.append((number, tuple(others)))

    def passing(self, text: str) -> list[int]:
        """Return the numbers of the expressions that may match in a text, in order."""
        characters = set(text)
        found = set(self._always)
        for character in self._by_character.keys() & characters:
            for number, needed in self._by_character[character]:
                if number not in found and not any(map(characters.isdisjoint, needed)):
                    found.add(number)
        return sorted(found)


def _sequence(items: Iterable[tuple[Any, Any]]) -> Iterable[frozenset[str]]:
    """Yield what each item needs of items that follow each other."""
    for kind, value in items:
        match str(kind):
            case "LITERAL":
                yield frozenset(chr(value))
            case "IN":
                yield from _one_of(value)
            case "BRANCH":
                yield from _either(value[1])
            case "SUBPATTERN" if not value[1]:
                yield from _sequence(value[3])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0]:
                yield from _sequence(value[2])
            case "ATOMIC_GROUP":
                yield from _sequence(value)


def _one_of(members: Iterable[tuple[Any, Any]]) -> Iterable[frozenset[str]]:
    """Yield the characters of a class, if it is a plain list of a few."""
    found: set[str] = set()
    for kind, value in members:
        match str(kind):
            case "LITERAL":
                found.add(chr(value))
            case "RANGE" if value[1] - value[0] < _MOST_IN_A_RANGE:
                found.update(map(chr, range(value[0], value[1] + 1)))
            case _:
                return
    yield frozenset(found)


def _either(branches: Iterable[Iterable[tuple[Any, Any]]]) -> Iterable[frozenset[str]]:
    """Yield the characters of which any branch has one, if each branch needs any."""
    found: set[str] = set()
    for branch in branches:
        least = min(_sequence(branch), key=_commonness, default=None)
        if least is None:
            return
        found |= least
    yield frozenset(found)
