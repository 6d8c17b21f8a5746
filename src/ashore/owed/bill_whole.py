"""What is to be said of a bill as a whole: its sum, its days, and whether it may be sent at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_dealings import NoticeType
from ashore.case.entries_loans import Bill
from ashore.case.terms import Item
from ashore.findings import Finding, Severity, Strength
from ashore.money.amounts import yuan_from_fen
from ashore.owed.bill import BillSums
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Footing, Standing
from ashore.text import Text


def whole_bill_findings(
    facts: LoanFacts,
    bill: Bill,
    sums: BillSums,
    differences: dict[Item, int],
    standing: Standing,
) -> Iterator[Finding]:
    """Yield what does not depend on one line: settled before, the sum, the days late.

    Args:
        facts: The loan.
        bill: What the lender showed.
        sums: The bill's lines, sorted.
        differences: Shown less supported, by item, in fen.
        standing: The loan on the day that the bill was captured.
    """
    where = f"{facts.id}/{bill.id}"
    yield from _after_settling(facts, bill, sums)
    yield from _only_a_total(facts, bill, sums, differences, standing)
    yield from _days(facts, bill, standing)
    gap = sums.total_shown - sums.lines_total
    if sums.itemised and gap:
        yield Finding(
            code="owed.bill-lines-do-not-add-up",
            severity=Severity.ASK,
            where=where,
            says=Text(
                f"账单各项相加是 {yuan_from_fen(sums.lines_total)} 元，显示的合计是 "
                f"{yuan_from_fen(sums.total_shown)} 元，相差 {yuan_from_fen(gap)} 元。",
                f"The bill's lines add up to {yuan_from_fen(sums.lines_total)} yuan; it shows "
                f"{yuan_from_fen(sums.total_shown)} yuan, a difference of {yuan_from_fen(gap)}.",
            ),
            strength=Strength.ARITHMETIC,
            amount=gap,
            ask=Text("请逐项列出合计里的每一笔。", "Please list every part of the total."),
        )
    lower = -sum(gap for gap in differences.values() if gap < 0)
    if sums.itemised and lower:
        yield Finding(
            code="owed.bill-lower",
            severity=Severity.INFO,
            where=where,
            says=Text(
                f"有些项目账单比重算的少，共 {yuan_from_fen(lower)} 元。",
                f"Some lines are lower than recomputed, by {yuan_from_fen(lower)} yuan in all.",
            ),
            strength=Strength.ARITHMETIC,
            amount=lower,
            limits=Text(
                "以账单为准付款前，先看清是不是漏项。",
                "Before paying by it, see whether the bill leaves something out.",
            ),
        )


def _after_settling(facts: LoanFacts, bill: Bill, sums: BillSums) -> Iterator[Finding]:
    shown_on = bill.captured_at.date()
    papers = [n for n in facts.file.notices if n.type is NoticeType.SETTLEMENT_CERTIFICATE]
    settled_on = min((n.received_on for n in papers if n.received_on <= shown_on), default=None)
    if settled_on is None or sums.total_shown <= 0:
        return
    amount = yuan_from_fen(sums.total_shown)
    yield Finding(
        code="owed.billed-after-settled",
        severity=Severity.ASK,
        where=f"{facts.id}/{bill.id}",
        says=Text(
            f"{settled_on} 已收到结清证明，{shown_on} 的账单还要 {amount} 元。",
            f"A settlement certificate came on {settled_on}, yet the bill of {shown_on} asks for "
            f"{amount} yuan.",
        ),
        strength=Strength.CONTRACT,
        amount=sums.total_shown,
        ask=Text(
            "附上结清证明，请书面说明这份账单的依据；没有依据的请撤销，并更正征信。",
            "With the certificate enclosed: what does this bill rest on? If nothing, withdraw it "
            "and correct the credit record.",
        ),
        limits=Text(
            "先看清证明上的借款、出具人和日期是不是这一笔。",
            "First see that the certificate names this loan, this creditor and this day.",
        ),
    )


def _only_a_total(
    facts: LoanFacts,
    bill: Bill,
    sums: BillSums,
    differences: dict[Item, int],
    standing: Standing,
) -> Iterator[Finding]:
    over = differences.get(Item.UNKNOWN, 0)
    if sums.itemised or over <= 0 or standing.footing is Footing.OPEN:
        return
    total, more = yuan_from_fen(sums.total_shown), yuan_from_fen(over)
    unread = {"penalty", "compound", "late_fees"} & set(facts.terms.unknown)
    yield Finding(
        code="owed.total-higher",
        severity=Severity.ASK,
        where=f"{facts.id}/{bill.id}",
        says=Text(
            f"账单只有合计 {total} 元，没有列出各项；比按合同重算的多 {more} 元。",
            f"The bill shows {total} yuan and no lines; that is {more} yuan more than the contract "
            "gives when recomputed.",
        ),
        strength=Strength.DEPENDS if unread else Strength.ARITHMETIC,
        amount=over,
        ask=Text(
            "请逐项列出这个合计：本金、利息、罚息、各项费用分别多少。",
            "Please list what the total is made of: principal, interest, penalty and each fee.",
        ),
        limits=Text(
            "合计里可能有还没到期的本金，或者还没录入的费用。",
            "The total may hold principal that is not due yet, or fees not recorded so far.",
        ),
    )


def _days(facts: LoanFacts, bill: Bill, standing: Standing) -> Iterator[Finding]:
    shown, late = bill.overdue_days_shown, standing.days_past_due
    counted = standing.footing in (Footing.INSTALMENTS, Footing.CARD)
    # A day more is how a lender counts who takes the due day with it.
    if shown is None or late is None or not counted or shown <= late + 1:
        return
    on = bill.captured_at.date()
    yield Finding(
        code="owed.bill-days-differ",
        severity=Severity.CHECK,
        where=f"{facts.id}/{bill.id}",
        says=Text(
            f"账单写逾期 {shown} 天；按最早一期没还清的应还日算，到 {on} 是 {late} 天。",
            f"The bill says {shown} days overdue; counted from the oldest unpaid due day it is "
            f"{late} days on {on}.",
        ),
        strength=Strength.ARITHMETIC,
        ask=Text(
            "请问逾期天数从哪一天算起、对应哪一期？天数会影响罚息和征信的记录。",
            "From which day, and for which instalment, are the days counted? They decide penalty "
            "interest and the credit record.",
        ),
        limits=Text(
            "有没录入的还款或者没录入的应还日时，天数会不同。",
            "A payment or a due day that is not recorded changes the count.",
        ),
    )


def other_day(facts: LoanFacts, bill: Bill, day: dt.date, gap: int, *, exact: bool) -> Finding:
    """Return that a bill's figures are those of another day, or nearer to them, and what it makes.

    Args:
        facts: The loan.
        bill: What the lender showed.
        day: The other day.
        gap: By how many fen the bill's own day gives less.
        exact: Whether the figures of that day are the bill's; else they are only nearer to it.
    """
    shown_on = bill.captured_at.date()
    are = Text("与 {day} 的重算一致", "its figures are those of {day}")
    nearer = Text(
        "更接近 {day} 的重算，也不一致", "its figures are nearer to those of {day}, and not equal"
    )
    how = (are if exact else nearer).fill(day=day)
    return Finding(
        code="owed.bill-of-another-day",
        severity=Severity.CHECK,
        where=f"{facts.id}/{bill.id}",
        says=Text(
            f"账单记录于 {shown_on}，数字却{how.zh}；按记录日算应少 {yuan_from_fen(abs(gap))} 元。",
            f"The bill was captured on {shown_on}, yet {how.en}; on its own "
            f"day they would be {yuan_from_fen(abs(gap))} yuan lower.",
        ),
        strength=Strength.ARITHMETIC,
        amount=abs(gap),
        ask=Text("请问这份账单的罚息计算到哪一天？", "Up to which day does this bill run?"),
    )
