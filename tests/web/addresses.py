"""Every address of the app, as its table of addresses names them, filled with ids that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

_PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


def every_pattern() -> Iterator[str]:
    """Yield each address as written in the table, e.g. ``owed/<str:name>``."""
    yield from _inside(get_resolver().url_patterns, "/")


def filled(pattern: str, value: str = "loan-1") -> str:
    """Return an address with every open place filled."""

    def fill(match: re.Match[str]) -> str:
        if match["kind"] == "int":
            return "1"
        if match["kind"] == "uuid":
            return "00000000-0000-0000-0000-000000000000"
        return value

    return _PART.sub(fill, pattern)


def shape(path: str) -> str:
    """Return an address with ids and queries taken out, so that pages of one kind are alike."""
    return re.sub(r"[\w.%,-]*\d[\w.%,-]*|[\w-]+\.[\w-]+", "*", path.partition("?")[0])


def _inside(patterns: list[Any], before: str) -> Iterator[str]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _inside(one.url_patterns, here)
        elif isinstance(one, URLPattern):
            yield here
