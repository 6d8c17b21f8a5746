"""The least that a bill is too high by, whatever open question is read the lender's way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ashore.case.terms import Item, LoanTerms
from ashore.owed.accrual import compound_rule, penalty_rule
from ashore.owed.bill import CONTRACT_ITEMS, LATE_ITEMS
from ashore.owed.explain.charges import Sum
from ashore.owed.explain.readings import Reading
from ashore.owed.explain.search import Trial
from ashore.owed.explain.shown import COMPARED, Shown, Sums

_SETTLED_APART = frozenset(
    {Item.ACCELERATED_PRINCIPAL, Item.SUBROGATED_SUM, Item.REINSTATED, Item.COURT_FEE}
)
"""Lines that can rest on another paper (a notice, a payment for you, a judgment): asked about, not
counted as charged too much."""

_OWN_NAME = frozenset({Item.COLLECTION_FEE, Item.LEGAL_FEE})
"""Lines whose name cannot stand for a sum of the contract: each counts in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overcharge:
    """The least that a bill is too high by, and the reading that is kindest to the lender.

    Sums are in fen. ``largest_supported`` is what that reading supports of repayment table and late
    charges; of equally kind readings it is the nearest to the bill. ``not_judged`` are charges
    whose clause is not known: whatever the bill shows of them is taken as right here, and is asked
    about.
    """

    at_least: int
    reading: Reading
    largest_supported: int
    not_judged: tuple[Item, ...] = ()


def not_judged(terms: LoanTerms) -> tuple[Item, ...]:
    """Return the late charges that the contract has or may have, but at a rate not known."""
    penalty = penalty_rule(terms)
    no_penalty = penalty is None and (terms.penalty is not None or "penalty" in terms.unknown)
    compound = terms.compound is not None or "compound" in terms.unknown
    no_compound = compound and (no_penalty or _no_rate(terms))
    no_late_fee = ("late_fees" in terms.unknown and not terms.late_fees) or any(
        fee.rate is None and fee.amount is None for fee in terms.late_fees
    )
    found = zip(LATE_ITEMS, (no_penalty, no_compound, no_late_fee), strict=True)
    return tuple(item for item, is_open in found if is_open)


def _no_rate(terms: LoanTerms) -> bool:
    penalty = penalty_rule(terms)
    return terms.compound is not None and compound_rule(terms, penalty) is None


def overcharge(
    trials: Iterable[Trial], shown: Shown, open_items: tuple[Item, ...]
) -> Overcharge | None:
    """Return the least that a bill is too high by over every reading the contract allows.

    Contract sums and late charges are each compared as a whole. What has no line of its own may
    stand in any other line, so it is set off against what the others have too much; a line that
    is there is taken to be all of its kind.

    Args:
        trials: The readings; those that leave the contract do not count.
        shown: The bill.
        open_items: The late charges that cannot be judged.
    """
    best: tuple[int, int, Trial, int] | None = None
    for trial in trials:
        allowed = np.flatnonzero(trial.space.deviations == 0)
        if trial.deviations or not allowed.size:
            continue
        over = trial.space.spread(too_much(shown, trial.sums, open_items))[allowed]
        supported = trial.space.spread(trial.total())[allowed]
        gap = np.abs(supported - shown.sum(COMPARED))
        first = int(np.lexsort((gap, over))[0])
        found = (int(over[first]), int(gap[first]), trial, int(allowed[first]))
        if best is None or found[:2] < best[:2]:
            best = found
    if best is None:
        return None
    at_least, _, trial, index = best
    return Overcharge(
        at_least=at_least,
        reading=trial.reading(index),
        largest_supported=int(trial.space.spread(trial.total())[index]),
        not_judged=open_items,
    )


def least_possible(shown: Shown) -> int:
    """Return what a bill is too high by even where a reading supports everything it can."""
    own = sum(line.amount for line in shown.beside if line.item in _OWN_NAME)
    return max(own - _given_back(shown), 0)


def too_much(shown: Shown, sums: Sums, open_items: tuple[Item, ...] = ()) -> Sum:
    """Return what a bill shows beyond what each reading supports, read in the lender's favour."""
    if not shown.itemised:
        over = shown.total - sum(sums.values())
        return 0.0 if open_items else np.maximum(over, 0)
    absent = shown.absent(COMPARED)
    loose = sum(max(line.amount, 0) for line in shown.beside if line.item not in _NOT_LOOSE)
    beyond: Sum = loose + max(shown.unlisted, 0)
    # A late charge that cannot be judged supports whatever is shown of its group.
    for items in (CONTRACT_ITEMS, () if open_items else LATE_ITEMS):
        over = sum(shown.items[item] - sums[item] for item in items if shown.items[item] > 0)
        beyond = beyond + np.maximum(over, 0)
    if any(item in absent for item in open_items):
        beyond = 0.0  # and where it has no line of its own, it may stand in any other
    hidden = sum(sums[item] for item in absent)
    own = sum(line.amount for line in shown.beside if line.item in _OWN_NAME)
    return np.maximum(own + np.maximum(beyond - hidden, 0) - _given_back(shown), 0)


_NOT_LOOSE = _OWN_NAME | _SETTLED_APART


def _given_back(shown: Shown) -> int:
    """Return what the bill takes off: lines below zero, or a total below its lines."""
    lines = [line.amount for line in shown.beside if line.item not in _SETTLED_APART]
    return -sum(min(amount, 0) for amount in (*lines, *shown.items.values(), shown.unlisted))
