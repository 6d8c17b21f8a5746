"""When a contact was: many ways of writing a moment, read once, in Shanghai's zone."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from enum import IntEnum, StrEnum
from typing import NamedTuple

from ashore.case.fields import SHANGHAI


class Precision(IntEnum):
    """How finely a moment was written; a bare day says nothing about the hour."""

    DAY = 1
    MINUTE = 2
    SECOND = 3


class Moment(NamedTuple):
    """A moment in Shanghai's zone and how finely it was written."""

    at: dt.datetime
    precision: Precision


class TimeFault(StrEnum):
    """Why a moment cannot be read."""

    MISSING = "time-missing"
    UNREADABLE = "time-unreadable"
    AMBIGUOUS = "time-ambiguous"
    IMPOSSIBLE = "time-impossible"


_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_EXCEL_EPOCH = dt.datetime(1899, 12, 30, tzinfo=SHANGHAI)
_EXCEL_DAYS = range(36526, 73051)  # 2000-01-01 to 2100-01-01
_MOST_CHARACTERS = 60

_PLAIN = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?", re.ASCII)
_HALF_DAY = "上午|下午|凌晨|清晨|早上|中午|傍晚|晚上|夜晚|夜里|夜间|深夜|半夜|午夜|am|pm"
_CLOCK = (
    rf"(?:(?P<half>{_HALF_DAY})\s*)?(?P<hour>\d{{1,2}})\s*[:时点]\s*"
    r"(?:(?P<minute>\d{1,2}|半)\s*(?:[:分]\s*(?:(?P<second>\d{1,2})(?:[.,](?P<part>\d{1,9}))?\s*秒?)?)?)?"
    r"\s*(?P<half_after>am|pm)?"
)
_ZONE = r"(?P<zone>z|(?:utc|gmt)?\s*[+-]\d{1,2}(?::?\d{2})?|utc|gmt|北京时间|\(北京时间\))?"
_TIME = rf"(?:[\st,]*(?:星期.|周.)?\s*{_CLOCK}\s*{_ZONE})?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})\s*[-/.年]\s*(?P<month>\d{{1,2}})\s*[-/.月]\s*(?P<day>\d{{1,2}})\s*[日号]?{_TIME}",
    re.ASCII,
)
_YEAR_LAST = re.compile(
    rf"(?P<first>\d{{1,2}})[-/.](?P<second_part>\d{{1,2}})[-/.](?P<year>\d{{4}}){_TIME}", re.ASCII
)
_NAMED_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})\s+(?P<name>[a-z]{3,9})\.?,?|(?P<name_first>[a-z]{3,9})\.?\s+(?P<day_after>\d{1,2}),?)"
    rf"\s+(?P<year>\d{{4}}){_TIME}",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?", re.ASCII)
_SHORT_YEAR = re.compile(
    r"\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}(?!\d).*|\d{1,2}月\d{1,2}日.*", re.ASCII
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_AFTERNOON = frozenset({"下午", "傍晚", "pm"})
_EVENING = {"晚上": 5, "夜晚": 5, "夜里": 6, "夜间": 6, "深夜": 6, "半夜": 6, "午夜": 6}
"""From which hour on the part of the day means the evening; an earlier one is after midnight."""
_MIDNIGHT = 12
_MORNING = frozenset({"上午", "凌晨", "清晨", "早上", "am"})


@functools.lru_cache(maxsize=65536)
def moment_from_text(written: str) -> Moment | TimeFault:
    """Return the moment that a text means, or why it means none.

    Without a zone it is Shanghai's. A day written both-ways (``11/12/2026``) is not guessed.

    Examples:
        >>> moment_from_text("2026年11月24日22时05分").at.isoformat()
        '2026-11-24T22:05:00+08:00'
        >>> moment_from_text("2026-11-24T14:05:30Z").at.isoformat()
        '2026-11-24T22:05:30+08:00'
        >>> moment_from_text("11/12/2026 10:00")
        <TimeFault.AMBIGUOUS: 'time-ambiguous'>
    """
    if _PLAIN.fullmatch(written):
        return _plain(written)
    text = unicodedata.normalize("NFKC", written[: _MOST_CHARACTERS + 1]).strip().lower()
    if not text:
        return TimeFault.MISSING
    if len(text) > _MOST_CHARACTERS:
        return TimeFault.UNREADABLE
    try:
        return _plain_number(text) if _NUMBER.fullmatch(text) else _written_out(text)
    except (ValueError, OverflowError):
        return TimeFault.IMPOSSIBLE


def _plain(written: str) -> Moment | TimeFault:
    """Read the usual spelling fast."""
    try:
        at = dt.datetime.fromisoformat(written).replace(tzinfo=SHANGHAI)
    except ValueError:
        return TimeFault.IMPOSSIBLE
    return _in_range(at, Precision.MINUTE if len(written) == 16 else Precision.SECOND)


def _plain_number(text: str) -> Moment | TimeFault:
    """Read a moment without separators: compact, a count since 1970, or a spreadsheet's day."""
    whole, _, part = text.partition(".")
    if not part and len(whole) in {8, 12, 14}:
        match = _COMPACT.fullmatch(whole)
        assert match is not None  # noqa: S101  # the lengths are those of the pattern
        year, month, day, hour, minute, second = (int(group or 0) for group in match.groups())
        precision = {8: Precision.DAY, 12: Precision.MINUTE, 14: Precision.SECOND}[len(whole)]
        return _moment((year, month, day, hour, minute, second, 0), None, precision)
    if len(whole) in {10, 13} and not part:
        seconds = int(whole) / (1000 if len(whole) == 13 else 1)
        return _in_range(dt.datetime.fromtimestamp(seconds, SHANGHAI), Precision.SECOND)
    if len(whole) == 5 and int(whole) in _EXCEL_DAYS:
        days = dt.timedelta(days=int(whole), seconds=round(float(f"0.{part or 0}") * 86400))
        return _in_range(_EXCEL_EPOCH + days, Precision.SECOND if part else Precision.DAY)
    return TimeFault.UNREADABLE


def _written_out(text: str) -> Moment | TimeFault:
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    elif match := _YEAR_LAST.fullmatch(text):
        first, second = int(match["first"]), int(match["second_part"])
        if first != second and first <= 12 and second <= 12:
            return TimeFault.AMBIGUOUS
        year, month, day = int(match["year"]), min(first, second), max(first, second)
    elif match := _NAMED_MONTH.fullmatch(text):
        named = _MONTHS.get((match["name"] or match["name_first"])[:3])
        if named is None:
            return TimeFault.UNREADABLE
        year, month, day = int(match["year"]), named, int(match["day"] or match["day_after"])
    else:
        return TimeFault.AMBIGUOUS if _SHORT_YEAR.fullmatch(text) else TimeFault.UNREADABLE
    if match["hour"] is None:
        return _moment((year, month, day, 0, 0, 0, 0), None, Precision.DAY)
    return _timed(match, year, month, day)


def _timed(match: re.Match[str], year: int, month: int, day: int) -> Moment | TimeFault:
    half = match["half"] or match["half_after"]
    hour = _hour(int(match["hour"]), half)
    minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
    micro = int((match["part"] or "0")[:6].ljust(6, "0"))
    parts = (year, month, day, hour, minute, int(match["second"] or 0), micro)
    precision = Precision.SECOND if match["second"] else Precision.MINUTE
    moment = _moment(parts, match["zone"], precision)
    # Twelve at night ends the day that it is written under; it is not its noon.
    if isinstance(moment, Moment) and half in _EVENING and int(match["hour"]) == _MIDNIGHT:
        return _in_range(moment.at + dt.timedelta(days=1), precision)
    return moment


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of 24 that an hour in a part of the day means."""
    if half in _AFTERNOON or half in _MORNING:
        if half in _AFTERNOON and hour < 12:
            return hour + 12
        return 0 if half in _MORNING and hour == 12 else hour
    if half in _EVENING:
        late = hour + 12 if _EVENING[half] <= hour < _MIDNIGHT else hour
        return 0 if hour == _MIDNIGHT else late
    return hour + 12 if half == "中午" and hour < 3 else hour


def _moment(
    parts: tuple[int, int, int, int, int, int, int], zone: str | None, precision: Precision
) -> Moment | TimeFault:
    offset = SHANGHAI if zone is None or "北京" in zone else _offset(zone)
    return _in_range(dt.datetime(*parts, tzinfo=offset).astimezone(SHANGHAI), precision)


def _offset(zone: str) -> dt.tzinfo:
    match = re.search(r"([+-])(\d{1,2}):?(\d{2})?", zone)
    if match is None:
        return dt.UTC
    size = dt.timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return dt.timezone(-size if match[1] == "-" else size)


def _in_range(at: dt.datetime, precision: Precision) -> Moment | TimeFault:
    if not _FIRST_YEAR <= at.year < _LAST_YEAR:
        return TimeFault.IMPOSSIBLE
    return Moment(at, precision)
