"""What a payment was for, where its words say so clearly."""

from __future__ import annotations

import functools
import re

from ashore.intake.money.source import read_data
from ashore.plan.categories import Category

_LONGEST_NAME = 24


def spent_on(hint: str | None, counterpart: str | None, text: str) -> str | None:
    """Return the name of the category of a payment, or None where its words do not make it clear.

    A long text is the title of a product, which may name many things: it is not looked at.

    Examples:
        >>> spent_on("餐饮美食", None, ""), spent_on(None, "江口大药房", "")
        ('food', 'health')
        >>> spent_on(None, "某医院食堂", "") is None
        True
    """
    own, words = _known()
    found = own.get(hint or "")
    if found is not None:
        return found
    named = _often_named(counterpart) if counterpart else frozenset()
    if len(text) <= _LONGEST_NAME and words.search(text):
        named |= _named(text)
    return next(iter(named)) if len(named) == 1 else None


def _named(words: str) -> frozenset[str]:
    return frozenset(str(match.lastgroup) for match in _known()[1].finditer(words))


_often_named = functools.lru_cache(maxsize=4096)(_named)


@functools.cache
def _known() -> tuple[dict[str, str], re.Pattern[str]]:
    data = read_data("spending.yaml")
    own = {hint: Category(category).value for hint, category in data["own"].items()}
    groups = (
        f"(?P<{Category(category).value}>{'|'.join(map(_word, words))})"
        for category, words in data["words"].items()
    )
    return own, re.compile("|".join(groups))


def _word(word: str) -> str:
    return rf"(?<![A-Za-z]){word}(?![A-Za-z])" if word.isascii() else re.escape(word)
