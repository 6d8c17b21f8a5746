"""The sample half a year on, if its plan is followed; one month does not go as planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Agreement, AgreementKind, Channel, Contact
from ashore.case.entries_loans import Payment
from ashore.case.entries_people import Asset
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.case.terms import Item
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.report import PlanReport, plan_of
from ashore.recover.care.checkin import CheckIn, GoingOn
from ashore.recover.care.journal import Journal, StepDone
from ashore.samples.relative import day_from_today

MONTHS = 6
_SETBACK, _SHORT = 3, Fraction(2, 5)
"""The month of a setback, counted from 0, and the share of its payments that is still made."""

_TALKED = dt.timedelta(days=14)

_CONTACTS = (
    ("+4d 10:20", "问什么时候能还"),
    ("+12d 15:05", "提醒本期到期"),
    ("+20d 19:40", "问有没有收到短信"),
    ("+41d 11:15", "提醒本期到期"),
    ("+73d 10:02", "提醒本期到期"),
    ("+104d 16:30", "问上期为什么少还"),
)
_CHECKINS = (
    ("+1d 23:40", 0, 0, 0),
    ("+8d 22:10", 0, 1, 1),
    ("+19d 21:30", 1, 1, 1),
    ("+33d 21:00", 1, 2, 1),
    ("+52d 20:45", 2, 2, 2),
    ("+80d 21:20", 2, 2, 2),
    ("+101d 23:10", 1, 1, 1),
    ("+133d 20:30", 2, 2, 2),
    ("+165d 20:10", 2, 3, 3),
    ("+178d 20:00", 3, 3, 2),
)
_STEPS = ("+2d 07:30", "+9d 07:30", "+20d 18:30", "+34d 18:30", "+60d 18:30", "+90d 18:30")
_PUT_BY = 412_000
_SAMPLE = Source(how="sample")


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfAYear:
    """The sample's case, plan and journal on a day half a year on."""

    on: dt.date
    case: Case
    report: PlanReport
    journal: Journal


def half_a_year(ledger: Ledger, report: PlanReport, book: LawBook) -> HalfAYear:
    """Return the sample half a year after its plan was made.

    What the plan asks two creditors for is agreed two weeks later. The payments are those of the
    plan, but for one month in which only a part of them is made.

    Args:
        ledger: The sample's ledger.
        report: The plan that is followed.
        book: The law book.

    Examples:
        >>> from ashore.samples.story import sample_case
        >>> today, book = dt.date(2026, 11, 24), LawBook.standard()
        >>> ledger = sample_case(today)
        >>> found = half_a_year(ledger, plan_of(replay(ledger), book, today), book)
        >>> found.on.isoformat()
        '2027-05-24'
    """
    on = add_months(report.on, MONTHS)
    agreed = _agreed(ledger, report)
    again = plan_of(replay(agreed), book, report.on + _TALKED, ranges=False)
    case = replay(_later(agreed, report, again))
    return HalfAYear(
        on=on,
        case=case,
        report=plan_of(case, book, on, ranges=False),
        journal=_journal(report.on),
    )


def _agreed(ledger: Ledger, report: PlanReport) -> Ledger:
    """Return the ledger two weeks on: the first payments are made, and what was asked is agreed."""
    signed_on = report.on + _TALKED
    asked = {ask.debt: ask for ask in report.asks.asks if ask.kind == "instalments"}
    first = report.on + dt.timedelta(days=1)
    entries: list[AnyEntry] = [
        one
        for one in _payments(report, lambda month: first if not month else None)
        if one.loan not in asked
    ]
    for debt in report.owed.debts:
        if debt.id in asked:
            standing = debt.standing
            due = sum(fen for item, fen in standing.sums.items() if item is not Item.PRINCIPAL)
            total, periods = due + standing.outstanding_principal, asked[debt.id].value
            entries.append(
                Agreement(
                    id=f"{debt.id}-agreement",
                    recorded_at=_noon(signed_on),
                    source=_SAMPLE,
                    loan=debt.id,
                    kind_of=AgreementKind.PERSONALISED_INSTALMENT,
                    signed_on=signed_on,
                    total=total,
                    periods=periods,
                    monthly=-(-total // periods),
                    first_due_on=add_months(signed_on, 1),
                    clause="剩余款项分期偿还，期间不再计收罚息和违约金",
                )
            )
    return ledger.append(*entries)


def _later(agreed: Ledger, report: PlanReport, again: PlanReport) -> Ledger:
    """Return the ledger half a year on: the new plan is followed, but for the month of a setback.

    Args:
        agreed: The ledger with the agreements.
        report: The first plan.
        again: The plan made with the agreements.
    """
    on = add_months(report.on, MONTHS)

    def day(month: int) -> dt.date | None:
        paid_on = add_months(again.on, month)
        return paid_on if paid_on <= on else None

    later = _moment(report.on, f"+{MONTHS}m 09:00")
    cash = Asset(
        id="asset-cash-later",
        recorded_at=later,
        source=_SAMPLE,
        name="活期存款",
        value=_PUT_BY,
        as_of=later.date(),
        liquid=True,
    )
    longer = agreed.append(*_payments(again, day, setback=_SETBACK), *_contacts(report.on))
    return longer.supersede("asset-cash", cash, recorded_at=later, source=_SAMPLE)


def _payments(
    report: PlanReport, day: Callable[[int], dt.date | None], *, setback: int | None = None
) -> Iterator[Payment]:
    """Yield the payments of a plan in the months that have a day."""
    best = report.optimised
    if best is None:
        return
    for debt, planned in zip(best.plan.problem.debts, best.plan.payments, strict=True):
        for month, fen in enumerate(planned):
            on = day(month)
            amount = fen if month != setback else _part_of(fen)
            if on is not None and amount > 0:
                yield Payment(
                    id=f"{debt.id}-paid-{on}",
                    recorded_at=_noon(on),
                    source=_SAMPLE,
                    loan=debt.id,
                    on=on,
                    amount=amount,
                    channel="官方 App",
                )


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), SHANGHAI)


def _part_of(planned: int) -> int:
    return round_to_int(planned * _SHORT, Rounding.HALF_UP)


def _contacts(today: dt.date) -> Iterator[Contact]:
    for number, (steps, said) in enumerate(_CONTACTS):
        at = _moment(today, steps)
        yield Contact(
            id=f"contact-later-{number}",
            recorded_at=at,
            source=_SAMPLE,
            at=at,
            channel=Channel.CALL,
            counterpart_claims="槐溪村镇银行",
            duration_s=60,
            text=said,
        )


def _journal(today: dt.date) -> Journal:
    journal = Journal(
        steps=tuple(StepDone(step="walk", at=_moment(today, steps)) for steps in _STEPS)
    )
    for number, (steps, pressure, sleep, day) in enumerate(_CHECKINS):
        one = CheckIn(
            id=f"c{number}",
            at=_moment(today, steps),
            pressure=pressure,
            sleep=sleep,
            day=day,
            going_on=GoingOn.NONE,
        )
        journal = journal.with_checkin(one)
    return journal


def _moment(today: dt.date, steps_and_time: str) -> dt.datetime:
    steps, time = steps_and_time.rsplit(" ", 1)
    day = day_from_today(today, steps)
    return dt.datetime.combine(day, dt.time.fromisoformat(time), SHANGHAI)
