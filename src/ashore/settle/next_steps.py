"""What comes next in a round, and which paper goes with it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ashore.settle.round_events import Phase
from ashore.text import Text


class OfferIs(StrEnum):
    """How the other side's offers stand: one may be weighed, none may be paid, or all lapsed."""

    OPEN = "open"
    TO_A_PERSON = "to_a_person"
    UNVERIFIED = "unverified"
    LAPSED = "lapsed"


class NextStep(NamedTuple):
    """What to do next: a stable code, a sentence, the kind of paper or None, and a command."""

    code: str
    says: Text
    paper: str | None
    command: str | None


def next_step(
    loan: str, phase: Phase, *, oral: bool, ended: bool, settled: bool, offer: OfferIs
) -> NextStep:
    """Return what to do next in a round.

    Args:
        loan: The id of the loan.
        phase: How far the round has come.
        oral: Something promised is not in writing, and they were not asked for it yet.
        ended: An agreement ended before.
        settled: Nothing is left of the debt at all.
        offer: How their offers stand, where one was made.
    """
    if oral:
        return NextStep("confirm_the_promise", _CONFIRM, "promise-confirmation", None)
    if phase is Phase.NOT_BEGUN:
        says = _AFTER_END if ended else _BEGIN
        return NextStep("call", says, None, f"ashore call CASE --to {loan}")
    if phase is Phase.CLOSED:
        code = "keep_the_certificate" if settled else "look_at_the_record"
        return NextStep(code, _CERTIFICATE if settled else _CAUGHT_UP, None, None)
    if phase is Phase.OFFER and offer in _NOT_TAKEN:
        code, says = _NOT_TAKEN[offer]
        return NextStep(code, says, None, f"ashore call CASE --to {loan}")
    says, paper, command = _STEPS[phase]
    return NextStep(f"after_{phase}", says, paper, command)


_CONFIRM = Text(
    "把对方口头说的写成确认函发过去，请书面回复。",
    "Write down what was said, send it as a letter of confirmation and ask for an answer.",
)
_BEGIN = Text("打官方客服，提出请求，拿到工单号。", "Call the official line, ask, get a ticket.")
_AFTER_END = Text(
    "原协议已终止：问能否恢复或重签，先拿到书面答复再付。",
    "The agreement ended: ask whether it can be restored or signed anew, and for that in writing "
    "before you pay.",
)
_CERTIFICATE = Text(
    "留好结清证明；没收到就书面要，再查一次信用报告。",
    "Keep the certificate; ask for it in writing if it has not come, then look at the record.",
)
_CAUGHT_UP = Text(
    "已没有逾期：留好付款记录，下个月查一次信用报告。",
    "Nothing is late: keep the proof of payment and look at the credit record next month.",
)
_NOT_TAKEN = {
    OfferIs.TO_A_PERSON: (
        "do_not_pay_the_offer",
        Text(
            "方案要付到个人账户：不付，请对方给对公账户的书面方案。",
            "The offer is to be paid to a person: do not pay it, and ask for one in writing with a "
            "company account.",
        ),
    ),
    OfferIs.UNVERIFIED: (
        "verify_before_the_offer",
        Text(
            "先核实债务和债权人；核实清楚以前，方案不接受、不付。",
            "Verify debt and creditor first; until then neither accept the offer nor pay.",
        ),
    ),
    OfferIs.LAPSED: (
        "offer_lapsed",
        Text(
            "对方的方案已经过期：问能不能照原样再给，书面写明新的有效期；没拿到以前不照它付。",
            "Their offer has lapsed: ask whether it can be made again, in writing with a new last "
            "day; until then do not pay by it.",
        ),
    ),
}
_STEPS: dict[Phase, tuple[Text, str | None, str | None]] = {
    Phase.REQUEST: (
        Text(
            "等答复；没约定日子的，问哪天前答复。过了期限就书面催。",
            "Wait for the answer; where no day was named, ask for one. Past it, ask in writing.",
        ),
        "reply-reminder",
        None,
    ),
    Phase.REPLY: (
        Text(
            "请对方把方案写下来：金额、期数、首期日、有效期。",
            "Ask for the offer in writing: sums, number, first day, until when.",
        ),
        "hardship",
        None,
    ),
    Phase.OFFER: (
        Text(
            "和别的办法放在一起比，守得住再答应；守不住就还价。",
            "Hold it beside the other ways; agree to what you can keep, or make a counter-offer.",
        ),
        None,
        "ashore offers CASE",
    ),
    Phase.COUNTER: (
        Text("等对方答复；答复要书面。", "Wait for their answer, and have it in writing."),
        "reply-reminder",
        None,
    ),
    Phase.AGREEMENT: (
        Text(
            "逐条看过再履行；首期前确认收款账户是对公的。",
            "Check it clause by clause; before you pay see that the account is a company's.",
        ),
        None,
        "ashore check agreement FILE",
    ),
    Phase.PERFORMING: (
        Text(
            "按期付，每期留凭证；付不出的提前书面说明。",
            "Pay on the day and keep each receipt; where you cannot, say so in writing before.",
        ),
        None,
        None,
    ),
}
