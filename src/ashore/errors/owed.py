"""What stops the computing of what is owed."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class TermsMissingError(DataError):
    """A repayment table needs a term that the contract entry does not give."""

    code = "owed.terms-missing"
    says = Text(
        "{where} 缺少“{term}”，算不出还款计划。",
        "At {where}, “{term}” is missing or off, so no repayment table can be computed.",
    )
    next_step = Text(
        "请从合同或还款计划页补上，或照抄还款计划表。",
        "Add it from the contract, or copy the lender's own repayment table.",
    )


class FootingError(CallError):
    """A bill rests on something other than the contract, so there is no reading to try."""

    code = "owed.footing"
    says = Text(
        "账单 {where} 依据的是 {footing}，不是分期合同，没有不同读法可试。",
        "The bill {where} rests on {footing}, not on an instalment contract to be read.",
    )
    next_step = Text("逐项核对请看 ashore owed。", "See ashore owed for each of its lines.")


class PaymentTooSmallError(DataError):
    """A fixed payment does not even cover the interest, so it never clears the loan."""

    code = "owed.payment-too-small"
    says = Text(
        "{where}：每期 {payment} 元只够付利息 {interest} 元，本金还不清。",
        "At {where}, payments of {payment} yuan beside {interest} yuan of interest never end.",
    )
    next_step = Text("请核对每期金额，或写明期数。", "Check the payment, or state the periods.")


class DebtUnknownError(CallError):
    """A payment is meant for a debt that is not among those of the creditor."""

    code = "owed.debt-unknown"
    says = Text(
        "没有叫“{name}”的债务。这个债权人名下有：{known}。",
        "No debt is called “{name}”. This creditor's debts are: {known}.",
    )
    next_step = Text("请从中指定。", "Name one of them.")
