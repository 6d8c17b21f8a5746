"""Where a chain of hashes breaks, and what seems to have happened there.

Line 0 is the header and line ``n`` the n-th entry. Each entry carries the hash of the line before;
the hash of the last line, the head, is kept beside them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.canonical import digest
from ashore.text import Text

EDITED = Text("这里被改过", "it was edited here")
REMOVED = Text("这里之后少了内容", "something after this is gone")
INSERTED = Text("这里多了一条", "it was added here")
MOVED = Text("这里的先后被调换", "the order was changed here")
UNLIKE = Text("这里被改过、移走或加了内容", "it was edited, removed or added to here")


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain breaks: the number of the line, and what happened to it."""

    line: int
    change: Text


def find_break(
    header: bytes, lines: Sequence[bytes], head: str, count: int | None = None
) -> Break | None:
    """Return the first place where the chain breaks, or None when it is whole.

    Args:
        header: The first line.
        lines: The entries' lines, each holding ``prev``.
        head: What the hash of the last line should be.
        count: How many entries there should be, where that is known.
    """
    hashes = [digest(header), *map(digest, lines)]
    if count in (None, len(lines)) and hashes[-1] == head and _linked(lines, hashes):
        return None
    # What each line says of the one before; the head says it of the last.
    said = [None, *map(_prev, lines), head]
    broken = next((n for n in range(1, len(said)) if said[n] != hashes[n - 1]), len(said) - 1)
    return _explain(broken, hashes, said, count)


def _linked(lines: Sequence[bytes], hashes: Sequence[str]) -> bool:
    # A search is enough here: when the lines are read, each `prev` is compared as a field.
    return all(
        b'"prev":"%b"' % before.encode() in line
        for line, before in zip(lines, hashes, strict=False)
    )


def _prev(line: bytes) -> str | None:
    try:
        values = json.loads(line)
        return values["prev"] if isinstance(values, dict) else None
    except (ValueError, KeyError, RecursionError):
        return None


def _explain(
    broken: int, hashes: Sequence[str], said: Sequence[str | None], count: int | None
) -> Break:
    before, there = broken - 1, len(hashes) - 1
    if count is not None and there < count:
        return Break(before, REMOVED)
    if count is not None and there > count:
        was_before = broken >= 2 and said[broken] == hashes[broken - 2]
        return Break(before if was_before else broken, INSERTED)
    if said[broken] in hashes and broken <= there:
        return Break(broken, MOVED)
    # A line that the next one still knows is untouched, so the one before it was changed.
    untouched = broken > there or said[broken + 1] == hashes[broken]
    return Break(before if untouched else broken, UNLIKE if count is None else EDITED)
