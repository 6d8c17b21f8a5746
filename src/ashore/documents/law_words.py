"""What the versions of the law book say for themselves: when they hold, and what they hold."""

from __future__ import annotations

import datetime as dt

from ashore.law.answers import Figure, Gap, Table, Unit, Version
from ashore.law.words import UNITS
from ashore.money.amounts import percent
from ashore.text import Text

CHANNEL_PARTS = (
    ("body", Text("谁受理：", "Who answers: ")),
    ("hours", Text("时间：", "Hours: ")),
    ("accepts", Text("受理：", "Takes: ")),
    ("refuses", Text("不受理：", "Does not take: ")),
    ("before", Text("先做：", "First: ")),
    ("bring", Text("带上：", "Bring: ")),
)
_ALWAYS = Text("一直", "always")
_FROM = Text("从 {first} 起", "from {first}")
_SPAN = Text("{first} 至 {last}", "{first} to {last}")
_UNTIL = Text("到 {last} 为止", "until {last}")
_GAP = Text("空白（{reason}）", "gap ({reason})")
_SHARES = frozenset({Unit.SHARE, Unit.SHARE_PER_YEAR, Unit.SHARE_PER_DAY})


def days_of(version: Version) -> Text:
    """Return when a version holds; its last day is in it.

    Examples:
        >>> from ashore.law.book import LawBook
        >>> days_of(LawBook.standard().entry("card.grace-days").versions[0]).zh
        '从 2013-07-01 起'
    """
    first, until = version.from_date, version.until
    last = until - dt.timedelta(days=1) if until else None
    if first and last:
        return _SPAN.fill(first=first, last=last)
    if first:
        return _FROM.fill(first=first)
    return _UNTIL.fill(last=last) if last else _ALWAYS


def gap_words(gap: Gap) -> Text:
    """Return that the law book has no value, and why."""
    return _GAP.fill(reason=gap.reason())


def brief(version: Version) -> Text:
    """Return a version on one line: its number with its unit, its sentence, or its rows' count."""
    if isinstance(version, Gap):
        gap = gap_words(version)
        return Text(f"{gap.zh} {version.note.zh}", f"{gap.en} {version.note.en}")
    if isinstance(version, Figure):
        unit = UNITS[version.unit]
        return Text(f"{version.text} {unit.zh}", f"{version.text} {unit.en}")
    if isinstance(version, Table):
        return Text(f"{len(version.rows)} ×", f"{len(version.rows)} ×")
    return version.text


def percent_of(figure: Figure) -> str | None:
    """Return a share as a percentage with every place it has, None for what is no share.

    Examples:
        >>> from ashore.law.book import LawBook
        >>> book, on = LawBook.standard(), dt.date(2020, 5, 1)
        >>> percent_of(book.figure("card.daily-rate-ceiling", on=on))
        '0.05%'
    """
    if figure.unit not in _SHARES:
        return None
    shown = percent(figure.value, places=6).removesuffix("%")
    whole, _, places = shown.partition(".")
    places = places.rstrip("0")
    return f"{whole}.{places}%" if places else f"{whole}%"
