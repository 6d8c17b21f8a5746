"""The clocks that run in a debt: a judgment to perform, a loan that may be called, a guarantor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.replay import Case
from ashore.case.terms import Role
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.plan.clock import Clock, Urgency
from ashore.plan.debts import PlanDebt
from ashore.plan.milestones import Cliff
from ashore.text import Text


def cliff_clocks(debt: PlanDebt, on: dt.date) -> Iterator[Clock]:
    """Yield what must be paid or agreed before a debt gets much worse."""
    for cliff in debt.cliffs:
        if cliff.kind == "judgment":
            yield _pay_by(debt, cliff)
        elif cliff.adds:
            yield _before_it_is_called(debt, cliff, on)


def _pay_by(debt: PlanDebt, cliff: Cliff) -> Clock:
    amount, last = yuan_from_fen(cliff.avoided_by), cliff.on - dt.timedelta(days=1)
    return Clock(
        code="perform_the_judgment",
        urgency=Urgency.COURT,
        by=last,
        says=Text(
            f"「{debt.name}」判决要求 {last} 前付 {amount} 元："
            "付不出就现在和对方谈分期，写成书面和解。",
            f"“{debt.name}”: the judgment gives until {last} to pay {amount} yuan. If that cannot "
            "be, talk about parts now and have them put in writing.",
        ),
        because=Text(
            "过了这天对方可以申请执行，还会加计迟延利息。",
            "After that day enforcement can be asked for, and interest for delay is added.",
        ),
        minutes=60,
        page="court",
        entries=(debt.id,),
    )


def _before_it_is_called(debt: PlanDebt, cliff: Cliff, on: dt.date) -> Clock:
    adds, needed = yuan_from_fen(cliff.adds), yuan_from_fen(cliff.avoided_by)
    met = cliff.on <= on
    zh = "已经" if met else f"从 {cliff.on} 起"
    en = "the lender may already" if met else f"from {cliff.on} the lender may"
    least = Text("", "")
    if cliff.least < cliff.avoided_by:
        amount = yuan_from_fen(cliff.least)
        least = Text(f"（最少先还最早一期 {amount} 元）", f" (the oldest part, {amount}, at least)")
    return Clock(
        code="before_the_whole_loan_is_called",
        urgency=Urgency.ACCELERATION,
        by=None if met else cliff.on - dt.timedelta(days=1),
        says=Text(
            f"「{debt.name}」{zh}可能被要求提前还清 {adds} 元："
            f"还上 {needed} 元{least.zh}，或先拿到书面宽限。",
            f"“{debt.name}”: {en} call {adds} yuan at once: pay {needed}{least.en}, or get time in "
            "writing.",
        ),
        because=_WHY_CALLED[cliff.kind],
        minutes=20,
        page="asks",
        entries=(debt.id,),
    )


_WHY_CALLED = {
    "acceleration": Text(
        "合同写了提前到期的条件；收到书面通知以前还不算到期。",
        "The contract names the condition; before a written notice it is not called.",
    ),
    "agreement-ends": Text(
        "协议写了任一期没付足就作废，减免的也会回来。",
        "The agreement ends with one missed part, and what was waived comes back.",
    ),
}


def guarantor_clocks(
    case: Case, debts: Sequence[PlanDebt], book: LawBook, on: dt.date
) -> Iterator[Clock]:
    """Yield a look at who the creditor is where a guarantor may be about to pay."""
    rule = book.rule("guidelines.guarantor-pays-after", on=on)
    first, last = int(str(rule.data["from_days"])), int(str(rule.data["to_days"]))
    backed = {
        file.loan.id
        for file in case.loans
        if {Role.GUARANTOR, Role.INSURER} & set(file.loan.parties) and not file.assignments
    }
    for debt in debts:
        if debt.id not in backed or debt.held is not None:
            continue
        if first - 14 <= debt.days_late <= last:
            day = on + dt.timedelta(days=max(first - debt.days_late, 0))
            yield Clock(
                code="ask_whether_the_guarantor_paid",
                urgency=Urgency.GUARANTOR,
                by=max(day, on),
                says=Text(
                    f"「{debt.name}」问资金方：有没有代偿、哪天、现在债权人是谁。",
                    f"“{debt.name}”: ask the lender whether the guarantor has paid, when, and who "
                    "the creditor is now.",
                ),
                because=rule.text,
                minutes=15,
                page="debts",
                entries=(debt.id,),
                citations=(rule.citation,),
                uncertain=rule.limits,
            )
