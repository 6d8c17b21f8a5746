"""The features of texts that have names: notions, pairs, patterns, and what is not in the words."""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ashore.defend.reading.folded import Folded
from ashore.defend.reading.grams import Bools, Places, Runs
from ashore.defend.reading.notions import (
    APART,
    BESIDE,
    NEAR,
    NONE,
    OWN,
    SAID,
    SIGNED,
    Notions,
    key_of,
)
from ashore.defend.reading.seen import Seen

_CLAUSE_ENDS = np.array([ord(one) for one in "。!?\n;"])
_SIGNATURE = re.compile(r"【[^】]{1,24}】")
_FAR = 24
_BESIDE = 1
_TEXT_BITS = 32
"""A place among all texts is one number: that of the text above these bits, the place below."""


class _Hits(NamedTuple):
    """The hits of all texts in columns, in order; ``notions`` holds their numbers."""

    texts: Places
    starts: Places
    ends: Places
    notions: Places

    def where(self, kept: Bools) -> _Hits:
        return _Hits(*(column[kept] for column in self))


def named_of(seen: Sequence[Seen]) -> dict[str, Runs]:
    """Return the features that have names, by group, each once a text at its first place.

    Groups: notions (``n``) and pairs of them near each other (``p``), families of notions (``f``)
    and pairs of them (``q``), patterns (``t``), notions by who receives the text (``r``), and what
    is not in the words (``m``). What is one's own is in no pair and not in ``r``.
    """
    notions, hits = seen[0].notions, _hits_of(seen)
    whose = _whose(seen, hits)
    theirs = hits.where(whose != OWN)
    pairs, of_families = _pairs(seen, theirs, notions)
    return {
        "n": _once(Runs(hits.texts, notions.keys[whose, hits.notions], hits.starts, hits.ends)),
        "f": _families(hits, whose, notions),
        "r": _by_recipient(seen, theirs, notions),
        "p": pairs,
        "q": of_families,
        "t": _listed(seen, _patterns),
        "m": _listed(seen, _circumstances),
    }


def _hits_of(seen: Sequence[Seen]) -> _Hits:
    flat = list(itertools.chain.from_iterable(one.hits for one in seen))
    starts, ends, names = zip(*flat, strict=True) if flat else ((), (), ())
    number = seen[0].notions.number
    return _Hits(
        np.repeat(np.arange(len(seen)), [len(one.hits) for one in seen]),
        np.array(starts, dtype=np.int64),
        np.array(ends, dtype=np.int64),
        np.array([number[name] for name in names], dtype=np.int64),
    )


def _whose(seen: Sequence[Seen], hits: _Hits) -> Places:
    """Return whether each hit is said by the caller, in a signature, or one's own."""
    signed = [_SIGNATURE.match(one.folded.text) for one in seen]
    signed_until = np.array([match.end() if match else 0 for match in signed])
    whose = np.where(hits.ends <= signed_until[hits.texts], SIGNED, SAID)
    own = [
        (text << _TEXT_BITS | turn.start, text << _TEXT_BITS | turn.end)
        for text, one in enumerate(seen)
        for turn in one.turns
        if turn.own
    ]
    if own:
        begun, ended = np.searchsorted(_places(hits.texts, hits.starts), np.array(own)).T
        size = len(whose) + 1
        inside = np.bincount(begun, minlength=size) - np.bincount(ended, minlength=size)
        whose[np.cumsum(inside)[:-1] > 0] = OWN
    return whose


def _places(texts: Places, places: Places) -> Places:
    return (texts << _TEXT_BITS) + places


def _families(hits: _Hits, whose: Places, notions: Notions) -> Runs:
    families = notions.families_of[hits.notions]
    at, column = np.nonzero(families != NONE)
    keys = notions.family_keys[whose[at], families[at, column]]
    return _once(Runs(hits.texts[at], keys, hits.starts[at], hits.ends[at]))


def _by_recipient(seen: Sequence[Seen], theirs: _Hits, notions: Notions) -> Runs:
    """Return each notion, with its families after it, by who receives the text."""
    families = notions.families_of[theirs.notions]
    beyond = np.where(families == NONE, NONE, families + len(notions.number))
    names = np.column_stack((theirs.notions, beyond))
    at, column = np.nonzero(names != NONE)
    known = list(dict.fromkeys(one.recipient for one in seen))
    recipients = np.array([known.index(one.recipient) for one in seen])
    tables = np.stack([notions.keys_for(recipient) for recipient in known])
    keys = tables[recipients[theirs.texts[at]], names[at, column]]
    return _once(Runs(theirs.texts[at], keys, theirs.starts[at], theirs.ends[at]))


def _pairs(seen: Sequence[Seen], theirs: _Hits, notions: Notions) -> tuple[Runs, Runs]:
    """Return the pairs of notions near each other, and the pairs of their families."""
    numbers = np.arange(len(theirs.texts))
    starts, ends = (_places(theirs.texts, some) for some in (theirs.starts, theirs.ends))
    # Hits are in the order of their starts, so those that may follow one stand together.
    next_to = np.maximum(np.searchsorted(starts, ends), numbers + 1)
    counts = np.maximum(np.searchsorted(starts, ends + _FAR, side="right") - next_to, 0)
    one = np.repeat(numbers, counts)
    other = np.arange(len(one)) + np.repeat(next_to - (np.cumsum(counts) - counts), counts)
    clauses = _clauses(seen, theirs)
    joints = np.where(clauses[one] == clauses[other], NEAR, APART)
    joints[starts[other] - ends[one] <= _BESIDE] = BESIDE
    first, second = theirs.notions[one], theirs.notions[other]
    pairs = Runs(
        theirs.texts[one],
        notions.pairs.of(first, joints, second),
        theirs.starts[one],
        theirs.ends[other],
    )
    of_first, of_second = notions.families_of[first], notions.families_of[second]
    at, column, row = np.nonzero((of_first != NONE)[:, :, None] & (of_second != NONE)[:, None, :])
    keys = notions.family_pairs.of(of_first[at, column], joints[at], of_second[at, row])
    of_families = Runs(pairs.texts[at], keys, pairs.starts[at], pairs.ends[at])
    return _once(pairs), _once(of_families)


def _clauses(seen: Sequence[Seen], hits: _Hits) -> Places:
    """Return numbers of the clauses that hits begin in; they tell those of one text apart."""
    texts = [one.folded.text for one in seen]
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends_before = np.cumsum(np.append(0, np.isin(points, _CLAUSE_ENDS)))
    clauses: Places = ends_before[(np.cumsum(sizes) - sizes)[hits.texts] + hits.starts]
    return clauses


def _once(runs: Runs) -> Runs:
    """Return each key once a text, at its first place, in the order of the places."""
    _, first = np.unique(
        runs.texts.astype(np.uint64) << np.uint64(_TEXT_BITS) | runs.keys, return_index=True
    )
    first.sort()
    return Runs(runs.texts[first], runs.keys[first], runs.starts[first], runs.ends[first])


def _listed(
    seen: Sequence[Seen], rows_of: Callable[[Seen], Iterator[tuple[int, int, int]]]
) -> Runs:
    """Return features that are given a text at a time as keys with their places."""
    rows = [(text, *row) for text, one in enumerate(seen) for row in rows_of(one)]
    texts, keys, starts, ends = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return _once(Runs(texts, keys.astype(np.uint64), starts, ends))


def _patterns(seen: Seen) -> Iterator[tuple[int, int, int]]:
    for start, end, pattern in seen.matches:
        yield _pattern_key(pattern.id), start, end


@functools.lru_cache(maxsize=4096)
def _pattern_key(name: str) -> int:
    return key_of("t", name)


def _circumstances(seen: Seen) -> Iterator[tuple[int, int, int]]:
    """Yield what is not in the words, which has no place."""
    text = seen.folded.text
    keys = _circumstance_keys(
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
    for key in keys:
        yield key, 0, 0


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
