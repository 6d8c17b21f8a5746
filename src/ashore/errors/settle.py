"""What stops a call, a note or the vetting of an intermediary."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class NoSuchCreditorError(CallError):
    """Nobody of that name has a part in a loan of the case."""

    code = "settle.creditor"
    says = Text("案件里没有叫“{where}”的借款或机构。", "The case holds no loan or party “{where}”.")
    next_step = Text("可用的编号：{known}。", "Loans that are there: {known}.")


class SeveralLoansError(CallError):
    """A party has a part in more than one loan."""

    code = "settle.several-loans"
    says = Text("“{where}”有不止一笔借款。", "“{where}” has a part in more than one loan.")
    next_step = Text("写明哪一笔：{loans}。", "Name the loan: {loans}.")


class NothingToNoteError(CallError):
    """The note after a call says nothing."""

    code = "settle.empty-note"
    says = Text("通话记录里什么也没写。", "The note of the call is empty.")
    next_step = Text(
        "至少写一项：谁接的、说了什么、工单号或答应了什么。",
        "Write at least one: who answered, what was said, a ticket or what was promised.",
    )


class PromiseWithoutWordsError(CallError):
    """A day or a sum was given for a promise, and not what was promised."""

    code = "settle.promise-words"
    says = Text(
        "写了答应的日期或金额，没写答应了什么。",
        "A day or a sum of a promise is given, and not what was promised.",
    )
    next_step = Text("用 --promised 写下原话。", "Write the words with --promised.")


class NoIntermediaryError(DataError):
    """The case records no intermediary to look at."""

    code = "settle.no-intermediary"
    says = Text("{where} 里没有记录中介。", "{where} records no intermediary.")
    next_step = Text(
        "可以直接看一段话：ashore vet “对方说的话”。",
        "A text can be looked at itself: ashore vet “what they said”.",
    )
