"""The ways out, when each of them holds, and the words for why it does or does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ashore.money.amounts import yuan_from_fen
from ashore.plan.causes import CauseKind
from ashore.plan.debts import Held, PlanDebt
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
class Facts:
    """What the choice rests on; sums are fen.

    ``spare`` is what is at hand beyond living, ``relief`` in how many months the contracts'
    payments can be carried again, None where that is not in sight.
    """

    causes: frozenset[CauseKind]
    due_now: int
    spare: int
    surplus: int
    relief: int | None
    blank: bool


def holds(kind: RouteKind, facts: Facts) -> bool:
    """Return whether a way out is called for."""
    return {
        RouteKind.COURT: CauseKind.SUED in facts.causes,
        RouteKind.LEAVE_INTERMEDIARY: CauseKind.INTERMEDIARY in facts.causes,
        RouteKind.DISPUTE: CauseKind.IDENTITY_FRAUD in facts.causes,
        RouteKind.PAY_NOW: 0 < facts.due_now <= facts.spare,
        RouteKind.RELIEF: not facts.blank and facts.surplus <= 0 and facts.relief is None,
        RouteKind.NEGOTIATE: facts.due_now > 0 or (not facts.blank and facts.relief != 0),
        RouteKind.KEEP_PAYING: True,
    }[kind]


def why(kind: RouteKind, facts: Facts, debts: Sequence[PlanDebt]) -> Iterator[Text]:
    """Yield the reasons for a way out, the strongest first."""
    sums = {"due": yuan_from_fen(facts.due_now), "surplus": yuan_from_fen(facts.surplus)}
    yield _reason(kind, facts).fill(**sums)
    if kind not in (RouteKind.RELIEF, RouteKind.NEGOTIATE) and holds(RouteKind.RELIEF, facts):
        yield _WHY[RouteKind.RELIEF].fill(**sums)
    if facts.relief and kind is RouteKind.NEGOTIATE:
        yield Text(
            f"{facts.relief} 个月以后收入能回到够付原月供，所以要的是这段时间。",
            f"In {facts.relief} months income carries the contracts' payments again: that is the "
            "time to ask for.",
        )
    for held in dict.fromkeys(debt.held for debt in debts if debt.held is Held.UNVERIFIED):
        yield held.words


def why_not(kind: RouteKind, taken: RouteKind, facts: Facts) -> Text:
    """Return why a way out is not the one that is taken."""
    if holds(kind, facts) and kind is not RouteKind.KEEP_PAYING:
        return Text(
            f"也要做，但排在“{taken.words.zh}”后面。",
            f"It is needed too, after “{taken.words.en}”.",
        )
    return _NOT[kind]


def _reason(kind: RouteKind, facts: Facts) -> Text:
    if kind is not RouteKind.NEGOTIATE:
        return _WHY[kind]
    if facts.blank:
        return _BLANK
    if facts.surplus <= 0:
        return _INCOME_RETURNS
    return _WHY[kind] if facts.due_now else _NOT_LATE_YET


_WHY = {
    RouteKind.COURT: Text(
        "已经有法院文书，它的期限比什么都要紧。",
        "Court papers have come, and their deadlines come before everything.",
    ),
    RouteKind.LEAVE_INTERMEDIARY: Text(
        "中介还握着您的电话、证件或授权，谈什么都会被它打断。",
        "An intermediary still holds your phone, papers or mandate; any talk would fail on it.",
    ),
    RouteKind.DISPUTE: Text(
        "有的借款可能不是您的，先分开处理，不能混在一起谈。",
        "Some loans may not be yours; each goes its own way before anything is agreed.",
    ),
    RouteKind.PAY_NOW: Text(
        "到期的是 {due} 元，手里留出生活费以后够还。",
        "{due} yuan is due, and what is at hand covers it after living costs.",
    ),
    RouteKind.RELIEF: Text(
        "每月收入减必要支出是 {surplus} 元，没有钱可以还；这个月不还是正确答案。",
        "Income less living costs is {surplus} yuan a month: nothing can be paid, and paying "
        "nothing is the right answer.",
    ),
    RouteKind.NEGOTIATE: Text(
        "到期的 {due} 元现在拿不出来，但每月能有结余：先谈时间和金额。",
        "The {due} yuan due cannot be paid now, but months leave something: ask for time.",
    ),
    RouteKind.KEEP_PAYING: Text(
        "没有到期没还的，按月还就行。",
        "Nothing is due and unpaid; month by month is enough.",
    ),
}
_INCOME_RETURNS = Text(
    "到期的 {due} 元现在拿不出来，这个月不还是正确答案；收入几个月后会回来，先谈时间。",
    "The {due} yuan due cannot be paid now, and paying nothing this month is the right answer; "
    "income returns within months, so ask for time.",
)
_NOT_LATE_YET = Text(
    "还没有逾期，但原来的月供付不满：趁没逾期先谈，最容易谈成。",
    "Nothing is late yet, but the contracts' payments cannot all be met: before it is late is the "
    "best time to ask.",
)
_BLANK = Text(
    "到期的是 {due} 元。收支还没填，先填大概的数，才知道每月能谈多少。",
    "{due} yuan is due. Record income and spending first, about is enough: then it is known what a "
    "month can give.",
)
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
