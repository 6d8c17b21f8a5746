"""A checked agreement as plain JSON values: the form that programs read."""

from __future__ import annotations

from typing import Any

from ashore.money.amounts import decimal_from_fraction, yuan_from_fen
from ashore.owed.exchange import finding_as_json
from ashore.settle.agreement.check import AgreementCheck
from ashore.settle.agreement.field_words import field_words
from ashore.settle.agreement.fields import Field, Part
from ashore.settle.agreement.inner_checks import signed_on
from ashore.settle.agreement.sentences import Sentence
from ashore.text import Language

Json = dict[str, Any]
_VALUES = (
    "creditor", "credit_code", "borrower", "id_tail", "as_of", "principal", "interest", "penalty",
    "late_charge", "fees", "waived", "monthly", "first_due_on", "pay_to", "charges", "order",
    "trigger", "grace_days", "cure_days", "update", "certificate", "withdrawal",
)  # fmt: skip


def agreement_as_json(found: AgreementCheck, language: Language) -> Json:
    """Return a check as JSON values; the sentences to send stay in Chinese, as they are sent."""
    text = found.text
    signed = signed_on(text)
    return {
        "on": found.on.isoformat(),
        "complete": found.complete,
        "fields": [_field(one, language) for one in text.fields],
        "values": {
            **{name: text.value(name) for name in _VALUES},
            "signed_on": signed.isoformat() if signed else None,
        },
        "plan": {
            "periods": text.periods,
            "total": text.total,
            "yearly_cost": None if found.yearly_cost is None else round(found.yearly_cost, 6),
            "rows": [
                {"on": row.day.isoformat(), "amount": yuan_from_fen(row.amount)}
                for row in text.plan.rows
            ],
        },
        "red_flags": [
            {
                "code": flag.code,
                "title": flag.title.in_language(language),
                "words": flag.words,
                **_place(flag.sentence),
                "finding": finding_as_json(flag.finding, language),
            }
            for flag in found.red_flags
        ],
        "findings": [finding_as_json(one, language) for one in found.findings],
        "unplaced": [{"binds": one.binds, **_place(one.sentence)} for one in found.unplaced],
        "asks": [{"about": ask.about, "send": ask.says.zh} for ask in found.asks],
        "legibility": {
            "poor": found.legibility.poor,
            "lines": found.legibility.lines,
            "unreadable_share": decimal_from_fraction(found.legibility.share, places=4),
            "torn": [{"page": page, "line": line} for page, line in found.legibility.torn],
            "lost": [{"page": page, "line": line} for page, line in found.legibility.lost],
        },
        "differences": [
            {
                "name": one.name,
                "title": one.title.in_language(language),
                "one": one.one or None,
                "other": one.other or None,
            }
            for one in found.differences
        ],
        "note": found.note.in_language(language),
    }


def _field(field: Field, language: Language) -> Json:
    words = field_words()[field.name]
    return {
        "name": field.name.value,
        "title": words.title.in_language(language),
        "state": field.state.value,
        "parts": [_part(part) for part in field.parts],
    }


def _part(part: Part) -> Json:
    says = part.says
    return {
        "name": part.name,
        "state": part.state.value,
        "value": (says.value or None) if says else None,
        "words": says.words if says else None,
        **(_place(says.sentence) if says else {"sentence": None, "page": None, "line": None}),
    }


def _place(sentence: Sentence) -> Json:
    return {"sentence": sentence.text, "page": sentence.page, "line": sentence.line}
