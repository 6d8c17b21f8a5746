"""What the words of a cell say: on one line, without what hides in them, and never a formula."""

from __future__ import annotations

import functools
import re

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_FORMULA = re.compile(r"[=@+-]+\s*(.*)", re.DOTALL)
_NOTHING = "-/—*. "
_EMPTY = {"无", "null", "None", "N/A"}
_LONGEST = 2_000


def words_in(cell: str) -> str | None:
    r"""Return a cell's words, or None where it says nothing.

    Examples:
        >>> words_in(" 奶茶\t"), words_in('="0012"'), words_in("/")
        ('奶茶', '0012', None)
    """
    words = cell.strip()
    if words.isalnum():
        return None if words in _EMPTY else words[:_LONGEST]
    if not words:
        return None
    if not words.isprintable():
        words = " ".join(_CONTROL.sub(" ", words).split())
    if words in _EMPTY or not words.strip(_NOTHING):
        return None
    if words[0] in "=@+-":
        found = _FORMULA.fullmatch(words)
        words = found[1].strip('"') if found else words
    return words[:_LONGEST] or None


words_often_in = functools.lru_cache(maxsize=4096)(words_in)
"""The same for cells that say the same again and again."""


def is_nothing(cell: str) -> bool:
    """Return whether a cell of an amount stands empty.

    Examples:
        >>> is_nothing(" - "), is_nothing("0.00")
        (True, False)
    """
    return not cell.strip().strip(_NOTHING)
