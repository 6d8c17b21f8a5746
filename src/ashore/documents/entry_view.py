"""One entry with all that it says, field by field, as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from ashore.case.entry import EntryBase
from ashore.documents.contract_words import (
    ASSIGNMENTS,
    BASES,
    FEE_WHEN,
    METHODS,
    STABILITIES,
)
from ashore.documents.field_words import FIELDS
from ashore.documents.words import CLASSIFICATIONS, ITEMS, ROLES, yuan
from ashore.law.words import LENDERS
from ashore.money.amounts import fen_from_yuan, percent
from ashore.text import Text

_FRAME = frozenset({"id", "kind", "recorded_at", "source", "prev"})
_RATES = frozenset(
    {
        "annual_rate",
        "flat_monthly_rate",
        "daily_rate",
        "rate",
        "minimum_rate",
        "stated_annual_cost",
    }
)
_YUAN = re.compile(r"-?\d+\.\d{2}", re.ASCII)
_YES, _NO = Text("是", "yes"), Text("否", "no")
_EMPTY = Text("（空）", "(empty)")
_ITEMS = {item.value: says for item, says in ITEMS.items()}
_NAMED: dict[str, dict[str, Text]] = {
    "item": _ITEMS,
    "waived_items": _ITEMS,
    "allocation": _ITEMS,
    "classification": {one.value: says for one, says in CLASSIFICATIONS.items()},
    "roles": {one.value: says for one, says in ROLES.items()},
    "method": {one.value: says for one, says in METHODS.items()},
    "base": {one.value: says for one, says in BASES.items()},
    "stability": {one.value: says for one, says in STABILITIES.items()},
    "lender_type": {one.value: says for one, says in LENDERS.items()},
    "type": {one.value: says for one, says in ASSIGNMENTS.items()},
    "when": FEE_WHEN,
    "per": {"day": Text("每天", "day"), "once": Text("一次", "once")},
}


class Row(NamedTuple):
    """One field: what it is called, what it says, and the fields inside it where it has some."""

    name: Text
    says: Text
    rows: tuple[Row, ...] = ()


def entry_rows(entry: EntryBase) -> tuple[Row, ...]:
    """Return what an entry says, a row a field; what was not said has none.

    Its id, its kind, its source and when it was recorded are left out: a page shows them apart.
    """
    said = entry.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)
    return tuple(_rows({k: v for k, v in said.items() if k not in _FRAME}))


def field_name(key: str) -> Text:
    """Return what a field is called; one of a newer version keeps its own name.

    Examples:
        >>> field_name("principal").zh, field_name("of_tomorrow").en
        ('本金', 'of_tomorrow')
    """
    plain = key.removesuffix("_")
    if plain in FIELDS:
        return FIELDS[plain]
    named: dict[str, Text] = {role.value: says for role, says in ROLES.items()}
    named |= {item.value: says for item, says in ITEMS.items()}
    return named.get(plain, Text(plain, plain))


def _rows(said: dict[str, Any]) -> Iterator[Row]:
    for key, value in said.items():
        if value in (None, [], {}, ""):
            continue
        yield _row(key, field_name(key), value)


def _row(key: str, name: Text, value: Any) -> Row:
    if isinstance(value, dict):
        return Row(name, Text("", ""), tuple(_rows(value)))
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            parts = (_row(key, Text(str(n), str(n)), one) for n, one in enumerate(value, start=1))
            return Row(name, Text("", ""), tuple(parts))
        said = [value_words(key, one) for one in value]
        return Row(name, Text("、".join(t.zh for t in said), ", ".join(t.en for t in said)))
    return Row(name, value_words(key, value))


def value_words(key: str, value: Any) -> Text:
    """Return one value of a field as a person reads it: a sum, a rate, a choice by its name."""
    if isinstance(value, bool):
        return _YES if value else _NO
    said = str(value)
    if key in _RATES:
        places = 4 if key == "daily_rate" else 2
        said = percent(Fraction(said), places=places)
    elif key == "unknown":
        return field_name(said)
    elif said in _NAMED.get(key, {}):
        return _NAMED[key][said]
    elif _YUAN.fullmatch(said):
        amount = yuan(fen_from_yuan(said, negative=True))
        return Text(f"{amount} 元", f"{amount} yuan")
    elif key.endswith("_at"):
        said = said.replace("T", " ")[:16]
    return Text(said, said) if said else _EMPTY
