"""What was read in a file as plain JSON values."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ashore.intake.importing import grouped
from ashore.intake.reading import Proposal, Reading
from ashore.text import Language


def reading_as_json(reading: Reading, language: Language) -> dict[str, Any]:
    """Return what was read in a file: its entries by kind, its values, what is open and left."""
    return {
        "file": reading.file.name,
        "sha256": reading.file.digest,
        "reader": reading.reader,
        "rows": reading.rows,
        "entries": dict(Counter[str](entry.kind for entry in reading.entries)),
        "left_out": [
            {"code": g.code, "says": g.says.in_language(language), "count": g.count, "rows": g.rows}
            for g in grouped(reading.left_out)
        ],
        "proposals": [_proposal_as_json(proposal, language) for proposal in reading.proposals],
        "questions": [
            {
                "answers": question.answers,
                "says": question.says.in_language(language),
                "choices": [
                    {"value": choice.value, "says": choice.says.in_language(language)}
                    for choice in question.choices
                ],
            }
            for question in reading.questions
        ],
        "fields": [
            {
                "name": field.name,
                "value": field.value,
                "text": field.text,
                "percent": field.percent,
                "asks": field.asks,
                "box": list(field.box) if field.box else None,
            }
            for field in reading.fields
        ],
    }


def _proposal_as_json(proposal: Proposal, language: Language) -> dict[str, Any]:
    return {
        "code": proposal.code,
        "because": proposal.because.in_language(language),
        "rows": list(proposal.rows),
        "entries": [
            entry.model_dump(mode="json", by_alias=True, exclude_unset=True) | {"kind": entry.kind}
            for entry in proposal.entries
        ],
    }
