"""A value that a sentence gives as a field that a person can check against it."""

from __future__ import annotations

from ashore.intake.papers.sentences import Sentence
from ashore.intake.reading import SeenField

_READ, _DOUBTED, _UNREAD = 95, 40, 0
_SURE = 90


def field_of_clause(name: str, value: str, sentence: Sentence, *, off: bool = False) -> SeenField:
    """Return a value with its sentence; without a value, or where a check is off, it asks.

    Examples:
        >>> field_of_clause("annual_rate", "0.18", Sentence("年利率18%")).asks
        False
        >>> field_of_clause("penalty", "", Sentence("罚息按公布的标准")).percent
        0
    """
    percent = min(_DOUBTED if off else _READ if value else _UNREAD, sentence.percent)
    return SeenField(name, value, sentence.text, percent, sentence.box, percent < _SURE)
