"""Thousands of bills whose answer is known: the reading is found again, an added fee isolated."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from _pytest.mark.structures import ParameterSet

from ashore.case.terms import Item
from ashore.law.book import LawBook
from ashore.owed.bill import CONTRACT_ITEMS, LATE_ITEMS, BillLine, BillSums
from ashore.owed.explain.explanation import Explanation, explain_bill
from tests.owed.explain.bills import ON, ROUNDINGS, Synthetic, synthetic

GROUPS = (CONTRACT_ITEMS, LATE_ITEMS)
BOOK = LawBook.standard()
CHUNK = 50


def chunks(count: int, *, tried: int = 6) -> list[ParameterSet]:
    """Return chunks of bills: the first of so many is always tried, the others when asked."""
    return [
        pytest.param(chunk, marks=pytest.mark.slow if chunk % tried else ())
        for chunk in range(count)
    ]


LIKELIER_TABLE = {1559}
"""Bills that a likelier repayment table gives too: then the less likely ones are not tried."""


def explained(made: Synthetic, bill: BillSums | None = None) -> Explanation:
    return explain_bill(made.loan, bill or made.bill, BOOK, ON)


@pytest.mark.parametrize("chunk", chunks(34, tried=12))
def test_a_bill_is_given_back_by_the_reading_it_was_made_from(chunk: int) -> None:
    """1 700 bills of contracts that leave everything about being late open."""
    for seed in range(CHUNK * chunk, CHUNK * (chunk + 1)):
        made = synthetic(seed)
        found = explained(made)
        assert found.matched_on == "items", seed
        assert found.rest == {}, seed
        assert made.found_in(found) is (seed not in LIKELIER_TABLE), seed
        assert found.overcharge is not None, seed
        assert found.overcharge.at_least == 0, seed
        assert found.best.deviations == 0, seed


@pytest.mark.parametrize("chunk", chunks(6))
def test_a_bill_that_follows_a_full_contract_has_one_reading(chunk: int) -> None:
    """300 bills of contracts that leave nothing open."""
    for seed in range(10_000 + CHUNK * chunk, 10_000 + CHUNK * (chunk + 1)):
        made = synthetic(seed, known=True)
        found = explained(made)
        assert found.matched_on == "items", seed
        assert made.is_true(found.best), seed
        assert [one.deviations for one in found.readings].count(0) == 1, seed
        assert found.undetermined == (), seed
        assert found.overcharge is not None, seed
        assert found.overcharge.at_least == 0, seed


# an added fee ---------------------------------------------------------------------------------


def with_line(bill: BillSums, name: str, item: Item, fee: int) -> BillSums:
    lines = (*bill.lines, BillLine(name, item, fee, None))
    return BillSums(lines, bill.total_shown + fee)


def with_more(bill: BillSums, item: Item, fee: int) -> BillSums:
    lines = tuple(
        replace(line, amount=line.amount + fee) if line.item is item else line
        for line in bill.lines
    )
    return BillSums(lines, bill.total_shown + fee)


def bill_and_fee(
    seed: int, *, known: bool, tidy: bool | None = None, table: str | None = None
) -> tuple[Synthetic, int]:
    """Return a bill that shows something, and a fee of up to 300 yuan to add to it."""
    while True:
        made = synthetic(seed, known=known, tidy=tidy)
        if made.bill.lines and table in (None, made.answers["table"]):
            return made, random.Random(seed).randrange(1, 30_000)
        seed += 1_000_003


def at_least(found: Explanation) -> int:
    assert found.overcharge is not None
    return found.overcharge.at_least


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("chunk", chunks(4))
def test_a_fee_on_a_line_of_its_own_is_set_apart(chunk: int, known: bool) -> None:
    """200 bills with a line that the contract does not know, under a known or an unknown name."""
    for seed in range(20_000 + 25 * chunk, 20_000 + 25 * (chunk + 1)):
        made, fee = bill_and_fee(seed, known=known)
        name, item = ("催收服务费", Item.COLLECTION_FEE) if seed % 2 else ("某某费", Item.UNKNOWN)
        found = explained(made, with_line(made.bill, name, item, fee))
        assert found.matched_on == "items", seed
        assert [(line.name, line.amount) for line in found.without_basis] == [(name, fee)], seed
        assert (found.rest, made.found_in(found)) == ({}, True), seed
        assert at_least(found) <= fee, seed
        if known or item is Item.COLLECTION_FEE:
            assert at_least(found) == fee, seed


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("chunk", chunks(2))
def test_a_fee_hidden_in_the_total_is_set_apart(chunk: int, known: bool) -> None:
    """100 bills whose total is more than their lines."""
    for seed in range(30_000 + 25 * chunk, 30_000 + 25 * (chunk + 1)):
        made, fee = bill_and_fee(seed, known=known)
        bill = BillSums(made.bill.lines, made.bill.total_shown + fee)
        found = explained(made, bill)
        assert (found.matched_on, found.rest) == ("items", {Item.UNKNOWN: fee}), seed
        assert made.found_in(found), seed
        assert at_least(found) <= fee, seed
        if known:
            assert at_least(found) == fee, seed


def at_least_by_oracle(made: Synthetic, item: Item, fee: int) -> int:
    """Return what is too much even where sums become fen in the way that is kindest to the lender.

    A full contract leaves only that open. What has no line may stand in any other.
    """
    shown = {line.item: line.amount for line in made.bill.lines}
    shown[item] += fee
    found = []
    for rounding in ROUNDINGS:
        given = made.sums_under(rounding)
        over = [sum(shown[i] - given[i] for i in group if i in shown) for group in GROUPS]
        hidden = sum(amount for i, amount in given.items() if i not in shown)
        found.append(max(sum(max(part, 0) for part in over) - hidden, 0))
    return min(found)


@pytest.mark.parametrize("chunk", chunks(15, tried=15))
def test_a_fee_added_to_a_line_is_what_a_full_contract_leaves_over(chunk: int) -> None:
    """150 bills of contracts that leave nothing open, with one line too high."""
    for seed in range(40_000 + 10 * chunk, 40_000 + 10 * (chunk + 1)):
        made, fee = bill_and_fee(seed, known=True)
        line = random.Random(seed).choice(made.bill.lines)
        found = explained(made, with_more(made.bill, line.item, fee))
        if found.matched_on == "none":
            assert made.is_true(found.best), seed
            assert found.rest == {line.item: fee}, seed
            assert at_least(found) == at_least_by_oracle(made, line.item, fee), seed
        else:  # a departure from the contract gives it: then that is said, and so is the excess
            assert found.best.deviations > 0, seed


@pytest.mark.parametrize("chunk", chunks(2))
def test_a_fee_added_to_principal_of_an_open_contract_is_left_over(chunk: int) -> None:
    """50 bills with everything about being late open, and principal that is too high.

    They follow the contract's own table: another could move a fen or two of principal.
    """
    for seed in range(50_000 + 25 * chunk, 50_000 + 25 * (chunk + 1)):
        made, fee = bill_and_fee(seed, known=False, tidy=True, table="contract")
        found = explained(made, with_more(made.bill, Item.PRINCIPAL, fee))
        assert found.matched_on == "none", seed
        assert found.rest == {Item.PRINCIPAL: fee}, seed
        assert at_least(found) <= fee, seed
