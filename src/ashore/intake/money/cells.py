"""What one cell says: an amount to the fen, or a day and a time, and never a guess at either."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from typing import NamedTuple

_AMOUNT = re.compile(
    r"""(?P<before>[+-]?)\s*(?P<code>[A-Z]{3}|人民币)?\s*¥?\s*(?P<sign>[+-]?)
    (?P<whole>\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(?P<cents>\d{1,2})0*)?
    \s*(?P<unit>元|[A-Z]{3})?\s*(?:\((?P<note>[^()]*)\))?""",
    re.VERBOSE | re.ASCII,
)
_REFUNDED = re.compile(r"已(?P<whole>全额)?退款(?P<part>.*)")
_COUNTRY = re.compile(r"[A-Z]{2,3}")
_MINUS = str.maketrans("−–—", "---")
_YUAN = {None, "", "元", "人民币", "CNY", "RMB"}

_MOMENT = re.compile(
    r"""(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?
    (?:[\sT]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?""",
    re.VERBOSE | re.ASCII,
)
_COMPACT = re.compile(
    r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[\sT]*(\d{2}):?(\d{2}):?(\d{2}))?", re.ASCII
)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)
_BARE_CLOCK = re.compile(r"([01]\d|2[0-3])([0-5]\d)([0-5]\d)", re.ASCII)


class Amount(NamedTuple):
    """What an amount cell says, in fen; ``refunded`` is what it says came back of it.

    ``foreign`` is the currency where it is not yuan.
    """

    fen: int
    refunded: int = 0
    foreign: str | None = None


class Moment(NamedTuple):
    """A day, and the time of day where the cell gives one; ``year`` is None where it is not told.

    Without a year the day stands in a leap year, so that every day exists.
    """

    month: int
    day: int
    year: int | None = None
    time: str | None = None


def plain(cell: str) -> str:
    r"""Return a cell without padding, its full-width signs as plain ones.

    Examples:
        >>> plain("\t金额（元） ")
        '金额(元)'
    """
    cell = cell.strip()
    return cell if cell.isascii() else unicodedata.normalize("NFKC", cell).strip()


def fen_of_plain(cell: str) -> int | None:
    """Return the fen of an amount that is digits, a point and two more, as nearly all are.

    Examples:
        >>> fen_of_plain(" 12.50 "), fen_of_plain("-12.50")
        (1250, None)
    """
    cell = cell.strip()
    digits = cell[:-3] + cell[-2:]
    if cell[-3:-2] == "." and 3 <= len(digits) <= 15 and digits.isdecimal() and digits.isascii():
        return int(digits)
    return None


def amount_of(cell: str) -> Amount | None:
    """Return the amount that a cell says, or None where it says none that is exact to the fen.

    Examples:
        >>> amount_of("131.77(已退款89.84)")
        Amount(fen=13177, refunded=8984, foreign=None)
        >>> amount_of("￥1,234.5").fen, amount_of("0.125")
        (123450, None)
    """
    quick = fen_of_plain(cell)
    if quick is not None:
        return Amount(quick)
    found = _AMOUNT.fullmatch(plain(cell).translate(_MINUS))
    if found is None:
        return None
    fen = int(found["whole"].replace(",", "")) * 100 + int((found["cents"] or "").ljust(2, "0"))
    if fen >= 10**15:
        return None
    refunded = _refunded(found["note"], fen)
    if refunded is None:
        return None
    if (found["before"] == "-") != (found["sign"] == "-"):
        fen = -fen
    foreign = next((code for code in (found["code"], found["unit"]) if code not in _YUAN), None)
    return Amount(fen, refunded, foreign)


def _refunded(note: str | None, whole: int) -> int | None:
    """Return what a note in brackets says was refunded, None where it says something else."""
    if not note or _COUNTRY.fullmatch(note):
        return 0
    return refund_in(note, whole)


def refund_in(words: str, whole: int) -> int | None:
    """Return what some words say was refunded of an amount, in fen; None where they do not.

    Examples:
        >>> refund_in("已退款(￥3.45)", 10_000), refund_in("已全额退款", 500)
        (345, 500)
    """
    found = _REFUNDED.search(words)
    if found is None:
        return None
    if found["whole"]:
        return whole
    part = amount_of(found["part"].strip("（）() ：:"))
    return part.fen if part else None


def moment_of(cell: str) -> Moment | None:
    """Return the day and the time that a cell says, or None where there is no such day.

    Examples:
        >>> moment_of("2025/12/03  14:06:51")
        Moment(month=12, day=3, year=2025, time='14:06:51')
        >>> moment_of("12/29"), moment_of("2025-02-30")
        (Moment(month=12, day=29, year=None, time=None), None)
    """
    text = plain(cell)
    found = _MOMENT.fullmatch(text)
    if found:
        day = _day(found["year"], found["month"], found["day"])
        time = clock_of(found["time"]) if found["time"] else None
        return day._replace(time=time) if day else None
    compact = _COMPACT.fullmatch(text)
    if compact is None:
        return None
    day = _day(*compact.groups()[:3])
    time = clock_of(":".join(compact.groups()[3:])) if compact[4] else None
    return day._replace(time=time) if day else None


def is_day(cell: str) -> bool:
    """Return whether a cell says a day.

    Examples:
        >>> is_day("2026/3/5 9:05"), is_day("3985734")
        (True, False)
    """
    return moment_of(cell) is not None


def is_amount(cell: str) -> bool:
    """Return whether a cell is written like an amount and no other number.

    Examples:
        >>> is_amount("12.50"), is_amount("¥3"), is_amount("3985734")
        (True, True, False)
    """
    told = "." in cell or "¥" in cell or "￥" in cell
    return told and amount_of(cell) is not None


def clock_of(cell: str) -> str | None:
    """Return the time of day that a cell says, as ``09:05`` or ``09:05:30``.

    Examples:
        >>> clock_of("9:05"), clock_of("140651"), clock_of("25:00")
        ('09:05', '14:06:51', None)
    """
    text = plain(cell)
    found = _CLOCK.fullmatch(text) or _BARE_CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = found.groups()
    return f"{int(hour):02}:{minute}" + (f":{second}" if second else "")


@functools.lru_cache(maxsize=4096)
def _day(year: str | None, month: str, day: str) -> Moment | None:
    try:
        dt.date(int(year) if year else 2000, int(month), int(day))
    except ValueError:
        return None
    return Moment(int(month), int(day), int(year) if year else None)
