"""The days and sums of payments that a rule sets: each month from one on, so much a time."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ashore.money.dates import add_months
from ashore.settle.agreement.amounts import DAY, MONEY, day_of, money_of
from ashore.settle.agreement.numerals import digits_of, number_of
from ashore.settle.agreement.sentences import Sentence

_MONTH = (
    r"(?<!\d)([\d〇零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?"
    r"(?:起|开始)"
)
_DAY_OF_EACH = r"每(?:个)?月(?:的)?(\d{1,2})[日号]"
_MONTH_FIRST = re.compile(rf"{_MONTH}[^。;]{{0,60}}?{_DAY_OF_EACH}")
_DAY_FIRST = re.compile(rf"{_DAY_OF_EACH}[^。;]{{0,40}}?(?:自|从|于|[,(]){_MONTH}")
_EACH = rf"[^,。;\d]{{0,8}}?(?:每[期月]|各|均|分别)[^,。;\d]{{0,8}}?{MONEY}"
_RANGE = re.compile(rf"第(\d{{1,3}})期?(?:至|到|-|~|—)第?(\d{{1,3}})期{_EACH}")
_FRONT = re.compile(rf"前(\d{{1,3}})(?:期|个月){_EACH}")
_BACK = re.compile(rf"(?:后|其余|剩余)(\d{{1,3}})(?:期|个月){_EACH}")
_ONE = re.compile(rf"(?<![\d期至到~—-])第(\d{{1,3}})期(?!至|到|-|~|—)[^,。;\d]{{0,8}}?{MONEY}")
_FIRST = re.compile(rf"首期[^,。;\d]{{0,8}}?{MONEY}")
_LAST = re.compile(rf"(?:最后1期|最末1期|末期|尾期)[^,。;\d]{{0,8}}?{MONEY}")
_DAYS = re.compile(
    rf"(?:还款|付款|应还|到期|支付)日期?(?:分别)?[为是:]*((?:{DAY}[、,及和]?){{2,}})"
)
_DAY_OF_MONTH = re.compile(r"每月(?:的)?(\d{1,2})[日号]")


def first_of_months(text: str) -> tuple[dt.date, str] | None:
    """Return the first due day where only its month is given and a day of each, with the words.

    Examples:
        >>> first_of_months("自2027年2月起,每月31日还款1,500元,共12期")[0]
        datetime.date(2027, 2, 28)
    """
    if match := _MONTH_FIRST.search(text):
        written_year, written_month, day = match.groups()
    elif match := _DAY_FIRST.search(text):
        day, written_year, written_month = match.groups()
    else:
        return None
    year = int(digits_of(written_year))
    month = int(written_month) if written_month.isdigit() else number_of(written_month) or 0
    if not (year >= 1 and 1 <= month <= 12 and 1 <= int(day) <= 31):
        return None
    longest = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(int(day), longest)), match[0]


def monthly_days(start: dt.date, count: int, sentences: Sequence[Sentence]) -> list[dt.date]:
    """Return so many days a month apart; a first day cut short by its month does not cut others."""
    named = [int(one[1]) for s in sentences if (one := _DAY_OF_MONTH.search(s.plain))]
    longest = calendar.monthrange(start.year, start.month)[1]
    if named and named[0] > start.day == longest and (seed := day_of(f"2000-12-{named[0]}")):
        ahead = 12 * (start.year - 2000) + start.month - 12
        return [add_months(seed, ahead + n) for n in range(count)]
    return [add_months(start, n) for n in range(count)]


def days_in(text: str) -> list[dt.date]:
    """Return the due days that a sentence names one by one."""
    match = _DAYS.search(text)
    days = [day_of(one[1]) for one in re.finditer(DAY, match[1])] if match else []
    return [day for day in days if day]


def sums_of_parts(
    sentences: Sequence[Sentence], count: int, monthly: Sequence[int]
) -> tuple[int, ...] | None:
    """Return the fen of each of so many payments, None where the words do not settle each.

    Args:
        sentences: The agreement.
        count: How many payments there are.
        monthly: The fen that are said to be paid each time, in order.

    Examples:
        >>> from ashore.settle.agreement.sentences import sentences_of_text
        >>> text = "每期1,000.00元，最后一期1,050.00元。"
        >>> sums_of_parts(sentences_of_text(text), 3, [100_000])
        (100000, 100000, 105000)
    """
    given: dict[int, set[int]] = {}
    ranged = False
    for places, fen, several in _given(sentences, count):
        if fen is None or not places or places[0] < 1 or places[-1] > count:
            return None
        ranged = ranged or several
        for place in places:
            given.setdefault(place, set()).add(fen)
    rest = set() if ranged else set(monthly)
    found = [given.get(place, rest) for place in range(1, count + 1)]
    if any(len(sums) != 1 for sums in found):
        return None
    return tuple(next(iter(sums)) for sums in found)


def _given(sentences: Sequence[Sentence], count: int) -> Iterator[tuple[range, int | None, bool]]:
    """Yield the places that a sum is named for, its fen, and whether it is named for several."""
    for text in (sentence.plain for sentence in sentences):
        for one in _RANGE.finditer(text):
            yield range(int(one[1]), int(one[2]) + 1), money_of(one[3]).fen, True
        for one in _FRONT.finditer(text):
            yield range(1, int(one[1]) + 1), money_of(one[2]).fen, True
        for one in _BACK.finditer(text):
            yield range(count - int(one[1]) + 1, count + 1), money_of(one[2]).fen, True
        for one in _ONE.finditer(text):
            yield range(int(one[1]), int(one[1]) + 1), money_of(one[2]).fen, False
        for place, pattern in ((1, _FIRST), (count, _LAST)):
            for one in pattern.finditer(text):
                yield range(place, place + 1), money_of(one[1]).fen, False
