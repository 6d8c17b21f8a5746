"""What all versions of one law file share, and how each of them is cited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from ashore.findings import Citation, Confidence
from ashore.law.answers import Kind, Unit
from ashore.law.fields import Fields
from ashore.law.source import Source
from ashore.text import Text

FindSource = Callable[[str, str], Source]
"""Gives the source of an id; the second argument is the place that names it, for the error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The shared part of a law file."""

    id: str
    title: Text
    unit: Unit
    limits: Text | None
    confidence: Confidence
    checked_on: dt.date
    find_source: FindSource

    def cite(self, fields: Fields) -> Citation:
        """Return the citation of the version that some fields describe."""
        own = fields.word("confidence", Confidence) if "confidence" in fields else self.confidence
        source = self.find_source(fields.text("source"), fields.where)
        return self.citation(source, fields.text("at"), own)

    def citation(self, source: Source, at: str, confidence: Confidence) -> Citation:
        """Return a citation that is no firmer than what is known of its source."""
        return Citation(
            id=self.id,
            title=source.cited_as(),
            pinpoint=at,
            strength=source.strength,
            confidence=max(confidence, source.confidence, key=list(Confidence).index),
            in_force=source.in_force,
            checked_on=self.checked_on,
            source=source.id,
        )


def heading_from(fields: Fields, kind: Kind, find_source: FindSource) -> Heading:
    """Return the shared part of a law file.

    Raises:
        LawDataError: If a key of it is missing or off.
    """
    implied = {Kind.RULE: Unit.TEXT, Kind.TABLE: Unit.TABLE, Kind.CHANNEL: Unit.TEXT}.get(kind)
    checked = fields.under("checked")
    heading = Heading(
        id=fields.text("id"),
        title=fields.both("title"),
        unit=implied or fields.word("unit", Unit),
        limits=fields.both_or_none("limits"),
        confidence=fields.word("confidence", Confidence),
        checked_on=checked.date("on"),
        find_source=find_source,
    )
    checked.done()
    return heading
