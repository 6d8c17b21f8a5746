"""A plan for the hard hour: the person's own words on what helps, and who to call."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ashore.errors.recover import NoSuchPartError
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "hard_hour.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the plan: its key, its heading, and what an empty one says."""

    key: str
    title: Text
    hint: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HardHour:
    """The plan as it is written so far; ``words`` holds the parts that were filled in."""

    about: Text
    parts: tuple[Part, ...]
    words: Mapping[str, str]

    @property
    def empty(self) -> bool:
        """Return whether nothing is written yet."""
        return not any(self.words.values())


def hard_hour(words: Mapping[str, str]) -> HardHour:
    """Return the plan with the person's words in it; words for no part are left out.

    Examples:
        >>> plan = hard_hour({"people": "妹妹 138 0000 0000"})
        >>> [part.key for part in plan.parts if plan.words.get(part.key)]
        ['people']
    """
    about, parts = _template()
    keys = {part.key for part in parts}
    kept = {key: said for key, said in words.items() if key in keys and said.strip()}
    return HardHour(about=about, parts=parts, words=kept)


def part_from_text(given: str) -> tuple[str, str]:
    """Return a part's key and its words, from ``key=words``.

    Raises:
        NoSuchPartError: If there is no such part.

    Examples:
        >>> part_from_text("people=妹妹 138 0000 0000")
        ('people', '妹妹 138 0000 0000')
    """
    key, _, words = given.partition("=")
    keys = [part.key for part in hard_hour({}).parts]
    if key.strip() not in keys:
        raise NoSuchPartError(given=key.strip() or "—", allowed=", ".join(keys))
    return key.strip(), words.strip()


@functools.cache
def _template() -> tuple[Text, tuple[Part, ...]]:
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    parts = []
    for n, raw in enumerate(fields.items("sections"), 1):
        one = Fields(raw, f"{_FILE.name} sections {n}")
        title = Text(one.text("zh"), one.text("en"))
        parts.append(Part(key=one.text("key"), title=title, hint=one.both("hint")))
        one.done()
    about = fields.both("about")
    fields.done()
    return about, tuple(parts)
