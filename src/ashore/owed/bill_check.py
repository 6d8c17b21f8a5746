"""Which lines of a lender's bill have a basis, and which to ask about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_loans import Bill
from ashore.case.terms import Item, LoanTerms
from ashore.findings import Finding, Severity, Strength
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.bill import BillLine, BillSums, bill_sums
from ashore.owed.bill_whole import other_day, whole_bill_findings
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Footing, Standing, standing_on
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BillCheck:
    """A bill held against our own figures, item by item.

    ``compared_on`` is the day whose figures the bill was held against: the day it was captured, or
    the day asked for where only that one fits. ``without_basis`` is what its lines ask for that
    nothing in the case supports; ``difference`` is shown less supported, over all items.
    """

    bill: Bill
    sums: BillSums
    compared_on: dt.date
    supported: dict[Item, int]
    differences: dict[Item, int]
    findings: tuple[Finding, ...]

    @property
    def difference(self) -> int:
        """Return what the bill shows beyond what is supported."""
        return sum(self.differences.values())


def check_bill(
    facts: LoanFacts, bill: Bill, book: LawBook, standing: Standing, *, called: bool
) -> BillCheck:
    """Return a bill held against what the contract, agreement or judgment supports.

    Args:
        facts: The loan.
        bill: What the lender showed.
        book: The law book.
        standing: The loan on the day asked for; a bill is first held against the day it was
            captured.
        called: Whether the creditor has given notice that the whole loan is due, or sued.
    """
    sums = bill_sums(bill)
    shown_on, on = bill.captured_at.date(), standing.on
    days = [on] if shown_on >= on else [shown_on, on]
    on_days = [standing if day == on else standing_on(facts, book, day) for day in days]
    fits = [_compare(standing_on_day, sums, called=called) for standing_on_day in on_days]
    best = min(range(len(days)), key=lambda n: sum(map(abs, fits[n][1].values())))
    (supported, differences), day = fits[best], days[best]
    findings = [
        *_line_findings(facts, bill, sums, differences),
        *whole_bill_findings(facts, bill, sums, differences, on_days[0]),
    ]
    if day != shown_on and fits[0][1] != differences:
        gap = _total(fits[0][1]) - _total(differences)
        findings.append(other_day(facts, bill, day, gap, exact=not differences))
    return BillCheck(
        bill=bill,
        sums=sums,
        compared_on=day,
        supported=supported,
        differences=differences,
        findings=tuple(findings),
    )


def _compare(
    standing: Standing, sums: BillSums, *, called: bool
) -> tuple[dict[Item, int], dict[Item, int]]:
    supported = dict(standing.sums)
    if called and standing.arrears is not None:
        supported[Item.ACCELERATED_PRINCIPAL] = standing.arrears.principal_not_yet_due
    elif standing.footing is Footing.CARD and standing.card is not None:
        supported[Item.PRINCIPAL] = standing.card.balance
    if not sums.itemised:
        return supported, {Item.UNKNOWN: sums.total_shown - sum(supported.values())}
    for line in sums.lines:
        # A combined line is held against the sum of what it combines.
        held = sum(supported.pop(part, 0) for part in line.parts)
        if held:
            supported[line.item] = supported.get(line.item, 0) + held
    items = {line.item for line in sums.lines} | set(supported)
    gaps = {item: sums.shown(item) - supported.get(item, 0) for item in items}
    return supported, {item: gap for item, gap in gaps.items() if gap}


def _total(differences: dict[Item, int]) -> int:
    return sum(differences.values())


def _line_findings(
    facts: LoanFacts, bill: Bill, sums: BillSums, differences: dict[Item, int]
) -> Iterator[Finding]:
    for item, excess in sorted(differences.items()):
        lines = [line for line in sums.lines if line.item is item]
        if excess <= 0 or not lines:
            continue
        where = f"{facts.id}/{bill.id}/{item.value}"
        whole = excess == sums.shown(item)
        if item in _QUESTIONS:
            yield _question(item, lines, excess, where)
        elif whole and not any(_agreed(part, facts.terms) for part in _parts(lines)):
            yield _without_basis(lines, excess, where, facts.terms)
        else:
            yield _differs(lines, excess, where)


def _parts(lines: list[BillLine]) -> set[Item]:
    return {part for line in lines for part in (line.item, *line.parts)}


def _agreed(item: Item, terms: LoanTerms) -> bool:
    """Return whether the contract as recorded knows a charge at all."""
    if item in (Item.PRINCIPAL, Item.INTEREST):
        return True
    if item is Item.PENALTY_INTEREST:
        return terms.penalty is not None
    if item is Item.COMPOUND_INTEREST:
        return terms.compound is not None
    if item is Item.LATE_FEE:
        return bool(terms.late_fees)
    return any(fee.item is item for fee in terms.fees)


_UNKNOWN_TERMS = {
    Item.PENALTY_INTEREST: "penalty",
    Item.COMPOUND_INTEREST: "compound",
    Item.LATE_FEE: "late_fees",
}


def _without_basis(lines: list[BillLine], excess: int, where: str, terms: LoanTerms) -> Finding:
    names, amount = _names(lines), yuan_from_fen(excess)
    term = _UNKNOWN_TERMS.get(lines[0].item)
    open_term = term in terms.unknown
    said = [terms.clauses[key] for key in _CLAUSES.get(term or "", ()) if key in terms.clauses]
    if open_term and said:
        return _not_read(names, excess, where, "；".join(said))
    return Finding(
        code="owed.charge-without-basis",
        severity=Severity.ASK,
        where=where,
        says=Text(
            f"「{names}」{amount} 元，在已录入的合同和费用约定里找不到依据。",
            f"“{names}”, {amount} yuan, has no basis in the contract and fees recorded so far.",
        ),
        strength=Strength.DEPENDS if open_term else Strength.CONTRACT,
        amount=excess,
        ask=Text(
            f"请说明「{names}」{amount} 元依据哪一份合同的哪一条、由谁收取；没有约定的请撤销。",
            f"Which clause of which contract supports “{names}”, {amount} yuan, and who takes it? "
            "Please withdraw it if there is none.",
        ),
        limits=Text(
            "合同还有没录入的附件时，先找附件。",
            "If the contract has annexes that are not recorded yet, look there first.",
        ),
    )


_CLAUSES = {
    "penalty": ("penalty",),
    "compound": ("penalty",),
    "late_fees": ("late_fee", "platform_late_fee"),
}


def _not_read(names: str, excess: int, where: str, said: str) -> Finding:
    amount = yuan_from_fen(excess)
    return Finding(
        code="owed.clause-not-read",
        severity=Severity.CHECK,
        where=where,
        says=Text(
            f"「{names}」{amount} 元没法核对：合同写的是「{said}」，没能完全读懂，没有拿来算。",
            f"“{names}”, {amount} yuan, cannot be checked: the contract says “{said}”, which was "
            "not fully understood and is not computed with.",
        ),
        strength=Strength.DEPENDS,
        amount=excess,
        ask=Text(
            f"请给出「{names}」的计算过程：依据的条款、基数、利率、起止日期。",
            f"How was “{names}” computed: clause, base, rate, first and last day?",
        ),
        limits=Text(
            "不等于这笔钱没有依据。",
            "This does not mean that the charge has no basis.",
        ),
    )


def _differs(lines: list[BillLine], excess: int, where: str) -> Finding:
    names, amount = _names(lines), yuan_from_fen(excess)
    return Finding(
        code="owed.charge-differs",
        severity=Severity.CHECK,
        where=where,
        says=Text(
            f"「{names}」比按合同重算的多 {amount} 元。",
            f"“{names}” is {amount} yuan more than the contract gives when recomputed.",
        ),
        strength=Strength.ARITHMETIC,
        amount=excess,
        ask=Text(
            f"请给出「{names}」的计算过程：基数、利率、起止日期和取整方法。",
            f"How was “{names}” computed: base, rate, first and last day, rounding?",
        ),
        limits=Text(
            "合同可能有别的读法；用“解释账单”逐一试。",
            "The contract may be read otherwise; the bill's explanation tries each reading.",
        ),
    )


# What each of these lines would need before it counts; the amount is not called wrong, it is asked.
_QUESTIONS: dict[Item, tuple[str, Text, Text]] = {
    Item.ACCELERATED_PRINCIPAL: (
        "owed.accelerated-without-notice",
        Text(
            "账单把还没到期的本金 {amount} 元算成已到期，但没有收到提前到期通知的记录。",
            "The bill treats {amount} yuan of principal that is not due yet as due, and no notice "
            "that the loan was called is on record.",
        ),
        Text(
            "请提供提前到期的书面通知、送达记录和合同条款；可恢复分期的请撤销。",
            "Please show the written notice, proof of delivery and the clause, or restore the "
            "instalments.",
        ),
    ),
    Item.LEGAL_FEE: (
        "owed.legal-fee-without-proof",
        Text(
            "「{names}」{amount} 元：没有起诉记录，也没有约定和发票的记录。",
            "“{names}”, {amount} yuan: no suit, agreed term or invoice is on record.",
        ),
        Text(
            "请出示合同约定、委托合同和发票；尚未起诉的请撤销。",
            "Please show the agreed term, the engagement and the invoice, or withdraw it.",
        ),
    ),
    Item.COLLECTION_FEE: (
        "owed.charge-without-basis",
        Text(
            "「{names}」{amount} 元是催收方面的费用，已录入的合同里没有约定。",
            "“{names}”, {amount} yuan, is a charge for collecting; no recorded contract agrees it.",
        ),
        Text(
            "请提供收取依据（合同条款或明示表）和收款方；没有约定的请撤销。",
            "Please show the clause or the disclosure table and the payee, or withdraw it.",
        ),
    ),
    Item.MEMBERSHIP: (
        "owed.charge-without-basis",
        Text(
            "「{names}」{amount} 元不是借款本身的费用，已录入的合同里没有约定。",
            "“{names}”, {amount} yuan, is not part of the loan; no recorded contract agrees it.",
        ),
        Text(
            "请取消自动续费并撤销这一笔，或说明依据。",
            "Please cancel the renewal and withdraw this line, or show its basis.",
        ),
    ),
    Item.GUARANTEE_FEE: (
        "owed.fee-not-due",
        Text(
            "「{names}」里有 {amount} 元对应还没到期的期数，或代偿以后的期数。",
            "Of “{names}”, {amount} yuan belongs to instalments not due yet, or after the "
            "guarantor paid.",
        ),
        Text(
            "代偿或提前终止以后继续收取剩余各期担保费的依据是什么？",
            "What supports guarantee fees for the instalments after the guarantor paid?",
        ),
    ),
}


def _question(item: Item, lines: list[BillLine], excess: int, where: str) -> Finding:
    code, says, ask = _QUESTIONS[item]
    values = {"names": _names(lines), "amount": yuan_from_fen(excess)}
    return Finding(
        code=code,
        severity=Severity.ASK,
        where=where,
        says=says.fill(**values),
        strength=Strength.CONTRACT,
        amount=excess,
        ask=ask.fill(**values),
        limits=Text(
            "只按已录入的合同、通知和凭证判断。",
            "Judged only on the contracts, notices and receipts recorded so far.",
        ),
    )


def _names(lines: list[BillLine]) -> str:
    return "、".join(line.name for line in lines)
