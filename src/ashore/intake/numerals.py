"""What a number or a share comes to, written in digits or in Chinese."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
CHINESE = "零〇一二两三四五六七八九十百"
NUMBER = rf"(?:\d+(?:\.\d+)?|[{CHINESE}点]+)"
"""A number with or without decimals; it takes what stands there whole, or nothing."""

_ALONE = r"(?<!\d)(?<!\d[.,])"  # 「1,5 倍」 is not five times
SHARE = re.compile(
    rf"{_ALONE}({NUMBER})\s*([%‰‱])"
    rf"|([百千万])\s*分之\s*({NUMBER})"
    rf"|(?<![\d{CHINESE}])([千万])\s*({NUMBER})(?![\d{CHINESE}千万元倍])"
)
TIMES = re.compile(rf"{_ALONE}({NUMBER})\s*倍|[×xX*]\s*(\d+(?:\.\d+)?)(?!\.?\d|,\d|\s*[%‰‱])")
_PARTS = {"%": 100, "‰": 1_000, "‱": 10_000, "百": 100, "千": 1_000, "万": 10_000}


def number_of(written: str) -> int:
    """Return a whole number written in digits or in Chinese up to the hundreds.

    Examples:
        >>> [number_of(text) for text in ("60", "三", "十二", "六十", "一百二十")]
        [60, 3, 12, 60, 120]
    """
    if written.isascii():
        return int(written)
    total = digit = 0
    for char in written:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def decimal_of(written: str) -> Fraction:
    """Return a number that may have decimals, in digits or in Chinese.

    Examples:
        >>> decimal_of("6.5") == decimal_of("六点五")
        True
    """
    if written.replace(".", "").isascii():
        return Fraction(written)
    whole, _, decimals = written.partition("点")
    digits = "".join(str(_DIGITS[char]) for char in decimals if char in _DIGITS)
    return number_of(whole or "零") + Fraction(int(digits or 0), 10 ** len(digits))


def share_in(found: re.Match[str]) -> Fraction:
    """Return the share that a match of :data:`SHARE` writes."""
    number, sign, of, parts, short_of, short = found.groups()
    return decimal_of(number or parts or short) / _PARTS[sign or of or short_of]


def share_of(words: str) -> Fraction | None:
    """Return the first share in some words: ``0.05%``, ``5‰``, ``万分之五`` or ``日息万5``.

    Examples:
        >>> share_of("每日万分之五"), share_of("年化 23.9%(平台页面)")
        (Fraction(1, 2000), Fraction(239, 1000))
    """
    found = SHARE.search(plain(words))
    return share_in(found) if found else None


def plain(words: str) -> str:
    """Return words with their full-width characters made narrow, and no space around them."""
    return unicodedata.normalize("NFKC", words).strip()
