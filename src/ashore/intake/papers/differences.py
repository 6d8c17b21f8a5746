"""Where a credit report and the ledger do not say the same: what to ask the reporter about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ashore.case.entries_papers import CreditRecord
from ashore.case.replay import Case, LoanFile
from ashore.findings import Finding, Severity, Strength
from ashore.money.amounts import yuan_from_fen
from ashore.owed.bill import LATE_ITEMS, bill_sums
from ashore.text import Text

_NOT_HERE = Text(
    "信用报告上有 {who} 的账户（{what}），台账里没有对应的借款。可能是漏记，也可能不是您借的。",
    "The report shows an account of {who} ({what}) that the ledger holds no loan for. It may be "
    "missing here, or not be yours.",
)
_ASK_WHOSE = Text(
    "如果不是您借的，可以向 {who} 或征信机构提出异议。",
    "If it is not yours, you can object to {who} or to the credit bureau.",
)
_NOT_THERE = Text(
    "台账里 {product}（{who}）在这份报告上没有找到。有的借款由另一家机构报送，有的还没有报送。",
    "The loan {product} ({who}) was not found on this report. Some loans are reported by another "
    "company, and some are not reported yet.",
)
_OVERDUE = Text(
    "{who}：报告上当前逾期 {reported} 元，{on} 的账单上逾期 {billed} 元，差 {apart} 元。",
    "{who}: the report says {reported} yuan are overdue now, the bill of {on} says {billed}, "
    "{apart} apart.",
)
_LIMITS = Text(
    "报告和账单的日期、口径可以不同；有差不等于报错了。",
    "A report and a bill may be of different days and count differently; a difference is no error "
    "by itself.",
)
_TWO_KEEPERS = Text(
    "{who} 有代偿或追偿的记录时，同一笔钱可能在报告上有两个账户。",
    "Where {who} paid as a guarantor, one sum may stand on the report as two accounts.",
)
_COMPANY = re.compile(r"(?:股份)?有限(?:责任)?公司|股份公司|公司|[（(].*?[)）]|\s")
_WHOLE_YUAN = 100
"""A report shows whole yuan, so less than one is no difference."""
_CLOSED = ("结清", "销户", "转出", "未激活")


def differences(records: Sequence[CreditRecord], case: Case) -> tuple[Finding, ...]:
    """Return what a report and the ledger say differently, as questions and never as errors.

    An account and a loan belong together where the reporter plays a part in the loan; of several
    the one with the same sum lent, then the same first day, is meant. Closed accounts are only
    held against loans that are there.
    """
    left = list(case.loans)
    findings: list[Finding] = []
    for record in records:
        file = _loan_of(record, left)
        if file is None:
            if record.status not in _CLOSED:
                findings.append(_unknown(record))
            continue
        left.remove(file)
        apart = _overdue_apart(record, file)
        findings += [apart] if apart else []
    findings += [_missing(file) for file in left]
    return tuple(findings)


def _loan_of(record: CreditRecord, files: Sequence[LoanFile]) -> LoanFile | None:
    """Return the loan that an account is about, the one picked for it first."""
    picked = next((file for file in files if record.loan == file.loan.id), None)
    if picked or record.loan:
        return picked
    same = [file for file in files if _plays_a_part(record.reporter or "", file)]
    return max(same, key=lambda file: _likeness(record, file), default=None)


def _plays_a_part(reporter: str, file: LoanFile) -> bool:
    name = _COMPANY.sub("", reporter)
    others = [_COMPANY.sub("", who) for who in file.loan.parties.values()]
    return bool(name) and any(other and (name in other or other in name) for other in others)


def _likeness(record: CreditRecord, file: LoanFile) -> int:
    days = {paid.on for paid in file.disbursements} | {file.loan.signed_on}
    return 2 * (record.lent == file.loan.terms.principal) + (record.opened_on in days)


def _unknown(record: CreditRecord) -> Finding:
    lent = f"{yuan_from_fen(record.lent)} 元" if record.lent is not None else "—"
    what = " ".join(str(part) for part in (record.opened_on, record.account, lent) if part)
    who = record.reporter or "—"
    return Finding(
        code="credit.not-in-ledger",
        severity=Severity.CHECK,
        where=record.id,
        says=_NOT_HERE.fill(who=who, what=what),
        strength=Strength.DEPENDS,
        amount=record.balance,
        ask=_ASK_WHOSE.fill(who=who),
    )


def _missing(file: LoanFile) -> Finding:
    who = "、".join(dict.fromkeys(file.loan.parties.values())) or "—"
    return Finding(
        code="credit.not-on-report",
        severity=Severity.INFO,
        where=file.loan.id,
        says=_NOT_THERE.fill(product=file.loan.product, who=who),
        strength=Strength.DEPENDS,
        limits=_TWO_KEEPERS.fill(who=who),
    )


def _overdue_apart(record: CreditRecord, file: LoanFile) -> Finding | None:
    """Return the difference from the last bill on or before the report's day, None where none."""
    bills = [bill for bill in file.bills if bill.captured_at.date() <= record.report_on]
    if record.overdue is None or not bills or not bills[-1].overdue_days_shown:
        return None
    sums = bill_sums(bills[-1])
    # Late charges are not reported everywhere: either sum may be what the reporter means.
    without = sums.total_shown - sums.shown(*LATE_ITEMS)
    overdue = record.overdue
    if min(abs(sums.total_shown - overdue), abs(without - overdue)) < _WHOLE_YUAN:
        return None
    return Finding(
        code="credit.overdue-differs",
        severity=Severity.CHECK,
        where=file.loan.id,
        says=_OVERDUE.fill(
            who=record.reporter or "—",
            reported=yuan_from_fen(overdue),
            on=bills[-1].captured_at.date().isoformat(),
            billed=yuan_from_fen(sums.total_shown),
            apart=yuan_from_fen(abs(sums.total_shown - overdue)),
        ),
        strength=Strength.DEPENDS,
        amount=abs(sums.total_shown - overdue),
        limits=_LIMITS,
    )
