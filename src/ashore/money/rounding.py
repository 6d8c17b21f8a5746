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
    return round_quotient(exact.numerator, exact.denominator, rounding)


def round_quotient(numerator: int, denominator: int, rounding: Rounding) -> int:
    """Return the whole number that a rule gives for a quotient, which need not be reduced.

    Args:
        numerator: What is divided.
        denominator: What it is divided by, above zero.
        rounding: The rule.

    Examples:
        >>> round_quotient(10, 4, Rounding.HALF_EVEN)
        2
    """
    if rounding is Rounding.CEILING:
        return -(-numerator // denominator)
    whole, rest = divmod(abs(numerator), denominator)
    if rounding is Rounding.HALF_UP:
        whole += 2 * rest >= denominator
    elif rounding is Rounding.HALF_EVEN:
        whole += 2 * rest + whole % 2 > denominator
    return whole if numerator >= 0 else -whole


def round_to_multiple(exact: Fraction | int, multiple: int, rounding: Rounding) -> int:
    """Return the multiple that a rule gives for an exact value (a multiple of 100 is whole yuan).

    Examples:
        >>> round_to_multiple(Fraction(106_650), 1_000, Rounding.CEILING)
        107000
    """
    return round_to_int(Fraction(exact) / multiple, rounding) * multiple
