"""What to make of an intermediary, as plain JSON values: the form that programs read."""

from __future__ import annotations

from typing import Any

from ashore.money.amounts import yuan_from_fen
from ashore.owed.exchange import citation_as_json, working_as_json
from ashore.settle.vetting import FeeAndGain, Vetting
from ashore.text import Language


def vetting_as_json(found: Vetting, language: Language) -> dict[str, Any]:
    """Return what was made of an intermediary as JSON values."""
    return {
        "name": found.name,
        "clear": found.clear,
        "says": found.says.in_language(language),
        "labels": list(found.labels),
        "flags": [
            {
                "label": flag.label,
                "called": flag.called.in_language(language),
                "why": flag.why.in_language(language),
                "words": list(flag.words),
                "citations": [citation_as_json(one, language) for one in flag.citations],
            }
            for flag in found.flags
        ],
        "fee": found.fee and _fee(found.fee, language),
        "handed_over": [
            {
                "what": one.what.value,
                "called": one.what.words.in_language(language),
                "shown": one.shown,
                "entries": list(one.entries),
            }
            for one in found.handed
        ],
        "steps": [
            {
                "turn": step.turn.value,
                "code": step.code,
                "says": step.says.in_language(language),
                "paper": step.paper,
                "entries": list(step.entries),
            }
            for step in found.steps
        ],
        "help": [
            {
                "code": one.code,
                "who": one.who.in_language(language),
                "reach": one.reach.in_language(language),
                "phones": list(one.phones),
                "cost": one.cost.in_language(language),
                "takes": one.takes.in_language(language),
                "refuses": one.refuses and one.refuses.in_language(language),
                "limits": one.limits and one.limits.in_language(language),
                "citation": citation_as_json(one.citation, language),
            }
            for one in found.help
        ],
        "questions": [one.in_language(language) for one in found.questions],
    }


def _fee(fee: FeeAndGain, language: Language) -> dict[str, Any]:
    return {
        "paid": yuan_from_fen(fee.paid),
        "asked": None if fee.asked is None else yuan_from_fen(fee.asked),
        "to_gain": None if fee.to_gain is None else yuan_from_fen(fee.to_gain),
        "says": fee.says.in_language(language),
        "workings": [working_as_json(one, language) for one in fee.workings],
    }
