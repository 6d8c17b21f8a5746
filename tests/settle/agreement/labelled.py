"""The labelled set of agreements: each text with what was planted in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ashore.settle.agreement.check import AgreementCheck
from ashore.settle.agreement.fields import FieldName
from ashore.settle.agreement.inner_checks import signed_on

FOLDER = Path(__file__).resolve().parents[3] / "corpus" / "agreements"


@dataclass(frozen=True)
class Labelled:
    """One agreement and its label."""

    name: str
    text: str
    label: dict[str, Any]

    @property
    def kind(self) -> str:
        return str(self.label["kind"])

    @property
    def held_out(self) -> bool:
        return self.label["held_out"] is True

    @property
    def states(self) -> dict[str, str]:
        """Return the state that each of the twelve fields should have."""
        named = dict.fromkeys(self.label["missing"], "missing")
        named |= dict.fromkeys(self.label["unclear"], "unclear")
        if not self.label.get("sued"):
            named.setdefault("litigation", "not-needed")
        return {name.value: named.get(name.value, "found") for name in FieldName}


def labelled(folder: Path = FOLDER) -> tuple[Labelled, ...]:
    """Return the whole set of a folder, in order."""
    return tuple(
        Labelled(
            path.stem,
            path.with_suffix(".txt").read_text(encoding="utf-8"),
            yaml.safe_load(path.read_text(encoding="utf-8")),
        )
        for path in sorted(folder.glob("*.yaml"))
    )


def faults_of(found: AgreementCheck) -> set[str]:
    """Return the codes of everything that a check speaks against."""
    return {flag.code for flag in found.red_flags} | {one.code for one in found.findings}


def value_of(found: AgreementCheck, name: str) -> str | None:
    """Return a value in the form of the labels."""
    text = found.text
    if name == "periods":
        return str(text.periods)
    if name == "total":
        return text.total
    if name == "first_due_on" and text.plan.rows:
        return text.plan.rows[0].day.isoformat()
    if name == "signed_on":
        day = signed_on(text)
        return day.isoformat() if day else None
    if name == "pay_to_kind":
        kinds = {one.value for one in text.said if one.name == name}
        return "person" if "person" in kinds else text.value(name)
    return text.value(name) or (text.value("pay_by") if name == "first_due_on" else None)
