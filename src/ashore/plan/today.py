"""What to do now and next, by real deadlines; “nothing today” is an answer too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from ashore.case.replay import Case
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.plan.clocks import Clock, clocks_of
from ashore.plan.debts import Held
from ashore.plan.report import PlanReport
from ashore.plan.route import RouteKind
from ashore.text import Text

SOON_DAYS = 7


class Urgency(IntEnum):
    """Which kind of deadline comes first; a smaller number outranks a larger one."""

    COURT = 1
    SAFETY = 2
    ACCELERATION = 3
    GUARANTOR = 4
    CREDIT_RECORD = 5
    DUE_DAY = 6
    REPLY = 7
    RECORDS = 8
    WAY_OUT = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do.

    ``by`` is its last day, None for as soon as can be; ``overdue`` says that the day has passed and
    it still makes sense. ``minutes`` is about how long it takes, ``page`` the part of Ashore it is
    done with. ``uncertain`` says what about the day is not known.
    """

    code: str
    urgency: Urgency
    by: dt.date | None
    says: Text
    because: Text
    minutes: int
    page: str
    overdue: bool = False
    entries: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = field(default=())
    uncertain: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is to be done: today, in the days after, and later; all in the order of deadlines."""

    on: dt.date
    today: tuple[Task, ...]
    soon: tuple[Task, ...]
    later: tuple[Task, ...]

    @property
    def rest(self) -> bool:
        """Return whether nothing has to be done today."""
        return not self.today


def agenda(case: Case, report: PlanReport, book: LawBook, on: dt.date) -> Agenda:
    """Return what to do on a day and after it.

    Court papers come first, then what would make a debt fall due at once, then a guarantor about
    to pay, the credit record, due days, answers that are waited for, and records that vanish.
    """
    tasks = [
        *(_of_clock(clock, on) for clock in clocks_of(case, report.debts, book, on)),
        *_way_out(report),
        *_payments(report),
    ]
    # The sort is stable: what was found first stays first among equals.
    tasks.sort(key=lambda task: (_bucket(task, on), task.urgency, task.by or on))
    return Agenda(
        on=on,
        today=tuple(task for task in tasks if _bucket(task, on) == 0),
        soon=tuple(task for task in tasks if _bucket(task, on) == 1),
        later=tuple(task for task in tasks if _bucket(task, on) == 2),
    )


def _bucket(task: Task, on: dt.date) -> int:
    """Return 0 for today, 1 for the coming days, 2 for later."""
    if task.by is None:
        return 0
    if task.urgency is Urgency.COURT:
        # Papers for a court take days to get right: its last fortnight is now.
        return 0 if (task.by - on).days <= 2 * SOON_DAYS else 2
    days = (task.by - on).days
    return 0 if days <= 0 else 1 if days <= SOON_DAYS else 2


def _of_clock(clock: Clock, on: dt.date) -> Task:
    return Task(
        code=clock.code,
        urgency=Urgency(clock.rank),
        by=clock.by,
        says=clock.says,
        because=clock.because,
        minutes=clock.minutes,
        page=clock.page,
        overdue=clock.by is not None and clock.by < on,
        entries=clock.entries,
        citations=clock.citations,
        uncertain=clock.uncertain,
    )


def _way_out(report: PlanReport) -> Iterator[Task]:
    """Yield the first steps of the recommended way out."""
    yield from _not_yours(report)
    for action in report.route.first_actions:
        yield Task(
            code=action.code,
            urgency=Urgency.SAFETY,
            by=None,
            says=action.says,
            because=RouteKind.LEAVE_INTERMEDIARY.words,
            minutes=20,
            page="intermediaries",
            entries=action.entries,
        )
    if report.route.kind is RouteKind.RELIEF or (
        report.budget.surplus <= 0 and report.budget.incomes
    ):
        yield Task(
            code="apply_for_relief",
            urgency=Urgency.WAY_OUT,
            by=None,
            says=Text(
                "问社区、街道：低保、临时救助、医疗救助，能申请哪一项。",
                "Ask the community office which relief you can apply for: living, emergency, "
                "medical.",
            ),
            because=Text(
                "收入不够必要支出，先把生活稳住。", "Income does not cover living; living first."
            ),
            minutes=30,
            page="relief",
        )
    if report.route.kind is RouteKind.NEGOTIATE:
        asked = {ask.debt for ask in report.asks.asks}
        late = [d for d in report.debts if d.held is None and (d.id in asked or d.due_now)]
        first = list(dict.fromkeys(debt.creditor for debt in late))
        yield Task(
            code="call_lenders",
            urgency=Urgency.WAY_OUT,
            by=None,
            says=Text(
                f"打官方客服登记困难：{'、'.join(first)}。",
                f"Call the official lines and register hardship: {', '.join(first)}.",
            ),
            because=_why_call(report),
            minutes=15 * len(first),
            page="asks",
            entries=tuple(debt.id for debt in late),
        )


def _not_yours(report: PlanReport) -> Iterator[Task]:
    for debt in report.held:
        if debt.held is Held.NOT_YOURS:
            yield Task(
                code="report_identity_fraud",
                urgency=Urgency.SAFETY,
                by=None,
                says=Text(
                    f"「{debt.name}」：报案拿回执，向机构和征信中心书面异议，要合同、人脸记录和收款账户。",
                    f"“{debt.name}”: report it to the police, object in writing to lender and "
                    "bureau, ask for contract, face records and the receiving account.",
                ),
                because=Held.NOT_YOURS.words,
                minutes=90,
                page="disputes",
                entries=(debt.id,),
            )


def _why_call(report: PlanReport) -> Text:
    if report.route.leniency:
        return Text(
            "第一次逾期，主动说明最容易得到宽限。",
            "It is the first time late; saying so yourself is most likely to be met kindly.",
        )
    return Text("先谈好再还，钱才用在刀刃上。", "Agree first, then pay: the money works best so.")


def _payments(report: PlanReport) -> Iterator[Task]:
    """Yield what to pay first, and the due days that the plan pays."""
    names = {debt.id: debt.name for debt in report.debts}
    for debt, amount in report.route.pay_first.items():
        paid = yuan_from_fen(amount)
        yield Task(
            code="pay_first",
            urgency=Urgency.ACCELERATION,
            by=None,
            says=Text(
                f"在官方渠道还「{names[debt]}」{paid} 元。",
                f"Pay {paid} yuan on “{names[debt]}” through its official channel.",
            ),
            because=Text(
                "手里的钱够，还上就不再逾期。", "The money is there, and it ends the lateness."
            ),
            minutes=10,
            page="debts",
            entries=(debt,),
        )
    yield from _due_days(report, names)


def _due_days(report: PlanReport, names: dict[str, str]) -> Iterator[Task]:
    paying: Sequence[str] = (
        [debt.id for debt in report.problem.debts] if report.optimised is not None else []
    )
    for debt in report.debts:
        if debt.id not in paying or debt.held is not None or not debt.dues:
            continue
        due = debt.dues[0]
        amount = yuan_from_fen(due.amount)
        yield Task(
            code="due_day",
            urgency=Urgency.DUE_DAY,
            by=due.on,
            says=Text(
                f"「{names[debt.id]}」{due.on} 到期 {amount} 元：提前三天备好，查看扣款卡。",
                f"“{names[debt.id]}”: {amount} yuan falls due on {due.on}. Have it ready three "
                "days before and check the card it is taken from.",
            ),
            because=Text("到期日前备好钱，就不会再逾期。", "Money ready in time keeps it current."),
            minutes=5,
            page="debts",
            entries=(debt.id,),
        )
