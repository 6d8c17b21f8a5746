"""The answer to one bill: the readings that give it, or the nearest one and the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ashore.case.terms import Item
from ashore.law.book import LawBook
from ashore.owed.bill import CONTRACT_ITEMS, LATE_ITEMS, BillLine, BillSums
from ashore.owed.explain.arrays import Ints
from ashore.owed.explain.readings import Option, Reading
from ashore.owed.explain.search import Loan, Trial, try_readings
from ashore.text import Text

Mask = npt.NDArray[np.bool_]

MOST_SHOWN = 20
"""More readings than this are counted, not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overcharge:
    """The least that a bill is too high by, whatever open question is read the lender's way.

    ``at_least`` is in fen; ``reading`` is the one kindest to the lender; ``largest_supported`` is
    what that reading supports of repayment table and late charges.
    """

    at_least: int
    reading: Reading
    largest_supported: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a bill can have come about.

    ``matched_on`` is ``items`` (every line), ``groups`` (contract sums and late charges, each as a
    whole), ``total`` or ``none``. ``readings`` are the best matches, fewest departures from the
    contract first, or the nearest reading where none matches; ``undetermined`` names the questions
    that this bill cannot settle, with the answers that fit it equally well. ``rest`` is shown minus
    reading by item, zeros left out; ``without_basis`` are the lines that no reading accounts for.
    """

    on: dt.date
    matched_on: str
    tried: int
    matching: int
    readings: tuple[Reading, ...]
    undetermined: tuple[tuple[str, tuple[Option, ...]], ...]
    supported: dict[Item, int]
    rest: dict[Item, int]
    without_basis: tuple[BillLine, ...]
    overcharge: Overcharge | None

    @property
    def exact(self) -> bool:
        """Return whether some reading gives the bill's own lines to the fen."""
        return self.matched_on != "none"

    @property
    def best(self) -> Reading:
        """Return the reading to show first."""
        return self.readings[0]


def explain_bill(loan: Loan, bill: BillSums, book: LawBook, on: dt.date) -> Explanation:
    """Return which readings of a contract give a bill as of a day.

    Lines that stand beside every repayment table and late charge (a collection fee, say) are set
    apart first and must be accounted for on their own; the rest must match to the fen.
    """
    trials: tuple[Trial, ...] = ()
    for more in try_readings(loan, book, on, bill):
        trials += more
        masks = [_matches(trial, bill, "items") for trial in trials]
        if bill.itemised and any(mask.any() for mask in masks):
            return _explained(trials, masks, "items", bill, on)
    for matched_on in ("groups", "total"):
        masks = [_matches(trial, bill, matched_on) for trial in trials]
        if any(mask.any() for mask in masks):
            return _explained(trials, masks, matched_on, bill, on)
    return _nearest(trials, bill, on)


def _beyond(bill: BillSums) -> int:
    return sum(line.amount for line in bill.beyond())


def _matches(trial: Trial, bill: BillSums, matched_on: str) -> Mask:
    if matched_on == "items":
        mask = np.ones(trial.space.size, bool)
        for item in CONTRACT_ITEMS + LATE_ITEMS:
            mask &= trial.sums[item] == bill.shown(item)
        return mask
    if matched_on == "groups" and bill.itemised:
        contract: Mask = trial.total(CONTRACT_ITEMS) == bill.shown(*CONTRACT_ITEMS)
        late: Mask = trial.total(LATE_ITEMS) == bill.shown(*LATE_ITEMS)
        return contract & late
    whole: Mask = trial.total() == bill.total_shown - _beyond(bill)
    return whole


def _explained(
    trials: tuple[Trial, ...],
    masks: list[Mask],
    matched_on: str,
    bill: BillSums,
    on: dt.date,
) -> Explanation:
    ranked = [
        (_rank(trial, int(n)), t, int(n))
        for t, (trial, mask) in enumerate(zip(trials, masks, strict=True))
        for n in _best_of(trial, np.flatnonzero(mask))
    ]
    ranked.sort()
    fewest = min(rank[0] for rank, _, _ in ranked)
    equal = [(t, n) for rank, t, n in ranked if rank[0] == fewest]
    _, first, index = ranked[0]
    return Explanation(
        on=on,
        matched_on=matched_on,
        tried=sum(trial.space.size for trial in trials),
        matching=sum(int(mask.sum()) for mask in masks),
        readings=tuple(trials[t].reading(n) for _, t, n in ranked[:MOST_SHOWN]),
        undetermined=tuple(_undetermined([trials[t].reading(n) for t, n in equal])),
        supported=_supported(trials[first], index),
        rest={},
        without_basis=bill.beyond(),
        overcharge=_overcharge(trials, bill),
    )


def _best_of(trial: Trial, indices: Ints) -> Ints:
    """Return the matches with the fewest departures; the others only count."""
    if len(indices) < 2_000:
        return indices
    deviations = trial.space.deviations[indices]
    fewest: Ints = indices[deviations == deviations.min()][:2_000]
    return fewest


def _rank(trial: Trial, index: int) -> tuple[int, int]:
    """Return how far a reading is from the contract, then from what is usual."""
    unusual = sum(int(n) > 0 for n in np.unravel_index(index, trial.space.shape))
    return int(trial.space.deviations[index]) + trial.deviations, unusual


def _undetermined(readings: list[Reading]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    for key, _ in readings[0].options:
        options = {reading[key].key: reading[key] for reading in readings}
        if len(options) > 1:
            yield key, tuple(options.values())


def _supported(trial: Trial, index: int) -> dict[Item, int]:
    return {item: int(sums[index]) for item, sums in trial.sums.items() if sums[index]}


def _nearest(trials: tuple[Trial, ...], bill: BillSums, on: dt.date) -> Explanation:
    """Return the reading with the least unexplained rest among those nearest to the contract."""
    best: tuple[tuple[int, int, int], Trial, int] | None = None
    for trial in trials:
        gaps = [np.abs(bill.shown(i) - trial.sums[i]) for i in CONTRACT_ITEMS + LATE_ITEMS]
        off = np.sum(gaps, axis=0)
        if not bill.itemised:
            off = np.abs(bill.total_shown - trial.total())
        for index in np.flatnonzero(off == off.min())[:2_000]:
            rank = (int(off.min()), *_rank(trial, int(index)))
            if best is None or rank < best[0]:
                best = rank, trial, int(index)
    assert best is not None  # noqa: S101 - there is always at least the contract's own reading
    _, trial, index = best
    supported = _supported(trial, index)
    shown = {item: bill.shown(item) for item in CONTRACT_ITEMS + LATE_ITEMS}
    rest = {item: shown[item] - supported.get(item, 0) for item in shown}
    return Explanation(
        on=on,
        matched_on="none",
        tried=sum(trial.space.size for trial in trials),
        matching=0,
        readings=(trial.reading(index),),
        undetermined=(),
        supported=supported,
        rest={item: amount for item, amount in rest.items() if amount},
        without_basis=bill.beyond(),
        overcharge=_overcharge(trials, bill),
    )


_SETTLED_APART = frozenset(
    {Item.ACCELERATED_PRINCIPAL, Item.SUBROGATED_SUM, Item.REINSTATED, Item.COURT_FEE}
)
"""Lines that can rest on another paper (a notice, a payment for you, a judgment): asked about, not
counted as charged too much."""


def _overcharge(trials: tuple[Trial, ...], bill: BillSums) -> Overcharge | None:
    """Return the least that the bill is too high by over every reading the contract allows.

    Contract sums and late charges are each compared as a whole, so that a sum under the wrong
    label is never counted; a line beside them counts in full.
    """
    alone = sum(line.amount for line in bill.beyond() if line.item not in _SETTLED_APART)
    best: tuple[int, int, Trial, int] | None = None
    for trial in trials:
        allowed = np.flatnonzero(trial.space.deviations + trial.deviations == 0)
        if not len(allowed):
            continue
        contract, late = trial.total(CONTRACT_ITEMS)[allowed], trial.total(LATE_ITEMS)[allowed]
        if bill.itemised:
            over = np.maximum(bill.shown(*CONTRACT_ITEMS) - contract, 0)
            over = over + np.maximum(bill.shown(*LATE_ITEMS) - late, 0) + alone
        else:
            over = np.maximum(bill.total_shown - contract - late, 0)
        # Of equal readings the largest one is the kindest to the lender.
        order = np.lexsort((-(contract + late), over))[0]
        candidate = (int(over[order]), -int((contract + late)[order]), trial, int(allowed[order]))
        if best is None or candidate[:2] < best[:2]:
            best = candidate
    if best is None:
        return None
    at_least, supported, trial, index = best
    return Overcharge(at_least=at_least, reading=trial.reading(index), largest_supported=-supported)


DIMENSION_WORDS = {
    "table": Text("还款计划", "repayment table"),
    "allocation": Text("还款先冲什么", "what payments clear first"),
    "day_count": Text("天数怎么算", "how days count"),
    "start": Text("从哪天起算", "which day it starts"),
    "rounding": Text("怎么取到分", "how sums become fen"),
    "base": Text("罚息按什么算", "what penalty runs on"),
    "times": Text("罚息利率", "penalty rate"),
    "compound": Text("复利", "compound interest"),
    "late_fee": Text("违约金", "late fee"),
}
