"""Amounts in the capital numerals of contracts: 壹万贰仟叁佰元整."""

from __future__ import annotations

import re

_DIGITS = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {
    "〇": 0,
    "貳": 2,
    "參": 3,
}
_UNITS = {"拾": 10, "佰": 100, "仟": 1_000}
_DIGIT = r"[零〇壹贰貳叁參肆伍陆柒捌玖]"
CAPITAL_AMOUNT = re.compile(
    rf"((?:{_DIGIT}|拾)(?:{_DIGIT}|[拾佰仟万萬亿])*)(?:元|圆)"
    rf"(?:({_DIGIT})角)?(?:零?({_DIGIT})分)?[整正]?"
)


def fen_of_capitals(text: str) -> int | None:
    """Return the fen of the first amount in capital numerals, None where there is none.

    Examples:
        >>> fen_of_capitals("人民币贰万元整"), fen_of_capitals("壹万贰仟叁佰零伍元陆角柒分")
        (2000000, 1230567)
    """
    match = CAPITAL_AMOUNT.search(text)
    if match is None:
        return None
    whole, tenths, hundredths = match.groups()
    fen = _number(whole) * 100
    fen += _DIGITS.get(tenths or "零", 0) * 10 + _DIGITS.get(hundredths or "零", 0)
    return fen


def _number(capitals: str) -> int:
    total = section = digit = 0
    for char in capitals:
        if char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in "万萬亿":
            size = 10**8 if char == "亿" else 10**4
            total = (
                (total + section + digit) * size
                if char == "亿"
                else total + (section + digit) * size
            )
            section = digit = 0
        else:
            digit = _DIGITS[char]
    return total + section + digit
