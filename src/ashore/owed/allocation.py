"""Which part of the debt a payment clears."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ashore.case.terms import Item
from ashore.errors.law import LawValueError
from ashore.law.book import LawBook
from ashore.text import Text

ORDER = "civil-code.order-within-debt"
"""The entry of the law book that says what a payment clears where nothing is agreed."""

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


_HELD_BY = {
    "costs_of_enforcing": ENFORCEMENT_COSTS,
    # The law does not place late fees and service fees; they stand with the interest.
    "interest": (*INTERESTS, Item.LATE_FEE, *FEES),
    "principal": PRINCIPALS,
}


def legal_order(book: LawBook, on: dt.date) -> tuple[Item, ...]:
    """Return the order in which the law lets a payment clear every item, as of a day.

    A day before the first version that the law book knows is held to that version.

    Raises:
        LawDataError: If the law book has no such entry, or it does not name each part once.

    Examples:
        >>> [item.value for item in legal_order(LawBook.standard(), dt.date(2026, 11, 24))[:4]]
        ['court_fee', 'legal_fee', 'collection_fee', 'interest']
    """
    first = book.entry(ORDER).versions[0].from_date
    parts = book.rule(ORDER, on=max(on, first or on)).data.get("order")
    if not isinstance(parts, tuple) or sorted(map(str, parts)) != sorted(_HELD_BY):
        words = ", ".join(_HELD_BY)
        wanted = Text(f"各写一次的 {words}", f"{words}, each once")
        raise LawValueError(where=f"{ORDER} order", given=parts, wanted=wanted)
    return tuple(item for part in parts for item in _HELD_BY[str(part)])


def complete_order(agreed: Sequence[Item] | None, legal: Sequence[Item]) -> tuple[Item, ...]:
    """Return an order that names every item: the agreed one first, then the legal one.

    Examples:
        >>> complete_order([Item.PRINCIPAL], [Item.COURT_FEE, Item.PRINCIPAL])
        (<Item.PRINCIPAL: 'principal'>, <Item.COURT_FEE: 'court_fee'>)
    """
    first = tuple(agreed or ())
    return first + tuple(item for item in legal if item not in first)


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
        >>> parts, rest = allocate(1_060, lines, [Item.INTEREST, Item.PRINCIPAL])
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
