"""Whether a clause is denied: by what stands before its words, within them, or after them."""

from __future__ import annotations

import re

_NO = (
    r"不得|不应|无权|无需|不需|不必|不会|不要|不能|不通过|不使用|禁止|并非|不构成|不视为|不影响"
    r"|不要求|不再?收取?|不限制|不以|无须|请勿|不因|不代表|不意味|不等于|不表示"
)
_REFUSES = r"拒绝|推诿|推脱|反对|阻挠|阻止|妨碍"
_BEFORE = re.compile(
    rf"(?:{_NO})(?![^,。;]{{0,12}}(?:{_REFUSES}))[^,。;]{{0,24}}$"
    r"|(?:不|未|没有|从未|未曾|并未)(?:因此|就此|由此)?$"
    r"|(?:有权|可以?|应当?)(?:予以?)?拒绝[^,。;]{0,24}$"
)
_PART_BEFORE = re.compile(
    rf"(?:甲方|债权[人方]|出借[人方]|公司|银行|[我贵]司|[我本]行)[^,。;]{{0,10}}(?:{_NO})"
    rf"(?![^,。;]{{0,12}}(?:{_REFUSES}))[^,。;]{{0,30}},(?:或者?|以及|包括)[^,。;]{{0,24}}$"
    r"|不因[^,。;]{0,24},(?:而|就|即)[^,。;]{0,16}$"
)
_WITHIN = re.compile(r"(?:不|未|没有|从未|未曾|并未)(?:因此|就此|由此)?放弃")
_PERSON = r"(?:乙方|借款[人方]|还款人|债务[人方]|持卡人|被告|被执行人|客户|本人|您|我)"
_AFTER = re.compile(
    r"^[^,。;]{0,10}(?:行为|要求|做法|说法|指示|通知|约定|条款|内容|表述)[^,。;]{0,4}"
    r"(?:无效|不生效|与(?:甲方|我司|本行|本公司|债权[人方])无关|不予认可)"
    r"|^[^,。;]{0,6}的?,?(?:均|一律)?"
    r"(?:(?:不视为|不算|不构成|视为未)(?:有效)?(?:还款|付款|支付|清偿)|与甲方无关)"
    rf"|^[^,。;]{{0,24}},{_PERSON}(?:均|都)?(?:有权|可以?|应当?|应予|须)(?:予以?)?拒绝"
)


def denied(text: str, words: str) -> bool:
    """Return whether a sentence says of some of its words that it is not to be so.

    Args:
        text: The sentence in its plain form.
        words: Those that are asked about, where they stand first.

    Examples:
        >>> denied("甲方不得要求乙方向个人账户付款", "个人账户付款")
        True
        >>> denied("乙方不得迟延,应向个人账户付款", "个人账户付款")
        False
        >>> denied("如要求付款至个人账户,乙方有权拒绝", "付款至个人账户")
        True
    """
    start = max(text.find(words), 0)
    return denied_at(text, start, start + len(words))


def denied_at(text: str, start: int, end: int) -> bool:
    """Return whether a sentence says of what stands in a place that it is not to be so.

    A denial reaches over a comma only where the next part goes on from it, as 「或者」 does, or
    where it says what the person does about it: 「乙方有权拒绝」.
    """
    before = text[:start]
    return bool(
        _BEFORE.search(before)
        or _PART_BEFORE.search(before)
        or _WITHIN.search(text[start:end])
        or _AFTER.search(text[end:])
    )
