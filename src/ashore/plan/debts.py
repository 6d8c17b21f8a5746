"""Each debt as a plan sees it: what is due now, what falls due later, what lateness costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ashore.case.entries_loans import Classification
from ashore.case.terms import Base, Item, Method
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.accrual import ChargeRule, charge_rules, contract_rate
from ashore.owed.position import position_on
from ashore.owed.report import DebtOwed
from ashore.owed.standing import Footing
from ashore.text import Text


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
class Cliff:
    """A day on which a debt gets much worse unless ``avoided_by`` fen are paid before it.

    ``adds`` is what would fall due at once.
    """

    kind: str
    on: dt.date
    avoided_by: int
    adds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDebt:
    """One debt in a plan; sums are fen, rates are shares a month.

    ``late_rate`` is what a late fen adds, ``contract_rate`` the contract's own interest.

    ``due_now`` is what contract, agreement or judgment support today, ``dues`` what falls due
    later, oldest first. ``monthly`` is the usual payment by contract, or None where there is none
    to compare; ``outstanding`` the principal that is left. ``held`` says why it is not to be paid
    for now.
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

    @property
    def total(self) -> int:
        """Return everything that the debt still asks for, due now or later."""
        return self.due_now + sum(due.amount for due in self.dues)


def plan_debts(debts: tuple[DebtOwed, ...], on: dt.date) -> tuple[PlanDebt, ...]:
    """Return the debts of a case as a plan sees them; what is settled is left out."""
    seen = (_plan_debt(debt, on) for debt in debts)
    return tuple(debt for debt in seen if debt.state is not State.SETTLED)


def _plan_debt(debt: DebtOwed, on: dt.date) -> PlanDebt:
    standing, facts = debt.standing, debt.facts
    called = debt.acceleration.called and standing.footing is Footing.INSTALMENTS
    dues = tuple(_dues_ahead(debt, on))
    due_now = standing.due_now
    if called:
        due_now += sum(due.principal for due in dues)
        dues = ()
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
        late_rate=_late_rate(debt),
        contract_rate=_contract_rate(debt),
        outstanding=standing.outstanding_principal,
        monthly=_monthly(debt, state),
        days_late=standing.days_past_due or 0,
        first_time=_first_time(debt, on),
        cliffs=tuple(_cliffs(debt, dues, on)) if held is None else (),
        held=held,
    )


def _dues_ahead(debt: DebtOwed, on: dt.date) -> Iterator[Due]:
    """Yield what falls due after a day by the footing that decides the debt."""
    standing, facts = debt.standing, debt.facts
    if standing.footing is Footing.INSTALMENTS:
        position = position_on(facts.schedule, facts.terms, facts.payments, on)
        for line in position.lines:
            if line.instalment.due_on >= on and line.unpaid():
                yield Due(line.instalment.due_on, line.unpaid(), line.unpaid(Item.PRINCIPAL))
    elif standing.agreement is not None and not standing.agreement.ended:
        for day, amount in standing.agreement.ahead:
            yield Due(day, amount, amount)


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


def _late_rate(debt: DebtOwed) -> Fraction:
    """Return the share a month that a due and unpaid fen adds, as a mean over what is due.

    Charges by the day run on what is due today over thirty days; nothing due, they are taken on
    the next instalment.
    """
    tomorrow, due = debt.one_more_day, debt.standing.due_now
    if due and tomorrow:
        return Fraction(tomorrow * 30, due)
    rules = [rule for rule in charge_rules(debt.facts.terms) if not rule.once]
    return sum((_monthly_share(rule) for rule in rules), Fraction(0))


def _contract_rate(debt: DebtOwed) -> Fraction:
    rate = contract_rate(debt.facts.terms)
    if rate is None:
        return Fraction(0)
    return rate[0] * 30 if rate[1] else rate[0] / 12


def _monthly_share(rule: ChargeRule) -> Fraction:
    if rule.base is Base.INTEREST:
        return Fraction(0)
    return rule.rate * (30 if rule.daily else Fraction(30, 360))


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


def _first_time(debt: DebtOwed, on: dt.date) -> bool:
    """Return whether nothing was late with this loan before what is late now."""
    facts = debt.facts
    if not facts.payments:
        return not facts.schedule.rows or len([r for r in facts.schedule.rows if r.due_on < on]) < 2
    last = facts.payments[-1].on
    before = position_on(facts.schedule, facts.terms, facts.payments, last)
    return not any(line.unpaid() for line in before.lines if line.instalment.due_on < last)


def _cliffs(debt: DebtOwed, dues: tuple[Due, ...], on: dt.date) -> Iterator[Cliff]:
    watch, standing = debt.acceleration, debt.standing
    later = sum(due.principal for due in dues)
    if watch.met_on and not watch.called and standing.footing is Footing.INSTALMENTS:
        yield Cliff(
            kind="acceleration",
            on=max(watch.met_on, on),
            avoided_by=standing.due_now,
            adds=later,
        )
    if standing.agreement is not None and not standing.agreement.ended:
        agreement = debt.facts.file.agreements[-1]
        if agreement.any_miss_ends and standing.agreement.ahead:
            day, amount = standing.agreement.ahead[0]
            yield Cliff(
                kind="agreement-ends",
                on=day,
                avoided_by=amount,
                adds=(agreement.waived or 0) + standing.agreement.not_yet_due - amount,
            )
