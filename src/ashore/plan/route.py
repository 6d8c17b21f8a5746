"""Which way out is recommended, why, and why not the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_dealings import Approach
from ashore.case.entries_people import Income
from ashore.case.replay import Case
from ashore.money.amounts import yuan_from_fen
from ashore.plan.budget import Budget
from ashore.plan.causes import CauseKind, FoundCause, causes_of
from ashore.plan.debts import Held, PlanDebt, State
from ashore.plan.intermediary import FirstAction, first_actions
from ashore.plan.recovery import cash_to_spare, relief_months
from ashore.text import Text


class RouteKind(StrEnum):
    """A way out; the earlier ones outrank the later ones."""

    COURT = "court"
    LEAVE_INTERMEDIARY = "leave_intermediary"
    DISPUTE = "dispute"
    PAY_NOW = "pay_now"
    RELIEF = "relief"
    NEGOTIATE = "negotiate"
    KEEP_PAYING = "keep_paying"

    @property
    def words(self) -> Text:
        """Return what a person calls it."""
        return _WORDS[self]


_WORDS = {
    RouteKind.COURT: Text("先应对法院文书", "answer the court papers first"),
    RouteKind.LEAVE_INTERMEDIARY: Text("先摆脱中介", "get free of the intermediary first"),
    RouteKind.DISPUTE: Text("先把账分清，再谈还款", "sort out whose debts these are first"),
    RouteKind.PAY_NOW: Text("现在还清到期的，设好提醒", "pay what is due now and be reminded"),
    RouteKind.RELIEF: Text("先保生活，申请救助，暂不还款", "living first: relief, no payments now"),
    RouteKind.NEGOTIATE: Text("先谈宽限和分期", "ask for time and instalments first"),
    RouteKind.KEEP_PAYING: Text("按计划还，不用再谈", "pay by the plan; nothing to ask for"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A route that was not recommended, and why."""

    kind: RouteKind
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The recommended way out.

    ``why`` gives the reasons, strongest first. ``pay_first`` is what to pay before anything else,
    by debt, in fen; ``relief_months`` how long to ask for, None where a pause would not help.
    ``tracks`` names the different lines along which single debts go; ``leniency`` the debts that
    are late for the first time, where asking kindly helps most.
    """

    kind: RouteKind
    causes: tuple[FoundCause, ...]
    why: tuple[Text, ...]
    not_taken: tuple[NotTaken, ...]
    tracks: tuple[str, ...]
    first_actions: tuple[FirstAction, ...]
    pay_first: dict[str, int]
    relief_months: int | None
    leniency: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the choice rests on."""

    causes: frozenset[CauseKind]
    due_now: int
    spare: int
    surplus: int
    relief: int | None


_TRACKS = {
    CauseKind.IDENTITY_FRAUD: "fraud",
    CauseKind.DISPUTE: "fee_dispute",
    CauseKind.NOMINEE: "recourse_against_third_party",
}


def recommend(
    case: Case, debts: Sequence[PlanDebt], budgets: Sequence[Budget], on: dt.date
) -> Route:
    """Return the way out that a case points to on a day.

    Court papers outrank everything, then an intermediary to be rid of, then debts that may not be
    the person's own. Only then the numbers decide.

    Args:
        case: The case.
        debts: Its debts as a plan sees them.
        budgets: The budgets of this month and of the months ahead.
        on: Today.
    """
    now = budgets[0]
    relief = relief_months(debts, budgets, case.of(Income), on)
    causes = causes_of(case, recovers=relief is not None, nothing_left=now.surplus <= 0)
    payable = [debt for debt in debts if debt.held is None]
    facts = _Facts(
        causes=frozenset(cause.kind for cause in causes),
        due_now=sum(debt.due_now for debt in payable),
        spare=cash_to_spare(now, on),
        surplus=now.surplus,
        relief=relief,
    )
    taken = next(kind for kind in RouteKind if _holds(kind, facts))
    return Route(
        kind=taken,
        causes=causes,
        why=tuple(_why(taken, facts, debts)),
        not_taken=tuple(
            NotTaken(kind=kind, because=_why_not(kind, taken, facts))
            for kind in RouteKind
            if kind is not taken
        ),
        tracks=tuple(_TRACKS[cause.kind] for cause in causes if cause.kind in _TRACKS),
        first_actions=first_actions(case.of(Approach)),
        pay_first=_pay_first(taken, payable, facts.spare, now),
        relief_months=_asked_months(taken, relief),
        leniency=tuple(d.id for d in payable if d.first_time and d.state is State.OVERDUE),
    )


def _holds(kind: RouteKind, facts: _Facts) -> bool:
    return {
        RouteKind.COURT: CauseKind.SUED in facts.causes,
        RouteKind.LEAVE_INTERMEDIARY: CauseKind.INTERMEDIARY in facts.causes,
        RouteKind.DISPUTE: CauseKind.IDENTITY_FRAUD in facts.causes,
        RouteKind.PAY_NOW: 0 < facts.due_now <= facts.spare,
        RouteKind.RELIEF: facts.surplus <= 0 and facts.relief is None,
        RouteKind.NEGOTIATE: facts.due_now > 0 or facts.relief != 0,
        RouteKind.KEEP_PAYING: True,
    }[kind]


def _asked_months(kind: RouteKind, relief: int | None) -> int | None:
    if kind in (RouteKind.PAY_NOW, RouteKind.KEEP_PAYING):
        return None
    return relief or None


def _pay_first(
    kind: RouteKind, debts: Sequence[PlanDebt], spare: int, budget: Budget
) -> dict[str, int]:
    """Return what to pay before anything else: all that is due, or the cures that fit."""
    if budget.surplus <= 0 and kind is not RouteKind.PAY_NOW:
        return {}
    if kind is RouteKind.PAY_NOW:
        return {debt.id: debt.due_now for debt in debts if debt.due_now}
    if kind is RouteKind.DISPUTE:
        return {}
    first: dict[str, int] = {}
    curable = [
        debt
        for debt in debts
        if debt.due_now and debt.cliffs and debt.cliffs[0].adds and debt.monthly
        and debt.monthly <= budget.available
    ]  # fmt: skip
    for debt in sorted(curable, key=lambda one: one.due_now):
        if debt.due_now <= spare:
            first[debt.id] = debt.due_now
            spare -= debt.due_now
    return first


def _why(kind: RouteKind, facts: _Facts, debts: Sequence[PlanDebt]) -> Iterator[Text]:
    due, surplus = yuan_from_fen(facts.due_now), yuan_from_fen(facts.surplus)
    reasons = {
        RouteKind.COURT: Text(
            "已经有法院文书，它的期限比什么都要紧。",
            "Court papers have come, and their deadlines come before everything.",
        ),
        RouteKind.LEAVE_INTERMEDIARY: Text(
            "中介还握着你的电话、证件或授权，谈什么都会被它打断。",
            "An intermediary still holds your phone, papers or mandate; any talk would fail on it.",
        ),
        RouteKind.DISPUTE: Text(
            "有的借款可能不是你的，先分开处理，不能混在一起谈。",
            "Some loans may not be yours; each goes its own way before anything is agreed.",
        ),
        RouteKind.PAY_NOW: Text(
            f"到期的是 {due} 元，手里留出生活费以后够还。",
            f"{due} yuan is due, and what is at hand covers it after living costs.",
        ),
        RouteKind.RELIEF: Text(
            f"每月收入减必要支出是 {surplus} 元，没有钱可以还；这个月不还是正确答案。",
            f"Income less living costs is {surplus} yuan a month: nothing can be paid, and paying "
            "nothing is the right answer.",
        ),
        RouteKind.NEGOTIATE: Text(
            f"到期的 {due} 元现在拿不出来，但每月能有结余：先谈时间和金额。",
            f"The {due} yuan due cannot be paid now, but months leave something: ask for time.",
        ),
        RouteKind.KEEP_PAYING: Text(
            "没有到期没还的，按月还就行。",
            "Nothing is due and unpaid; month by month is enough.",
        ),
    }
    yield reasons[kind]
    if facts.surplus <= 0 and kind is not RouteKind.RELIEF:
        yield reasons[RouteKind.RELIEF]
    if facts.relief and kind is RouteKind.NEGOTIATE:
        yield Text(
            f"{facts.relief} 个月以后收入能回到够付原月供，所以要的是这段时间。",
            f"In {facts.relief} months income carries the contracts' payments again: that is the "
            "time to ask for.",
        )
    for held in dict.fromkeys(debt.held for debt in debts if debt.held is Held.UNVERIFIED):
        yield held.words


def _why_not(kind: RouteKind, taken: RouteKind, facts: _Facts) -> Text:
    if _holds(kind, facts) and kind is not RouteKind.KEEP_PAYING:
        return Text(
            f"也要做，但排在“{taken.words.zh}”后面。",
            f"It is needed too, after “{taken.words.en}”.",
        )
    return _NOT[kind]


_NOT = {
    RouteKind.COURT: Text("没有法院文书的记录。", "No court paper is on record."),
    RouteKind.LEAVE_INTERMEDIARY: Text(
        "没有把事情交给中介的记录。", "No intermediary is on record."
    ),
    RouteKind.DISPUTE: Text("没有记为冒名的借款。", "No loan is recorded as somebody else's."),
    RouteKind.PAY_NOW: Text(
        "手里的钱留出生活费以后不够还清到期的，或者没有到期的。",
        "After living costs, what is at hand does not cover what is due, or nothing is due.",
    ),
    RouteKind.RELIEF: Text(
        "每月还有结余，或者收入几个月内会回来。",
        "Something is left each month, or income returns within months.",
    ),
    RouteKind.NEGOTIATE: Text("没有要谈的：到期的都还了。", "Nothing due is left to ask about."),
    RouteKind.KEEP_PAYING: Text("有到期没还的。", "Something due is unpaid."),
}
