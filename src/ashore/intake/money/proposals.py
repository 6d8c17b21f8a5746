"""What a statement suggests of loans: entries for the person to take, to change or to leave."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Deduction, Disbursement, Loan, Payment
from ashore.case.entries_people import Transaction
from ashore.case.terms import Item, LoanTerms, Method
from ashore.intake.lender_names import lender_type
from ashore.intake.money.lending import LoanLines
from ashore.intake.reading import ContentIds, Proposal
from ashore.money.amounts import yuan_from_fen
from ashore.owed.bill import item_of
from ashore.text import Text

_UNKNOWN = ("penalty", "compound", "late_fees", "day_count", "rounding")
_NOTES = Text(
    "由流水推得；本金、利率和期限请对照合同补全。",
    "Taken from a statement; principal, rate and term are still to be filled in from the contract.",
)
_PAID_OUT = Text(
    "{on} 从“{lender}”到账 {amount} 元，像是一笔借款。",
    "{amount} yuan came in from “{lender}” on {on}, which looks like a loan.",
)
_TAKEN_OFF = Text(
    "{on} 从“{lender}”到账 {amount} 元，像是一笔借款；随后扣走 {taken} 元，"
    "请看是不是这笔借款带来的。",
    "{amount} yuan came in from “{lender}” on {on}, which looks like a loan; {taken} yuan were"
    " taken right after. See whether the loan brought them.",
)
_REPAID = Text(
    "有 {count} 笔像是还给“{lender}”的，合计 {amount} 元。",
    "{count} payments, {amount} yuan in all, look like repayments to “{lender}”.",
)


def proposals_of(found: LoanLines, entries: Sequence[Transaction]) -> tuple[Proposal, ...]:
    """Return what to offer: each loan paid out, and the repayments to each lender.

    A repayment goes to the latest loan of its lender in the statement. Where there is none, the
    loan that is offered with it has a principal of 0.00 until the person fills in the contract,
    or links the repayments to a loan that the case has (``of_loan``). Every proposal holds the
    loans that it needs, so two of them may hold the same one.

    Args:
        found: The lines about loans.
        entries: The entry of each line.
    """
    return (*_loans(found, entries), *_repayments(found, entries))


def of_loan(proposal: Proposal, loan: str) -> tuple[AnyEntry, ...]:
    """Return what a proposal holds for a loan that the case already has, named by its id.

    Examples:
        >>> of_loan(Proposal("money.repayments", (), _NOTES), "loan-1")
        ()
    """
    return tuple(
        entry.model_copy(update={"loan": loan})
        for entry in proposal.entries
        if isinstance(entry, Disbursement | Payment)
    )


def _loans(found: LoanLines, entries: Sequence[Transaction]) -> Iterator[Proposal]:
    for place in found.paid_out:
        came, lender = entries[place], found.lenders[place]
        taken = [entries[n] for n in found.deducted[place]]
        loan = _paid_out(came, lender)
        paid_out = Disbursement(
            id=_id("disbursement", came),
            recorded_at=came.recorded_at,
            source=came.source,
            loan=loan.id,
            on=came.on,
            gross=came.amount,
            deductions=tuple(map(_deduction, taken)),
            to_account=came.account,
        )
        said = {
            "on": came.on,
            "lender": lender,
            "amount": yuan_from_fen(came.amount),
            "taken": yuan_from_fen(-sum(one.amount for one in taken)),
        }
        yield Proposal(
            code="money.loan",
            entries=(loan, paid_out),
            because=(_TAKEN_OFF if taken else _PAID_OUT).fill(**said),
            rows=tuple(one.source.row for one in (came, *taken) if one.source.row),
        )


def _repayments(found: LoanLines, entries: Sequence[Transaction]) -> Iterator[Proposal]:
    by_lender: dict[str, list[int]] = {}
    for place in found.repaid:
        by_lender.setdefault(found.lenders[place], []).append(place)
    ids = ContentIds("payment")
    for lender, places in by_lender.items():
        paid = [entries[place] for place in places]
        came = [entries[place] for place in found.paid_out if found.lenders[place] == lender]
        first = min(paid, key=lambda one: one.on)
        unknown = _loan(f"loan-{_short(lender)}", lender, first, 0)
        loans: dict[str, Loan] = {}
        payments = []
        for one in paid:
            latest = _latest(came, one)
            loan = _paid_out(latest, lender) if latest else unknown
            loans[loan.id] = loan
            payments.append(_payment(ids.of(lender, one.on, one.amount), one, loan.id))
        yield Proposal(
            code="money.repayments",
            entries=(*loans.values(), *payments),
            because=_REPAID.fill(
                count=len(paid),
                lender=lender,
                amount=yuan_from_fen(-sum(one.amount for one in paid)),
            ),
            rows=tuple(one.source.row for one in paid if one.source.row),
        )


def _payment(name: str, paid: Transaction, loan: str) -> Payment:
    return Payment(
        id=name,
        recorded_at=paid.recorded_at,
        source=paid.source,
        loan=loan,
        on=paid.on,
        at=paid.at,
        amount=-paid.amount,
        channel=paid.account,
        funded_by=paid.method,
        to=paid.counterpart,
    )


def _paid_out(came: Transaction, lender: str) -> Loan:
    return _loan(f"loan-{_short(f'{lender} {came.id}')}", lender, came, came.amount)


def _loan(name: str, lender: str, seen: Transaction, principal: int) -> Loan:
    return Loan(
        id=name,
        recorded_at=seen.recorded_at,
        source=seen.source,
        product=lender,
        terms=LoanTerms(method=_method(lender), principal=principal, unknown=_UNKNOWN),
        lender_type=lender_type(lender).value,
        notes=_NOTES.zh,
    )


def _method(lender: str) -> Method:
    return Method.CARD if lender.endswith("信用卡") else Method.OPEN


def _deduction(taken: Transaction) -> Deduction:
    name = taken.text or taken.counterpart or "扣款"
    item = item_of(f"{name} {taken.counterpart or ''}")
    return Deduction(
        name=name,
        amount=-taken.amount,
        payee=taken.counterpart,
        item=Item.OTHER_FEE if item is Item.UNKNOWN else item,
    )


def _latest(loans: Sequence[Transaction], paid: Transaction) -> Transaction | None:
    """Return the latest of some loans that came in before a payment."""
    before = [loan for loan in loans if (loan.on, loan.at or "") <= (paid.on, paid.at or "24")]
    return max(before, key=lambda loan: (loan.on, loan.at or ""), default=None)


def _id(prefix: str, of: Transaction) -> str:
    return f"{prefix}-{of.id.removeprefix('tx-')}"


def _short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
