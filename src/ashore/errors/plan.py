"""What stops a plan from being made."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class BudgetTooSmallError(DataError):
    """The money for a month cannot carry plain debts to their end."""

    code = "plan.budget-too-small"
    says = Text(
        "每月 {monthly} 元不够，至少要 {needed} 元才还得完。",
        "{monthly} yuan a month is not enough; it takes at least {needed}.",
    )
    next_step = Text(
        "把金额调高，或改看能向对方要什么。", "Raise the sum, or look at what to ask for instead."
    )


class PlainCaseError(DataError):
    """A case of plain debts lacks something, or holds something else than it should."""

    code = "plan.plain-case"
    says = Text("{where} 写得不对：{given}。", "{where} is not as it should be: {given}.")
    next_step = Text("按文档里的格式改好再试。", "Write it in the documented form and try again.")


class DebtMissingError(CallError):
    """A debt that is to be left out of a plan is not in it."""

    code = "plan.debt"
    says = Text("计划里没有叫“{where}”的借款。", "The plan holds no debt called “{where}”.")
    next_step = Text("可用的编号：{known}。", "Ids that are there: {known}.")


class StatementNotNeededError(CallError):
    """A statement that nothing can be paid was asked for, and something can."""

    code = "plan.statement"
    says = Text(
        "按记下的收支，每月还有 {surplus} 元，写不了“现在不能还款”的说明。",
        "By what is recorded {surplus} yuan a month is left, so a statement that nothing can be "
        "paid would not be true.",
    )
    next_step = Text("看 ashore plan 里可以向每家提的数。", "See the sums to offer in ashore plan.")


class AnswerError(CallError):
    """An answer to one of the first questions is none of yes, no and unsure."""

    code = "plan.answer"
    says = Text("看不懂这个回答：{given}。", "This answer is not one that is known: {given}.")
    next_step = Text(
        "写成 face_scan=yes（或 no、unsure）；可用的：{known}。",
        "Write it like face_scan=yes (or no, unsure); questions: {known}.",
    )
