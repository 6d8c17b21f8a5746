"""What the other side is likely to say on the telephone, and an honest answer to it."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "refusals.yaml"
_PERSON_FILE = _FILE.with_name("refusals_person.yaml")


class Refusal(NamedTuple):
    """What they may say, and what can be answered."""

    code: str
    they_say: Text
    answer: Text


def refusals(
    monthly: str | None, *, by_offer: bool = False, by_a_person: bool = False
) -> tuple[Refusal, ...]:
    """Return likely refusals with answers.

    Args:
        monthly: The yuan a month that may be named; None where no number may be.
        by_offer: Whether an offer of theirs is taken.
        by_a_person: Whether a relative or a friend lent, and no company.

    Examples:
        >>> [one.answer.en for one in refusals(None) if one.code == "part_first"]
        ['I cannot pay now and will not promise what I cannot keep. Please register the hardship.']
    """
    return tuple(
        Refusal(
            code,
            they_say,
            taken if by_offer else answer.fill(monthly=monthly) if monthly else without,
        )
        for code, they_say, answer, without, taken in _table(_PERSON_FILE if by_a_person else _FILE)
    )


@functools.cache
def _table(file: Path) -> tuple[tuple[str, Text, Text, Text, Text], ...]:
    found = []
    for code, raw in Fields(read_yaml(file, file.name), file.name).pairs():
        one = Fields(raw, f"{file.name}/{code}")
        answer = one.both("answer")
        others = [one.both_or_none(key) or answer for key in ("without", "by_offer")]
        found.append((str(code), one.both("they_say"), answer, others[0], others[1]))
    return tuple(found)
