"""What each of the twelve fields is called, and the sentence that asks for each part of it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.settle.agreement.fields import FieldName, State
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "fields.yaml"

STATES = {
    State.FOUND: Text("有", "found"),
    State.UNCLEAR: Text("不清楚", "unclear"),
    State.MISSING: Text("没有", "missing"),
    State.NOT_NEEDED: Text("不涉及", "not needed"),
}


class FieldWords(NamedTuple):
    """A field's title, what asks for each of its parts, and the rules that speak of it.

    ``once`` holds what asks for a part where all is paid in one payment and other words are needed.
    """

    title: Text
    asks: Mapping[str, Text]
    law: tuple[str, ...]
    once: Mapping[str, Text]

    def ask(self, part: str, *, at_once: bool) -> Text:
        """Return what asks for a part."""
        return self.once.get(part, self.asks[part]) if at_once else self.asks[part]


@functools.cache
def field_words() -> Mapping[FieldName, FieldWords]:
    """Return the words of all twelve fields."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name).under("fields")
    return {name: _words(fields.under(name.value)) for name in FieldName}


def _words(fields: Fields) -> FieldWords:
    once = _asks(fields, "once") if "once" in fields else {}
    words = FieldWords(fields.both("title"), _asks(fields, "parts"), fields.texts("law"), once)
    fields.done()
    return words


def _asks(fields: Fields, key: str) -> dict[str, Text]:
    parts = fields.under(key)
    return {str(name): parts.both(str(name)) for name, _ in parts.pairs()}
