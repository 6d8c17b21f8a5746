"""Which encodings a text file may be written in, by the mark at its beginning."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def mark_of(head: bytes) -> str | None:
    r"""Return the encoding that the first bytes of a file mark, None where they mark none.

    Examples:
        >>> mark_of(b"\xef\xbb\xbfa"), mark_of(b"\xff\xfea\0"), mark_of(b"abc")
        ('utf-8-sig', 'utf-16', None)
    """
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def encodings_for(head: bytes) -> tuple[str, ...]:
    r"""Return the encodings to try in turn, each strictly: what a file marks, or what phones write.

    Examples:
        >>> encodings_for(b"\xff\xfea\0"), encodings_for(b"abc")
        (('utf-16',), ('utf-8-sig', 'gb18030'))
    """
    marked = mark_of(head)
    return (marked,) if marked == "utf-16" else ("utf-8-sig", "gb18030")
