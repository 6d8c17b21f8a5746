"""The mark at the foot of every page that ties a paper to the case it was drafted from."""

from __future__ import annotations

import functools
import io

import segno

SHOWN = 12
"""How many of the fingerprint's characters are printed; the code beside it holds all of them."""

LABEL = "案件记录指纹"


def shown(head: str) -> str:
    """Return the fingerprint as it is printed.

    Examples:
        >>> shown("0123456789abcdef" * 4)
        '案件记录指纹 0123456789ab'
    """
    return f"{LABEL} {head[:SHOWN]}"


def code_svg(head: str) -> str:
    """Return a code that a telephone reads as the whole fingerprint, as SVG."""
    return segno.make_qr(head, error="m").svg_inline(border=0, omitsize=True)


@functools.lru_cache(maxsize=4)
def code_png(head: str) -> bytes:
    """Return the same code as a picture for programs that show no SVG."""
    written = io.BytesIO()
    segno.make_qr(head, error="m").save(written, kind="png", scale=6, border=0)
    return written.getvalue()
