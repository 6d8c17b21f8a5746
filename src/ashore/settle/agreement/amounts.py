"""The sums and days that a sentence gives, and those that cannot be read to the last digit."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from typing import NamedTuple

from ashore.settle.agreement.numerals import AMOUNT_IN_WORDS, NUMERAL, fen_in_words

BLOT = "□■�"
_DIGIT = rf"[\dOolI{BLOT}?]"
_NUMBER = rf"(?:{_DIGIT}[\dOolI{BLOT}?,]*(?:\.{_DIGIT}{{1,2}})?)"
_FIGURES = rf"(?<![\dA-Za-z.,])(?:¥?{_NUMBER}万?元|¥{_NUMBER})"
_WORDS = rf"{NUMERAL}{{1,24}}[元圆](?:{NUMERAL}角)?(?:零?{NUMERAL}分)?整?"
_LINK = r"(?:人民币|RMB|金额|合计|共计|余额|应还|为|是|:|约|\||\()*"
MONEY = rf"{_LINK}((?:{_WORDS}\(?(?:小写)?:?)?(?:{_FIGURES})\)?|{_WORDS})"
"""An amount with what stands between its name and it; its one group is the amount as written."""
DAY = rf"({_DIGIT}{{4}}[-/.年]{_DIGIT}{{1,2}}[-/.月]{_DIGIT}{{1,2}}日?)"
_READ = re.compile(r"¥?(\d[\d,]*(?:\.\d{1,2})?)(?:(万)?元)?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class Money(NamedTuple):
    """An amount as written; ``fen`` is None where it cannot be read to the last digit.

    ``in_words`` is what its words come to where it is given in words and in figures.
    """

    written: str
    fen: int | None
    in_words: int | None = None

    @property
    def differs(self) -> bool:
        """Return whether its words and its figures are two amounts."""
        return None not in (self.fen, self.in_words) and self.fen != self.in_words


def money_of(written: str) -> Money:
    """Return the amount that a match of ``MONEY`` stands for.

    Examples:
        >>> money_of("¥1,331.93元").fen, money_of("1.2万元").fen, money_of("5□0.00元").fen
        (133193, 1200000, None)
        >>> money_of("伍仟捌佰元整(¥5,600.00元)").differs
        True
    """
    words = AMOUNT_IN_WORDS.search(written)
    spoken = fen_in_words(words) if words else None
    figures = re.search(_FIGURES, written)
    if figures is None:
        return Money(written, spoken)
    read = _READ.fullmatch(figures[0])
    if read is None:
        return Money(written, None, spoken)
    size = 1_000_000 if read[2] else 100
    exact = Fraction(read[1].replace(",", "")) * size
    return Money(written, int(exact) if exact.denominator == 1 else None, spoken)


def moneys_in(text: str) -> tuple[Money, ...]:
    """Return every amount of a sentence in its plain form."""
    return tuple(money_of(match[1]) for match in re.finditer(MONEY, text))


def day_of(written: str) -> dt.date | None:
    """Return the day that a match of ``DAY`` stands for, None where there is none or it is torn.

    Examples:
        >>> day_of("2026年12月5日"), day_of("2026年1O月5日"), day_of("2026-02-30")
        (datetime.date(2026, 12, 5), None, None)
    """
    read = _DAY.fullmatch(written)
    if read is None:
        return None
    try:
        return dt.date(*map(int, read.groups()))
    except ValueError:
        return None
