"""An amount in the capitals in which Chinese papers write money, proved by reading it back."""

from __future__ import annotations

import re

from ashore.errors.documents import AmountInWordsError
from ashore.money.amounts import yuan_from_fen

_DIGITS = {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}
_WRITTEN = re.compile(r"(?:(?P<yuan>.+)元)?(?:(?P<jiao>.)角)?零?(?:(?P<fen>.)分)?整?")


def yuan_in_words(fen: int) -> str:
    """Return an amount in capitals.

    Args:
        fen: Not below zero.

    Raises:
        AmountInWordsError: If what was written does not read back as the same amount.

    Examples:
        >>> yuan_in_words(1_234_567), yuan_in_words(10_005), yuan_in_words(10_000)
        ('壹万贰仟叁佰肆拾伍元陆角柒分', '壹佰元零伍分', '壹佰元整')
    """
    import cn2an  # type: ignore[import-untyped]  # noqa: PLC0415  # a fifth of a second to load

    given = yuan_from_fen(fen)
    words: str = cn2an.an2cn(given, "rmb") if fen >= 0 else ""
    if fen < 0 or fen_in_words(words) != fen:
        raise AmountInWordsError(given=given, words=words)
    return words


def fen_in_words(words: str) -> int | None:
    """Return the fen that an amount in capitals says, or None where it cannot be read."""
    found = _WRITTEN.fullmatch(words)
    if not words or found is None:
        return None
    parts = [
        _whole(found["yuan"] or "零"),
        *(_DIGITS.get(found[name] or "零") for name in ("jiao", "fen")),
    ]
    if any(part is None for part in parts):
        return None
    yuan, jiao, cents = (part or 0 for part in parts)
    return yuan * 100 + jiao * 10 + cents


def _whole(words: str) -> int | None:
    """Return a whole number in capitals; each 万 or 亿 takes all that stands before it."""
    for char, unit in (("亿", 10**8), ("万", 10**4)):
        if char in words:
            above, below = words.rsplit(char, 1)
            high, low = _whole(above), _whole(below) if below else 0
            return None if high is None or low is None else high * unit + low
    total, digit = 0, 0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            return None
    return total + digit
