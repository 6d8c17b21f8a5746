"""The sentences of a paper: lines that its page broke put together again, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ashore.intake.pages.words import Line, around
from ashore.intake.reading import Box

_FOOT = re.compile(r"(?:第\s*\d+\s*页.{0,8}|[-—]?\s*\d{1,3}\s*[-—/]?\s*\d{0,3}\s*[-—]?)")
_BEGINS = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,4}[条章节]|[一二三四五六七八九十]{1,3}[、.]"
    r"|\d{1,3}(?:\.\d{1,2}){0,2}[、.\s](?!\d)|\d{1,3}[、.]\s?(?=\d{4}年)"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|[^，。；：:]{2,12}[:：])"
)
_ENDS = ("。", "；", ";", "！")
_SPLIT = re.compile(r"(?<=[。；;！])")


class Sentence(NamedTuple):
    """A sentence, how sure its reading is from 0 to 100, and where it stands."""

    text: str
    percent: int = 100
    box: Box | None = None


def sentences_of_lines(lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """Return the sentences on pages; a line that reaches the right edge goes on in the next.

    Lines that number a page are left out.
    """
    lines = [line for line in lines if not _FOOT.fullmatch(line.text.strip())]
    if not lines:
        return ()
    edge = max(word.right for line in lines for word in line.words)
    held: list[Line] = []
    found: list[Sentence] = []
    for line in lines:
        if held and (_BEGINS.match(line.text) or not _goes_on(held[-1], edge)):
            found += _split(held)
            held = []
        held.append(line)
    return (*found, *_split(held))


def sentences_of_texts(texts: Iterable[str]) -> tuple[Sentence, ...]:
    """Return the sentences of paragraphs that have no place on a page."""
    return tuple(
        Sentence(part.strip()) for text in texts for part in _SPLIT.split(text) if part.strip()
    )


def _goes_on(line: Line, edge: int) -> bool:
    size = max(word.height for word in line.words)
    reaches = max(word.right for word in line.words) >= edge - 2.5 * size
    return reaches and not line.text.rstrip().endswith(_ENDS)


def _split(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph, each with the box around its own lines."""
    starts, text = [], ""
    for line in lines:
        starts.append(len(text))
        text += line.text
    place = 0
    for part in _SPLIT.split(text):
        end = place + len(part)
        own = [
            line
            for line, start in zip(lines, starts, strict=True)
            if start < end and start + len(line.text) > place
        ]
        if part.strip():
            percent = min(line.percent for line in own)
            yield Sentence(part.strip(), percent, around([line.box for line in own]))
        place = end
