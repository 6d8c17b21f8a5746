"""What to ask a guarantor that paid: its figures, its charge, and what has been paid back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_loans import Assignment
from ashore.errors.base import LawDataError
from ashore.findings import Finding, Severity, Strength
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.creditor import Creditor
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Standing, latest_subrogation
from ashore.owed.subrogation import SubrogatedSum
from ashore.text import Text


def recourse_findings(
    facts: LoanFacts, standing: Standing, creditor: Creditor, book: LawBook, on: dt.date
) -> Iterator[Finding]:
    """Yield what to ask about a guarantor's payment, and what was paid since.

    Args:
        facts: The loan.
        standing: What it owes on a day.
        creditor: Whom it is owed to.
        book: The law book.
        on: The day.
    """
    paid, change = standing.subrogation, latest_subrogation(facts, on)
    if paid is None or change is None:
        return
    where = f"{facts.id}/subrogation"
    yield from _figures(where, paid, change)
    yield from _charge(where, paid, book, on)
    yield from _paid_elsewhere(where, facts, paid, creditor, on)
    if paid.paid_back and not paid.total:
        yield _settled(where, paid, creditor)


def _figures(where: str, paid: SubrogatedSum, change: Assignment) -> Iterator[Finding]:
    """Yield where the stated sum is not that of its parts, or not what was owed on that day."""
    parts = (change.principal, change.interest, change.penalty)
    listed = sum(part or 0 for part in parts)
    own, stated = paid.recomputed_total, paid.paid
    says: list[Text] = []
    if change.total is not None and None not in parts and listed != change.total:
        says.append(
            Text(
                f"代偿方列的本金、利息、罚息相加是 {yuan_from_fen(listed)} 元，写的合计却是 "
                f"{yuan_from_fen(change.total)} 元。",
                f"Principal, interest and penalty as the guarantor lists them add up to "
                f"{yuan_from_fen(listed)} yuan, and its total says {yuan_from_fen(change.total)}.",
            )
        )
    if stated != own:
        says.append(
            Text(
                f"代偿方说代偿了 {yuan_from_fen(stated)} 元；按合同和还款记录，那天应还 "
                f"{yuan_from_fen(own)} 元。",
                f"The guarantor says that it paid {yuan_from_fen(stated)} yuan; by contract and "
                f"payments {yuan_from_fen(own)} was owed that day.",
            )
        )
    if not says:
        return
    yield Finding(
        code="owed.recourse-figures-differ",
        severity=Severity.ASK,
        where=where,
        says=Text("".join(say.zh for say in says), " ".join(say.en for say in says)),
        strength=Strength.ARITHMETIC,
        amount=abs(stated - own) or None,
        ask=Text(
            "请出示代偿凭证和原资金方的结清证明，写明代偿日和本金、利息、罚息各多少。",
            "Please show proof of the payment and the lender's receipt, with the day and how much "
            "of it is principal, interest and penalty.",
        ),
        limits=Text(
            "重算包括那天全部剩余本金、已到期未付的利息和罚息，不含担保费和复利。",
            "Ours holds all principal left that day, and unpaid interest and penalty due by then; "
            "no guarantee fees and no compound interest.",
        ),
    )


def _charge(where: str, paid: SubrogatedSum, book: LawBook, on: dt.date) -> Iterator[Finding]:
    """Yield the agreed charge beside the loan prime rate; neither is called right."""
    if paid.late_charge <= paid.at_lpr:
        return
    try:
        rule = book.rule("court.guarantor-recourse", on=on)
    except LawDataError:
        return
    agreed, lpr = yuan_from_fen(paid.late_charge), yuan_from_fen(paid.at_lpr)
    yield Finding(
        code="owed.recourse-charge",
        severity=Severity.ASK,
        where=f"{where}/late_charge",
        says=Text(
            f"代偿以后按约定费率已加 {agreed} 元；按一年期 LPR 算是 {lpr} 元。",
            f"Since the guarantor paid, the agreed rate has added {agreed} yuan; at the one-year "
            f"loan prime rate it would be {lpr} yuan.",
        ),
        strength=rule.citation.strength,
        amount=paid.late_charge - paid.at_lpr,
        ask=Text(
            "请出示代偿凭证和约定费率的条款；如被起诉，可请法院调低，并提交自己的计算。",
            "Please show proof of the payment and the clause with the rate; if sued, ask the court "
            "to reduce it and hand in your own figures.",
        ),
        limits=rule.limits,
        workings=paid.workings,
        citations=(rule.citation,),
    )


def _paid_elsewhere(
    where: str, facts: LoanFacts, paid: SubrogatedSum, creditor: Creditor, on: dt.date
) -> Iterator[Finding]:
    """Yield money that went to the lender when the guarantor had already paid it."""
    before = creditor.before
    astray = [
        payment
        for payment in facts.file.payments
        if paid.paid_on < payment.on <= on and before and payment.to == before != creditor.name
    ]
    if not astray:
        return
    amount = sum(payment.amount for payment in astray)
    yield Finding(
        code="owed.paid-to-earlier-creditor",
        severity=Severity.ASK,
        where=where,
        says=Text(
            f"代偿之后还付给「{before}」{yuan_from_fen(amount)} 元，这里已经扣掉；"
            f"「{creditor.name}」未必已收到。",
            f"{yuan_from_fen(amount)} yuan went to “{before}” after the guarantor had paid. It is "
            f"taken off here; “{creditor.name}” may not have received it.",
        ),
        strength=Strength.DEPENDS,
        amount=amount,
        ask=Text(
            "请双方书面确认：这笔钱已转给代偿方，或退回。",
            "Please have both confirm in writing that it was passed on or paid back.",
        ),
    )


def _settled(where: str, paid: SubrogatedSum, creditor: Creditor) -> Finding:
    more = Text("", "")
    if paid.overpaid:
        over = yuan_from_fen(paid.overpaid)
        more = Text(f"，多付 {over} 元", f", and {over} yuan more")
    return Finding(
        code="owed.recourse-paid",
        severity=Severity.INFO,
        where=where,
        says=Text(
            f"代偿款和其后的违约金已按记录付清{more.zh}。",
            f"By the record, what the guarantor paid and its charge are paid back{more.en}.",
        ),
        strength=Strength.ARITHMETIC,
        amount=paid.overpaid or None,
        ask=Text(
            f"请「{creditor.name}」开具结清证明，并更新征信记录。",
            f"Ask “{creditor.name}” for proof of settlement and for the credit record to say so.",
        ),
        workings=paid.workings,
    )
