"""The clocks that talks with creditors set: offers that lapse, words to confirm, own next steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.replay import Case
from ashore.law.book import LawBook
from ashore.owed.report import Owed
from ashore.plan.clock import Clock, Urgency
from ashore.settle.round_deadlines import Deadline
from ashore.settle.rounds import Round, rounds_of
from ashore.text import Text

_DAY = dt.timedelta(days=1)


def rounds_clocks(
    case: Case, book: LawBook, on: dt.date, *, owed: Owed | None = None
) -> tuple[Clock, ...]:
    """Return the clocks of the open rounds of a case.

    Answers that are waited for and payments that fall due have their clocks in the plan already.

    Args:
        case: The case.
        book: The law book.
        on: Today.
        owed: What is owed on that day, where that is known already.
    """
    found: list[Clock] = []
    for one in rounds_of(case, book, on, owed=owed):
        found += _of_round(one)
    return tuple(found)


def _of_round(one: Round) -> Iterator[Clock]:
    if one.oral and not one.asked_to_confirm:
        said = "、".join(f"「{p.what}」" for p in one.oral)
        in_english = ", ".join(f"“{p.what}”" for p in one.oral)
        yield _clock(
            "confirm_the_promise",
            None,
            Text(
                f"「{one.product}」对方口头说过{said}：发一封确认函，请书面回复。",
                f"“{one.product}”: {in_english} was only said; send a letter of confirmation and "
                "ask for an answer in writing.",
            ),
            Text("只在电话里说过的，以后难证明。", "What was only said is hard to show later."),
            tuple(p.id for p in one.oral),
        )
    for deadline in one.deadlines:
        if deadline.code in _MADE:
            yield _of_deadline(one, deadline)


def _of_deadline(one: Round, deadline: Deadline) -> Clock:
    code, says, because, later = _MADE[deadline.code]
    return _clock(
        code,
        deadline.on + (_DAY if later else dt.timedelta(0)),
        says.fill(product=one.product, day=deadline.on, what=deadline.says),
        because,
        (deadline.entry,),
    )


def _clock(
    code: str, by: dt.date | None, says: Text, because: Text, entries: tuple[str, ...]
) -> Clock:
    return Clock(
        code=code,
        urgency=Urgency.REPLY,
        by=by,
        says=says,
        because=because,
        minutes=15,
        page="rounds",
        entries=entries,
    )


_MADE: dict[str, tuple[str, Text, Text, bool]] = {
    "offer_lapses": (
        "answer_the_offer",
        Text(
            "「{product}」对方的方案到 {day}：守得住就书面接受，守不住就还价。",
            "“{product}”: their offer stands until {day}. Accept it in writing if you can keep it, "
            "or make a counter-offer.",
        ),
        Text("过了这一天，方案不一定还在。", "After that day the offer may be gone."),
        False,
    ),
    "offer_to_a_person": (
        "do_not_pay_the_offer",
        Text(
            "「{product}」对方的方案（到 {day}）要付到个人账户：不付，请对方给对公账户的书面方案。",
            "“{product}”: their offer (until {day}) is to be paid to a person. Do not pay it; ask "
            "for an offer in writing with a company account.",
        ),
        Text("付给个人的钱，可能不算还款。", "Money paid to a person may not count as payment."),
        False,
    ),
    "offer_unverified": (
        "do_not_pay_the_offer",
        Text(
            "「{product}」对方的方案到 {day}：核实清楚债务和债权人以前，不接受、不付。",
            "“{product}”: their offer stands until {day}. Before debt and creditor are verified, "
            "neither accept nor pay it.",
        ),
        Text("付错了人，债还在。", "Paid to the wrong one, the debt is still there."),
        False,
    ),
    "own_step": (
        "your_next_step",
        Text("「{product}」{what}（{day} 前）。", "“{product}”: {what} (by {day})."),
        Text("上次通话时您记下的下一步。", "You noted this step after the last call."),
        False,
    ),
    "their_promise": (
        "see_whether_it_was_kept",
        Text(
            "「{product}」{what}，到 {day}：看做到了没有，没有就书面问。",
            "“{product}”: {what}, by {day}. See whether it was kept; if not, ask in writing.",
        ),
        Text("对方自己说的日子。", "They named this day themselves."),
        True,
    ),
}
"""For each deadline: the clock's code, what it says, why, and whether it is met the day after."""
