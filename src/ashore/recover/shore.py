"""How far it still is: debts closed, what is left, what was cleared up, and months to go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ashore.case.entries_dealings import Contact
from ashore.case.replay import Case, LoanFile
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.owed.report import Owed, owed_on
from ashore.plan.report import PlanReport
from ashore.recover.care.journal import Journal
from ashore.recover.reserve import Reserve, reserve_of
from ashore.text import Text

MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where things stood on a day; sums are fen.

    ``open`` and ``closed`` count loans, ``due`` is what was due, ``left`` the principal unpaid,
    ``asked`` what bills asked for without a basis, ``paid`` what was paid in the month before,
    ``contacts`` how many contacts came in it, ``pressure`` the mean answer of its check-ins.
    """

    on: dt.date
    open: int
    closed: int
    due: int
    left: int
    asked: int
    paid: int
    contacts: int
    pressure: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shore:
    """The way so far, month by month, the reserve, and how far the plan says it still is.

    ``share`` is how much of the principal ever lent is paid back; ``months_to_go`` is None where
    no plan says so. ``says`` are a few sentences, each true by the marks; a setback is one of them.
    """

    on: dt.date
    marks: tuple[Mark, ...]
    share: Fraction | None
    months_to_go: int | None
    reserve: Reserve
    ashore: bool
    says: tuple[Text, ...]


def shore(
    case: Case, report: PlanReport, journal: Journal, book: LawBook, *, months: int = MONTHS
) -> Shore:
    """Return the distance to the shore on the day of a plan.

    Args:
        case: The case; each mark is what was owed on its own day, by what is recorded today.
        report: The plan of the day.
        journal: The check-ins, for the pressure of each month.
        book: The law book.
        months: How many months to look back.
    """
    on = report.on
    days = [add_months(on, -n) for n in range(months, 0, -1)]
    first = min((d.on for file in case.loans for d in file.disbursements), default=on)
    marks = [_mark(case, owed_on(case, book, day), journal, day) for day in days if day >= first]
    marks.append(_mark(case, report.owed, journal, on))
    ashore = bool(case.loans) and marks[-1].open == 0
    return Shore(
        on=on,
        marks=tuple(marks),
        share=_share_paid_back(case, report.owed),
        months_to_go=0 if ashore else report.months,
        reserve=reserve_of(report.budget),
        ashore=ashore,
        says=tuple(_says(marks, ashore=ashore)),
    )


def _share_paid_back(case: Case, owed: Owed) -> Fraction | None:
    """Return how much of the principal is paid back, of the loans whose payout is recorded."""
    lent = {
        file.loan.id: sum(payout.gross for payout in file.disbursements)
        for file in case.loans
        if file.loan.own is not False and file.disbursements
    }
    left = {
        debt.id: min(debt.standing.outstanding_principal, lent[debt.id])
        for debt in owed.debts
        if debt.id in lent
    }
    total = sum(lent.values())
    return Fraction(total - sum(left.values()), total) if total else None


def _mark(case: Case, owed: Owed, journal: Journal, on: dt.date) -> Mark:
    begin = add_months(on, -1)
    begun = {file.loan.id for file in case.loans if _begun(file, on)}
    counted = [debt for debt in owed.debts if debt.counts and debt.id in begun]
    still = [d for d in counted if d.standing.due_now > 0 or d.standing.outstanding_principal > 0]
    answers = [
        one.pressure
        for one in journal.checkins
        if one.pressure is not None and begin < one.at.date() <= on
    ]
    return Mark(
        on=on,
        open=len(still),
        closed=len(counted) - len(still),
        due=sum(debt.standing.due_now for debt in counted),
        left=sum(debt.standing.outstanding_principal for debt in counted),
        asked=owed.asked,
        paid=sum(
            payment.amount
            for file in case.loans
            if file.loan.own is not False
            for payment in file.payments
            if begin < payment.on <= on
        ),
        contacts=sum(
            begin < one.at.date() <= on for one in case.of(Contact) if one.direction == "in"
        ),
        pressure=Fraction(sum(answers), len(answers)) if answers else None,
    )


def _begun(file: LoanFile, on: dt.date) -> bool:
    """Return whether a loan was there on a day; one without a first day always was."""
    paid_out = [one.on for one in file.disbursements]
    first = min(paid_out) if paid_out else file.loan.signed_on
    return first is None or first <= on


_ASHORE = Text("都还清了。上岸了。", "All of it is paid. You are ashore.")
_STARTED = Text("路才开始，先走下一步。", "The way has just begun; the next step first.")
_CLOSED = Text("这段时间关掉了 {n} 笔。", "{n} closed in this time.")
_LESS = Text("本金比开始时少了。", "Less principal is left than at the beginning.")
_CLEARED = Text("账单里没有依据的要价少了。", "Bills ask for less that has no basis.")
_SETBACK = Text(
    "到期的比一个月前多，退一步也在这条路上，计划可以重排。",
    "More is due than a month ago; a step back is part of the way, and a plan can be redone.",
)
_BACK_ON_THE_WAY = Text(
    "{month} 退过一步，后来接着走了。", "There was a step back in {month}, and then on again."
)
_QUIETER = Text("来的联系比之前少。", "Fewer contacts come than before.")


def _says(marks: Sequence[Mark], *, ashore: bool) -> list[Text]:
    if ashore:
        return [_ASHORE]
    if len(marks) < 2:
        return [_STARTED]
    first, before, last = marks[0], marks[-2], marks[-1]
    said: list[Text] = []
    if last.closed > first.closed:
        said.append(_CLOSED.fill(n=last.closed - first.closed))
    if last.left < first.left:
        said.append(_LESS)
    if last.asked < first.asked:
        said.append(_CLEARED)
    if last.contacts < before.contacts:
        said.append(_QUIETER)
    if last.due > before.due:
        said.append(_SETBACK)
    elif worst := _worst_step_back(marks):
        said.append(_BACK_ON_THE_WAY.fill(month=f"{worst:%Y-%m}"))
    return said or [_STARTED]


def _worst_step_back(marks: Sequence[Mark]) -> dt.date | None:
    """Return the day of the mark whose due sum rose most since the one before, None without one."""
    rises = [(after.due - before.due, after.on) for before, after in pairwise(marks)]
    rise, on = max(rises)
    return on if rise > 0 else None
