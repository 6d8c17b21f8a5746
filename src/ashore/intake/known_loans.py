"""Which loan of a case a paper is about, by the names and the contract number that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Bill, Loan, Party, Payment
from ashore.intake.pages.figures import folded
from ashore.intake.reading import Proposal, Reading

_SHORTEST = 3
"""A name of fewer characters stands in too many others to tell a loan by."""
_TELLING = frozenset({"contract_no", "issuer", "creditor", "source_name"})


class KnownLoan(NamedTuple):
    """A loan and what papers call it: its product, its companies, its contract number."""

    id: str
    names: frozenset[str]
    contract_no: str | None


def known_loans(entries: Iterable[AnyEntry]) -> tuple[KnownLoan, ...]:
    """Return the loans among some entries, each with its names."""
    entries = tuple(entries)
    parties = {entry.id: entry for entry in entries if isinstance(entry, Party)}
    found: dict[str, KnownLoan] = {}
    for loan in entries:
        # A contract that is read again is the loan that is there.
        if not isinstance(loan, Loan) or loan.id in found:
            continue
        names = [loan.product]
        for name in loan.parties.values():
            party = parties.get(name)
            names += [party.name, party.full_name or ""] if party else [name]
        kept = frozenset(_plain(name) for name in names if len(name) >= _SHORTEST)
        found[loan.id] = KnownLoan(loan.id, kept, loan.contract_no)
    return tuple(found.values())


def loan_about(proposal: Proposal, reading: Reading, loans: Sequence[KnownLoan]) -> str | None:
    """Return the one loan that a proposal is about, None where no loan or more than one fits.

    A contract number that the paper gives decides; else a name of the loan must stand in one of
    the proposal's own.

    Args:
        proposal: What a file suggests.
        reading: The whole of what it says.
        loans: The loans that are known.
    """
    said = {field.value for field in reading.fields if field.name in _TELLING}
    numbered = [loan.id for loan in loans if loan.contract_no and loan.contract_no in said]
    if numbered:
        return numbered[0] if len(numbered) == 1 else None
    return _one_named([*said, *_names_in(proposal.entries)], loans)


def with_loans(entries: Sequence[AnyEntry], loans: Sequence[KnownLoan]) -> tuple[AnyEntry, ...]:
    """Return entries with each contact under the loan of the creditor that the person wrote down.

    Whom a caller claims to be is no more than a claim, and links nothing.
    """
    return tuple(
        entry.model_copy(update={"loan": loan})
        if isinstance(entry, Contact)
        and entry.loan is None
        and entry.creditor
        and (loan := _one_named([entry.creditor], loans))
        else entry
        for entry in entries
    )


def _one_named(words: Iterable[str], loans: Sequence[KnownLoan]) -> str | None:
    said = [_plain(word) for word in words]
    found = [loan.id for loan in loans if any(name in word for name in loan.names for word in said)]
    return found[0] if len(found) == 1 else None


def _names_in(entries: Iterable[AnyEntry]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, Loan):
            yield entry.product
        elif isinstance(entry, Payment) and entry.to:
            yield entry.to
        elif isinstance(entry, Bill):
            yield from filter(None, (entry.source_name, *(item.payee for item in entry.items)))


def _plain(name: str) -> str:
    return re.sub(r"\s", "", folded(name))
