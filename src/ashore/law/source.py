"""Which instrument a figure or rule rests on, and how firmly that is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ashore.findings import Confidence, Strength
from ashore.law.fields import Fields
from ashore.text import Text


class SourceKind(StrEnum):
    """What sort of instrument a source is."""

    STATUTE = "statute"
    ADMINISTRATIVE_REGULATION = "administrative-regulation"
    JUDICIAL_INTERPRETATION = "judicial-interpretation"
    JUDICIAL_POLICY = "judicial-policy"
    DEPARTMENT_RULE = "department-rule"
    SUPERVISORY_NOTICE = "supervisory-notice"
    ANNOUNCEMENT = "announcement"
    LOCAL_REGULATION = "local-regulation"
    NATIONAL_STANDARD = "national-standard"
    SELF_REGULATION = "self-regulation"
    COURT_PRACTICE = "court-practice"
    INDUSTRY_USAGE = "industry-usage"
    UNPUBLISHED_GUIDANCE = "unpublished-guidance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One instrument: who issued it, when it held, and how strongly it binds.

    A day or a number that nobody could confirm is None or carries its own confidence.
    """

    id: str
    title: Text
    issuer: Text
    number: str | None
    number_confidence: Confidence
    kind: SourceKind
    strength: Strength
    issued: dt.date | None
    in_force: dt.date | None
    ended: dt.date | None
    confidence: Confidence
    checked_on: dt.date
    notes: Text | None

    def cited_as(self) -> Text:
        """Return the title as a letter may print it; an unconfirmed number is left out."""
        if self.number is None or self.number_confidence is not Confidence.HIGH:
            return self.title
        return Text(f"{self.title.zh}（{self.number}）", f"{self.title.en} ({self.number})")


def source_from(fields: Fields) -> Source:
    """Return the source that a file describes.

    Raises:
        LawDataError: If a key is missing, unknown or off.
    """
    confidence = fields.word("confidence", Confidence)
    number = fields.text_or_none("number")
    checked = fields.under("checked")
    source = Source(
        id=fields.text("id"),
        title=fields.both("title"),
        issuer=fields.both("issuer"),
        number=number,
        number_confidence=(
            fields.word("number_confidence", Confidence) if number else Confidence.UNCONFIRMED
        ),
        kind=fields.word("kind", SourceKind),
        strength=fields.word("strength", Strength),
        issued=fields.date_or_none("issued"),
        in_force=fields.date_or_none("in_force"),
        ended=fields.date_or_none("ended"),
        confidence=confidence,
        checked_on=checked.date("on"),
        notes=fields.both_or_none("notes"),
    )
    checked.done()
    fields.done()
    return source
