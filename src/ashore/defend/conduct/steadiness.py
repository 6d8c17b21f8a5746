"""How much of a log may be wrong before a count no longer reaches its line."""

from __future__ import annotations

from collections.abc import Iterable


def numbers_to_spare(each: Iterable[int], total: int, needed: int) -> int:
    """Return how many numbers may be somebody else's, whichever they are, with the line still met.

    Args:
        each: How many contacts came from each number.
        total: All contacts, those without a number included.
        needed: The fewest contacts that meet the line.

    Examples:
        >>> numbers_to_spare([3, 2, 1, 1], 7, 4)
        1
    """
    spare, left = 0, total
    for count in sorted(each, reverse=True):
        left -= count
        if left < needed:
            break
        spare += 1
    return spare
