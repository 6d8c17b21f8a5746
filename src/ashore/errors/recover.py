"""What stops the care pages and the way back."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class JournalUnreadableError(DataError):
    """The private file of check-ins is damaged, or from a newer version."""

    code = "recover.journal"
    says = Text("{where} 读不出来：{problem}。", "{where} cannot be read: {problem}.")
    next_step = Text(
        "案件本身不受影响。可以把这个文件移走，重新开始记。",
        "The case itself is untouched. Move this file away to begin anew.",
    )


class NoSuchCheckInError(CallError):
    """There is no check-in of that name to delete."""

    code = "recover.checkin"
    says = Text("没有编号为 {given} 的近况。", "There is no check-in called {given}.")
    next_step = Text("编号见 ashore care show。", "ashore care show lists them.")


class AnswerError(CallError):
    """An answer is none of those that the question has."""

    code = "recover.answer"
    says = Text(
        "{where} 不能是 {given}，可以是：{allowed}。",
        "{where} cannot be {given}; it can be: {allowed}.",
    )
    next_step = Text("不想答的可以不写。", "Leave out what you would rather not answer.")


class NoSuchPartError(CallError):
    """The plan for the hard hour has no such part."""

    code = "recover.part"
    says = Text(
        "没有叫 {given} 的部分，有：{allowed}。",
        "There is no part called {given}; there are: {allowed}.",
    )
    next_step = Text("写成 --set 部分=内容。", "Write --set PART=WORDS.")


class NoSuchMessageError(CallError):
    """There is no message with words of that name."""

    code = "recover.message"
    says = Text("没有编号为 {given} 的消息。", "There is no message called {given}.")
    next_step = Text("编号见 ashore inbox。", "ashore inbox lists them.")


class NewDebtError(CallError):
    """A new instalment is described with a figure that cannot be."""

    code = "recover.new-debt"
    says = Text("{where} 不能是 {given}。", "{where} cannot be {given}.")
    next_step = Text(
        "要填：到手多少、每期多少、几期、首期哪天。",
        "Give what arrives, one instalment, how many, and the first day.",
    )


class NoSuchPaymentError(CallError):
    """There is no payment of that name to sort."""

    code = "recover.payment"
    says = Text("没有编号为 {given} 的付款。", "There is no payment called {given}.")
    next_step = Text(
        "编号见 ashore spending show --all。", "ashore spending show --all lists them."
    )
