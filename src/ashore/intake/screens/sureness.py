"""How sure a value read off a picture is: by the recogniser, a second look, and arithmetic.

What the recogniser says of itself is not enough: it is sure of its slips too. So a value counts as
sure when arithmetic confirms it or a second look reads the same, and never when a check says no.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ashore.intake.pages.figures import Figure
from ashore.intake.pages.words import Word
from ashore.intake.reading import Box, SeenField

SURE = 90
"""From this many percent on a value is not asked about."""
_CONFIRMED, _SEEN_TWICE, _READ_APART, _CONTRADICTED = 99, 95, 40, 30

Again = Callable[[Sequence[Word]], Sequence[str]]
"""What a second look at some words says."""


Find = Callable[[str], Figure | None]
"""What finds a value in some words."""


@dataclass
class Value:
    """A value on its way to a ``SeenField``, with what the checks said of it so far."""

    name: str
    figure: Figure
    text: str
    word: Word
    find: Find = field(repr=False)
    confirmed: bool = False
    contradicted: bool = False
    second: Figure | None = None
    looked_again: bool = False

    @property
    def value(self) -> str:
        """Return the value as an entry writes it."""
        return self.figure.value

    @property
    def box(self) -> Box:
        """Return where it stands."""
        return self.word.box

    def seen(self) -> SeenField:
        """Return the value with how sure it is."""
        percent = self._percent()
        asks = percent < SURE or not (self.figure.plain or self.confirmed)
        return SeenField(self.name, self.value, self.text, percent, self.box, asks)

    def _percent(self) -> int:
        if self.contradicted:
            return min(self.word.percent, _CONTRADICTED)
        if self.confirmed:
            return _CONFIRMED
        if self.looked_again and (self.second is None or self.second.value != self.value):
            return min(self.word.percent, _READ_APART)
        return min(self.word.percent, _SEEN_TWICE)


def look_again(values: Sequence[Value], again: Again) -> None:
    """Let a second look say what it reads where no arithmetic settled a value yet."""
    open_ = [value for value in values if not (value.confirmed or value.contradicted)]
    for value, text in zip(open_, again([value.word for value in open_]), strict=True):
        value.looked_again = True
        value.second = value.find(text)


def confirm(values: Sequence[Value], *, holds: bool) -> None:
    """Note what arithmetic says of some values taken together."""
    for value in values:
        value.confirmed = value.confirmed or holds
        value.contradicted = value.contradicted or not holds
