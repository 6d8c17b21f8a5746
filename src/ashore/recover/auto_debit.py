"""Whether what is taken by itself will be there: a failed debit, and the days to move."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.case.entries_dealings import Contact
from ashore.case.entries_people import Income, Transaction
from ashore.case.replay import Case
from ashore.plan.clock import Clock, Urgency
from ashore.plan.debts import PlanDebt
from ashore.plan.income import pay_day
from ashore.text import Text

LOOKS_BACK = dt.timedelta(days=30)
_NEAR = 10
"""Days: a due day that comes so shortly before pay is worth moving."""

_BY_ITSELF = re.compile("代扣|自动扣|自动还|协议支付|委托扣款")
_FAILED = re.compile(
    "(代扣|扣款|自动还款|划扣)[^，。；]{0,6}(失败|不成功|未成功)|余额不足[^。；]{0,3}(无法|未能|没有)[^。；]{0,3}(扣|还)"
)
_MONEY_READY = Text(
    "扣不到会当成没还。换卡、补足余额以后，在官方 App 里手动还一次最稳。",
    "A debit that fails counts as unpaid. Fill or change the card; paying by hand is surest.",
)
_MOVE = Text(
    "改到发薪以后，就不用每月先垫。有的机构可以改，打官方客服问。",
    "After pay day nothing has to be found first. Some lenders move it: ask the official line.",
)


_EARLY = Text(
    "「{name}」每月 {due} 日自动扣，发薪是 {pay} 日：问能不能改到发薪以后。",
    "“{name}” is debited on day {due} and pay comes on day {pay}: ask whether it can be moved.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Debited:
    """A loan whose last payment was taken by itself, and its next due day where it is known."""

    loan: str
    name: str
    next_due: dt.date | None


def debited(case: Case, debts: Sequence[PlanDebt]) -> tuple[Debited, ...]:
    """Return the loans that are debited by themselves, as their last payments show.

    Args:
        case: Its payments.
        debts: The debts of the plan, for their next due days.
    """
    dues = {debt.id: debt.dues[0].on for debt in debts if debt.dues}
    return tuple(
        Debited(loan=file.loan.id, name=file.loan.product, next_due=dues.get(file.loan.id))
        for file in case.loans
        if file.payments and _BY_ITSELF.search(file.payments[-1].channel or "")
    )


def auto_debit_clocks(case: Case, debts: Sequence[PlanDebt], on: dt.date) -> tuple[Clock, ...]:
    """Return what to look after so that a debit does not fail again.

    A message or a wallet's line of the last thirty days that says a debit failed is for today. A
    debt that is debited some days before pay comes is one whose day can be moved.

    Args:
        case: Its payments, messages, transactions and pay days.
        debts: The debts of the plan.
        on: Today.
    """
    return (*_failed(case, on), *_before_pay(case, debts, on))


def _failed(case: Case, on: dt.date) -> Iterator[Clock]:
    said = [(one.at.date(), one.id, one.text) for one in case.of(Contact)]
    said += [(one.on, one.id, f"{one.text} {one.status or ''}") for one in case.of(Transaction)]
    recent = [
        (day, entry)
        for day, entry, text in said
        if on - LOOKS_BACK <= day <= on and _FAILED.search(text)
    ]
    if recent:
        day, entry = max(recent)
        yield Clock(
            code="debit_failed",
            urgency=Urgency.DUE_DAY,
            by=on,
            says=Text(
                f"{day} 有一次自动扣款没成功：看卡的余额、有没有过期，需要就换绑。",
                f"A debit failed on {day}: look at the card's balance and whether it still works.",
            ),
            because=_MONEY_READY,
            minutes=10,
            page="debts",
            entries=(entry,),
        )


def _before_pay(case: Case, debts: Sequence[PlanDebt], on: dt.date) -> Iterator[Clock]:
    paid_on = pay_day(case.of(Income), on)
    if paid_on is None:
        return
    by_itself = {one.loan for one in debited(case, debts)}
    for debt in debts:
        if debt.id in by_itself and debt.held is None and debt.dues and not debt.due_now:
            due = debt.dues[0].on
            if 0 < paid_on - due.day <= _NEAR:
                yield Clock(
                    code="move_the_due_day",
                    urgency=Urgency.WAY_OUT,
                    by=due - dt.timedelta(days=_NEAR),
                    says=_EARLY.fill(name=debt.name, due=due.day, pay=paid_on),
                    because=_MOVE,
                    minutes=15,
                    page="debts",
                    entries=(debt.id,),
                )
