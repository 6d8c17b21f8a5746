"""An agreement held against the case: what the loan shows, what was promised, what was offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_loans import Party
from ashore.case.replay import Case, LoanFile
from ashore.errors.base import AshoreError, LawDataError
from ashore.findings import Citation, Finding, Severity, Working
from ashore.law.book import LawBook
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.money.dates import add_months
from ashore.owed.creditor import party_name
from ashore.owed.facts import facts_of
from ashore.owed.standing import Footing, standing_on
from ashore.settle.agreement.against_promises import offer_findings, promise_findings
from ashore.settle.agreement.fields import AgreementText
from ashore.settle.agreement.finding import agreement_finding, recorded
from ashore.settle.agreement.inner_checks import signed_on
from ashore.text import Text

_YUAN = 100


def case_findings(
    text: AgreementText, case: Case, file: LoanFile, book: LawBook, on: dt.date
) -> Iterator[Finding]:
    """Yield where an agreement differs from its loan, from promises and from offers.

    Args:
        text: The agreement as read.
        case: The case that holds the loan.
        file: The loan that it is about.
        book: The law book.
        on: The day asked about, where the paper is not dated.
    """
    day = signed_on(text) or on
    yield from _creditor(text, case, file, book, day)
    yield from _principal(text, file, book, day)
    yield from _above_bill(text, file, day)
    yield from promise_findings(text, file.promises, day)
    yield from offer_findings(text, file.offers, day)
    yield from _limitation(file, book, day)


def _creditor(
    text: AgreementText, case: Case, file: LoanFile, book: LawBook, day: dt.date
) -> Iterator[Finding]:
    name = text.value("creditor")
    known = {party_name(case, one) for one in file.loan.parties.values()}
    known |= {party_name(case, a.to_party) for a in file.assignments if a.to_party}
    known |= {p.full_name for p in case.of(Party) if p.name in known and p.full_name}
    if not name or not known or any(one in name or name in one for one in known):
        return
    yield agreement_finding(
        "case.creditor-not-known",
        "parties",
        Text(
            f"协议的债权人是「{name}」，案件里这笔借款的是：{'、'.join(sorted(known))}。",
            f"The creditor here is “{name}”; the case knows of {', '.join(sorted(known))}.",
        ),
        Text(
            "请提供债权转让通知、转让协议摘页或代偿凭证，并由原机构书面确认。",
            "Please provide the notice and extract of the assignment, or proof of payment by the "
            "guarantor, confirmed by the original lender.",
        ),
        severity=Severity.URGENT,
        workings=(recorded(file.loan.id),),
        citations=_cited(book, "civil-code.assignment-notice", day),
        limits=Text(
            "名称可能只是简称不同；核实以前不付款、不签字。",
            "It may only be another form of the name; neither pay nor sign before it is checked.",
        ),
    )


def _principal(
    text: AgreementText, file: LoanFile, book: LawBook, day: dt.date
) -> Iterator[Finding]:
    given = text.value("principal")
    if given is None:
        return
    as_of = dt.date.fromisoformat(text.value("as_of") or day.isoformat())
    try:
        standing = standing_on(facts_of(file, as_of), book, as_of)
    except AshoreError:
        return
    ours = standing.outstanding_principal
    if standing.footing not in (Footing.INSTALMENTS, Footing.OPEN) or not ours:
        return
    theirs = fen_from_yuan(given)
    if abs(theirs - ours) < _YUAN:
        return
    off = theirs - ours
    yield agreement_finding(
        "case.principal-differs",
        "debt",
        Text(
            f"协议写剩余本金 {given} 元；按合同和还款记录算到 {as_of}，"
            f"是 {yuan_from_fen(ours)} 元，"
            f"{'多' if off > 0 else '少'} {yuan_from_fen(abs(off))} 元。",
            f"The agreement states a principal of {given} yuan; by contract and payments it is "
            f"{yuan_from_fen(ours)} on {as_of}: {yuan_from_fen(abs(off))} apart.",
        ),
        Text(
            "请提供逐笔还款的入账明细，说明剩余本金是怎么算的。",
            "Please provide how each payment was booked and how the principal was worked out.",
        ),
        severity=Severity.CHECK if off > 0 else Severity.ASK,
        amount=abs(off),
        workings=(
            Working(
                label=Text("剩余本金", "principal left"),
                shown=yuan_from_fen(ours),
                entries=(file.loan.id, *(p.id for p in file.payments if p.on <= as_of)),
            ),
        ),
    )


def _above_bill(text: AgreementText, file: LoanFile, day: dt.date) -> Iterator[Finding]:
    shown = [b for b in file.bills if b.total_shown and b.captured_at.date() <= day]
    total = text.total
    if not shown or total is None or not shown[-1].total_shown:
        return
    bill, asked = shown[-1], fen_from_yuan(total)
    billed = shown[-1].total_shown
    principal = text.value("principal")
    # A bill may show what is late alone; it is the whole only where it covers the principal.
    if asked <= billed or principal is None or fen_from_yuan(principal) > billed:
        return
    yield agreement_finding(
        "case.total-above-bill",
        "plan",
        Text(
            f"协议要还 {total} 元，比 {bill.captured_at.date()} 账单上的 {yuan_from_fen(billed)} 元"
            f"还多 {yuan_from_fen(asked - billed)} 元。",
            f"{total} yuan are to be paid, {yuan_from_fen(asked - billed)} more than the bill of "
            f"{bill.captured_at.date()} shows.",
        ),
        Text(
            "协议总额高于此前账单，请逐项说明增加的是什么。",
            "The total is above the last bill; please explain each added part.",
        ),
        amount=asked - billed,
        workings=(recorded(bill.id),),
    )


def _limitation(file: LoanFile, book: LawBook, day: dt.date) -> Iterator[Finding]:
    """Yield a word of caution where nothing in the case has kept the claim alive for years."""
    days = [p.on for p in file.payments]
    days += [c.at.date() for c in file.contacts]
    days += [r.made_on for r in file.requests] + [n.received_on for n in file.notices]
    days += [a.signed_on for a in file.agreements]
    days += [p.received_on or p.dated or day for p in file.court_papers]
    try:
        days += [row.due_on for row in facts_of(file, day).schedule.rows]
        years = book.figure("limitation.years", on=day)
        said = book.rule("limitation.acknowledgement", on=day)
    except AshoreError:
        return
    if not days or add_months(max(days), int(years.value * 12)) >= day:
        return
    yield agreement_finding(
        "case.limitation-may-have-run",
        "effect",
        Text(
            f"案件里最近一次往来是 {max(days)}，已超过 {years.text} 年；签还款协议可能算同意履行。",
            f"The last dealing in the case is of {max(days)}, more than {years.text} years ago; "
            "signing may count as agreeing to perform.",
        ),
        Text(
            "签署前，请提供此前催收和还款的记录。",
            "Before signing, please provide the record of earlier demands and payments.",
        ),
        severity=Severity.CHECK,
        citations=(years.citation, said.citation, *_cited(book, "limitation.after-expiry", day)),
        limits=Text(
            "案件里没有的往来也可能使时效中断；签字以前先问法律援助。",
            "Dealings that are not in the case may have interrupted it; ask legal aid first.",
        ),
    )


def _cited(book: LawBook, entry: str, on: dt.date) -> tuple[Citation, ...]:
    try:
        return (book.rule(entry, on=on).citation,)
    except LawDataError:
        return ()
