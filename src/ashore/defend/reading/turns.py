"""Who says what in a transcript: the caller's turns, and the turns of the person called."""

from __future__ import annotations

import re
from typing import NamedTuple

from ashore.defend.reading.data_files import read_data

_TURN = re.compile(
    r"(?:^|\n)[ \t]*(?:[\[【(](?P<bracketed>[^\n\]】)]{1,8})[\]】)]:?"
    r"|(?P<plain>[^\n:;,。!?\"“”【】\[\] ]{1,8}?)(?:\([^\n)]{0,12}\))?:)"
)


class Turn(NamedTuple):
    """A stretch of a folded text by one speaker; ``own`` if it is the person called who speaks."""

    start: int
    end: int
    own: bool


def turns_of(text: str) -> list[Turn]:
    r"""Return the turns of a folded text; a text without speakers is one turn, not one's own.

    Beside a caller, whoever else has a name is the person called.

    Examples:
        >>> [turn.own for turn in turns_of("来电:今天必须还\n借款人:没有钱")]
        [False, True]
        >>> turns_of("王先生:请尽快还款")
        [Turn(start=0, end=9, own=False)]
    """
    named = [
        (m.start(), m.end(), _side(m["bracketed"] or m["plain"]))
        for m in _TURN.finditer(text)
        if m["plain"] or _side(m["bracketed"]) is not None
    ]
    if all(own is None for _, _, own in named):
        return [Turn(0, len(text), own=False)]
    called = any(own is False for _, _, own in named)
    known = [one for one in named if called or one[2] is not None]
    turns = [Turn(0, known[0][0], own=False)] if text[: known[0][0]].strip() else []
    for number, (_, start, own) in enumerate(known):
        end = known[number + 1][0] if number + 1 < len(known) else len(text)
        turns.append(Turn(start, end, own=own is not False))
    return turns


def _side(name: str) -> bool | None:
    """Return whether a speaker's name is that of the person called; None if it names nobody."""
    sides = read_data("shared/speakers.yaml")
    if name in sides["caller"]:
        return False
    if name in sides["own"]:
        return True
    if name.endswith(tuple(sides["caller_ends"])):
        return False
    return True if name.endswith(tuple(sides["own_ends"])) else None
