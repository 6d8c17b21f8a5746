"""How large a file is, as a person reads it."""

from __future__ import annotations

_UNITS = ("KB", "MB", "GB", "TB")


def readable(size: int) -> str:
    """Return a number of bytes in the unit that suits it, with one decimal, cut and not rounded.

    Examples:
        >>> readable(999), readable(1_530_000), readable(4_294_967_296)
        ('999 B', '1.5 MB', '4.2 GB')
    """
    if size < 1000:
        return f"{size} B"
    power = min((len(str(size)) - 1) // 3, len(_UNITS))
    tenths = size * 10 // 1000**power
    return f"{tenths // 10}.{tenths % 10} {_UNITS[power - 1]}"
