"""Words on a page with their places, and the lines that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ashore.intake.reading import Box


class Word(NamedTuple):
    """A run of text as it was found: what it says, how sure that is (0 to 100), and where.

    ``box`` is the place on its own picture. ``shift`` is how far down that picture lies where
    several show one page; ``top`` and ``bottom`` count from the beginning of the whole page.
    """

    text: str
    percent: int
    box: Box
    shift: int = 0

    @property
    def left(self) -> int:
        """Return the left edge."""
        return self.box.left

    @property
    def right(self) -> int:
        """Return the right edge."""
        return self.box.right

    @property
    def top(self) -> int:
        """Return the upper edge on the whole page."""
        return self.box.top + self.shift

    @property
    def bottom(self) -> int:
        """Return the lower edge on the whole page."""
        return self.box.bottom + self.shift

    @property
    def height(self) -> int:
        """Return the height."""
        return self.box.bottom - self.box.top

    @property
    def middle(self) -> float:
        """Return the height of its middle on the whole page."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Return the middle between its left and right edges."""
        return (self.box.left + self.box.right) / 2


class Line(NamedTuple):
    """Words side by side, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Return what the line says, a space between its words."""
        return " ".join(word.text for word in self.words)

    @property
    def percent(self) -> int:
        """Return how sure its least sure word is."""
        return min(word.percent for word in self.words)

    @property
    def top(self) -> int:
        """Return its upper edge on the whole page."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> int:
        """Return its lower edge on the whole page."""
        return max(word.bottom for word in self.words)

    @property
    def box(self) -> Box:
        """Return the place of all its words, on the picture of the first."""
        return around([word.box for word in self.words])


def around(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around those that stand on the first one's page.

    Examples:
        >>> around([Box(1, 10, 10, 20, 20), Box(1, 30, 12, 40, 25)])
        Box(page=1, left=10, top=10, right=40, bottom=25)
    """
    page = boxes[0].page
    same = [box for box in boxes if box.page == page]
    return Box(
        page,
        min(box.left for box in same),
        min(box.top for box in same),
        max(box.right for box in same),
        max(box.bottom for box in same),
    )


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Return words in lines from the top: those beside each other by half their height or more."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.left)):
        line = next((line for line in reversed(lines[-3:]) if _beside(word, line[-1])), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    found = [Line(tuple(sorted(line, key=lambda word: word.left))) for line in lines]
    return tuple(sorted(found, key=lambda line: line.top))


def _beside(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.left >= other.right - 8 or one.right <= other.left + 8
    return apart and 2 * shared >= min(one.height, other.height)
