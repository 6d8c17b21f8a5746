"""Where a person can turn: who answers, what they take and refuse, and what to bring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from ashore.findings import Citation
from ashore.law.fields import Data, Fields
from ashore.text import Text


class Need(StrEnum):
    """What a complaint has to say or carry; each channel asks for some of it."""

    COMPLAINANT = "complainant"
    RESPONDENT = "respondent"
    LOAN = "loan"
    PRIOR = "prior"
    FACTS = "facts"
    RULES = "rule_refs"
    REQUESTS = "requests"
    EVIDENCE = "evidence"
    AUTHORIZATION = "authorization"
    DECLARATION = "declaration"


class _Parts(TypedDict):
    text: Text
    body: Text
    phones: tuple[str, ...]
    hotlines: tuple[str, ...]
    hours: Text | None
    accepts: Text
    refuses: Text | None
    before: Text | None
    needs: tuple[Need, ...]
    bring: Text | None
    caps: Mapping[str, Data]
    deadlines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A place to turn to, or a telephone line, as it was from a day on.

    ``body`` is who answers; ``phones`` are numbers to dial; ``hotlines`` and ``deadlines`` are ids
    of other entries; ``before`` is what has to be done first; ``bring`` spells ``needs`` out.
    """

    id: str
    title: Text
    text: Text
    body: Text
    phones: tuple[str, ...]
    hotlines: tuple[str, ...]
    hours: Text | None
    accepts: Text
    refuses: Text | None
    before: Text | None
    needs: tuple[Need, ...]
    bring: Text | None
    caps: Mapping[str, Data]
    deadlines: tuple[str, ...]
    citation: Citation
    from_date: dt.date | None
    until: dt.date | None
    published: dt.date | None
    note: Text | None
    limits: Text | None


def channel_parts(inner: Fields) -> _Parts:
    """Return what a channel holds beside what every version holds.

    Raises:
        LawDataError: If a part of it is missing or off.
    """
    return _Parts(
        text=inner.both("text"),
        body=inner.both("body"),
        phones=inner.texts("phones"),
        hotlines=inner.texts("hotlines"),
        hours=inner.both_or_none("hours"),
        accepts=inner.both("accepts"),
        refuses=inner.both_or_none("refuses"),
        before=inner.both_or_none("before"),
        needs=inner.words("needs", Need),
        bring=inner.both_or_none("bring"),
        caps=inner.data("caps"),
        deadlines=inner.texts("deadlines"),
    )
