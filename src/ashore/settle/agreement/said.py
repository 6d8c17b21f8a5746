"""What a sentence says of one thing: its value, the words, and whether they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ashore.settle.agreement.amounts import BLOT
from ashore.settle.agreement.sentences import Sentence

TORN = re.compile(rf"[{BLOT}]|(?<=\d)[OolI]|[OolI](?=\d)")


class Said(NamedTuple):
    """A value as an entry writes it, with its sentence and the words that give it.

    ``torn`` says that the words are there and cannot be read; the value is then empty.
    ``vague`` says that they promise the thing without the day or number that makes it one.
    """

    name: str
    value: str
    sentence: Sentence
    words: str
    torn: bool = False
    vague: bool = False


def first(said: Iterable[Said], name: str) -> Said | None:
    """Return the first that gives a value for a name, or the first that was torn or vague."""
    named = [one for one in said if one.name == name]
    sure = (one for one in named if not (one.torn or one.vague))
    return next(sure, named[0] if named else None)


def pieces(text: str) -> tuple[str, ...]:
    """Return the parts of a sentence between its commas.

    Examples:
        >>> pieces("结清后10日内出具证明,15日内更新征信。")
        ('结清后10日内出具证明', '15日内更新征信。')
    """
    return tuple(part for part in re.split(r"[,，]", text) if part)


def matches(
    name: str, pattern: str, sentences: Iterable[Sentence], *, value: str | None = None
) -> Iterator[Said]:
    """Yield each place that a pattern matches; its first group is the value unless one is given."""
    compiled = re.compile(pattern)
    for sentence in sentences:
        for match in compiled.finditer(sentence.plain):
            given = value
            if given is None:
                given = next((group for group in match.groups() if group), match[0])
            yield Said(name, given, sentence, match[0])
