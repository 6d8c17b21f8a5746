"""A bill as the search compares it: sums by item, lines beside them, and where both agree."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ashore.case.terms import Item
from ashore.owed.allocation import FEES
from ashore.owed.bill import CONTRACT_ITEMS, LATE_ITEMS, BillLine, BillSums
from ashore.owed.explain.charges import Sum

Mask = npt.NDArray[np.bool_]
Sums = dict[Item, Sum]

COMPARED = CONTRACT_ITEMS + LATE_ITEMS


def grouped(sums: Sums, fee_items: frozenset[Item]) -> Sums:
    """Return sums as bills are compared: loose fees of the contract together."""
    together = {item: sums.get(item, 0.0) for item in COMPARED}
    loose = [sums[item] for item in fee_items if item not in CONTRACT_ITEMS and item in sums]
    together[Item.OTHER_FEE] = together[Item.OTHER_FEE] + sum(loose)
    return together


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a bill shows of each item, and what it shows beside them.

    ``beside`` are lines that no repayment table or late charge accounts for; ``unlisted`` is what
    the total asks for beyond the lines (below zero where it asks for less). A bill without lines
    has only its ``total``.
    """

    items: dict[Item, int]
    beside: tuple[BillLine, ...]
    unlisted: int
    total: int
    itemised: bool

    def sum(self, items: Sequence[Item]) -> int:
        """Return what the bill shows of some items."""
        return sum(self.items[item] for item in items)

    def absent(self, items: Sequence[Item]) -> list[Item]:
        """Return the items that the bill has no line for."""
        return [item for item in items if not self.items[item]]


def sorted_bill(bill: BillSums, fee_items: frozenset[Item]) -> Shown:
    """Return a bill sorted by what a contract with some fees can account for.

    A fee line under a name that the contract does not use stands for the contract's fee where the
    bill has no other line for it.
    """
    items = dict.fromkeys(COMPARED, 0)
    beside: list[BillLine] = []
    fees = sorted({_compared(item) for item in fee_items})
    for line in bill.lines:
        if line.item in fee_items:
            items[_compared(line.item)] += line.amount
        elif line.item in COMPARED and line.item not in FEES:
            items[line.item] += line.amount
        elif line.amount:
            beside.append(line)
    for fee in fees:
        strange = [line for line in beside if line.item in FEES and line.item is not Item.UNKNOWN]
        if not items[fee] and strange:
            beside.remove(strange[0])
            items[fee] = strange[0].amount
    return Shown(
        items=items,
        beside=tuple(beside),
        unlisted=bill.total_shown - bill.lines_total if bill.itemised else 0,
        total=bill.total_shown,
        itemised=bill.itemised,
    )


def _compared(fee: Item) -> Item:
    return fee if fee in COMPARED else Item.OTHER_FEE


def matches(shown: Shown, sums: Sums, matched_on: str) -> Mask:
    """Return which readings give a bill: every line, lines merged within a group, or the total.

    ``groups`` lets one line hold what has no line of its own, contract sums and late charges each
    for themselves; ``total`` lets any line do so, and asks of a bill without lines only its total.
    """
    if not shown.itemised:
        wanted = shown.total - sum(line.amount for line in shown.beside)
        return np.asarray(matched_on == "total" and sum(sums.values()) == wanted)
    if matched_on == "items":
        return _all(np.equal(sums[item], shown.items[item]) for item in COMPARED)
    if matched_on == "groups":
        return _merged(shown, sums, CONTRACT_ITEMS) & _merged(shown, sums, LATE_ITEMS)
    return _merged(shown, sums, COMPARED)


def _all(masks: Iterable[Any]) -> Mask:
    found: Mask = functools.reduce(np.logical_and, masks)
    return found


def _merged(shown: Shown, sums: Sums, items: Sequence[Item]) -> Mask:
    """Return where at most one line differs, by just what has no line of its own."""
    absent = shown.absent(items)
    hidden = sum(sums[item] for item in absent)
    over = [shown.items[item] - sums[item] for item in items if item not in absent]
    if not over:
        return np.asarray(np.equal(hidden, 0))
    found: Mask = (
        np.equal(sum(over), hidden)
        & np.equal(functools.reduce(np.maximum, over), hidden)
        & np.greater_equal(functools.reduce(np.minimum, over), 0)
    )
    return found


def can_match(shown: Shown, least: Sums, most: Sums | None, slack: int, *, by_item: bool) -> Mask:
    """Return which readings may still give a bill between two sums.

    Args:
        shown: The bill.
        least: What each reading gives at least, by item.
        most: What it gives at most; where it is None there may be any amount more.
        slack: How many fen an item may be off.
        by_item: Whether every line must agree; otherwise contract sums and late charges, each
            together.
    """

    def within(items: Sequence[Item]) -> Mask:
        room, amount = slack * len(items), shown.sum(items)
        found: Mask = np.less_equal(sum(least[item] for item in items), amount + room)
        if most is not None:
            found = found & np.less_equal(amount, sum(most[item] for item in items) + room)
        return found

    groups: Sequence[Sequence[Item]] = (CONTRACT_ITEMS, LATE_ITEMS)
    return _all(within(items) for items in ([[i] for i in COMPARED] if by_item else groups))
