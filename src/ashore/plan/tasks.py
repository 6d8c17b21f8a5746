"""What a plan itself asks to be done: the first steps of the way out, and its payments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from ashore.plan.clock import Clock, Urgency
from ashore.plan.debts import Held, PlanDebt
from ashore.plan.report import PlanReport
from ashore.plan.ways_out import RouteKind
from ashore.plan.words import taken_offer
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Clock):
    """One thing to do.

    ``by`` is its last day, None for as soon as can be; ``overdue`` says that the day has passed and
    it still makes sense. ``minutes`` is about how long it takes, ``page`` the part of Ashore it is
    done with. ``uncertain`` says what about the day is not known.
    """

    overdue: bool = False


def tasks_of(report: PlanReport) -> Iterator[Task]:
    """Yield what to do by the way out and the payments of a plan."""
    yield from _not_yours(report)
    yield from _undo(report)
    yield from _relief(report)
    yield from _call(report)
    yield from _pay_first(report)
    yield from _take_offers(report)
    yield from _due_days(report)


def _undo(report: PlanReport) -> Iterator[Task]:
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


def _relief(report: PlanReport) -> Iterator[Task]:
    cannot = report.cannot_pay
    if cannot is None:
        return
    yield Task(
        code="apply_for_relief",
        urgency=Urgency.WAY_OUT,
        by=None,
        says=Text(
            "问社区、街道：低保、临时救助、医疗救助，能申请哪一项。",
            "Ask the community office which relief you can apply for: living, emergency, medical.",
        ),
        because=Text(
            "收入不够必要支出，先把生活稳住。", "Income does not cover living; living first."
        ),
        minutes=30,
        page="relief",
    )
    yield Task(
        code="look_again",
        urgency=Urgency.WAY_OUT,
        by=cannot.review_on,
        says=Text(
            f"{cannot.review_on} 重新核对收支，看能不能开始还。",
            f"Look at income and spending again on {cannot.review_on}: can payments begin?",
        ),
        because=cannot.review_because,
        minutes=20,
        page="budget",
    )


def _call(report: PlanReport) -> Iterator[Task]:
    if report.route.kind is not RouteKind.NEGOTIATE:
        return
    asked = {ask.debt for ask in report.asks.asks}
    cleared = {
        debt.id for debt in report.debts if report.route.pay_first.get(debt.id) == debt.due_now
    }
    late = [
        debt
        for debt in report.debts
        if debt.held is None
        and debt.id not in report.taken
        and (debt.id in asked or (debt.due_now and debt.id not in cleared))
    ]
    if not late:
        return
    lenders = list(dict.fromkeys(debt.creditor or debt.name for debt in late))
    yield Task(
        code="call_lenders",
        urgency=Urgency.WAY_OUT,
        by=None,
        says=Text(
            f"打官方客服登记困难：{'、'.join(lenders)}。",
            f"Call the official lines and register hardship: {', '.join(lenders)}.",
        ),
        because=_why_call(report, late),
        minutes=15 * len(lenders),
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


def _why_call(report: PlanReport, late: Sequence[PlanDebt]) -> Text:
    if all(debt.id in report.route.leniency for debt in late):
        return Text(
            "第一次逾期，主动说明最容易得到宽限。",
            "It is the first time late; saying so yourself is most likely to be met kindly.",
        )
    return Text("先谈好再还，钱才用在刀刃上。", "Agree first, then pay: the money works best so.")


def _pay_first(report: PlanReport) -> Iterator[Task]:
    debts = {debt.id: debt for debt in report.debts}
    for debt, amount in report.route.pay_first.items():
        paid, name = yuan_from_fen(amount), debts[debt].name
        whole = amount >= debts[debt].due_now
        yield Task(
            code="pay_first",
            urgency=Urgency.ACCELERATION,
            by=None,
            says=Text(
                f"在官方渠道还「{name}」{paid} 元。",
                f"Pay {paid} yuan on “{name}” through its official channel.",
            ),
            because=_ENDS_LATENESS if whole else _MOVES_THE_DAY,
            minutes=10,
            page="debts",
            entries=(debt,),
        )


_ENDS_LATENESS = Text(
    "手里的钱够，还上就不再逾期。", "The money is there, and it ends the lateness."
)
_MOVES_THE_DAY = Text(
    "先还最早的一期，提前到期的日子就往后推；剩下的再谈时间。",
    "The oldest part moves the day on which the whole can be called; ask for time for the rest.",
)


def _take_offers(report: PlanReport) -> Iterator[Task]:
    debts = {debt.id: debt for debt in report.debts}
    for taken in report.taken.values():
        debt = debts[taken.id]
        called = next((c.on for c in debt.cliffs if c.adds and c.on > report.on), None)
        yield Task(
            code="take_the_offer",
            urgency=Urgency.WAY_OUT,
            by=None,
            says=taken_offer(taken, debt.name),
            because=_COSTS_LEAST if called is None else _COSTS_LEAST_UNTIL.fill(day=called),
            minutes=30,
            page="offers",
            entries=(debt.id,),
        )


_COSTS_LEAST = Text("按您的钱算，接受它最省。", "With your money, taking it costs the least.")
_COSTS_LEAST_UNTIL = Text(
    "按您的钱算，接受它最省。{day} 以前没拿到书面条件，就先还到期的，免得整笔提前到期。",
    "With your money, taking it costs the least. If it has not come in writing before {day}, pay "
    "what is due, so that the whole is not called.",
)


def _due_days(report: PlanReport) -> Iterator[Task]:
    """Yield the next due day of every debt that the plan pays in full by then."""
    if report.optimised is None:
        return
    plan = report.optimised.plan
    kept = {debt.id: left for debt, left in zip(plan.problem.debts, plan.left, strict=True)}
    for debt in report.debts:
        if debt.id in report.taken or debt.id not in kept:
            continue
        if not debt.dues or not _is_paid(debt, kept[debt.id], report.on):
            continue
        due = debt.dues[0]
        amount = yuan_from_fen(due.amount)
        yield Task(
            code="due_day",
            urgency=Urgency.DUE_DAY,
            by=due.on,
            says=Text(
                f"「{debt.name}」{due.on} 到期 {amount} 元：提前三天备好，查看扣款卡。",
                f"“{debt.name}”: {amount} yuan falls due on {due.on}. Have it ready three days "
                "before and check the card it is taken from.",
            ),
            because=Text("到期日前备好钱，就不会再逾期。", "Money ready in time keeps it current."),
            minutes=5,
            page="debts",
            entries=(debt.id,),
        )


def _is_paid(debt: PlanDebt, left: tuple[int, ...], on: dt.date) -> bool:
    first, day = on.replace(day=1), debt.dues[0].on
    step = next(t for t in range(len(left)) if day < add_months(first, t + 1))
    return not left[step]
