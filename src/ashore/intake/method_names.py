"""The words for ways of paying a loan back."""

from __future__ import annotations

import re

from ashore.case.terms import Method

_METHODS = (
    (r"等本等息|平息|flat|add-on", Method.FLAT),
    (r"等额本金|equal[ -]principal", Method.EQUAL_PRINCIPAL),
    (r"等额本息|equal[ -]instal|annuity", Method.EQUAL_INSTALMENT),
    (r"先息后本|interest[ -]only|按月付息", Method.INTEREST_ONLY),
    (r"一次性|到期还本|bullet", Method.BULLET),
    (r"信用卡|credit card", Method.CARD),
    (r"随借随还|revolving|按日计息", Method.DAILY_ACCRUAL),
    (r"先用后付|月付|白条|花呗|BNPL", Method.CUSTOM),
)


def named_method(words: str) -> Method | None:
    """Return the way of paying back that some words name, None where they name none.

    Examples:
        >>> named_method("按月等额本息还款").value, named_method("见还款计划表")
        ('equal_instalment', None)
    """
    return next((m for named, m in _METHODS if re.search(named, words, re.IGNORECASE)), None)
