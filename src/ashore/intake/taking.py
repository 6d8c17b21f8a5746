"""What the person takes of what files suggest, and for which loan it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Classification, Disbursement, Loan
from ashore.case.entries_people import Income
from ashore.errors.intake import LoanNotChosenError
from ashore.intake.known_loans import KnownLoan, known_loans, loan_about, with_loans
from ashore.intake.money.proposals import of_loan
from ashore.intake.reading import Proposal, Reading
from ashore.intake.unchosen import for_loan, needs_loan

CONTRACT = "paper.loan"
"""The proposal that brings a loan with its terms; all others are about such a loan."""

Chooses = Callable[[Reading, Proposal, Sequence[KnownLoan]], str | None]
"""Asks the person which loan a proposal is about; None where nobody can be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the person said beforehand of what is taken.

    ``codes`` are the proposals to take, ``all`` for every one. ``loan`` is the loan that they are
    about; for a contract it is what its loan shall be called. ``own`` says that the person took the
    loan, and that what was paid out reached an account of their own. ``whose`` says whose an income
    is, where it is somebody else's of the household.
    """

    codes: frozenset[str] = frozenset()
    loan: str | None = None
    own: bool | None = None
    whose: str | None = None

    def take(self, proposal: Proposal) -> bool:
        """Return whether a proposal is taken without asking."""
        return proposal.code in self.codes or "all" in self.codes


def taken(
    readings: Sequence[Reading],
    entries: Iterable[AnyEntry],
    answers: Answers,
    *,
    takes: Callable[[Proposal], bool] = lambda _: False,
    chooses: Chooses = lambda *_: None,
) -> tuple[Proposal, ...]:
    """Return the proposals that are taken, each under the loan that it is about.

    Contracts come first, whatever order the files were given in, so that bills and statements find
    the loans of the same import.

    Args:
        readings: What was read.
        entries: What the case holds.
        answers: What was said beforehand.
        takes: Asks whether a proposal is taken that nothing was said of.
        chooses: Asks which loan one is about.

    Raises:
        LoanNotChosenError: If a loan must be chosen and nobody chooses.
    """
    held = list(entries)
    found: list[Proposal] = []
    for reading, proposal in _contracts_first(readings):
        if not (answers.take(proposal) or takes(proposal)):
            continue
        known = known_loans(held)
        if proposal.code == CONTRACT:
            one = _called(proposal, answers.loan, held)
        else:
            one = _for_loan(reading, proposal, answers, known, chooses)
        one = one._replace(entries=tuple(_said(one.entries, answers)))
        held += one.entries
        found.append(one)
    return tuple(found)


def linked(
    readings: Sequence[Reading], entries: Iterable[AnyEntry], accepted: Iterable[Proposal]
) -> tuple[Reading, ...]:
    """Return readings with their contacts under the loans that the case has, or is about to."""
    known = known_loans([*entries, *(entry for one in accepted for entry in one.entries)])
    return tuple(replace(one, entries=with_loans(one.entries, known)) for one in readings)


def _contracts_first(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Proposal]]:
    every = [(reading, proposal) for reading in readings for proposal in reading.proposals]
    yield from sorted(every, key=lambda one: one[1].code != CONTRACT)


def _for_loan(
    reading: Reading,
    proposal: Proposal,
    answers: Answers,
    known: Sequence[KnownLoan],
    chooses: Chooses,
) -> Proposal:
    """Return a proposal for the loan that it is about, where it is about one."""
    of_money = any(isinstance(entry, Loan) for entry in proposal.entries)
    if not (of_money or needs_loan(proposal.entries)):
        return proposal
    loan = answers.loan or loan_about(proposal, reading, known)
    if of_money:
        # A statement knows the loan by its lender alone; one that the case has stands for it.
        return proposal._replace(entries=of_loan(proposal, loan)) if loan else proposal
    loan = loan or chooses(reading, proposal, known)
    if loan is None:
        ids = "、".join(one.id for one in known) or "—"
        raise LoanNotChosenError(where=reading.file.name, known=ids)
    return proposal._replace(entries=for_loan(proposal.entries, loan))


def _called(proposal: Proposal, name: str | None, held: Sequence[AnyEntry]) -> Proposal:
    """Return a contract's proposal with its loan under the name that the person gave it.

    A contract that the case holds keeps the name that it has there, so that it counts once. A name
    that another loan has is not given again.
    """
    loans = {entry.id: entry for entry in held if isinstance(entry, Loan)}

    def named(loan: Loan) -> Loan:
        same = next((one.id for one in loans.values() if _same_contract(one, loan)), None)
        free = name if name and name not in loans else loan.id
        return loan.model_copy(update={"id": same or free})

    return proposal._replace(
        entries=tuple(
            named(entry) if isinstance(entry, Loan) else entry for entry in proposal.entries
        )
    )


def _same_contract(one: Loan, other: Loan) -> bool:
    """Return whether two loans are of one contract; its terms may have been corrected since."""
    if one.product != other.product or one.contract_no != other.contract_no:
        return False
    numbered = one.contract_no is not None
    return numbered or (one.signed_on, one.terms) == (other.signed_on, other.terms)


def _said(entries: Iterable[AnyEntry], answers: Answers) -> Iterator[AnyEntry]:
    for entry in entries:
        if isinstance(entry, Income) and answers.whose:
            name = f"{answers.whose}{entry.name}"
            yield entry.model_copy(update={"whose": answers.whose, "name": name})
        elif answers.own is None:
            yield entry
        elif isinstance(entry, Loan):
            known = {"classification": Classification.GENUINE} if answers.own else {}
            yield entry.model_copy(update={"own": answers.own, **known})
        elif isinstance(entry, Disbursement) and answers.own:
            yield entry.model_copy(update={"own_account": True})
        else:
            yield entry
