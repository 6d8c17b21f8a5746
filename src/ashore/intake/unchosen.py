"""Entries that were read before anybody said which loan they are about."""

from __future__ import annotations

from collections.abc import Iterable

from ashore.case.entries import AnyEntry
from ashore.case.entry import LoanMention

UNCHOSEN = "loan-not-chosen"
"""Stands in for a loan's id until the person picks the loan; no such loan is ever recorded."""


def needs_loan(entries: Iterable[AnyEntry]) -> bool:
    """Return whether a loan must be picked before entries can be recorded."""
    return any(isinstance(entry, LoanMention) and entry.loan == UNCHOSEN for entry in entries)


def for_loan(entries: Iterable[AnyEntry], loan: str) -> tuple[AnyEntry, ...]:
    """Return entries with the picked loan's id wherever none was picked yet."""
    return tuple(
        entry.model_copy(update={"loan": loan})
        if isinstance(entry, LoanMention) and entry.loan == UNCHOSEN
        else entry
        for entry in entries
    )
