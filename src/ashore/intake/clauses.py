"""What a contract's own words about being late come to: rates, bases, days and conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.terms import AccelerationTerms, Base, CompoundTerms, LateFeeTerm, PenaltyTerms
from ashore.money.amounts import fen_from_yuan
from ashore.money.daycount import DayCount

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_COUNT = r"(\d+|[零〇一二两三四五六七八九十百]+)"
_PERCENT = re.compile(
    r"(\d+(?:\.\d+)?)\s*([%‰])|(百|千|万)分之(\d+(?:\.\d+)?|[零〇一二两三四五六七八九十点]+)"
)
_PARTS = {"%": 100, "‰": 1_000, "百": 100, "千": 1_000, "万": 10_000}
_TIMES = re.compile(
    r"(\d+(?:\.\d+)?|[一二两三](?:点[一二三四五六七八九])?)\s*倍|[×xX*]\s*(\d(?:\.\d+)?)(?![\d.%‰])"
)
_RAISED = re.compile(r"(?:上浮|加收|加计|增加)\s*(?=[\d百千万])")
_WHOLE_RATE = re.compile(r"(?:合同|贷款|借款|原)?(?:约定)?利率的?\s*(1\d\d)\s*%")
_NOTHING = re.compile(r"^(无|没有|不收|不计收|否|-|—)")
_DAILY = re.compile(
    r"每[日天]|按日|[日天](?=\s*[\d百千万])|日(?:利率|息|费率|罚息)|/\s*[日天]|每逾期一[日天]"
)
_YEARLY = re.compile(r"年(?:化|利率|息|率)?")
_NO_COMPOUND = re.compile(r"(?:不|无|未|没有)[^，。；,;]{0,6}复利|免[收计]?复利")


@dataclass(frozen=True, slots=True)
class LateTerms:
    """What the words on late payment give; None where they are silent or could not be read."""

    penalty: PenaltyTerms | None
    compound: CompoundTerms | None
    grace_days: int | None
    understood: bool


def number_of(written: str) -> int:
    """Return a whole number written in digits or in Chinese up to the hundreds.

    Examples:
        >>> [number_of(text) for text in ("60", "三", "十二", "六十", "一百二十")]
        [60, 3, 12, 60, 120]
    """
    if written.isascii():
        return int(written)
    total = digit = 0
    for char in written:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def share_of(words: str) -> Fraction | None:
    """Return the first share in some words: ``0.05%``, ``5‰`` or ``万分之五``.

    Examples:
        >>> share_of("每日万分之五"), share_of("年化 23.9%(平台页面)")
        (Fraction(1, 2000), Fraction(239, 1000))
    """
    found = _PERCENT.search(_plain(words))
    if found is None:
        return None
    number, sign, of, parts = found.groups()
    if number:
        return Fraction(number) / _PARTS[sign]
    return _decimal(parts) / _PARTS[of]


def late_terms(words: str, days_a_year: int | None) -> LateTerms:
    """Return what a contract's words on late payment say of penalty and compound interest.

    「1.5 倍」 and 「上浮 50%」 are both half as much again as the contract's rate. A rate in the
    words themselves, by the day or by the year, stands in place of a multiple.

    Args:
        words: The clause, as the contract has it.
        days_a_year: The contract's day-count base, 360 or 365; None where it is not known.
    """
    text = _plain(words)
    if _NOTHING.match(text):
        return LateTerms(None, None, None, understood=True)
    count = {360: DayCount.ACT_360, 365: DayCount.ACT_365}.get(days_a_year or 0)
    rate = _penalty_rate(text)
    penalty = PenaltyTerms(**rate, base=_base_of(text), day_count=count) if rate else None
    compound = None
    if "复利" in text and not _NO_COMPOUND.search(text):
        by_contract = re.search(r"合同利率[^，。；,;]{0,4}复利", text)
        compound = CompoundTerms(rate="contract" if by_contract else "penalty", day_count=count)
    grace = re.search(rf"宽限期?\s*{_COUNT}\s*[日天]", text)
    return LateTerms(
        penalty, compound, number_of(grace[1]) if grace else None, understood=bool(rate)
    )


def late_fee(words: str, *, name: str = "逾期违约金") -> LateFeeTerm | None:
    """Return a late fee by the day or taken once, or None where the words give none.

    Examples:
        >>> late_fee("日0.1%×当期应还").rate
        Fraction(1, 1000)
    """
    text = _plain(words)
    rate = share_of(text)
    if _NOTHING.match(text) or rate is None:
        return None
    least = re.search(r"(?:最低|不低于|至少)\s*(?:人民币)?\s*(\d+(?:\.\d{1,2})?)\s*元", text)
    if "最低还款" in text:
        base, once = Base.UNPAID_MINIMUM, True
    else:
        base, once = _base_of(text) or Base.INSTALMENT, not _DAILY.search(text)
    return LateFeeTerm(
        name=name,
        rate=rate,
        per="once" if once else "day",
        base=base,
        minimum=fen_from_yuan(least[1]) if least else None,
    )


def acceleration(words: str) -> AccelerationTerms | None:
    """Return when a clause lets the lender call the whole loan, or None where it cannot be read.

    「超过 60 日」 is met on day 61; 「满 30 日」 and 「逾期 90 日」 on that very day.

    Examples:
        >>> acceleration("连续两期未付息可提前收回").consecutive
        2
    """
    text = _plain(words)
    over = re.search(rf"(?:超过|超|逾)\s*{_COUNT}\s*(?:[日天]|个?自然日)", text)
    at = re.search(rf"(?:逾期)?(?:满|达到?|逾期)\s*{_COUNT}\s*(?:[日天]|个?自然日)", text)
    in_a_row = re.search(rf"连续(?:逾期)?\s*{_COUNT}\s*(?:个?月|期|次)", text)
    in_all = re.search(rf"累计(?:逾期)?\s*{_COUNT}\s*(?:个?月|期|次)", text)
    any_miss = re.search(r"任(?:何|意)?一期(?:未|逾期(?!超过|满|达|\s*\d))", text)
    values = {
        "over_days": number_of(over[1]) if over else None,
        "from_days": number_of(at[1]) if at and not over else None,
        "consecutive": number_of(in_a_row[1]) if in_a_row else 1 if any_miss and not over else None,
        "total": number_of(in_all[1]) if in_all else None,
    }
    if not any(values.values()):
        return None
    needs_notice = not re.search(r"(?:无需|无须|不必|不需要?|不经)[^,;。]{0,4}通知|自动到期", text)
    return AccelerationTerms(**values, notice_required=needs_notice)


def _penalty_rate(text: str) -> dict[str, Fraction]:
    """Return the one rate of penalty interest that the words give, under its field's name."""
    times = _TIMES.search(text)
    multiple = _decimal(times[1] or times[2]) if times else None
    raised = _RAISED.search(text)
    if raised:
        extra = share_of(text[raised.end() :])
        return {"multiplier": 1 + extra} if extra else {}
    whole = _WHOLE_RATE.search(text)
    if whole:
        return {"multiplier": Fraction(whole[1]) / 100}
    found = _PERCENT.search(text)
    if found is None:
        return {"multiplier": multiple} if multiple else {}
    rate = (share_of(text) or Fraction(0)) * (multiple or 1)
    before = text[max(found.start() - 8, 0) : found.end()]
    daily = _DAILY.search(before) and not _YEARLY.search(before)
    return {"daily_rate" if daily else "annual_rate": rate}


def _base_of(text: str) -> Base | None:
    words = (
        (r"(?:全部|剩余|未偿还?|尚欠)(?:贷款|借款)?本金", Base.OUTSTANDING),
        (r"逾期本息|本息|本金[和及与、]利息", Base.PRINCIPAL_AND_INTEREST),
        (r"当期|应还总额|未还金额|应还款额|逾期金额|欠款", Base.INSTALMENT),
        (r"本金", Base.PRINCIPAL),
    )
    return next((base for pattern, base in words if re.search(pattern, text)), None)


def _decimal(written: str) -> Fraction:
    if written.replace(".", "").isascii():
        return Fraction(written)
    whole, _, decimals = written.partition("点")
    digits = "".join(str(_DIGITS[char]) for char in decimals if char in _DIGITS)
    return number_of(whole or "零") + Fraction(int(digits or 0), 10 ** len(digits))


def _plain(words: str) -> str:
    return words.translate(str.maketrans("％．：；，（）", "%.:;,()")).strip()
