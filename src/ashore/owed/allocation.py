"""Which part of the debt a payment clears."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ashore.case.terms import Item

ENFORCEMENT_COSTS = (Item.COURT_FEE, Item.LEGAL_FEE, Item.COLLECTION_FEE)
FEES = (
    Item.GUARANTEE_FEE,
    Item.SERVICE_FEE,
    Item.INSURANCE,
    Item.MEMBERSHIP,
    Item.OTHER_FEE,
    Item.PREPAYMENT_FEE,
    Item.UNKNOWN,
)
INTERESTS = (Item.INTEREST, Item.COMPOUND_INTEREST, Item.PENALTY_INTEREST, Item.DELAY_INTEREST)
PRINCIPALS = (
    Item.PRINCIPAL,
    Item.ACCELERATED_PRINCIPAL,
    Item.SUBROGATED_SUM,
    Item.REINSTATED,
)

LEGAL_ORDER = (*ENFORCEMENT_COSTS, *INTERESTS, Item.LATE_FEE, *FEES, *PRINCIPALS)
"""Costs, then interest, then principal: the order of Civil Code art. 561 where none is agreed.

The article does not place late fees and service fees; they stand with the interest.
"""

PRINCIPAL_FIRST = (*PRINCIPALS, *INTERESTS, *FEES, Item.LATE_FEE, *ENFORCEMENT_COSTS)
"""Principal before everything else: what many bank contracts say once a loan is long overdue."""

CHARGES_FIRST = (
    *ENFORCEMENT_COSTS,
    Item.LATE_FEE,
    Item.PENALTY_INTEREST,
    Item.COMPOUND_INTEREST,
    *FEES,
    Item.INTEREST,
    Item.DELAY_INTEREST,
    *PRINCIPALS,
)
"""Charges for being late before interest and principal: what many lenders' systems do."""

Dues = dict[Item, int]


class Applied(NamedTuple):
    """A part of a payment: to which line and item it went, and how much of it, in fen."""

    line: int
    item: Item
    amount: int


def complete_order(order: Sequence[Item] | None) -> tuple[Item, ...]:
    """Return an order that names every item: the agreed one first, then the legal one.

    Examples:
        >>> complete_order([Item.PRINCIPAL])[:2] == (Item.PRINCIPAL, Item.COURT_FEE)
        True
    """
    agreed = tuple(order or ())
    return agreed + tuple(item for item in LEGAL_ORDER if item not in agreed)


def allocate(
    amount: int, lines: Sequence[Dues], order: Sequence[Item], *, item_first: bool = False
) -> tuple[tuple[Applied, ...], int]:
    """Return where a payment goes, and what is left of it.

    Nothing is changed; the parts and the rest add up to the payment.

    Args:
        amount: The payment in fen.
        lines: What each line is owed by item, oldest first.
        order: Every item, the one that is cleared first in front.
        item_first: Clear one item over all lines before the next item; otherwise the oldest line
            is cleared whole before the next line.

    Examples:
        >>> lines = [{Item.PRINCIPAL: 1_000, Item.INTEREST: 50}, {Item.PRINCIPAL: 1_000}]
        >>> parts, rest = allocate(1_060, lines, LEGAL_ORDER)
        >>> [(part.line, part.item.value, part.amount) for part in parts], rest
        ([(0, 'interest', 50), (0, 'principal', 1000), (1, 'principal', 10)], 0)
    """
    # One by one, because most payments are spent long before the last place.
    places = (
        ((n, item) for item in order for n, dues in enumerate(lines) if item in dues)
        if item_first
        else ((n, item) for n, dues in enumerate(lines) for item in order if item in dues)
    )
    parts: list[Applied] = []
    left = amount
    for n, item in places:
        if left <= 0:
            break
        due = lines[n][item]
        if due > 0:
            part = min(due, left)
            parts.append(Applied(n, item, part))
            left -= part
    return tuple(parts), left
