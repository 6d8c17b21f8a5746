"""A page that is already text: its lines and cells as words with places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ashore.errors.intake import PaperUnknownError
from ashore.intake.encodings import encodings_for, mark_of
from ashore.intake.given_file import GivenFile
from ashore.intake.pages.words import Word
from ashore.intake.reading import Box

MOST_BYTES = 1024**2
"""A paper or a page that somebody copied out is never longer."""

_CELL = re.compile(r"[^\t|｜\u3000 ]+(?: [^\t|｜\u3000 ]+)*")
_UNIT, _HEIGHT, _PITCH, _TAB = 10, 20, 30, 24


def text_of(file: GivenFile) -> str:
    """Return the text of a file in whichever way it is encoded.

    Raises:
        PaperUnknownError: If it is no text.
        FileTooLargeError: If it is longer than any paper.
    """
    data = file.content(most=MOST_BYTES)
    found = decoded(data)
    if found is None:
        raise PaperUnknownError(where=file.name)
    return found


def decoded(data: bytes) -> str | None:
    r"""Return bytes as text, None where they are none.

    Examples:
        >>> decoded("借款合同".encode("gb18030")), decoded(b"PK\0")
        ('借款合同', None)
    """
    if b"\0" in data and mark_of(data) != "utf-16":
        return None
    for encoding in encodings_for(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def words_of_text(lines: Sequence[str]) -> tuple[Word, ...]:
    """Return the cells of some lines: parted by a tab, a bar, or two spaces or more.

    A wide character is as wide as two narrow ones, so what stands below each other in a
    typewriter's letters stands so on the page.

    Examples:
        >>> [(word.text, word.left) for word in words_of_text(["逾期本金  120.00 元"])]
        [('逾期本金', 0), ('120.00 元', 100)]
    """
    return tuple(
        Word(
            cell[0],
            100,
            Box(
                1,
                (left := _UNIT * _width(line[: cell.start()])),
                row * _PITCH,
                left + _UNIT * _width(cell[0]),
                row * _PITCH + _HEIGHT,
            ),
        )
        for row, line in enumerate(lines)
        for cell in _CELL.finditer(line)
    )


def _width(text: str) -> int:
    width = 0
    for char in text:
        if char == "\t":
            width += _TAB - width % _TAB
        else:
            width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width
