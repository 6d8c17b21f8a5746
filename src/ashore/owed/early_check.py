"""What to ask where more was paid than was due: paid off, paid in advance, or paid too much."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from ashore.errors.base import LawDataError
from ashore.findings import Citation, Finding, Severity, Strength
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.early import EarlyEnd
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Standing
from ashore.text import Text


def early_findings(facts: LoanFacts, standing: Standing, book: LawBook) -> Iterator[Finding]:
    """Yield that a loan was paid off early, or that nobody knows how money beyond it was booked.

    Args:
        facts: The loan.
        standing: What it owes on a day.
        book: The law book, for the rule on paying early.
    """
    arrears = standing.arrears
    if standing.early is not None:
        yield _paid_off(facts, standing.early, book)
    elif arrears is not None and arrears.overpaid:
        yield _too_much(facts, arrears.overpaid)
    elif arrears is not None and _shows_a_prepayment(facts, standing, arrears.paid_ahead):
        yield _in_advance(facts, standing, arrears.paid_ahead, book)


def _paid_off(facts: LoanFacts, early: EarlyEnd, book: LawBook) -> Finding:
    day, surplus = early.paid.on, yuan_from_fen(early.surplus)
    principal, interest = yuan_from_fen(early.principal), yuan_from_fen(early.interest)
    more = Text("", "")
    if early.surplus:
        more = Text(
            f"多付的 {surplus} 元可以要求退回。",
            f" The {surplus} yuan beyond it may be asked back.",
        )
    return Finding(
        code="owed.paid-off-early",
        severity=Severity.ASK,
        where=f"{facts.id}/early",
        says=Text(
            f"{day} 付的钱够还清：未到期本金 {principal} 元和当期到那天的利息 {interest} 元，"
            f"所以按已结清算，之后不再计息。{more.zh}",
            f"What was paid by {day} covers the principal not due yet, {principal} yuan, and its "
            f"interest up to that day, {interest}: it counts as settled, and no interest runs on."
            f"{more.en}",
        ),
        strength=Strength.LAW if _rule(facts, book) else Strength.DEPENDS,
        amount=early.surplus or None,
        ask=Text(
            "请确认已按提前还款结清并开具结清证明；如有提前还款手续费或未入账的款项，请书面列明。",
            "Please confirm that it was booked as paid off early and issue proof of settlement; if "
            "there is a prepayment fee or money not booked, name it in writing.",
        ),
        limits=Text(
            "合同另有约定的按约定；提前还款手续费和当期的担保费、服务费不在这些数里。",
            "A contract may say otherwise; a prepayment fee, and fees of the current interval, are "
            "not in these sums.",
        ),
        citations=_rule(facts, book),
    )


def _too_much(facts: LoanFacts, overpaid: int) -> Finding:
    amount = yuan_from_fen(overpaid)
    return Finding(
        code="owed.paid-too-much",
        severity=Severity.ASK,
        where=f"{facts.id}/early",
        says=Text(
            f"按记录已全部还清，还多付了 {amount} 元。",
            f"By the record everything is paid, and {amount} yuan more.",
        ),
        strength=Strength.ARITHMETIC,
        amount=overpaid,
        ask=Text(
            "请核对还款记录，退回多付的部分，并开具结清证明。",
            "Please check the payments, pay back what was too much, and issue proof of settlement.",
        ),
    )


def _shows_a_prepayment(facts: LoanFacts, standing: Standing, ahead: int) -> bool:
    """Return whether money beyond what was due is more than a part, and no number of parts."""
    to_come = [row.total for row in facts.schedule.rows if row.due_on > standing.on]
    return bool(to_come) and ahead > to_come[0] and ahead not in accumulate(to_come)


def _in_advance(facts: LoanFacts, standing: Standing, ahead: int, book: LawBook) -> Finding:
    row = next(row for row in facts.schedule.rows if row.due_on > standing.on)
    amount, part = yuan_from_fen(ahead), yuan_from_fen(row.total)
    return Finding(
        code="owed.paid-ahead",
        severity=Severity.CHECK,
        where=f"{facts.id}/early",
        says=Text(
            f"付的钱比到期的多 {amount} 元。这里当作提前付了后面几期；机构也可能记成提前还本金，"
            f"那样利息会少，但 {row.due_on} 的 {part} 元仍要按时还。",
            f"{amount} yuan more was paid than was due. Here it pays the next instalments ahead; "
            "the lender may have booked it as principal paid early: then there is less interest, "
            f"and what falls due on {row.due_on}, {part} yuan by the table, is still to be paid.",
        ),
        strength=Strength.DEPENDS,
        amount=ahead,
        ask=Text(
            f"这笔钱是怎么入账的：抵后面的期数，还是提前还本金？{row.due_on} 还要还多少？",
            f"How was it booked: to instalments to come, or as principal? How much is still to be "
            f"paid on {row.due_on}?",
        ),
        citations=_rule(facts, book),
    )


def _rule(facts: LoanFacts, book: LawBook) -> tuple[Citation, ...]:
    try:
        return (book.rule("civil-code.prepayment", on=facts.contract_on).citation,)
    except LawDataError:
        return ()
