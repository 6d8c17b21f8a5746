"""Words laid out by hand, so that what is read from a page is tested without recognising one."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.intake.pages.words import Word
from ashore.intake.reading import Box
from ashore.intake.screens.sureness import Again

HIGH = 50


def word(text: str, left: int, top: int, *, percent: int = 99, page: int = 1) -> Word:
    """Return a word of the usual size: a character is as wide as high, a digit half of that."""
    wide = sum(25 if char.isascii() else HIGH for char in text)
    return Word(text, percent, Box(page, left, top, left + wide, top + HIGH))


def row(top: int, *cells: tuple[str, int], percent: int = 99) -> list[Word]:
    """Return words side by side at one height."""
    return [word(text, left, top, percent=percent) for text, left in cells]


def same(words: Sequence[Word]) -> list[str]:
    """A second look that reads the same."""
    return [one.text for one in words]


def reading(other: dict[str, str]) -> Again:
    """Return a second look that reads some words in another way."""
    return lambda words: [other.get(one.text, one.text) for one in words]
