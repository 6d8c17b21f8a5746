"""The rounds of a case as plain JSON values: the form that programs read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ashore.owed.exchange import finding_as_json
from ashore.settle.rounds import Round
from ashore.text import Language


def rounds_as_json(rounds: Sequence[Round], on: dt.date, language: Language) -> dict[str, Any]:
    """Return the rounds of a day as JSON values."""
    return {"on": on.isoformat(), "rounds": [_round(one, language) for one in rounds]}


def _round(one: Round, language: Language) -> dict[str, Any]:
    step = one.next_step
    return {
        "loan": one.loan,
        "product": one.product,
        "creditor": one.creditor,
        "phase": one.phase.value,
        "open": one.open,
        "ended": one.ended and {"agreement": one.ended[0], "on": one.ended[1].isoformat()},
        "events": [
            {
                "on": event.on and event.on.isoformat(),
                "phase": event.phase.value,
                "says": event.says.in_language(language),
                "entry": event.entry,
            }
            for event in one.events
        ],
        "deadlines": [
            {
                "code": deadline.code,
                "on": deadline.on.isoformat(),
                "says": deadline.says.in_language(language),
                "entry": deadline.entry,
            }
            for deadline in one.deadlines
        ],
        "not_in_writing": [promise.id for promise in one.oral],
        "asked_to_confirm": one.asked_to_confirm,
        "questions": [finding_as_json(found, language) for found in one.questions],
        "next_step": {
            "code": step.code,
            "says": step.says.in_language(language),
            "paper": step.paper,
            "command": step.command,
        },
    }
