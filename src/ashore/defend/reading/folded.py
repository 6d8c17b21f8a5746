"""A text folded for reading, with the way back to where every character came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """A replacement: the characters from ``start`` up to ``end`` become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character ``i`` came from ``starts[i]`` up to ``ends[i]`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original text that a stretch of this text came from.

        Both are half-open. An empty stretch stays empty.

        Examples:
            >>> plain = Folded("ab", (0, 3), (2, 4))
            >>> plain.original(0, 2)
            (0, 4)
        """
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends or (0,))[-1]
            return at, at
        return self.starts[start], max(self.ends[start:end])

    def edited(self, edits: Iterable[Edit]) -> Folded:
        """Return the text with replacements made; edits are in order and do not overlap.

        Every character of a replacement came from the whole of what it replaced.
        """
        text, starts, ends, at = [], list[int](), list[int](), 0
        for edit in edits:
            text.append(self.text[at : edit.start])
            starts += self.starts[at : edit.start]
            ends += self.ends[at : edit.start]
            if edit.text:
                first, last = self.original(edit.start, edit.end)
                text.append(edit.text)
                starts += [first] * len(edit.text)
                ends += [last] * len(edit.text)
            at = edit.end
        if at == 0:
            return self
        text.append(self.text[at:])
        return Folded("".join(text), (*starts, *self.starts[at:]), (*ends, *self.ends[at:]))
