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
