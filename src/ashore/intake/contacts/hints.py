"""What a sender looks like, from its number and a few words: a hint for picking, no judgement."""

from __future__ import annotations

import re
from enum import IntEnum

from ashore.defend.contacts.numbers import NumberKind, number_from_text
from ashore.text import Text


class Likely(IntEnum):
    """What a sender may be; the higher, the likelier it is about debts."""

    PRIVATE = 0
    SERVICE = 1
    BANK = 2
    LENDER = 3
    COLLECTOR = 4
    COURT = 5


_WORDS: tuple[tuple[Likely, tuple[str, ...]], ...] = (
    (
        Likely.COURT,
        ("法院", "传票", "开庭", "立案", "诉前调解", "诉调", "执行局", "支付令", "仲裁委"),
    ),
    (
        Likely.COLLECTOR,
        ("催收", "逾期", "欠款", "拖欠", "上门", "外访", "法务", "委外", "起诉", "失信", "贷后",
         "清收", "律师函", "结清", "协商还款"),
    ),
    (
        Likely.LENDER,
        ("还款", "借款", "贷款", "网贷", "分期", "额度", "借条", "白条", "花呗", "借呗", "账单",
         "消费金融", "小额贷", "征信", "扣款", "代偿"),
    ),
    (Likely.BANK, ("银行", "信用卡", "农商行", "信用社")),
)  # fmt: skip
_SIGNATURE = re.compile(r"^\s*【([^【】]{1,30})】|【([^【】]{1,30})】\s*$")
_SAYS = {
    Likely.COURT: Text("像法院、调解或仲裁", "looks like a court, mediation or arbitration"),
    Likely.COLLECTOR: Text("像在说欠款、催收", "looks like it is about arrears or collecting"),
    Likely.LENDER: Text("像贷款平台或出借方", "looks like a lender or loan platform"),
    Likely.BANK: Text("像银行", "looks like a bank"),
    Likely.SERVICE: Text("服务或企业号码", "a service or company number"),
}
_SERVICE_KINDS = frozenset(
    {NumberKind.SERVICE, NumberKind.TOLL, NumberKind.PORT, NumberKind.LANDLINE}
)
_PRIVATE_KINDS = frozenset(
    {NumberKind.MOBILE, NumberKind.ABROAD, NumberKind.PARTIAL, NumberKind.ACCOUNT}
)
_BANK_NUMBER = re.compile(r"95[35]\d{2}")


def signature_of(text: str) -> str:
    """Return the name in 【】 that a message begins or ends with, empty where it has none.

    Examples:
        >>> signature_of("【驼峰钱包】您好"), signature_of("您好【恒信】"), signature_of("您好")
        ('驼峰钱包', '恒信', '')
    """
    found = _SIGNATURE.search(text)
    return (found[1] or found[2]).strip() if found else ""


def likely_from_words(text: str) -> Likely:
    """Return what the words of a message or a name point to.

    Examples:
        >>> likely_from_words("您的借款已逾期").name, likely_from_words("晚上吃饭吗").name
        ('COLLECTOR', 'PRIVATE')
    """
    for likely, words in _WORDS:
        for word in words:
            if word in text:
                return likely
    return Likely.PRIVATE


def likely_from_number(written: str) -> Likely:
    """Return what the kind of a number points to.

    Examples:
        >>> [likely_from_number(n).name for n in ("95588", "1069012345", "13800001234")]
        ['BANK', 'SERVICE', 'PRIVATE']
    """
    number = number_from_text(written)
    if number is None or number.kind not in _SERVICE_KINDS:
        return Likely.PRIVATE
    is_bank = number.kind is NumberKind.SERVICE and _BANK_NUMBER.fullmatch(number.key)
    return Likely.BANK if is_bank else Likely.SERVICE


def is_company_number(written: str) -> bool:
    """Return whether a number is of a kind that people do not send private messages from.

    Examples:
        >>> [is_company_number(n) for n in ("1069012345", "95588", "13800001234", "wxid_a")]
        [True, True, False, False]
    """
    number = number_from_text(written)
    return number is not None and number.kind not in _PRIVATE_KINDS


def hint(likely: Likely) -> Text | None:
    """Return how a sender is described to the person, None where nothing is known."""
    return _SAYS.get(likely)
