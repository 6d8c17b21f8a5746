"""What a contract's own words about being late come to: rates, bases, days and conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ashore.case.terms import AccelerationTerms, Base, CompoundTerms, LateFeeTerm, PenaltyTerms
from ashore.intake.numerals import CHINESE, NUMBER, decimal_of, number_of, plain, share_in, share_of
from ashore.intake.rate_words import Clause, Per, penalty_rate
from ashore.money.amounts import fen_from_yuan
from ashore.money.daycount import DayCount

__all__ = [
    "LateTerms",
    "acceleration",
    "late_fee",
    "late_terms",
    "number_of",
    "says_none",
    "share_of",
]

_COUNT = rf"(\d+|[{CHINESE}]+)"
_DAYS = rf"{_COUNT}\s*个?\s*(?:自然|日历|工作|营业)?[日天]"
_GRACE = (
    rf"宽限期?(?:[内为是有共:=]|天数|,)*\s*\(?\s*[为是]?\s*{_DAYS}\)?",
    rf"{_DAYS}的?(?:还款)?宽限期?",
)
_CHARGE = r"(?:任何|逾期|迟延)*(?:罚息|利息|违约金|滞纳金|费用|款项)?"
_NOTHING = re.compile(
    r"(?:(?:逾期)?(?:罚息|违约金|滞纳金|逾期费)[:为是=]?\s*)?"
    rf"(?:-|—|否|(?:暂?无|没有|免收?|不(?:另?[计加]?收取?|约定|适用))(?:约定|需)?{_CHARGE})"
    r"(?:[,;。(][^\d%‰‱倍]*)?"
)
_NO_COMPOUND = re.compile(r"(?:不|无|未|没有)[^，。；,;]{0,6}复利|免[收计]?复利")
_MINIMUM = r"(?:最低|不低于|至少)\s*(?:人民币)?\s*(\d+(?:\.\d{1,2})?)\s*元"
_FIXED = (
    rf"(?:每[期次笔]|一次性|固定)(?:[收取固定按为:]|违约金|滞纳金)*\s*(?:人民币)?\s*({NUMBER})\s*元"
)


@dataclass(frozen=True, slots=True)
class LateTerms:
    """What the words on late payment give; None where they are silent or could not be read."""

    penalty: PenaltyTerms | None
    compound: CompoundTerms | None
    grace_days: int | None
    understood: bool


def late_terms(words: str, days_a_year: int | None) -> LateTerms:
    """Return what a contract's words on late payment say of penalty and compound interest.

    「1.5 倍」 and 「上浮 50%」 are both half as much again as the contract's rate. A rate in the
    words themselves, by the day or by the year, stands in place of a multiple.

    Args:
        words: The clause, as the contract has it.
        days_a_year: The contract's day-count base, 360 or 365; None where it is not known.
    """
    if says_none(words):
        return LateTerms(None, None, None, understood=True)
    clause = Clause(plain(words))
    grace = _grace_days(clause)
    count = clause.years_of_days() or {360: DayCount.ACT_360, 365: DayCount.ACT_365}.get(
        days_a_year or 0
    )
    rate = penalty_rate(clause)
    understood = rate is not None and clause.read_whole
    penalty = None
    if understood and rate:
        penalty = PenaltyTerms(**rate, base=_base_of(clause.text)[0], day_count=count)
    compound = None
    if "复利" in clause.text and not _NO_COMPOUND.search(clause.text):
        by_contract = re.search(r"合同利率[^，。；,;]{0,4}复利", clause.text)
        compound = CompoundTerms(rate="contract" if by_contract else "penalty", day_count=count)
    return LateTerms(penalty, compound, grace, understood=understood)


def says_none(words: str) -> bool:
    """Return whether words say that a charge is not taken, and nothing else with a number.

    Examples:
        >>> says_none("不收罚息"), says_none("无宽限期，罚息 1.5 倍")
        (True, False)
    """
    return _NOTHING.fullmatch(plain(words)) is not None


def late_fee(words: str, *, name: str = "逾期违约金") -> LateFeeTerm | None:
    """Return a late fee by the day or taken once, or None where the words give none for sure.

    A limit, a fee by the month or by the year, and a sum for each day have no term to stand in:
    None, so that they are asked about.

    Examples:
        >>> late_fee("日0.1%×当期应还").rate
        Fraction(1, 1000)
        >>> late_fee("每日0.05%，最高不超过本金的 10%") is None
        True
    """
    if says_none(words):
        return None
    clause = Clause(plain(words))
    _grace_days(clause)
    least, shares = clause.take(_MINIMUM), clause.shares()
    fixed = clause.take(_FIXED)
    if fixed and not shares and not least and clause.read_whole:
        amount = int(decimal_of(fixed[1]) * 100)
        return LateFeeTerm(name=name, amount=amount, per="once", base=Base.INSTALMENT)
    if len(shares) != 1 or fixed:
        return None
    per, (base, base_open) = clause.time_of(shares[0]), _base_of(clause.text)
    clause.take_span(*shares[0].span())
    if "最低还款" in clause.text:
        base, per = Base.UNPAID_MINIMUM, None
    # A small share of nothing in particular may be a daily one: only one that says it is sure.
    sure = (base is not None and shares[0][2] == "%") or "一次性" in clause.text
    if not clause.read_whole or base_open:
        return None
    if (per is None and not sure) or per in (Per.MONTH, Per.YEAR) or (per and least):
        return None
    return LateFeeTerm(
        name=name,
        rate=share_in(shares[0]),
        per="day" if per else "once",
        base=base or Base.INSTALMENT,
        minimum=fen_from_yuan(least[1]) if least else None,
    )


def acceleration(words: str) -> AccelerationTerms | None:
    """Return when a clause lets the lender call the whole loan, or None where it cannot be read.

    「超过 60 日」 is met on day 61; 「满 30 日」 and 「逾期 90 日」 on that very day.

    Examples:
        >>> acceleration("连续两期未付息可提前收回").consecutive
        2
    """
    text = plain(words)
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


def _grace_days(clause: Clause) -> int | None:
    """Return the days of grace; working days count as so many days, which they are at least."""
    found = [match for pattern in _GRACE if (match := clause.take(pattern))]
    return number_of(found[0][1]) if found else None


def _base_of(text: str) -> tuple[Base | None, bool]:
    """Return what a charge is taken on, and whether its words leave open which principal."""
    words: tuple[tuple[str, Base | None], ...] = (
        (
            r"(?:逾期|到期|当期)(?:应还|未偿?还|未付)?的?(?:贷款|借款)?本金(?![和及与、息])",
            Base.PRINCIPAL,
        ),
        (r"(?:全部|剩余|未偿还?|尚欠)的?(?:贷款|借款)?本金", Base.OUTSTANDING),
        (r"逾期本息|本息|本金[和及与、]利息", Base.PRINCIPAL_AND_INTEREST),
        (r"当期|应还总额|未还金额|应还款额|逾期金额|欠款", Base.INSTALMENT),
        # What is overdue of it, or all that is left: these words do not say.
        (r"(?:未还|欠付|所欠|拖欠|借款|贷款|合同)的?本金", None),
        (r"本金", Base.PRINCIPAL),
    )
    found = next(
        ((base, base is None) for pattern, base in words if re.search(pattern, text)), None
    )
    return found or (None, False)
