"""A call prepared, as plain JSON values: the form that programs read."""

from __future__ import annotations

from typing import Any

from ashore.money.amounts import yuan_from_fen
from ashore.owed.exchange import citation_as_json, working_as_json
from ashore.settle.call_script import CallScript
from ashore.text import Language


def call_as_json(script: CallScript, language: Language) -> dict[str, Any]:
    """Return a call script as JSON values; a figure that is not said is ``null``."""
    whom, ability = script.whom, script.ability
    return {
        "on": script.on.isoformat(),
        "loan": script.loan,
        "product": script.product,
        "stage": script.stage.value,
        "stage_words": script.rung.title.in_language(language),
        "goal": script.goal.value,
        "whom": {
            "name": whom.name,
            "phones": list(whom.phones),
            "check": [one.in_language(language) for one in whom.check],
            "notes": [one.in_language(language) for one in whom.notes],
        },
        "ability": {
            "kind": ability.kind.value,
            "amount": None if ability.amount is None else yuan_from_fen(ability.amount),
            "starts_on": ability.starts_on and ability.starts_on.isoformat(),
        },
        "figures": [
            {
                "label": one.label.in_language(language),
                "amount": None if one.amount is None else yuan_from_fen(one.amount),
                "working": working_as_json(one.working, language),
            }
            for one in ability.figures
        ],
        "parts": [
            {
                "title": part.title.in_language(language),
                "lines": [line.in_language(language) for line in part.lines],
            }
            for part in script.parts
        ],
        "avoid": script.rung.avoid.in_language(language),
        "not_to_say": [
            {
                "code": one.code,
                "says": one.says.in_language(language),
                "citations": [citation_as_json(c, language) for c in one.citations],
            }
            for one in script.cautions
        ],
        "refusals": [
            {
                "code": one.code,
                "they_say": one.they_say.in_language(language),
                "answer": one.answer.in_language(language),
            }
            for one in script.refusals
        ],
        "papers": list(script.papers),
        "citations": [citation_as_json(one, language) for one in script.citations],
    }
