"""Which column of a list says what: by its heading, by its values, or by the person's word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ashore.defend.contacts.words import direction_from_text, plain
from ashore.intake.reading import Choice, Question
from ashore.text import Text

FIELDS: Mapping[str, Text] = {
    "at": Text("时间", "the time"),
    "day": Text("日期（另有钟点一列）", "the day, where the hour has its own column"),
    "number": Text("对方号码", "the other side's number"),
    "name": Text("对方名字", "the other side's name"),
    "direction": Text("呼入还是呼出（主叫、被叫）", "incoming or outgoing"),
    "duration": Text("时长", "the length"),
    "channel": Text("方式（电话、短信）", "the channel"),
    "text": Text("内容", "the words"),
}
"""What a column can say; these are the values of ``Asked.columns``."""
_NEEDED = ("at", "number", "direction")
_INSTEAD = {"at": "day", "number": "name"}
"""What does as well where the column itself is not there."""

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "at": (
        "起始时间", "通话起始时间", "通话开始时间", "开始时间", "呼叫时间", "通信时间", "发生时间",
        "联系时间", "日期时间", "发送时间", "短信时间", "时间", "通话时间", "starttime", "datetime",
        "timestamp", "time", "date", "at",
    ),
    "day": ("通话日期", "呼叫日期", "发生日期", "日期", "date"),
    "number": (
        "对方号码", "对端号码", "对方电话", "对方电话号码", "对方手机号码", "来电号码", "电话号码",
        "号码", "手机号码", "counterpart_number", "phonenumber", "number", "phone",
    ),
    "name": ("联系人", "联系人姓名", "对方名称", "姓名", "contactname", "contact", "name"),
    "direction": (
        "呼叫类型", "通信方式", "主被叫", "主叫/被叫", "呼叫方向", "通话方式", "收发类型", "收发",
        "方向", "通话类型", "类型", "calltype", "direction", "type",
    ),
    "duration": (
        "通话时长", "通信时长", "呼叫时长", "时长", "持续时间", "通话时间", "duration", "length",
    ),
    "channel": ("渠道", "联系方式", "channel"),
    "text": ("短信内容", "信息内容", "内容", "content", "message", "text", "body"),
}  # fmt: skip
_UNIT = re.compile(r"[(（][^()（）]{0,10}[)）]$")
_SAMPLED = 50

_ASK = Text("哪一列是{what}？", "Which column is {what}?")


def heading_key(heading: str) -> str:
    """Return a heading without its unit, spaces and capitals.

    Examples:
        >>> heading_key("通话时长（秒）"), heading_key("Call Type")
        ('通话时长', 'calltype')
    """
    return re.sub(r"\s+", "", _UNIT.sub("", plain(heading)))


def columns_of(
    headings: Sequence[str], rows: Sequence[Sequence[str]], said: Mapping[str, str]
) -> dict[str, int]:
    """Return the place of the column of each field that is known.

    Args:
        headings: The headings of the list.
        rows: Its first rows: of two columns that may give the direction, the one that does counts.
        said: The field of a heading, as the person said.
    """
    keys = [heading_key(heading) for heading in headings]
    by_person = {heading_key(heading): field for heading, field in said.items()}
    found: dict[str, int] = {}
    for place, key in enumerate(keys):
        field = by_person.get(key, "")
        if field in FIELDS:
            found.setdefault(field, place)
    taken = set(found.values())
    for field, names in _HEADINGS.items():
        if field in found:
            continue
        places = [
            keys.index(name)
            for name in names
            if name in keys and keys.index(name) not in taken and name not in by_person
        ]
        if field == "direction":
            places = [place for place in places if _gives_direction(place, rows)] or places
        if places:
            found[field] = places[0]
            taken.add(places[0])
    return found


def missing(headings: Sequence[str], found: Mapping[str, int]) -> tuple[Question, ...]:
    """Return a question for each needed column that is not known.

    The value of a choice is ``heading=field``, an item of ``Asked.columns``.
    """
    return tuple(
        Question(
            "columns",
            _ASK.fill(what=FIELDS[field]),
            tuple(
                Choice(f"{heading}={field}", Text(heading, heading))
                for place, heading in enumerate(headings)
                if heading and place not in found.values()
            ),
        )
        for field in _NEEDED
        if field not in found and _INSTEAD.get(field) not in found
    )


def _gives_direction(place: int, rows: Sequence[Sequence[str]]) -> bool:
    return any(
        direction_from_text(row[place]) is not None
        for row in rows[:_SAMPLED]
        if place < len(row) and row[place]
    )
