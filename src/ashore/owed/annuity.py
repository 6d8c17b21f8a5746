"""What level instalment pays a loan off, exactly."""

from __future__ import annotations

from fractions import Fraction


def level_payment(principal: int, period_rate: Fraction, periods: int) -> Fraction:
    """Return the exact level payment that clears a principal in some periods.

    Args:
        principal: What is lent, in fen.
        period_rate: The rate of one period; zero is allowed.
        periods: How many payments, at least one.

    Examples:
        >>> round(level_payment(1_200_000, Fraction(1, 100), 12))
        106619
    """
    if not period_rate:
        return Fraction(principal, periods)
    share, whole = period_rate.numerator, period_rate.denominator
    grown = (whole + share) ** periods
    return Fraction(principal * share * grown, whole * (grown - whole**periods))
