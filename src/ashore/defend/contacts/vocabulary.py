"""The words that contact logs use, as they come with the program."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from ashore.law.reading import read_yaml

_FILE = Path(__file__).parent / "data" / "words.yaml"


@functools.cache
def vocabulary() -> dict[str, Any]:
    """Return all lists of words; read once, not to be changed."""
    words = read_yaml(_FILE, _FILE.name)
    assert isinstance(words, dict)  # noqa: S101  # the file comes with the program
    return words


def any_of(*names: str) -> str:
    """Return a pattern that matches any of some words, the longest first.

    Examples:
        >>> any_of("部", "部门")
        '(?:部门|部)'
    """
    ordered = sorted(names, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(name) for name in ordered)})"


def holds(text: str, word: str) -> bool:
    """Return whether a text holds a word: a Latin one only as a whole word.

    Examples:
        >>> holds("岳父", "父"), holds("visit", "sit"), holds("a home visit", "visit")
        (True, False, True)
    """
    if word not in text:
        return False
    if not word.isascii():
        return True
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None
