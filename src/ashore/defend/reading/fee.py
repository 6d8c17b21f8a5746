"""What an offer asks to be paid, and what that is against what there is to gain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ashore.defend.reading.normalise import fold
from ashore.findings import Working
from ashore.money.amounts import yuan_from_fen
from ashore.money.rounding import Rounding, round_to_int
from ashore.text import Text

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_HAN_NUMBER = "[零〇一二两三四五六七八九十百千万]+"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?[万千百]?|{_HAN_NUMBER})"
_FEE = (
    r"(?:启动|建档|评估|服务|咨询|材料|资料|排期|加急|办理|受理|登记|激活|手续|管理|托管|代理|顾问|会员|测评|培训|课程|名额"
    r"|居间|中介|修复|协商|谈判|调解|首期|前期|定|订|押|诚意|意向|保证|启动资)(?:费|金|款|费用)|学费|首付|佣金|前期|先(?:付|交|收|转|打)"
)
_NOT_A_SUM = r"(?!\s*(?:%|分之|成|折|个点|天|日|年|期|个|人|名|家|分钟|小时|号|点|单|次|岁|层|位))"
_SUM = re.compile(
    rf"({_FEE})[^\d零一二两三四五六七八九十百千。;!?\n]{{0,8}}({_NUMBER})(?:元|块)?{_NOT_A_SUM}"
)
_SHARE = re.compile(
    rf"(?:费|收|付|佣金|抽成)[^。;!?\n]{{0,12}}?(?:债务|欠款|负债|总额|总欠)[^。;!?\n]{{0,6}}?(?:百分之({_HAN_NUMBER})|(\d+(?:\.\d+)?)%)"
    rf"|(?:债务|欠款|负债|总欠款)(?:总额)?的?(?:百分之({_HAN_NUMBER})|(\d+(?:\.\d+)?)%)"
)
_LEAST_FEN = 10_00
_MOST_FEN = 1_000_000_00


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The person's own sums in fen: all that is owed, and the charges that could be waived at all.

    ``charges`` holds penalties, late charges and fees; the principal is not among them.
    """

    owed: int | None = None
    charges: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCheck:
    """A fee in fen against the most that there is to gain, with a sentence and the arithmetic."""

    fee: int
    most_to_gain: int | None
    left_over: int | None
    says: Text
    workings: tuple[Working, ...]


def fee_in(text: str, figures: Figures | None = None) -> FeeCheck | None:
    """Return what an offer asks for, compared with the person's figures; None if it names no sum.

    Several sums are added only where each has its own name; a share of the debt needs
    ``figures.owed``.

    Examples:
        >>> found = fee_in("启动款2800,三天开工", Figures(charges=193_000))
        >>> found.fee, found.most_to_gain, found.left_over
        (280000, 193000, -87000)
    """
    figures = figures or Figures()
    parts = _parts(fold(text).text, figures.owed)
    if not parts:
        return None
    fee = sum(part for _, part, _ in parts)
    workings = [
        Working(label=Text(name, name), shown=yuan_from_fen(part), sum=how)
        for name, part, how in parts
    ]
    if figures.charges is None:
        says = _FEE_ALONE.fill(fee=yuan_from_fen(fee))
        return FeeCheck(
            fee=fee, most_to_gain=None, left_over=None, says=says, workings=tuple(workings)
        )
    left = figures.charges - fee
    workings.append(
        Working(
            label=Text("能谈的费用减去收费", "charges that could be waived, less the fee"),
            shown=yuan_from_fen(left),
            sum=f"{yuan_from_fen(figures.charges)} - {yuan_from_fen(fee)}",
        )
    )
    sentence = _NOTHING_LEFT if left <= 0 else _SOME_LEFT
    says = sentence.fill(
        fee=yuan_from_fen(fee), most=yuan_from_fen(figures.charges), left=yuan_from_fen(abs(left))
    )
    return FeeCheck(
        fee=fee, most_to_gain=figures.charges, left_over=left, says=says, workings=tuple(workings)
    )


_FEE_ALONE = Text(
    "这里要付 {fee} 元。自己去谈不用付这笔钱。",
    "This asks for {fee} yuan. Asking yourself costs nothing.",
)
_NOTHING_LEFT = Text(
    "这里要付 {fee} 元。你账上能谈的费用一共 {most} 元，就算都免掉，"
    "也抵不过这笔收费，还差 {left} 元。",
    "This asks for {fee} yuan. All charges that could be waived come to {most} yuan; even if every "
    "one were waived, the fee would not be covered, by {left} yuan.",
)
_SOME_LEFT = Text(
    "这里要付 {fee} 元。你账上能谈的费用一共 {most} 元；就算都免掉，付完收费也只剩 {left} 元，"
    "而免多少谁都不能保证。自己去谈不用付这笔钱。",
    "This asks for {fee} yuan. All charges that could be waived come to {most} yuan; if every one "
    "were waived, which nobody can promise, {left} yuan would be left after the fee. Asking "
    "yourself costs nothing.",
)


def _parts(text: str, owed: int | None) -> list[tuple[str, int, str]]:
    """Return each named sum with its name and how it was read."""
    found: dict[str, tuple[str, int, str]] = {}
    for match in _SUM.finditer(text):
        fen = _fen(match[2])
        if fen is not None and _LEAST_FEN <= fen <= _MOST_FEN:
            found.setdefault(match[1], (match[1], fen, match[0]))
    share = _SHARE.search(text)
    if share and owed is not None and not found:
        rate = _share(share)
        fen = round_to_int(rate * owed, Rounding.HALF_UP)
        found["share"] = (share[0], fen, f"{yuan_from_fen(owed)} × {rate}")
    return list(found.values())


def _share(match: re.Match[str]) -> Fraction:
    han, number = match[1] or match[3], match[2] or match[4]
    return Fraction(number) / 100 if number else Fraction(_han_number(han)) / 100


def _fen(written: str) -> int | None:
    """Return a sum of yuan, in figures or characters, as fen; None if it is no whole fen."""
    if written[0].isdigit() and written[0].isascii():
        number, unit = written.rstrip("万千百").replace(",", ""), written[-1]
        fen = Fraction(number) * _UNITS.get(unit, 1) * 100
        return int(fen) if fen.denominator == 1 else None
    return _han_number(written) * 100


def _han_number(written: str) -> int:
    """Return a number in characters; a last digit after a unit counts in tenths of that unit.

    Examples:
        >>> [_han_number(one) for one in ("三千八", "一万二", "十五", "两百零六", "六千五百")]
        [3800, 12000, 15, 206, 6500]
    """
    total, section, digit, unit = 0, 0, 0, 1
    zero = False
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
            zero = zero or digit == 0
            continue
        unit = _UNITS[character]
        if unit == _UNITS["万"]:
            total, section = (total + section + digit) * unit, 0
        else:
            section += (digit or 1) * unit
        digit, zero = 0, False
    tail = digit if zero or unit == 1 else digit * unit // 10
    return total + section + tail
