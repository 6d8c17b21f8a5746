"""The head of a case's chain as it is printed: in full, in short, and as a QR code.

A printed head is a copy of the fingerprint that nobody can reach through this machine. Whoever
holds it can tell whether the ledger was put back to an older state.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ashore.case.canonical import digest
from ashore.case.ledger import Ledger
from ashore.errors.vault import HeadTextError

if TYPE_CHECKING:
    from segno import QRCode

SHORTEST = 12
"""The digits of a head that are enough to compare it by."""

_WRITTEN = re.compile(r"(?:ASHORE[ :]HEAD[ :]\d+[ :])?([0-9A-F]+)")
_MARK = "ASHORE HEAD"


@dataclass(frozen=True, slots=True)
class Head:
    """The SHA-256 of the last line of a ledger, and how many entries come up to it.

    Examples:
        >>> head = Head("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 3)
        >>> head.short
        '9f86 d081 884c 7d65'
        >>> head.text
        'ASHORE HEAD 3 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08'
    """

    digest: str
    count: int

    @property
    def short(self) -> str:
        """Return its first 16 digits in groups of four, to be read out or compared by eye."""
        return in_fours(self.digest[:16])

    @property
    def grouped(self) -> str:
        """Return all its digits in groups of four."""
        return in_fours(self.digest)

    @property
    def text(self) -> str:
        """Return what the QR code holds: a mark, the number of entries and the digits."""
        return f"{_MARK} {self.count} {self.digest.upper()}"


def line_hashes(ledger: Ledger) -> list[str]:
    """Return the SHA-256 of every line of a ledger, the header's first and the head's last."""
    return [digest(ledger.header_line), *map(digest, ledger.lines)]


def head_of(ledger: Ledger) -> Head:
    """Return the head of a ledger."""
    return Head(ledger.head, len(ledger.lines))


def in_fours(digits: str) -> str:
    """Return digits in groups of four.

    Examples:
        >>> in_fours("0123456789")
        '0123 4567 89'
    """
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))


def digits_from_text(written: str) -> str:
    """Return the digits of a head as a person typed or scanned it: in full, or its beginning.

    Raises:
        HeadTextError: If it is none, or shorter than 12 digits.

    Examples:
        >>> digits_from_text("9F86 d081 884c 7d65")
        '9f86d081884c7d65'
        >>> digits_from_text("ASHORE HEAD 3 9F86D081884C7D65")
        '9f86d081884c7d65'
    """
    marked = _WRITTEN.fullmatch(" ".join(written.upper().split()))
    found = marked or _WRITTEN.fullmatch("".join(written.upper().split()))
    if not found or not SHORTEST <= len(found[1]) <= 64:
        raise HeadTextError(where="--head", given=written.strip()[:80])
    return found[1].lower()


def qr_matrix(head: Head) -> tuple[tuple[bool, ...], ...]:
    """Return the QR code of a head as rows of modules, dark ones true, without a quiet zone."""
    return tuple(tuple(bool(module) for module in row) for row in _qr(head).matrix)


def qr_svg(head: Head, *, module_mm: int = 1) -> str:
    """Return the QR code of a head as an SVG picture with its quiet zone, one module so wide."""
    drawn = io.BytesIO()
    _qr(head).save(
        drawn, kind="svg", scale=module_mm, unit="mm", xmldecl=False, svgns=True, nl=False
    )
    return drawn.getvalue().decode()


def _qr(head: Head) -> QRCode:
    import segno  # noqa: PLC0415 - only what prints a head needs it

    return segno.make_qr(head.text, error="m")
