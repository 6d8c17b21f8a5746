"""Evidence as plain JSON values: a sealed file, and what a check of the vault found."""

from __future__ import annotations

from typing import Any

from ashore.case.entries_papers import Evidence
from ashore.evidence.checking import Checked
from ashore.text import Language


def item_as_json(item: Evidence) -> dict[str, Any]:
    """Return a sealed file as its entry says it."""
    said = item.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {name: value for name, value in said.items() if name not in {"kind", "prev"}}


def checked_as_json(checked: Checked, language: Language) -> dict[str, Any]:
    """Return what a check of the vault found."""
    return {
        "ok": checked.sound,
        "head": checked.head and checked.head.digest,
        "entries": checked.head and checked.head.count,
        "items": checked.items,
        "opened": checked.opened,
        "stamps": [
            {
                "number": seen.number,
                "at": seen.at.isoformat(),
                "entries": seen.count,
                "signed": seen.signed,
            }
            for seen in checked.stamps
        ],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "where": finding.where,
                "says": finding.says.in_language(language),
            }
            for finding in checked.findings
        ],
    }
