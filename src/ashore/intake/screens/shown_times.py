"""The moment that a time on a message screen stands for: 「昨天 14:30」, 「星期三 下午2:05」."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from ashore.case.fields import SHANGHAI
from ashore.intake.pages.figures import folded

_WEEKDAYS = "一二三四五六日"
_SHOWN = re.compile(
    r"(?:(?P<near>今天|昨天|前天)|(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
    r"|(?:(?P<year>\d{4})[-/年.])?(?P<month>\d{1,2})[-/月.](?P<day>\d{1,2})日?"
    r"(?:\(?(?:星期|周)[一二三四五六日天]\)?)?)?"
    r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?"
)
_AFTERNOON = ("下午", "傍晚", "晚上")
_BACK = {"今天": 0, "昨天": 1, "前天": 2}


class ShownTime(NamedTuple):
    """A moment, and whether it was written in full or counts from when the picture was taken."""

    at: dt.datetime
    in_full: bool


def is_time(text: str) -> bool:
    """Return whether a text is a time as message apps write it, and nothing else.

    Examples:
        >>> is_time("昨天 14:30"), is_time("下午2:05"), is_time("请于18:00前处理")
        (True, True, False)
    """
    return _SHOWN.fullmatch(_close(text)) is not None


def moment_of(text: str, *, seen_at: dt.datetime) -> ShownTime | None:
    """Return the moment that a shown time stands for, None where there is no such one.

    Args:
        text: The time as shown.
        seen_at: When the picture was taken: the latest fitting moment before it is meant.

    Examples:
        >>> seen = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
        >>> [moment_of(text, seen_at=seen).at.strftime("%m-%d %H:%M")
        ...  for text in ("昨天 下午2:05", "星期日 9:12", "12月30日 21:00", "上午12:05")]
        ['10-27 14:05', '10-25 09:12', '12-30 21:00', '10-28 00:05']
    """
    match = _SHOWN.fullmatch(_close(text))
    if match is None:
        return None
    hour = _hour(int(match["hour"]), match["half"])
    today = seen_at.astimezone(SHANGHAI).date()
    on = _day(match, today)
    if on is None or hour > 23 or int(match["minute"]) > 59:
        return None
    at = dt.datetime(on.year, on.month, on.day, hour, int(match["minute"]), tzinfo=SHANGHAI)
    return ShownTime(at, in_full=match["year"] is not None)


def _close(text: str) -> str:
    return re.sub(r"\s", "", folded(text))


def _hour(hour: int, half: str | None) -> int:
    if (half in _AFTERNOON and hour < 12) or (half == "中午" and hour < 3):
        return hour + 12
    return 0 if half in ("凌晨", "上午") and hour == 12 else hour


def _day(match: re.Match[str], today: dt.date) -> dt.date | None:
    if match["weekday"]:
        weekday = _WEEKDAYS.index(match["weekday"].replace("天", "日"))
        return today - dt.timedelta((today.weekday() - weekday - 1) % 7 + 1)
    if match["month"]:
        month, day = int(match["month"]), int(match["day"])
        if match["year"]:
            return _date(int(match["year"]), month, day)
        this_year = _date(today.year, month, day)
        past = this_year is not None and this_year <= today
        return this_year if past else _date(today.year - 1, month, day)
    return today - dt.timedelta(_BACK.get(match["near"] or "今天", 0))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
