"""Whether the whole loan may be called, or was called with what the contract asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ashore.findings import Finding, Severity, Strength
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.acceleration import AccelerationWatch, condition_met_on
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Footing, Standing, standing_on
from ashore.text import Text


def acceleration_findings(
    facts: LoanFacts, watch: AccelerationWatch, standing: Standing, book: LawBook
) -> Iterator[Finding]:
    """Yield where a loan stands towards being called whole, or whether the call has its basis.

    Args:
        facts: The loan.
        watch: Condition, notice and suit.
        standing: The loan on the day asked for.
        book: The law book.
    """
    if watch.noticed_on is not None and standing.footing is Footing.INSTALMENTS:
        yield _called(facts, standing, book)
    if watch.met_on is None or watch.called:
        return
    on = standing.on
    where = f"{facts.id}/acceleration"
    if watch.met:
        yield Finding(
            code="owed.acceleration-possible",
            severity=Severity.CHECK,
            where=where,
            says=Text(
                f"合同里提前到期的条件自 {watch.met_on} 起已满足；没有收到通知的记录，"
                "所以还不能当作已经到期。",
                f"The condition for calling the whole loan has been met since {watch.met_on}; no "
                "notice is on record, so it is not yet called.",
            ),
            strength=Strength.CONTRACT,
        )
        return
    days = (watch.met_on - on).days
    yield Finding(
        code="owed.acceleration-ahead",
        severity=Severity.URGENT if days <= 30 else Severity.INFO,
        where=where,
        says=Text(
            f"如果一直不还，{watch.met_on}（{days} 天后）起贷款人可以要求提前还清全部。",
            f"If nothing is paid, the lender may call the whole loan from {watch.met_on}, "
            f"{days} days from now.",
        ),
        strength=Strength.CONTRACT,
    )


def _called(facts: LoanFacts, standing: Standing, book: LawBook) -> Finding:
    """Return that the loan was called, and whether the clause and its condition support it."""
    terms, on = facts.terms.acceleration, standing.on
    days = sorted(n.received_on for n in facts.file.notices if n.calls_loan and n.received_on <= on)
    ahead = standing.arrears.principal_not_yet_due if standing.arrears else 0
    said = {"amount": yuan_from_fen(ahead)}
    shared: dict[str, Any] = {"where": f"{facts.id}/acceleration", "amount": ahead}
    if terms is None:
        clause = facts.terms.clauses.get("acceleration")
        says = _NOT_READ if clause else _NO_CLAUSE
        return Finding(
            code="owed.called-without-clause",
            severity=Severity.ASK,
            says=says.fill(day=str(days[0]), clause=clause, **said),
            strength=Strength.DEPENDS,
            ask=_ASK_CLAUSE,
            limits=_ANNEXES,
            **shared,
        )
    # What was unpaid on the day of the call decides, not what has been paid or missed since.
    met = {
        day: condition_met_on(terms, standing_on(facts, book, day).unpaid_due_days) for day in days
    }
    sound = next((day for day, met_on in met.items() if met_on and met_on <= day), None)
    if sound is not None:
        return Finding(
            code="owed.called",
            severity=Severity.CHECK,
            says=_CALLED.fill(day=str(sound), met=str(met[sound]), **said),
            strength=Strength.CONTRACT,
            ask=_ASK_RESTORE,
            **shared,
        )
    early = days[-1]
    condition = _NOT_BEFORE.fill(met=str(met[early])) if met[early] else _NEVER
    return Finding(
        code="owed.called-before-condition",
        severity=Severity.ASK,
        says=_EARLY.fill(day=str(early), condition=condition, **said),
        strength=Strength.CONTRACT,
        ask=_ASK_CONDITION,
        limits=_RECORDED,
        **shared,
    )


_CALLED = Text(
    "{day} 收到提前到期通知，合同约定的条件自 {met} 起已满足：还没到期的本金 {amount} 元也被要求"
    "一次还清。",
    "A notice of {day} called the whole loan, and the contract's condition was met from {met}: "
    "{amount} yuan of principal not due yet is asked for at once too.",
)
_NO_CLAUSE = Text(
    "{day} 收到提前到期通知，但已录入的合同里没有提前到期的条款；涉及还没到期的本金 {amount} 元。",
    "A notice of {day} called the whole loan, yet no clause for that is recorded; it concerns "
    "{amount} yuan of principal not due yet.",
)
_NOT_READ = Text(
    "{day} 收到提前到期通知；合同写的条件是「{clause}」，没能读懂，没有核对。涉及还没到期的本金 "
    "{amount} 元。",
    "A notice of {day} called the whole loan; the contract's condition, “{clause}”, was not "
    "understood and is not checked. It concerns {amount} yuan of principal not due yet.",
)
_EARLY = Text(
    "{day} 收到提前到期通知，但那一天合同约定的条件还没有满足（{condition}）；涉及还没到期的本金 "
    "{amount} 元。",
    "A notice of {day} called the whole loan before the contract's condition was met "
    "({condition}); it concerns {amount} yuan of principal not due yet.",
)
_NOT_BEFORE = Text("最早 {met}", "{met} at the earliest")
_NEVER = Text("没有拖欠到约定的程度", "not late enough for it")
_ASK_RESTORE = Text(
    "请问补交逾期部分以后，能不能撤回提前到期、恢复分期？",
    "If what is overdue is paid, can the call be withdrawn and the instalments restored?",
)
_ASK_CLAUSE = Text(
    "请提供提前到期所依据的合同条款和送达记录；没有约定的请恢复分期。",
    "Please show the clause that the call rests on and proof of delivery, or restore the "
    "instalments.",
)
_ASK_CONDITION = Text(
    "请说明通知当天哪一项条件已满足；没有满足的请撤回通知、恢复分期。",
    "Which condition was met on the day of the notice? If none, please withdraw it and restore "
    "the instalments.",
)
_ANNEXES = Text(
    "合同还有没录入的附件或条款时，先找一找；法律另有规定的情形也不在这里判断。",
    "Look for clauses and annexes that are not recorded yet; grounds that the law itself gives "
    "are not judged here.",
)
_RECORDED = Text(
    "按已录入的条款和还款判断；合同另有别的提前到期事由的除外。",
    "Judged by the clause and payments recorded so far; the contract may name other grounds.",
)
