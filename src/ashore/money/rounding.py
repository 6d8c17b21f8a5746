"""Which whole number stands for a fraction: the named rounding rules."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """A named rule that turns an exact fraction into a whole number."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    CEILING = "ceiling"
    DOWN = "down"


def round_to_int(exact: Fraction | int, rounding: Rounding) -> int:
    """Return the whole number that a rule gives for an exact value.

    ``half_up`` moves a half away from zero, ``down`` cuts towards zero and ``ceiling`` goes up.

    Examples:
        >>> round_to_int(Fraction(5, 2), Rounding.HALF_UP)
        3
        >>> round_to_int(Fraction(5, 2), Rounding.HALF_EVEN)
        2
        >>> round_to_int(Fraction(-5, 2), Rounding.HALF_UP)
        -3
    """
    numerator, denominator = exact.numerator, exact.denominator
    if denominator == 1:
        return numerator
    if rounding is Rounding.HALF_EVEN:
        return round(exact)
    if rounding is Rounding.CEILING:
        return -(-numerator // denominator)
    size = abs(numerator)
    if rounding is Rounding.HALF_UP:
        whole = (2 * size + denominator) // (2 * denominator)
    else:
        whole = size // denominator
    return whole if numerator >= 0 else -whole


def round_to_multiple(exact: Fraction | int, multiple: int, rounding: Rounding) -> int:
    """Return the multiple that a rule gives for an exact value (a multiple of 100 is whole yuan).

    Examples:
        >>> round_to_multiple(Fraction(106_650), 1_000, Rounding.CEILING)
        107000
    """
    return round_to_int(Fraction(exact) / multiple, rounding) * multiple
