"""Amounts, days, shares and counts in words read off a page, and whether they are written as such.

A figure is ``plain`` where every character is in its place; where one had to be guessed or left
out, a person must look.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from ashore.money.amounts import decimal_from_fraction, yuan_from_fen

AMOUNT = r"[-+]?\s?[¥Y]?\s?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,2})?\s?元?"
DAY = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
_AMOUNT = re.compile(r"[-+]?¥?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{2}))?元?", re.ASCII)
_CENTS = re.compile(r"(.*\d)[.,](\d{2})", re.ASCII)
_MISREAD = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "Y": "¥", "。": "."})
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_PACKED_DAY = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"(\d{1,2})[-/月](\d{1,2})日?")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)%")
_COUNT = re.compile(r"(\d{1,4})(?:天|日|期|个月)?")


class Figure(NamedTuple):
    """A value as an entry writes it, and whether it stood there plainly."""

    value: str
    plain: bool


def folded(text: str) -> str:
    """Return a text with full-width signs made plain and the ends cut.

    Examples:
        >>> folded("　￥１，２００．００（元）： ")
        '¥1,200.00(元):'
    """
    return unicodedata.normalize("NFKC", text).strip()


def amount_of(text: str) -> Figure | None:
    """Return the amount that a text is, in yuan with two decimals, or None where it is none.

    Without cents it is plain only where it ends in two zeros: a lost point looks the same.

    Examples:
        >>> amount_of("¥1,331.93"), amount_of("1.331.93")
        (Figure(value='1331.93', plain=True), Figure(value='1331.93', plain=False))
        >>> amount_of("20,000元"), amount_of("133193"), amount_of("2026-10-12")
        (Figure(value='20000.00', plain=True), Figure(value='133193.00', plain=False), None)
    """
    said = re.sub(r"\s", "", folded(text))
    match = _AMOUNT.fullmatch(said)
    plain = match is not None and (match[2] is not None or match[1].endswith("00"))
    if match is None:
        match = _AMOUNT.fullmatch(_mended(said))
        if match is None:
            return None
    fen = int(match[1].replace(",", "")) * 100 + int(match[2] or 0)
    return Figure(yuan_from_fen(-fen if said.startswith("-") else fen), plain)


def _mended(said: str) -> str:
    """Return an amount with the letters that look like digits, and the signs, put right."""
    said = re.sub(r"^[^\d-]?(?=[\dOoIl])", "", said).translate(_MISREAD)
    cents = _CENTS.fullmatch(said.removesuffix("元"))
    if cents is None:
        return said
    return f"{re.sub(r'[.,]', '', cents[1])}.{cents[2]}"


def day_of(text: str, *, near: dt.date | None = None) -> Figure | None:
    """Return the day that a text is, or None where it is none.

    Args:
        text: ``2026-10-12``, ``2026年10月12日``, ``2026/10/12`` or ``10月12日``.
        near: Where the year is missing, the day that lies nearest to this one is taken.

    Examples:
        >>> day_of("2026年10月1日"), day_of("2026-02-30")
        (Figure(value='2026-10-01', plain=True), None)
        >>> day_of("12月28日", near=dt.date(2026, 1, 5))
        Figure(value='2025-12-28', plain=False)
    """
    said = re.sub(r"\s", "", folded(text))
    match = _DAY.fullmatch(said) or _PACKED_DAY.fullmatch(said)
    if match:
        day = _day(*map(int, match.groups()))
        return Figure(day.isoformat(), plain=True) if day and 1990 <= day.year <= 2099 else None
    match = _MONTH_DAY.fullmatch(said)
    if match is None or near is None:
        return None
    month, number = map(int, match.groups())
    days = [_day(near.year + years, month, number) for years in (-1, 0, 1)]
    found = min((day for day in days if day), key=lambda day: abs(day - near), default=None)
    return Figure(found.isoformat(), plain=False) if found else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def share_of(text: str) -> Figure | None:
    """Return the share that a percentage is.

    Examples:
        >>> share_of("23.94%")
        Figure(value='0.2394', plain=True)
    """
    match = _SHARE.fullmatch(re.sub(r"\s", "", folded(text)))
    return Figure(decimal_from_fraction(Fraction(match[1]) / 100), plain=True) if match else None


def count_of(text: str) -> Figure | None:
    """Return the whole number of days or instalments that a text is.

    Examples:
        >>> count_of("23天"), count_of("23 天 "), count_of("二十天")
        (Figure(value='23', plain=True), Figure(value='23', plain=True), None)
    """
    match = _COUNT.fullmatch(re.sub(r"\s", "", folded(text)))
    return Figure(str(int(match[1])), plain=True) if match else None
