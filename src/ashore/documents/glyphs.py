"""Which characters the fonts of our PDFs can draw: one that they cannot is named, never a box."""

from __future__ import annotations

import functools
import struct
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts

from ashore.documents.paper import Run

FOLDER = Path(fonts.serif_path()).parent
"""Where the fonts are."""

Spans = tuple[tuple[int, int], ...]


def missing(words: Iterable[str]) -> tuple[str, ...]:
    """Return the characters that the fonts do not have, each once, in the order met.

    Examples:
        >>> missing(["张𠮷", "ab"])
        ('𠮷',)
    """
    return tuple(dict.fromkeys(char for one in words for char in one if not _drawn(char)))


def named(run: Run) -> Run:
    """Return some words with every character that the fonts do not have named by its number.

    Examples:
        >>> named(Run("张𠮷")).words
        '张〔U+20BB7〕'
    """
    if not missing([run.words]):
        return run
    shown = (char if _drawn(char) else f"〔U+{ord(char):04X}〕" for char in run.words)
    return Run("".join(shown), run.look)


@functools.lru_cache(maxsize=8192)
def _drawn(char: str) -> bool:
    return all(_within(ord(char), spans) for spans in _characters())


def _within(code: int, spans: Spans) -> bool:
    at = bisect_right(spans, (code, 0x110000)) - 1
    return at >= 0 and spans[at][0] <= code <= spans[at][1]


@functools.cache
def _characters() -> tuple[Spans, ...]:
    """Return the spans of characters that each font draws."""
    return tuple(
        _spans(Path(path).read_bytes()) for path in (fonts.serif_path(), fonts.sans_path())
    )


def _spans(font: bytes) -> Spans:
    """Return what the font's own list of characters (``cmap``, format 12) holds."""
    (tables,) = struct.unpack_from(">H", font, 4)
    places = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, _, offset, _ in places if tag == b"cmap")
    (lists,) = struct.unpack_from(">H", font, start + 2)
    for n in range(lists):
        (offset,) = struct.unpack_from(">L", font, start + 4 + 8 * n + 4)
        at = start + offset
        if struct.unpack_from(">H", font, at) == (12,):
            (count,) = struct.unpack_from(">L", font, at + 12)
            groups = struct.iter_unpack(">LLL", font[at + 16 : at + 16 + 12 * count])
            return tuple(sorted((first, last) for first, last, _ in groups))
    return ()
