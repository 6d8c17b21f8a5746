"""The way out of an intermediary's hands, in order: revoke, change, report, get money back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from ashore.case.entries_dealings import Approach
from ashore.plan.intermediary import SAYS, FirstAction, first_actions
from ashore.settle.handed_over import Handed, HandedOver
from ashore.text import Text


class Turn(StrEnum):
    """The four turns of the way out, and talking again."""

    REVOKE = "revoke"
    CHANGE = "change"
    REPORT = "report"
    MONEY_BACK = "money_back"
    TALK_AGAIN = "talk_again"

    @property
    def words(self) -> Text:
        """Return what a person calls it."""
        return _TURNS[self]


class ExitStep(NamedTuple):
    """One thing to do: its turn, a stable code, a sentence, a kind of paper, and its entries."""

    turn: Turn
    code: str
    says: Text
    paper: str | None
    entries: tuple[str, ...]


_TURNS = {
    Turn.REVOKE: Text("先撤回", "Revoke"),
    Turn.CHANGE: Text("再更换", "Change"),
    Turn.REPORT: Text("然后说明和报告", "Report"),
    Turn.MONEY_BACK: Text("要回钱", "Get money back"),
    Turn.TALK_AGAIN: Text("自己重新谈", "Talk yourself"),
}
_PLAN: dict[str, tuple[Turn, str | None]] = {
    "cancel_call_forwarding": (Turn.REVOKE, None),
    "revoke_authorisation": (Turn.REVOKE, None),
    "correct_false_documents": (Turn.REPORT, None),
    "police_report": (Turn.REPORT, "police-statement"),
    "withdraw_false_complaints": (Turn.REPORT, None),
    "talk_to_lenders_again": (Turn.TALK_AGAIN, "hardship"),
}
_BY_HANDED: dict[Handed, tuple[Turn, str, Text]] = {
    Handed.SIM: (
        Turn.CHANGE,
        "replace_the_sim",
        Text(
            "本人到运营商营业厅挂失、补办手机卡，旧卡作废。",
            "Report the SIM lost at the carrier's shop yourself and get a new one.",
        ),
    ),
    Handed.PHONE: (
        Turn.CHANGE,
        "sign_out_the_phone",
        Text(
            "在另一台设备上退出所有登录，远程锁定那部手机。",
            "Sign out everywhere from another device and lock that telephone.",
        ),
    ),
    Handed.CARD: (
        Turn.CHANGE,
        "block_the_card",
        Text(
            "打卡背面的号码挂失银行卡，关掉代扣和免密支付。",
            "Block the card by the number on its back; end debits and payment without a password.",
        ),
    ),
    Handed.CODES: (
        Turn.CHANGE,
        "change_passwords",
        Text(
            "改掉手机银行、支付、邮箱和借款 App 的密码。",
            "Change the passwords of bank, wallets, mail and loan apps.",
        ),
    ),
    Handed.IDENTITY: (
        Turn.CHANGE,
        "watch_your_name",
        Text(
            "查一次自己的信用报告，看有没有不认识的借款；证件原件在对方手里的，挂失补办。",
            "Draw your credit report and look for loans you do not know; report an original that "
            "they hold as lost.",
        ),
    ),
    Handed.ACCOUNT: (
        Turn.CHANGE,
        "take_back_the_account",
        Text(
            "改掉投诉平台账号的密码，看以您名义交过什么。",
            "Change the password of the complaints account and see what was filed in your name.",
        ),
    ),
}
_MARKET = Text(
    "向市场监管部门反映虚假宣传和收费，附广告、合同、收据。",
    "Report the advert and the fees to the market regulator, with advert, contract and receipts.",
)
_ASK_BACK = Text(
    "书面要求退还已付的 {amount} 元，写明账号和期限；不付“尾款”。谈不成，调解或起诉。",
    "Ask in writing for the {amount} yuan back, with an account and a day; pay no “balance”. "
    "Failing that, mediation or a claim.",
)
_KEEP = Text(
    "先保存聊天、合同、转账和广告，再拉黑。", "Save chats, contract, transfers and adverts first."
)


def exit_steps(
    approaches: Sequence[Approach], handed: Sequence[HandedOver]
) -> tuple[ExitStep, ...]:
    """Return what to do to get out, in order; nothing where nobody was let in.

    Args:
        approaches: The intermediaries of a case.
        handed: What was given to them.
    """
    if not handed:
        return ()
    entries = tuple(dict.fromkeys(e for one in handed for e in one.entries))
    actions = first_actions(approaches)
    found = [ExitStep(Turn.REVOKE, "keep_the_proof", _KEEP, None, entries), *_first(actions)]
    done = {step.code for step in found}
    what = {one.what: one for one in handed}
    forwarding = what.get(Handed.FORWARDING)
    if forwarding is not None and "cancel_call_forwarding" not in done:
        found.append(_told("cancel_call_forwarding", forwarding.entries))
    if "revoke_authorisation" not in done:
        found.append(_told("revoke_authorisation", entries))
    for one in handed:
        if one.what in _BY_HANDED:
            turn, code, says = _BY_HANDED[one.what]
            found.append(ExitStep(turn, code, says, None, one.entries))
    money = what.get(Handed.MONEY)
    if money is not None:
        found.append(
            ExitStep(Turn.REPORT, "tell_the_market_regulator", _MARKET, None, money.entries)
        )
        says = _ASK_BACK.fill(amount=money.shown)
        found.append(ExitStep(Turn.MONEY_BACK, "ask_for_money_back", says, None, money.entries))
    order = list(Turn)
    # The sort is stable: within a turn what is most pressing stays first.
    return tuple(sorted(found, key=lambda step: order.index(step.turn)))


def _first(actions: Sequence[FirstAction]) -> Iterator[ExitStep]:
    for action in actions:
        turn, paper = _PLAN[action.code]
        yield ExitStep(turn, action.code, action.says, paper, action.entries)


def _told(code: str, entries: tuple[str, ...]) -> ExitStep:
    """Return one of the plan's own actions for what only the person's words show."""
    turn, paper = _PLAN[code]
    return ExitStep(turn, code, SAYS[code], paper, entries)
