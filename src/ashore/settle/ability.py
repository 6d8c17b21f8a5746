"""What may be said on the telephone about paying: a sum today, a sum a month, or no number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_people import Income
from ashore.case.replay import Case
from ashore.findings import Working
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from ashore.plan.debts import Held, PlanDebt
from ashore.plan.income import pay_day
from ashore.plan.report import PlanReport
from ashore.plan.ways_out import RouteKind
from ashore.text import Text


class AbilityKind(StrEnum):
    """What can be offered to one creditor."""

    PAY_NOW = "pay_now"
    OFFER = "offer"
    MONTHLY = "monthly"
    NOTHING = "nothing"
    NOT_KNOWN = "not_known"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One figure to say, in fen; None where no number is said. ``working`` opens it."""

    label: Text
    amount: int | None
    working: Working


@dataclass(frozen=True, slots=True, kw_only=True)
class Ability:
    """What can be offered, in fen, from which day, as a sentence to say, with its figures.

    ``amount`` is None where no number may be offered; by an offer it is all that is paid.
    ``in_full`` says that it is the contract's own payment, which keeps the loan from falling due
    whole.
    """

    kind: AbilityKind
    amount: int | None
    starts_on: dt.date | None
    says: Text
    figures: tuple[Told, ...]
    in_full: bool = False


_SAYS = {
    AbilityKind.PAY_NOW: Text(
        "我今天就能通过官方渠道付 {amount} 元。", "I can pay {amount} yuan today, officially."
    ),
    AbilityKind.OFFER: Text(
        "照你们给的方案，一共 {amount} 元，我付得出。请先书面给我条件和对公账户，拿到以前我不付。",
        "By your offer, {amount} yuan in all, I can pay. First give me its terms and the company "
        "account in writing; before that I do not pay.",
    ),
    AbilityKind.MONTHLY: Text(
        "每月收入 {income} 元，必要支出 {floor} 元；扣掉预留、按各家比例分，每月能给这一笔 "
        "{amount} 元，从 {day} 起。三个月后按新的收支再看。",
        "{income} yuan comes in a month and living takes {floor}; after a reserve, and shared "
        "among all creditors, {amount} yuan a month goes to this one, from {day}. After three "
        "months I look at it again.",
    ),
    AbilityKind.NOTHING: Text(
        "每月收入 {income} 元，必要支出 {floor} 元；现在没有余钱，不报做不到的数。"
        "收入有变化，我会主动说明。",
        "{income} yuan comes in a month and living takes {floor}; nothing is left now, and I name "
        "no sum that I cannot keep. I will tell you when my income changes.",
    ),
    AbilityKind.NOT_KNOWN: Text(
        "我还在理收支，今天不报数，理清后再给。",
        "I am still working out my budget; I name no sum today and will when it is done.",
    ),
    AbilityKind.NOT_ASKED: Text(
        "核实清楚以前，我不谈付款。", "Before this is cleared up I do not talk about payment."
    ),
}
_TOO_LITTLE = Text(
    "每月收入 {income} 元，必要支出 {floor} 元；剩下的分到各家太少，现在不报数。"
    "收入有变化，我会主动说明。",
    "{income} yuan comes in a month and living takes {floor}; what is left is too little to be "
    "shared, so I name no sum now. I will tell you when my income changes.",
)
_INCOME = Text("每月收入", "income a month")
_FLOOR = Text("每月必要支出", "living a month")
_SHARE = Text("每月能给这一笔", "a month to this debt")
_OFFERED = Text("照对方方案一共付", "by their offer, in all")
_TODAY = Text("今天能付", "can be paid today")
_DUE = Text("我自己算的到期金额，用来和官方账单核对", "due by my own count, to compare")
_LATE = Text("罚息和违约金，我自己算的", "penalty charges by my own count")


def ability_to_pay(case: Case, report: PlanReport, debt: PlanDebt) -> Ability:
    """Return what can be offered on one debt; no number where nothing is left or nothing is known.

    Args:
        case: The case, for the day on which income comes.
        report: The plan.
        debt: The debt, one of the plan's.
    """
    budget = report.budget
    if debt.held in (Held.NOT_YOURS, Held.UNVERIFIED):
        return _without_number(AbilityKind.NOT_ASKED, debt)
    taken = report.taken.get(debt.id)
    if taken is not None:
        return _by_offer(sum(taken.due), debt)
    if report.route.kind is RouteKind.PAY_NOW and 0 < debt.due_now <= budget.cash:
        return Ability(
            kind=AbilityKind.PAY_NOW,
            amount=debt.due_now,
            starts_on=report.on,
            says=_SAYS[AbilityKind.PAY_NOW].fill(amount=yuan_from_fen(debt.due_now)),
            figures=(
                _told(_DUE, debt.due_now, debt),
                _told(_LATE, debt.late_by_now, debt),
                _told(_TODAY, debt.due_now, debt),
            ),
        )
    if budget.blank:
        return _without_number(AbilityKind.NOT_KNOWN, debt)
    share = next((s for s in report.offers.offers if s.debt == debt.id), None)
    # No more is offered than the debt still asks for.
    bearable = 0 if share is None else min(share.amount, debt.total)
    amount = bearable if budget.surplus > 0 and bearable else None
    too_little = report.offers.too_little and budget.surplus > 0
    nothing = too_little or budget.surplus <= 0
    kind = AbilityKind.NOTHING if nothing else AbilityKind.NOT_KNOWN
    if amount is not None:
        kind, too_little = AbilityKind.MONTHLY, False
    starts = None if amount is None else _first_day(case, report.on)
    return Ability(
        kind=kind,
        amount=amount,
        in_full=amount is not None and share is not None and share.in_full,
        starts_on=starts,
        says=(_TOO_LITTLE if too_little else _SAYS[kind]).fill(
            income=yuan_from_fen(budget.income),
            floor=yuan_from_fen(budget.floor),
            amount=yuan_from_fen(amount or 0),
            day=starts,
        ),
        figures=(
            Told(label=_INCOME, amount=budget.income, working=budget.working),
            Told(label=_FLOOR, amount=budget.floor, working=budget.working),
            _told(_SHARE, amount, debt),
        ),
    )


def _by_offer(amount: int, debt: PlanDebt) -> Ability:
    return Ability(
        kind=AbilityKind.OFFER,
        amount=amount,
        starts_on=None,
        says=_SAYS[AbilityKind.OFFER].fill(amount=yuan_from_fen(amount)),
        figures=(
            _told(_DUE, debt.due_now, debt),
            _told(_LATE, debt.late_by_now, debt),
            _told(_OFFERED, amount, debt),
        ),
    )


def _without_number(kind: AbilityKind, debt: PlanDebt) -> Ability:
    return Ability(
        kind=kind,
        amount=None,
        starts_on=None,
        says=_SAYS[kind],
        figures=(_told(_DUE, debt.due_now, debt), _told(_LATE, debt.late_by_now, debt))
        if kind is AbilityKind.NOT_KNOWN
        else (),
    )


def _told(label: Text, amount: int | None, debt: PlanDebt) -> Told:
    shown = "—" if amount is None else yuan_from_fen(amount)
    return Told(
        label=label, amount=amount, working=Working(label=label, shown=shown, entries=(debt.id,))
    )


def _first_day(case: Case, on: dt.date) -> dt.date:
    """Return the pay day of the next month, or its first day where no pay day is recorded."""
    first = add_months(on.replace(day=1), 1)
    last = add_months(first, 1) - dt.timedelta(days=1)
    day = pay_day(case.of(Income), on) or 1
    return first.replace(day=min(day, last.day))
