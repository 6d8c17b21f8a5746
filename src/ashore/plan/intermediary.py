"""What to undo first when an intermediary has had a hand in the debts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.case.entries_dealings import Approach
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAction:
    """One thing to do at once: a stable code and a sentence; ``entries`` show why."""

    code: str
    says: Text
    entries: tuple[str, ...]


_FORWARDING = re.compile(r"呼叫转移|转接|代接|forward", re.IGNORECASE)
_FORGED = re.compile(r"伪造|假(证明|病历|流水|章)|盖章的|虚假|forged|fake", re.IGNORECASE)
_STOP_PAYING = re.compile(r"停付|停还|不要还|别还|stop paying", re.IGNORECASE)
_COMPLAINTS = re.compile(r"投诉|complain", re.IGNORECASE)


def first_actions(approaches: Sequence[Approach]) -> tuple[FirstAction, ...]:
    """Return what to undo, the most urgent first; nothing where no intermediary was let in."""
    actions: dict[str, FirstAction] = {}
    for approach in approaches:
        for code, says in _actions(approach):
            entries = (*(actions[code].entries if code in actions else ()), approach.id)
            actions[code] = FirstAction(code=code, says=says, entries=entries)
    return tuple(sorted(actions.values(), key=lambda action: list(SAYS).index(action.code)))


def _actions(approach: Approach) -> Iterator[tuple[str, Text]]:
    acts = " ".join((*approach.acts, approach.text))
    let_in = bool(approach.signed_on or approach.acts or approach.fees)
    forged = bool(_FORGED.search(acts))
    holds = {
        "cancel_call_forwarding": bool(_FORWARDING.search(acts)),
        "revoke_authorisation": let_in,
        "correct_false_documents": forged,
        "police_report": forged or bool(approach.fees),
        "withdraw_false_complaints": bool(_COMPLAINTS.search(acts)),
        "talk_to_lenders_again": bool(_STOP_PAYING.search(acts)),
    }
    for code, is_so in holds.items():
        if is_so:
            yield code, SAYS[code]


SAYS = {
    "cancel_call_forwarding": Text(
        "先取消呼叫转移，改掉银行、借款 App 和邮箱的密码。",
        "Cancel the call forwarding first, and change the passwords of bank, loan apps and mail.",
    ),
    "revoke_authorisation": Text(
        "书面撤销对中介的一切授权，抄送每一家机构：以后只认本人。",
        "Revoke every authorisation in writing, with a copy to every lender: only you decide.",
    ),
    "correct_false_documents": Text(
        "主动说明中介交过不真实的材料并撤回，换成真实的收支表。",
        "Say that untrue papers were handed in, withdraw them, and send true figures.",
    ),
    "police_report": Text(
        "带着转账和聊天记录报案，留好回执；中介的“尾款”不再付。",
        "Report it to the police with transfers and chats, keep the receipt; pay no further fee.",
    ),
    "withdraw_false_complaints": Text(
        "核对以您名义提交过的投诉，不属实的撤回。",
        "Check the complaints made in your name and withdraw what is not true.",
    ),
    "talk_to_lenders_again": Text(
        "自己打每家的官方客服，说明已停止委托，重新谈。",
        "Call each lender's official line yourself, say the mandate has ended, and talk again.",
    ),
}
"""What each action says, the most urgent first."""
