"""The sentences of an agreement with their places, and the plain form in which they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ashore.settle.agreement.numerals import with_digits

_BEGINS = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,4}[条章节期笔]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|\d{1,3}(?:\.\d{1,2}){0,2}[、.．)）]\s?(?!\d{2}元)|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\||[甲乙丙]方|\d{1,3}\s+\d{4}[-/年]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+¥?[\d,]+\.\d\d|\d{4}年\d{1,2}月\d{1,2}日$|[^，。；：:（(]{2,12}[:：])"
)
_ENDS = ("。", "；", ";", "！", "!", "|", "：", ":")
_SPLIT = re.compile(r"(?<=[。；;！])")
_SHORT, _OFTEN = 20, 3
"""Where a page was broken into lines, its longest is no shorter, and is reached this often."""


class Sentence(NamedTuple):
    """A sentence as it stands on the paper; its line counts from 1 within its page.

    ``percent`` is how sure its reading is, 100 where the file spells it out.
    """

    text: str
    line: int
    page: int = 1
    percent: int = 100

    @property
    def plain(self) -> str:
        """Return it without spaces, full-width signs and Chinese counts, as patterns read it."""
        return plain(self.text)


def plain(text: str) -> str:
    """Return text without spaces, with half-width signs, its days and counts in digits.

    Examples:
        >>> plain("首期：二〇二六年十二月五日，分 七 期")
        '首期:2026年12月5日,分7期'
    """
    return with_digits(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))


def sentences_of_text(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a plain text; lines that a page broke are put together again.

    A page was broken where its longest line is reached again and again without the end of a
    sentence; a line that begins a clause of its own is never joined to the one before.
    """
    lines = [line.rstrip() for line in text.replace("\f", "\n").splitlines()]
    edge = _edge(lines)
    found: list[Sentence] = []
    held: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        if held and (_BEGINS.match(line) or not _goes_on(held[-1][1], line, edge)):
            found += _parts(held)
            held = []
        if line.strip():
            held.append((number, line.strip()))
    return (*found, *_parts(held))


def _width(line: str) -> int:
    """Return how many cells a line takes; a Chinese sign takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def _goes_on(line: str, following: str, edge: int | None) -> bool:
    if not following.strip() or line.rstrip().endswith(_ENDS):
        return False
    if following.strip()[0] in "，。；、）)元期%" or line.rstrip()[-1] in "，、（(":
        return True
    if line.rstrip()[-1].isdigit() and re.match(r"\s*(?:\d|日|天|月)", following):
        return edge is not None
    return edge is not None and _width(line) >= edge - 4


def _edge(lines: Sequence[str]) -> int | None:
    """Return the cells at which a page was broken into lines, None where it was not."""
    edge = max(map(_width, lines), default=0)
    reached = sum(_width(line) >= edge - 4 and not line.endswith(_ENDS) for line in lines)
    return edge if edge >= _SHORT and reached >= _OFTEN else None


def _parts(held: Sequence[tuple[int, str]]) -> Iterator[Sentence]:
    """Yield the sentences of lines that belong together, each with the line that it begins on."""
    starts, text = [], ""
    for number, line in held:
        starts.append((len(text), number))
        text += line
    place = 0
    for part in _SPLIT.split(text):
        if part.strip():
            yield Sentence(part.strip(), max(n for start, n in starts if start <= place))
        place += len(part)
