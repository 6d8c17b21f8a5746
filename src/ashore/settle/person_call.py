"""What to say to a person who lent: a relative or a friend has no staff number and no ticket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ashore.money.amounts import yuan_from_fen
from ashore.settle.ability import Ability, AbilityKind
from ashore.settle.never_say import Caution
from ashore.settle.stage import Rung
from ashore.text import Text

CHECK = (
    Text(
        "打您手机里存的号码。说换了号码、换了收款账户的，先当面或视频认准是本人。",
        "Call the number that you have stored. Where they say that the number or the account has "
        "changed, first make sure in person or by video that it is them.",
    ),
)
_NOT_THEIRS = frozenset({"total", "relatives", "codes", "deposit"})
"""Cautions against what only a company, or somebody who poses as one, asks for."""

_TITLES = (
    Text("先问方不方便", "Ask whether it is a good time"),
    Text("说今天谈什么", "What the call is about"),
    Text("说困难：事实、时间", "The hardship: facts and days"),
    Text("说能力：数字", "What can be paid: figures"),
    Text("提打算", "What to propose"),
    Text("对一对数", "Compare the figures"),
    Text("固定结论", "Settle what comes next"),
    Text("收尾", "Close"),
)
_GOOD_TIME = Text(
    "现在方便说几分钟吗？想跟您说说我借的那笔钱。",
    "Have you got a few minutes? I would like to talk about the money that you lent me.",
)
_NOT_FORGOTTEN = Text(
    "这笔钱我记着，没有忘。今天先把我的情况告诉您。",
    "I have not forgotten it. Today I want to tell you how things stand with me.",
)
_ONLY_COMPARE = Text(
    "今天只把情况对一对，怎么还以后再说。",
    "Today I only want to compare notes; how it is repaid is for later.",
)
_WAIT = Text(
    "现在还不了，您看能不能缓一缓：三个月后我带着新的收支再跟您说",
    "I cannot pay now; could it wait? In three months I come back to you with new figures",
)
_MONTHLY = Text(
    "每月还您 {amount} 元，从 {day} 起，做不到会提前说",
    "I pay you {amount} yuan a month from {day}, and tell you beforehand if I cannot",
)
_AT_ONCE = Text("今天先还您 {amount} 元", "I pay you {amount} yuan today")
_LATER = Text(
    "我先把收支理清，再跟您说每月能还多少",
    "I work out my budget first and then tell you what I can pay a month",
)
_PROPOSE = Text("{what}。", "{what}.")
_YOUR_SIDE = Text(
    "您那边记的是借了多少、已经还过多少、有没有说过利息？",
    "By your own notes: how much was lent, how much came back, was interest agreed?",
)
_IN_WORDS = Text(
    "说好的我发一条消息给您，您回一句就行，免得以后记岔。",
    "I send you a message with what we agreed and you answer it, so that neither of us forgets.",
)
_CLOSE = (
    Text(
        "不当场答应做不到的数；谈不拢，说改天再聊。",
        "Promise no sum on the spot that you cannot keep; where it gets hard, say another day.",
    ),
    Text("挂断后马上记一分钟。", "After the call take a minute to note it."),
)


def parts_for_a_person(
    rung: Rung, ability: Ability, hardship: Sequence[Text], *, old: bool
) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Yield the eight parts of a call to a person who lent, each with its title.

    Args:
        rung: What belongs to the stage.
        ability: What can be offered.
        hardship: What may be told of why payments stopped.
        old: Whether limitation is to be looked at before anything is promised.
    """
    offered = ability.kind in (AbilityKind.MONTHLY, AbilityKind.PAY_NOW) and not old
    inside: tuple[tuple[Text, ...], ...] = (
        (_GOOD_TIME,),
        (_ONLY_COMPARE if old else _NOT_FORGOTTEN,),
        tuple(hardship),
        (ability.says,),
        (
            _PROPOSE.fill(what=_proposal(ability, old=old)),
            *((_PROPOSE.fill(what=rung.then),) if offered else ()),
        ),
        (_YOUR_SIDE,),
        (_IN_WORDS,),
        _CLOSE,
    )
    yield from zip(_TITLES, inside, strict=True)


def cautions_for_a_person(found: Sequence[Caution]) -> tuple[Caution, ...]:
    """Return what not to say without what only companies ask for."""
    return tuple(one for one in found if one.code not in _NOT_THEIRS)


def _proposal(ability: Ability, *, old: bool) -> Text:
    if old or ability.kind is AbilityKind.NOT_KNOWN:
        return _LATER
    if ability.amount is None:
        return _WAIT
    amount = yuan_from_fen(ability.amount)
    if ability.kind is AbilityKind.PAY_NOW:
        return _AT_ONCE.fill(amount=amount)
    return _MONTHLY.fill(amount=amount, day=ability.starts_on)
