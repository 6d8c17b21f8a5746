"""How yuan on paper become whole fen, and back."""

from __future__ import annotations

import re
from fractions import Fraction

from ashore.errors.money import AmountError, NegativeAmountError, RateError

_YUAN = re.compile(r"([+-]?)(\d{1,13})(?:\.(\d{1,2}))?", re.ASCII)
_DECIMAL = re.compile(r"([+-]?)(\d{1,20})(?:\.(\d{1,30}))?", re.ASCII)


def fen_from_yuan(text: object, *, where: str = "", negative: bool = False) -> int:
    """Return the fen of an amount written in yuan with at most two decimals.

    Only text and whole numbers are read: a binary float has already lost the cents.

    Args:
        text: ``"1331.93"``, ``"12"`` or ``12``.
        where: The place named in the error.
        negative: Whether an amount below zero is allowed.

    Raises:
        AmountError: If it is no such amount.
        NegativeAmountError: If it is below zero and may not be.

    Examples:
        >>> fen_from_yuan("1331.93")
        133193
    """
    text = _written(text)
    match = _YUAN.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise AmountError(given=text, where=where)
    sign, whole, cents = match.groups()
    fen = int(whole) * 100 + int((cents or "").ljust(2, "0"))
    if sign == "-" and fen:
        if not negative:
            raise NegativeAmountError(given=text, where=where)
        fen = -fen
    return fen


def yuan_from_fen(fen: int) -> str:
    """Return an amount in yuan with two decimals.

    Examples:
        >>> yuan_from_fen(-5)
        '-0.05'
    """
    whole, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{cents:02d}"


def fraction_from_decimal(text: object, *, where: str = "") -> Fraction:
    """Return the exact fraction of a plain decimal such as a rate: ``"0.18"`` is 18 %.

    Raises:
        RateError: If it is not text or a whole number written as a plain decimal.

    Examples:
        >>> fraction_from_decimal("0.18")
        Fraction(9, 50)
    """
    text = _written(text)
    if not isinstance(text, str) or _DECIMAL.fullmatch(text) is None:
        raise RateError(given=text, where=where)
    return Fraction(text)


def _written(number: object) -> object:
    """Return a whole number as it is written, and anything else as it is."""
    if not isinstance(number, int) or isinstance(number, bool):
        return number
    return str(number) if abs(number) < 10**40 else "…"


def decimal_from_fraction(exact: Fraction, *, places: int = 12) -> str:
    """Return the shortest plain decimal of a fraction, rounded to some places (halves to even).

    Examples:
        >>> decimal_from_fraction(Fraction(9, 50))
        '0.18'
    """
    scaled = round(exact * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    tail = f"{rest:0{places}d}".rstrip("0")
    return f"{'-' if scaled < 0 else ''}{whole}" + (f".{tail}" if tail else "")


def percent(exact: Fraction | float, *, places: int = 2) -> str:
    """Return a rate as a percentage, rounded half up: ``Fraction(1, 8)`` is ``12.50%``.

    Examples:
        >>> percent(Fraction(1, 8))
        '12.50%'
    """
    scaled = Fraction(exact) * 100 * 10**places
    size = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(size, 10**places)
    sign = "-" if scaled < 0 and size else ""
    return f"{sign}{whole}.{rest:0{places}d}%" if places else f"{sign}{whole}%"
