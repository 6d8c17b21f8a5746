"""The bubbles of a message screen: which words are one message, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from ashore.intake.pages.words import Word

Colour = Callable[[Word], tuple[int, int, int]]
"""The colour behind a word."""
_CLEAR = 0.08
_SLIGHT = 0.02
_NEAR = 60


class Bubble(NamedTuple):
    """The words of one message, from the top."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Return the message in one run, as it was before the screen broke its lines."""
        said = ""
        for word in self.words:
            spaced = said[-1:].isascii() and said[-1:].isalpha() and word.text[:1].isalpha()
            said += (" " if spaced and word.text[:1].isascii() else "") + word.text
        return said


class Side(NamedTuple):
    """Whose message a bubble is, and how sure that is from 0 to 100."""

    direction: Literal["in", "out"]
    percent: int


def bubbles_of(words: Sequence[Word]) -> Iterator[Bubble]:
    """Yield words as messages: lines close below each other that begin at one place are one."""
    group: list[Word] = []
    for word in words:
        if group:
            close = word.top - group[-1].bottom < 0.9 * group[-1].height
            level = abs(word.left - group[0].left) < 0.8 * word.height
            if not (close and level):
                yield Bubble(tuple(group))
                group = []
        group.append(word)
    if group:
        yield Bubble(tuple(group))


def sides_of(bubbles: Sequence[Bubble], *, width: int, colour: Colour) -> tuple[Side, ...]:
    """Return whose each message is: the person's own stand at the right.

    A message as wide as the screen stands at neither side; it is theirs whose colour it has.
    """
    leans = [_lean(bubble, width) for bubble in bubbles]
    behind = [colour(bubble.words[0]) for bubble in bubbles]
    clear = [(lean, tint) for lean, tint in zip(leans, behind, strict=True) if abs(lean) >= _CLEAR]
    return tuple(_side(lean, tint, clear) for lean, tint in zip(leans, behind, strict=True))


def _lean(bubble: Bubble, width: int) -> float:
    """Return how far a message stands from the middle: below zero to the left."""
    left = min(word.left for word in bubble.words)
    right = width - max(word.right for word in bubble.words)
    return (left - right) / width


def _side(
    lean: float,
    tint: tuple[int, int, int],
    clear: Sequence[tuple[float, tuple[int, int, int]]],
) -> Side:
    same = {other > 0 for other, theirs in clear if _apart(tint, theirs) < _NEAR}
    own = lean > 0
    if abs(lean) >= _CLEAR:
        # Both sides in one colour say nothing; the other side's colour alone speaks against it.
        return Side("out" if own else "in", 60 if same == {not own} else 97)
    if len(same) == 1:
        return Side("out" if same == {True} else "in", 93)
    # The person's own bubbles are green or blue almost everywhere, the other side's plain.
    agrees = own == (max(tint) - min(tint) > _NEAR) and abs(lean) >= _SLIGHT
    return Side("out" if own else "in", 91 if agrees else 50)


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
