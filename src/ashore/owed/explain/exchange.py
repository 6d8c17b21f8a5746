"""A bill's explanation as plain JSON values: the form that programs read."""

from __future__ import annotations

from typing import Any

from ashore.money.amounts import yuan_from_fen
from ashore.owed.explain.explanation import DIMENSION_WORDS, Explanation
from ashore.owed.explain.readings import Reading
from ashore.text import Language

Json = dict[str, Any]


def explanation_as_json(found: Explanation, language: Language) -> Json:
    """Return how a bill can have come about as JSON values."""
    over = found.overcharge
    return {
        "on": found.on.isoformat(),
        "matched_on": found.matched_on,
        "exact": found.exact,
        "readings_tried": found.tried,
        "readings_matching": found.matching,
        "readings": [_reading(one, language) for one in found.readings],
        "undetermined": {
            key: [option.says.in_language(language) for option in options]
            for key, options in found.undetermined
        },
        "supported": {i.value: yuan_from_fen(a) for i, a in found.supported.items()},
        "unexplained": {i.value: yuan_from_fen(a) for i, a in found.rest.items()},
        "without_basis": [
            {"name": line.name, "item": line.item.value, "amount": yuan_from_fen(line.amount)}
            for line in found.without_basis
        ],
        "overcharge": over
        and {
            "at_least": yuan_from_fen(over.at_least),
            "kindest_reading": _reading(over.reading, language),
            "largest_supported": yuan_from_fen(over.largest_supported),
            "not_judged": [item.value for item in over.not_judged],
        },
        "questions": [
            {
                "about": one.about,
                "key": one.key,
                "amount": None if one.amount is None else yuan_from_fen(one.amount),
                "says": one.says.in_language(language),
            }
            for one in found.questions
        ],
    }


def _reading(reading: Reading, language: Language) -> Json:
    return {
        "departs_from_contract": reading.deviations,
        "answers": {
            key: {
                "question": DIMENSION_WORDS[key].in_language(language),
                "key": option.key,
                "says": option.says.in_language(language),
            }
            for key, option in reading.options
        },
    }
