"""How to tell the family about the debts, and how family can hear it."""

from __future__ import annotations

import functools
from enum import StrEnum
from pathlib import Path

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "telling.yaml"


class Side(StrEnum):
    """Who reads it."""

    PERSON = "person"
    FAMILY = "family"


def telling(side: Side) -> tuple[Text, ...]:
    """Return what helps one side of the talk, in the order of the talk.

    Examples:
        >>> telling(Side.PERSON)[0].zh.startswith("第一句可以是")
        True
    """
    return _lines()[side]


@functools.cache
def _lines() -> dict[Side, tuple[Text, ...]]:
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    found = {side: tuple(_line(raw) for raw in fields.items(side)) for side in Side}
    fields.done()
    return found


def _line(raw: object) -> Text:
    fields = Fields(raw, _FILE.name)
    fields.text("key")
    line = Text(fields.text("zh"), fields.text("en"))
    fields.done()
    return line
