"""What a ledger adds up to: the entries that count, loan by loan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Agreement, Contact, Notice, Offer, Promise, Request
from ashore.case.entries_loans import (
    AgreedFee,
    Assignment,
    Bill,
    Disbursement,
    InstalmentSchedule,
    Loan,
    Payment,
    Statement,
)
from ashore.case.entries_papers import Complaint, CourtPaper, CreditRecord
from ashore.case.entry import EntryBase, LoanMention, Supersede
from ashore.case.ledger import Ledger
from ashore.errors.case import (
    DuplicateIdError,
    PaymentBeforeDisbursementError,
    SupersedeError,
    UnknownLoanError,
)
from ashore.text import Text

E = TypeVar("E", bound=EntryBase)

_UNKNOWN = Text("还没有记录", "is not recorded before it")
_REPLACED = Text("已经被更正过", "is already replaced")
_CORRECTION = Text("本身是一条更正", "is itself a correction")
_ITSELF = Text("同时是被替换的那条", "is the very entry it replaces")
_EARLIEST = dt.date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFile:
    """Everything that counts about one loan, each kind in the order of its own dates."""

    loan: Loan
    disbursements: tuple[Disbursement, ...]
    schedules: tuple[InstalmentSchedule, ...]
    fee_terms: tuple[AgreedFee, ...]
    bills: tuple[Bill, ...]
    statements: tuple[Statement, ...]
    payments: tuple[Payment, ...]
    assignments: tuple[Assignment, ...]
    contacts: tuple[Contact, ...]
    requests: tuple[Request, ...]
    notices: tuple[Notice, ...]
    offers: tuple[Offer, ...]
    agreements: tuple[Agreement, ...]
    promises: tuple[Promise, ...]
    complaints: tuple[Complaint, ...]
    court_papers: tuple[CourtPaper, ...]
    credit_records: tuple[CreditRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A ledger read as of its last line: the live entries in order, and the file of each loan.

    ``as_of`` is the day for which it was written, where it was written for one.
    """

    case_id: str
    title: str | None
    as_of: dt.date | None
    entries: tuple[AnyEntry, ...]
    loans: tuple[LoanFile, ...]

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Return the live entries of one kind, named by its class, in the order recorded."""
        return tuple(entry for entry in self.entries if isinstance(entry, kind))


def replay(ledger: Ledger) -> Case:
    """Return the case that a ledger adds up to.

    A superseded entry never counts, and whatever named it names the entry that took its place: a
    payment its loan, a promise the call, evidence what it shows, a loan its companies. The name of
    an entry that was withdrawn is left out.

    Raises:
        DuplicateIdError: If two entries have one id.
        SupersedeError: If a correction names an entry that it cannot replace.
        UnknownLoanError: If an entry belongs to a loan that is not there, or was withdrawn.
        PaymentBeforeDisbursementError: If a payment is dated before the loan was paid out.
    """
    replaced = _replaced(ledger.entries)
    live = tuple(
        _naming(entry, replaced) if replaced else entry
        for entry in ledger.entries
        if entry.id not in replaced and not isinstance(entry, Supersede)
    )
    loans = {entry.id: entry for entry in live if isinstance(entry, Loan)}
    by_loan: dict[str, list[AnyEntry]] = {loan: [] for loan in loans}
    for entry in live:
        if isinstance(entry, LoanMention) and entry.loan is not None:
            if entry.loan not in by_loan:
                known = ", ".join(loans) or "—"
                raise UnknownLoanError(where=entry.id, given=entry.loan, known=known)
            by_loan[entry.loan].append(entry)
    files = tuple(_loan_file(loan, by_loan[name]) for name, loan in loans.items())
    header = ledger.header
    return Case(
        case_id=ledger.case_id, title=header.title, as_of=header.as_of, entries=live, loans=files
    )


def _replaced(entries: Sequence[AnyEntry]) -> dict[str, str | None]:
    """Return for each superseded id the id that took its place, None where it was withdrawn."""
    seen: dict[str, AnyEntry] = {}
    replaced: dict[str, str | None] = {}
    for number, entry in enumerate(entries):
        if entry.id in seen:
            first = list(seen).index(entry.id)
            other = f"entries[{first}]"
            raise DuplicateIdError(where=f"entries[{number}]", given=entry.id, other=other)
        if isinstance(entry, Supersede):
            for named in (entry.replaces, entry.with_):
                problem = named and _problem(named, seen, replaced)
                if problem:
                    raise SupersedeError(where=entry.id, given=named, problem=problem)
            if entry.replaces == entry.with_:
                raise SupersedeError(where=entry.id, given=entry.with_, problem=_ITSELF)
            replaced[entry.replaces] = entry.with_
        seen[entry.id] = entry
    return replaced


def _problem(
    named: str, seen: Mapping[str, AnyEntry], replaced: Mapping[str, str | None]
) -> Text | None:
    if named not in seen:
        return _UNKNOWN
    if isinstance(seen[named], Supersede):
        return _CORRECTION
    return _REPLACED if named in replaced else None


def _current(name: str, replaced: Mapping[str, str | None]) -> str | None:
    current: str | None = name
    while current is not None and current in replaced:
        current = replaced[current]
    return current


_NAMES_ONE = ("loan", "contact", "follows", "acts_for", "from_party", "to_party")
_NAMES_SEVERAL = ("about", "exhibits")


def _naming(entry: AnyEntry, replaced: Mapping[str, str | None]) -> AnyEntry:
    """Return an entry that names what counts now; a loan that was withdrawn stays named."""
    changed: dict[str, object] = {}
    for name in _NAMES_ONE:
        given: str | None = getattr(entry, name, None)
        if given is not None and given in replaced:
            current = _current(given, replaced)
            changed[name] = given if current is None and name == "loan" else current
    for name in _NAMES_SEVERAL:
        several = getattr(entry, name, None)
        if isinstance(several, tuple) and any(one in replaced for one in several):
            followed = (_current(one, replaced) for one in several)
            changed[name] = tuple(one for one in followed if one is not None)
    if isinstance(entry, Loan) and any(one in replaced for one in entry.parties.values()):
        parties = {role: _current(one, replaced) for role, one in entry.parties.items()}
        changed["parties"] = {role: one for role, one in parties.items() if one is not None}
    return entry.model_copy(update=changed) if changed else entry


def _loan_file(loan: Loan, entries: Sequence[AnyEntry]) -> LoanFile:
    kinds: _Kinds = {}
    for entry in entries:
        kinds.setdefault(type(entry), []).append(entry)
    disbursements = _sorted(Disbursement, kinds, lambda e: e.on)
    payments = _sorted(Payment, kinds, lambda e: (e.on, e.at or ""))
    _require_paid_after_payout(payments, disbursements)
    return LoanFile(
        loan=loan,
        disbursements=disbursements,
        schedules=_sorted(InstalmentSchedule, kinds, lambda e: e.valid_from or _EARLIEST),
        fee_terms=_sorted(AgreedFee, kinds, None),
        bills=_sorted(Bill, kinds, lambda e: e.captured_at),
        statements=_sorted(Statement, kinds, lambda e: e.statement_on),
        payments=payments,
        assignments=_sorted(Assignment, kinds, lambda e: e.on or e.notified_on or dt.date.max),
        contacts=_sorted(Contact, kinds, lambda e: e.at),
        requests=_sorted(Request, kinds, lambda e: e.made_on),
        notices=_sorted(Notice, kinds, lambda e: e.received_on),
        offers=_sorted(Offer, kinds, lambda e: e.made_on or _EARLIEST),
        agreements=_sorted(Agreement, kinds, lambda e: e.signed_on),
        promises=_sorted(Promise, kinds, lambda e: e.made_on or _EARLIEST),
        complaints=_sorted(Complaint, kinds, lambda e: e.filed_on),
        court_papers=_sorted(CourtPaper, kinds, lambda e: e.received_on or e.dated or _EARLIEST),
        credit_records=_sorted(CreditRecord, kinds, lambda e: e.report_on),
    )


def _require_paid_after_payout(
    payments: Sequence[Payment], disbursements: Sequence[Disbursement]
) -> None:
    if not (payments and disbursements):
        return
    first, payout = payments[0], disbursements[0].on
    if first.on < payout:
        days = (payout - first.on).days
        raise PaymentBeforeDisbursementError(
            where=first.id, paid_on=first.on, disbursed_on=payout, days=days
        )


_Kinds = dict[type[EntryBase], list[Any]]
"""Entries by their class, each kind in the order recorded."""


def _sorted(kind: type[E], kinds: _Kinds, when: Callable[[E], Any] | None) -> tuple[E, ...]:
    found: list[E] = kinds.get(kind, [])
    return tuple(found if when is None else sorted(found, key=when))
