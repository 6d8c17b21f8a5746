"""The one rate that a clause on being late names, and whether every number of it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from ashore.intake.numerals import CHINESE, NUMBER, SHARE, TIMES, decimal_of, share_in
from ashore.money.daycount import DayCount


class Per(StrEnum):
    """The time that a rate is for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_ONE = r"(?:[一1]个?)?"
_TIME = re.compile(
    rf"(?P<day>每(?:逾期)?{_ONE}(?:自然)?[日天]|逾期[一1][日天]|按[日天](?!计)"
    r"|按[日天]计[收算付]?(?:罚息|违约金)?[按为:\s]*$|[日天](?:利率|利息|息|费率|罚息|违约金|率)"
    r"|(?:^|[^次之款期当到还起一\d])[日天]\s*[按为:]?\s*$)"
    rf"|(?P<month>每(?:逾期)?{_ONE}月|按月(?!计)|按月计[收算付]?(?:罚息|违约金)?[按为:\s]*$"
    r"|月(?:利率|利息|息|费率|罚息|率))"
    r"|(?P<year>年化|每年|按年(?!计)|年(?:利率|利息|息|费率|罚息|率)|年\s*$)"
)
_TIME_AFTER = re.compile(
    r"\s*(?:(?P<year>[÷/]\s*36[05](?:[天日])?(?:\s*[×xX*]\s*(?:实际)?(?:逾期)?[天日]数)?|[/每]\s*年)"
    r"|(?P<month>[/每]\s*月|[×xX*]\s*(?:实际)?(?:逾期)?月数)"
    r"|(?P<day>[/每]\s*[日天]|[×xX*]\s*(?:实际)?(?:逾期)?[天日]数))"
)
_RAISED = re.compile(
    r"(?:(?:上浮|加收|加计|增加|上调|提高|另加|加)(?:幅度|比例)?[为:]?|[×xX*]\s*\(\s*1\s*\+)\s*"
    rf"(?:({SHARE.pattern})|({NUMBER})\s*成)"
)
_CONTRACT_RATE = re.compile(
    r"(?:合同|借款|贷款|约定|正常|原)(?:约定)?的?(?:执行)?[年月日]?利率[为是:=]?\s*$"
)
_LATE_RATE = re.compile(r"(?:罚息|逾期)(?:贷款|借款|罚息)?利率\s*[为是按:=]?\s*$")
_JOINED = re.compile(r"[的再,\s]*(?:基础)?上?[,\s]*")
_YEAR_OF_DAYS = re.compile(r"[÷/]\s*(36[05])|(?:[一全]?年)?按?(36[05])\s*[天日](?:计算|计)?")
_TOLD = (
    r"第[\d.十百零一二两三四五六七八九]+[条款项章节页]",
    rf"每(?:逾期)?{_ONE}(?:自然)?[日天月年期次笔]|逾期[一1][日天]|任[何意]?一[期笔次]|一次性",
)
_LEFT = re.compile(
    rf"\d|[%‰‱]|分之|倍|[{CHINESE}]\s*(?:成(?!本)|元|个?百?分?点|[个]?(?:工作|自然)?[天日]|周|星期"
    r"|个?月|期|年|次)|LPR|报价利率|基准|最高|上限|不超过|不高于|封顶|为限|孰|较[高低]"
    r"|最低(?!还款)|不低于|至少",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Clause:
    """A clause while it is read: what was understood is taken out, and the rest is left.

    A clause that still holds a number or a unit when all is taken is not understood.
    """

    text: str
    rest: str = field(init=False)

    def __post_init__(self) -> None:
        self.rest = self.text
        for told in _TOLD:
            self.take(told)

    def take(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        """Return the first place of a pattern in the clause, taking every place of it out."""
        found = re.search(pattern, self.text)
        for each in re.finditer(pattern, self.text):
            self.take_span(each.start(), each.end())
        return found

    def take_span(self, start: int, end: int) -> None:
        """Take one stretch out; the places of the rest stay as they are."""
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]

    @property
    def read_whole(self) -> bool:
        """Return whether no number, unit or limit is left."""
        return not _LEFT.search(self.rest)

    def years_of_days(self) -> DayCount | None:
        """Return the year that the clause itself divides by, 360 or 365 days."""
        found = self.take(_YEAR_OF_DAYS)
        if found is None:
            return None
        return DayCount.ACT_360 if "360" in found[0] else DayCount.ACT_365

    def shares(self) -> list[re.Match[str]]:
        """Return the shares that are left, in their order."""
        return list(SHARE.finditer(self.rest))

    def time_of(self, share: re.Match[str]) -> Per | None:
        """Return what time a share is for, by the words next to it and then by the others."""
        after = _TIME_AFTER.match(self.text, share.end())
        if after:
            self.take_span(*after.span())
            return _per(after)
        before = re.split(r"[,;。(]", self.text[: share.start()])[-1]
        near = list(_TIME.finditer(before))
        if near:
            return _per(near[-1])
        parts = re.split(r"[,;。()]", self.text)
        named = {_per(found) for part in parts for found in _TIME.finditer(part)}
        named |= {_per(found) for found in _TIME_AFTER.finditer(self.text)}
        return named.pop() if len(named) == 1 else None


def penalty_rate(clause: Clause) -> dict[str, Fraction] | None:
    """Return the rate of penalty interest under its field's name, or None where it is not sure.

    It is a multiple of the contract's rate (「1.5 倍」, 「上浮五成」, 「150%」), or a rate of its
    own with the time that it is for. Two rates, and a share whose time nobody says, are not
    guessed.
    """
    raised = _raised(clause)
    shares, times = clause.shares(), list(TIMES.finditer(clause.rest))
    if len(shares) + len(times) + len(raised) > 1:
        shares = [share for share in shares if not _is_contract_rate(clause, share)]
    if len(shares) > 1 or len(times) + len(raised) > 1:
        return None
    factor, start = _factor(clause, times, raised)
    if shares:
        joined = clause.text[shares[0].end() : start] if times or raised else None
        if joined is not None and (start < shares[0].end() or not _JOINED.fullmatch(joined)):
            return (
                None  # 「年 24% 的 1.5 倍」 is one rate; a rate here and a multiple there are two
            )
        return _own_rate(clause, shares[0], factor)
    if raised and _charged_apart(clause, start):
        return _daily(factor - 1)
    return {"multiplier": factor} if times or raised else None


def _own_rate(clause: Clause, share: re.Match[str], factor: Fraction) -> dict[str, Fraction] | None:
    """Return what one share says: a rate with its time, or what the contract's is multiplied by."""
    rate, per = share_in(share), clause.time_of(share)
    before = clause.text[: share.start()].rstrip()
    clause.take_span(*share.span())
    of_rate = before.endswith("利率的")
    if rate > 1:
        of_another = of_rate or before.endswith(("×", "x", "X", "*"))
        return {"multiplier": rate * factor} if per is None or of_another else None
    if of_rate:
        return None  # half of the contract's rate, or half as much again: it does not say
    if per is None and share[2] == "%" and _LATE_RATE.search(before):
        per = Per.YEAR  # a rate in per cent is by custom one for the year
    if per is Per.DAY:
        return _daily(rate * factor)
    yearly = {Per.MONTH: 12 * rate * factor, Per.YEAR: rate * factor}
    return {"annual_rate": yearly[per]} if per else None


_MOST_A_DAY = Fraction(1, 100)
"""A share of more than one per cent a day is a slip or a raise of the rate: it is asked about."""


def _daily(rate: Fraction) -> dict[str, Fraction] | None:
    return {"daily_rate": rate} if rate <= _MOST_A_DAY else None


def _raised(clause: Clause) -> list[re.Match[str]]:
    found = list(_RAISED.finditer(clause.rest))
    for each in found:
        clause.take_span(*each.span())
    return found


def _factor(
    clause: Clause, times: list[re.Match[str]], raised: list[re.Match[str]]
) -> tuple[Fraction, int]:
    """Return what the contract's rate, or the rate beside it, is multiplied by, and its place."""
    if times:
        clause.take_span(*times[0].span())
        return decimal_of(times[0][1] or times[0][2]), times[0].start()
    if raised:
        found = raised[0]
        tenths = found[found.re.groups]
        share = SHARE.search(found[0])
        extra = decimal_of(tenths) / 10 if tenths else share_in(share) if share else Fraction(0)
        return 1 + extra, found.start()
    return Fraction(1), 0


def _charged_apart(clause: Clause, start: int) -> bool:
    """Return whether 「每日加收 0.05%」 is a charge by the day, not the contract's rate raised."""
    before = re.split(r"[,;。]", clause.text[:start])[-1]
    found = list(_TIME.finditer(before))
    return "利率" not in before and bool(found) and _per(found[-1]) is Per.DAY


def _is_contract_rate(clause: Clause, share: re.Match[str]) -> bool:
    """Take a share out that only repeats the contract's own rate beside the one that is agreed."""
    named = share_in(share) < 1 and _CONTRACT_RATE.search(clause.text[: share.start()])
    joined = _RAISED.match(clause.text, share.end())
    if not named or joined:
        return False
    clause.take_span(*share.span())
    return True


def _per(found: re.Match[str]) -> Per:
    return Per(str(found.lastgroup))
