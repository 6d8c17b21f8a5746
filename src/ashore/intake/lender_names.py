"""What a company's full name says of its licence: a first guess that the person can correct."""

from __future__ import annotations

import re

from ashore.law.lenders import LenderType

_NAMES: tuple[tuple[str, LenderType], ...] = (
    (r"消费金融|消金", LenderType.CONSUMER_FINANCE),
    (r"汽车金融", LenderType.AUTO_FINANCE),
    (r"信托", LenderType.TRUST),
    (r"小额贷款|小贷", LenderType.SMALL_LOAN),
    (r"担保", LenderType.GUARANTEE),
    (r"租赁", LenderType.LEASING),
    (r"典当", LenderType.PAWN),
    (r"保理", LenderType.FACTORING),
    (r"银行|农商行|农信|信用(?:合作)?社", LenderType.BANK),
)
_FAMILY = re.compile(r"亲友|亲戚|朋友|私人|民间|family|friend", re.IGNORECASE)


def lender_type(*names: str | None, product: str = "") -> LenderType:
    """Return the licence that the first telling name gives, or ``unknown``.

    Args:
        names: The funder, then the creditor, then the platform: the most certain name first.
        product: The kind of product, where a loan among family or friends is named so.

    Examples:
        >>> lender_type(None, "禾光小额贷款有限公司").value
        'small_loan'
    """
    if _FAMILY.search(product):
        return LenderType.NATURAL_PERSON
    for name in names:
        for pattern, licence in _NAMES:
            if name and re.search(pattern, name):
                return licence
    return LenderType.UNKNOWN
