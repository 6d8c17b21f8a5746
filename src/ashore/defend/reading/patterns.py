"""What a text shows beyond single words: notions in an order, near each other, with none between.

A pattern is data::

    - {id: kin-harmed, label: threat_violence, order: [kin, harm], within: 12, unless: [reported]}
    - {id: limb-broken, label: threat_violence, text: "打断.{0,3}(腿|手)"}

``order`` names notions that follow each other, each beginning at most ``within`` characters after
the one before ends. ``text`` is a regular expression over the folded text; ``needs`` names notions
without which it is not tried. ``unless`` names notions that take the pattern back when one stands
in the same sentence. ``whose`` is ``caller`` (the default), ``own`` or ``any``: whose turn counts.
``role`` is ``shows`` or, for a sign that the label does not hold, ``clears``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ashore.defend.reading.lexicon import Hit
from ashore.defend.reading.needed import Sieve
from ashore.defend.reading.turns import Turn

_SENTENCE_END = re.compile(r"[。!?\n]")
_WITHIN = 10

Role = Literal["shows", "clears"]
Whose = Literal["caller", "own", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One pattern as its file gives it."""

    id: str
    label: str
    role: Role = "shows"
    order: tuple[str, ...] = ()
    within: int = _WITHIN
    text: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()
    unless: frozenset[str] = frozenset()
    whose: Whose = "caller"

    def possible(self, text: str, notions: Mapping[str, object]) -> bool:
        """Return whether a text has the notions that the pattern needs, and what it looks for."""
        for notion in self.order + self.needs:
            if notion not in notions:
                return False
        return self.text is None or self.text.search(text) is not None


class Match(NamedTuple):
    """A pattern that holds at a place of a folded text; half-open."""

    start: int
    end: int
    pattern: Pattern


class Patterns:
    """Some patterns, of which only those are tried whose characters a text has."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._all = tuple(patterns)
        self._sieve = Sieve(pattern.text for pattern in self._all)

    def __iter__(self) -> Iterator[Pattern]:
        """Yield every pattern."""
        return iter(self._all)

    def worth_trying(self, text: str) -> Iterator[Pattern]:
        """Yield the patterns that may hold in a folded text, in order."""
        return (self._all[number] for number in self._sieve.passing(text))


def patterns_from(data: Iterable[Mapping[str, Any]]) -> Patterns:
    """Return the patterns of a file."""
    return Patterns(
        Pattern(
            id=one["id"],
            label=one["label"],
            role=one.get("role", "shows"),
            order=tuple(one.get("order", ())),
            within=one.get("within", _WITHIN),
            text=re.compile(one["text"]) if "text" in one else None,
            needs=tuple(one.get("needs", ())),
            unless=frozenset(one.get("unless", ())),
            whose=one.get("whose", "caller"),
        )
        for one in data
    )


def find_patterns(
    patterns: Patterns,
    text: str,
    hits: Sequence[Hit],
    turns: Sequence[Turn],
    families: Mapping[str, tuple[str, ...]],
) -> list[Match]:
    """Return where the patterns hold in a folded text, each at its first place.

    Args:
        patterns: What to look for.
        text: The folded text.
        hits: The notions in it.
        turns: Who says what in it.
        families: The families of each notion; a pattern may name them like notions.
    """
    by_notion: dict[str, list[Hit]] = {}
    for hit in hits:
        for name in (hit.notion, *families.get(hit.notion, ())):
            by_notion.setdefault(name, []).append(hit)
    found = []
    for pattern in patterns.worth_trying(text):
        if not pattern.possible(text, by_notion):
            continue
        for start, end in _places(pattern, text, by_notion):
            if _counts(pattern, text, start, end, by_notion, turns):
                found.append(Match(start, end, pattern))
                break
    return found


def _places(
    pattern: Pattern, text: str, by_notion: Mapping[str, list[Hit]]
) -> Iterator[tuple[int, int]]:
    if pattern.text is not None:
        for match in pattern.text.finditer(text):
            yield match.span()
        return
    for first in by_notion[pattern.order[0]]:
        end = _follow(first.end, pattern.order[1:], pattern.within, by_notion)
        if end is not None:
            yield first.start, end


def _follow(
    at: int, order: Sequence[str], within: int, by_notion: Mapping[str, list[Hit]]
) -> int | None:
    """Return where the last of the notions ends that follow a place, or None."""
    if not order:
        return at
    for hit in by_notion[order[0]]:
        if at <= hit.start <= at + within:
            end = _follow(hit.end, order[1:], within, by_notion)
            if end is not None:
                return end
    return None


def _counts(
    pattern: Pattern,
    text: str,
    start: int,
    end: int,
    by_notion: Mapping[str, list[Hit]],
    turns: Sequence[Turn],
) -> bool:
    if pattern.whose != "any":
        own = next((turn.own for turn in turns if turn.start <= start < turn.end), False)
        if own is not (pattern.whose == "own"):
            return False
    if not pattern.unless:
        return True
    left = max((m.end() for m in _SENTENCE_END.finditer(text, 0, start)), default=0)
    right = _SENTENCE_END.search(text, end)
    until = right.start() if right else len(text)
    return not any(
        left <= hit.start < until for notion in pattern.unless for hit in by_notion.get(notion, ())
    )
