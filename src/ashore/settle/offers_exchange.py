"""Offers side by side as plain JSON values: the form that programs read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ashore.money.amounts import yuan_from_fen
from ashore.owed.exchange import citation_as_json
from ashore.settle.offers_compared import Compared, Comparison
from ashore.text import Language


def offers_as_json(found: Sequence[Comparison], on: dt.date, language: Language) -> dict[str, Any]:
    """Return the comparisons of a day as JSON values."""
    return {"on": on.isoformat(), "debts": [_comparison(one, language) for one in found]}


def _comparison(one: Comparison, language: Language) -> dict[str, Any]:
    return {
        "loan": one.loan,
        "product": one.product,
        "creditor": one.creditor,
        "ways": [_way(way, language) for way in one.ways],
        "not_compared": list(one.not_compared),
        "recommended": one.recommended,
        "because": one.because.in_language(language),
        "ask": one.ask and one.ask.in_language(language),
        "discount": {"rate": one.rate.text, "says": one.rate.says.in_language(language)},
        "record": one.record.in_language(language),
        "citations": [citation_as_json(citation, language) for citation in one.citations],
        "assumes": [said.in_language(language) for said in one.assumes],
    }


def _way(way: Compared, language: Language) -> dict[str, Any]:
    return {
        "offer": way.offer,
        "by": way.by,
        "total": yuan_from_fen(way.total),
        "present": yuan_from_fen(way.present),
        "less": yuan_from_fen(way.less),
        "waived": None if way.waived is None else yuan_from_fen(way.waived),
        "first": {"on": way.first[0].isoformat(), "amount": yuan_from_fen(way.first[1])},
        "last_on": way.last.isoformat(),
        "short": yuan_from_fen(way.short),
        "short_in": way.short_in and f"{way.short_in:%Y-%m}",
        "breaks": round(way.breaks, 4),
        "any_miss_ends": way.any_miss_ends,
        "comes_back": None if way.comes_back is None else yuan_from_fen(way.comes_back),
        "personal_account": way.personal_account,
        "deadline": way.deadline and way.deadline.isoformat(),
        "record_until": way.record_until and way.record_until.isoformat(),
        "assumed": [said.in_language(language) for said in way.assumed],
    }
