"""Each debt as a plan sees it: what is due now, what falls due later, what lateness costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ashore.case.entries_loans import Classification
from ashore.case.terms import Base, Item, Method
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.accrual import ChargeRule, charge_rules, contract_rate
from ashore.owed.position import Line, Position, base_of, position_on
from ashore.owed.report import DebtOwed
from ashore.owed.standing import Footing
from ashore.plan.milestones import (
    Cliff,
    Milestone,
    cliffs_of,
    first_stage,
    pay_by,
    stage_milestones,
)
from ashore.text import Text

_MONTH = 30
"""Days that charges by the day run in one month of a plan."""


class State(StrEnum):
    """Where a debt stands; the later ones outrank the earlier ones."""

    CURRENT = "current"
    OVERDUE = "overdue"
    ACCELERATED = "accelerated"
    WITH_GUARANTOR = "with_guarantor"
    ASSIGNED = "assigned"
    AGREED = "agreed"
    IN_COURT = "in_court"
    SETTLED = "settled"


class Held(StrEnum):
    """Why a debt is not paid for now; None of these means that it is forgiven."""

    NOT_YOURS = "not_yours"
    UNVERIFIED = "unverified"
    NO_DUE_DAY = "no_due_day"

    @property
    def words(self) -> Text:
        """Return the reason in a sentence."""
        return _HELD[self]


_HELD = {
    Held.NOT_YOURS: Text(
        "记为冒名：先异议、报案，查清以前不付款。",
        "Recorded as taken in your name: object, report it, pay nothing until it is cleared up.",
    ),
    Held.UNVERIFIED: Text(
        "债权人还没核实：核实以前不付款、不签字。",
        "The creditor is not verified yet: pay and sign nothing before it is.",
    ),
    Held.NO_DUE_DAY: Text(
        "没有约定还款日：写进来，不排进每月还款。",
        "It has no due day: it is kept in mind, not in the monthly plan.",
    ),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A sum that falls due on a day, in fen; ``principal`` is the part that is principal."""

    on: dt.date
    amount: int
    principal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDebt:
    """One debt in a plan; sums are fen, rates are shares a month.

    ``late_rate`` is what a late fen adds, ``contract_rate`` the contract's own interest.

    ``due_now`` is what contract, agreement or judgment support today, ``dues`` what falls due
    later, oldest first. ``monthly`` is the usual payment by contract, or None where there is none
    to compare; ``outstanding`` the principal that is left. ``stage`` says what must be paid by
    when so that it falls no stage further. ``first_time`` says that nothing was late with this
    lender before, no agreement on arrears either; ``early`` that it is late by no more than the
    first stage. ``held`` says why it is not to be paid for now. ``if_restored`` is what would
    be due now and later, had the whole loan not been called; None where it was not.
    """

    id: str
    name: str
    creditor: str
    state: State
    due_now: int
    late_by_now: int
    dues: tuple[Due, ...]
    late_rate: Fraction
    contract_rate: Fraction
    outstanding: int
    monthly: int | None
    days_late: int
    first_time: bool
    cliffs: tuple[Cliff, ...]
    held: Held | None
    early: bool = False
    stage: tuple[Milestone, ...] = ()
    if_restored: tuple[int, tuple[Due, ...]] | None = None

    @property
    def total(self) -> int:
        """Return everything that the debt still asks for, due now or later."""
        return self.due_now + sum(due.amount for due in self.dues)


def plan_debts(debts: Sequence[DebtOwed], book: LawBook, on: dt.date) -> tuple[PlanDebt, ...]:
    """Return the debts of a case as a plan sees them; what is settled is left out.

    Args:
        debts: What is owed.
        book: The law book, for the stages of lateness and the order of payments.
        on: Today.
    """
    where = [
        position_on(d.facts.schedule, d.facts.terms, d.facts.payments, book, on) for d in debts
    ]
    late_before = {
        debt.creditor.name or debt.id
        for debt, position in zip(debts, where, strict=True)
        if _was_late(debt, position) or any(a.signed_on <= on for a in debt.facts.file.agreements)
    }
    seen = [
        _plan_debt(debt, position, book, on,
                   first_time=(debt.creditor.name or debt.id) not in late_before)
        for debt, position in zip(debts, where, strict=True)
    ]  # fmt: skip
    return tuple(debt for debt in seen if debt.state is not State.SETTLED)


def _plan_debt(
    debt: DebtOwed, position: Position, book: LawBook, on: dt.date, *, first_time: bool
) -> PlanDebt:
    standing, facts = debt.standing, debt.facts
    unpaid = [line for line in position.lines if line.unpaid()]
    dues = tuple(_dues_ahead(debt, unpaid, on))
    due_now, if_restored = standing.due_now, None
    if debt.acceleration.called and standing.footing is Footing.INSTALMENTS:
        if_restored = due_now, dues
        due_now += sum(due.principal for due in dues)
        dues = ()
    last = pay_by(debt)
    if last is not None and last >= on:
        dues, due_now = (Due(last, due_now, standing.outstanding_principal),), 0
    held = _held(debt)
    state = _state(debt, due_now, dues)
    return PlanDebt(
        id=debt.id,
        name=facts.file.loan.product,
        creditor=debt.creditor.name,
        state=state,
        due_now=due_now,
        late_by_now=standing.late_charges,
        dues=dues,
        late_rate=_late_rate(debt, position, book),
        contract_rate=_contract_rate(debt),
        outstanding=standing.outstanding_principal,
        monthly=_monthly(debt, state),
        days_late=standing.days_past_due or 0,
        first_time=first_time,
        cliffs=cliffs_of(debt, unpaid, on) if held is None else (),
        held=held,
        early=0 < (standing.days_past_due or 0) <= first_stage(book, on),
        stage=stage_milestones(debt, unpaid, book, on) if held is None else (),
        if_restored=if_restored,
    )


def _dues_ahead(debt: DebtOwed, unpaid: Sequence[Line], on: dt.date) -> Iterator[Due]:
    """Yield what falls due after a day by the footing that decides the debt."""
    standing = debt.standing
    if standing.footing is Footing.INSTALMENTS:
        for line in unpaid:
            if line.instalment.due_on >= on:
                yield Due(line.instalment.due_on, line.unpaid(), line.unpaid(Item.PRINCIPAL))
    elif standing.agreement is not None and not standing.agreement.ended:
        for day, amount in standing.agreement.ahead:
            yield Due(day, amount, amount)
    elif standing.footing is Footing.CARD and not standing.due_now:
        yield from _card_ahead(debt, on)


def _card_ahead(debt: DebtOwed, on: dt.date) -> Iterator[Due]:
    """Yield what a card statement that is not late asks for: its minimum, then the rest.

    The rest may be paid a month later, and bears the card's daily interest until then.
    """
    card = debt.standing.card
    shown = [s for s in debt.facts.file.statements if s.statement_on <= on]
    if card is None or not card.balance or not shown:
        return
    statement, balance = shown[-1], card.balance
    paid = statement.balance - balance
    least = balance if statement.minimum is None else max(statement.minimum - paid, 0)
    first, day = min(least, balance), max(statement.due_on, on)
    if first:
        yield Due(day, first, first)
    if balance > first:
        rest = balance - first
        interest = round_to_int(rest * _contract_rate(debt), Rounding.HALF_UP)
        yield Due(add_months(day, 1), rest + interest, rest)


def _state(debt: DebtOwed, due_now: int, dues: tuple[Due, ...]) -> State:
    """Return the state that outranks all others that hold."""
    footing, how = debt.standing.footing, debt.creditor.how
    nothing_left = not (due_now or dues or debt.standing.outstanding_principal)
    holds = (
        (footing is Footing.JUDGMENT or debt.acceleration.sued_on is not None, State.IN_COURT),
        (nothing_left, State.SETTLED),
        (footing is Footing.SUBROGATION or how == "subrogation", State.WITH_GUARANTOR),
        (how == "transfer", State.ASSIGNED),
        (footing is Footing.AGREEMENT and not due_now, State.AGREED),
        (debt.acceleration.called, State.ACCELERATED),
        (due_now > 0, State.OVERDUE),
    )
    return next((state for is_so, state in holds if is_so), State.CURRENT)


def _held(debt: DebtOwed) -> Held | None:
    if debt.facts.file.loan.classification is Classification.IDENTITY_FRAUD:
        return Held.NOT_YOURS
    if not debt.creditor.verified:
        return Held.UNVERIFIED
    return Held.NO_DUE_DAY if debt.standing.footing is Footing.OPEN else None


def _late_rate(debt: DebtOwed, position: Position, book: LawBook) -> Fraction:
    """Return the share a month that a due and unpaid fen adds, as a mean over what is due.

    Nothing due, the charges are taken on the next instalment.
    """
    standing = debt.standing
    if standing.judgment is not None and standing.due_now:
        daily = book.figure("judgment.delay-interest-daily", on=standing.on).value
        return daily * _MONTH * Fraction(standing.judgment.principal, standing.due_now)
    if standing.footing is not Footing.INSTALMENTS and standing.due_now:
        return Fraction(debt.one_more_day * _MONTH, standing.due_now)
    unpaid = [line for line in position.lines if line.unpaid()]
    late = position.overdue or unpaid[:1]
    whole = sum(line.unpaid() for line in late)
    rules = [rule for rule in charge_rules(debt.facts.terms) if not rule.once]
    added = sum((_in_a_month(rule, late, unpaid, standing.on) for rule in rules), Fraction(0))
    return added / whole if whole else Fraction(0)


def _in_a_month(
    rule: ChargeRule, late: Sequence[Line], unpaid: Sequence[Line], on: dt.date
) -> Fraction:
    """Return the exact fen that one charge adds in a month while some lines are late."""
    if rule.base is Base.OUTSTANDING:
        base = sum(line.unpaid(Item.PRINCIPAL) for line in unpaid)
    else:
        base = sum(base_of(rule.base, line.dues) for line in late)
    return rule.accrue(base, on, on + dt.timedelta(days=_MONTH))


def _contract_rate(debt: DebtOwed) -> Fraction:
    rate = contract_rate(debt.facts.terms)
    if rate is None:
        return Fraction(0)
    return rate[0] * _MONTH if rate[1] else rate[0] / 12


def _monthly(debt: DebtOwed, state: State) -> int | None:
    """Return the usual payment of one interval, as a month's; None where no table runs on."""
    rows, terms = debt.facts.schedule.rows, debt.facts.terms
    if terms.method is Method.CARD:
        minimum = [s.minimum for s in debt.facts.file.statements if s.minimum]
        return minimum[-1] if minimum else None
    if state in (State.IN_COURT, State.WITH_GUARANTOR, State.ACCELERATED) or len(rows) < 2:
        return None
    if debt.standing.agreement is not None:
        return None
    exact = Fraction(rows[0].total) / (12 * terms.every.years())
    return round_to_int(exact, Rounding.HALF_UP)


def _was_late(debt: DebtOwed, position: Position) -> bool:
    """Return whether an instalment that is paid by now was paid after its grace days."""
    paid_on: dict[int, dt.date] = {}
    for paid, parts in position.applied:
        paid_on |= dict.fromkeys((part.line for part in parts), paid.on)
    grace = dt.timedelta(days=debt.facts.terms.grace_days)
    return any(
        day > position.lines[n].instalment.due_on + grace
        for n, day in paid_on.items()
        if not position.lines[n].unpaid()
    )
