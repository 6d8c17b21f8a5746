"""What may go to a terminal, and in which encoding."""

from __future__ import annotations

import io
import sys
import unicodedata

_KEPT = "\n\t"


def without_controls(text: str) -> str:
    r"""Return text without the characters that would command a terminal or turn its direction.

    Examples:
        >>> without_controls("小贷\x1b[31m·\u202e周转金")
        '小贷[31m·周转金'
    """
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf"))


def utf8_streams() -> None:
    """Return once both streams write UTF-8, whatever the locale.

    What cannot be written at all is shown as its code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
