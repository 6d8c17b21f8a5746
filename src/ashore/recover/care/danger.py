"""Whether somebody's own words say that they may not be safe; in doubt the answer is yes."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml

_FILE = Path(__file__).parent / "data" / "danger.yaml"
_BEFORE = 8
"""The characters in front of a sign in which it can be denied."""


class Danger(IntEnum):
    """How a person's words or answers are taken; a sign is met with help before all else."""

    NONE = 0
    SOFT = 1
    SIGN = 2


def danger_in(text: str) -> Danger:
    """Return how far somebody's own words say that they may not be safe.

    A sign that is denied (“I would never …”) is still a soft one. This is no diagnosis: it decides
    only whether a telephone number stands above everything else.

    Examples:
        >>> danger_in("今天又打了八个电话，累死了").name
        'NONE'
        >>> danger_in("真的撑不下去了").name
        'SOFT'
        >>> danger_in("我不想活了").name
        'SIGN'
    """
    words = _words()
    said = words.everyday.sub("", unicodedata.normalize("NFKC", text).casefold())
    found = Danger.NONE
    for match in words.sign.finditer(said):
        before = said[max(match.start() - _BEFORE, 0) : match.start()]
        if not words.denied.search(before):
            return Danger.SIGN
        found = Danger.SOFT
    return Danger.SOFT if found or words.soft.search(said) else Danger.NONE


@dataclass(frozen=True, slots=True)
class _Words:
    everyday: re.Pattern[str]
    sign: re.Pattern[str]
    soft: re.Pattern[str]
    denied: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    words = _Words(
        everyday=_any(fields, "not"),
        sign=_any(fields, "sign", "sign_en"),
        soft=_any(fields, "soft", "soft_en"),
        denied=_any(fields, "denied"),
    )
    fields.done()
    return words


def _any(fields: Fields, *keys: str) -> re.Pattern[str]:
    patterns = [pattern for key in keys for pattern in fields.texts(key)]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
