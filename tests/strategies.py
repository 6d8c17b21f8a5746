"""Hypothesis strategies for amounts, days, entries and ledgers.

Entries are drawn from the published schema, so every kind and every field is covered as soon as it
exists, with unknown fields beside the known ones.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from ashore.case.canonical import canonical_bytes
from ashore.case.entries import KINDS
from ashore.case.exchange import case_from_json
from ashore.case.fields import EntryId, Rate, SignedYuan, Yuan
from ashore.case.ledger import SCHEMA, Ledger
from ashore.case.schema import case_schema
from ashore.money.amounts import yuan_from_fen

Json = dict[str, Any]
_SCHEMA = case_schema()


def fen(least: int = 0, most: int = 10**11) -> st.SearchStrategy[int]:
    """Draw an amount in fen."""
    return st.integers(least, most)


def yuan(least: int = 0) -> st.SearchStrategy[str]:
    """Draw an amount as it is written, with two decimals or as few as it needs."""
    written = fen(least).map(yuan_from_fen)
    return written | written.map(lambda text: text.removesuffix("0").removesuffix(".0"))


def rates() -> st.SearchStrategy[str]:
    """Draw a rate as it is written."""
    return st.integers(-9999, 99999).map(lambda n: f"{'-' if n < 0 else ''}0.{abs(n):05d}")


def days() -> st.SearchStrategy[str]:
    """Draw a day as it is written."""
    return st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)


def instants() -> st.SearchStrategy[str]:
    """Draw a moment as it is written: a bare day, without a zone, or with one."""
    times = st.times().map(lambda t: t.isoformat("seconds"))
    zones = st.sampled_from(["", "Z", "+08:00", "-05:30"])
    return days() | st.builds("{}T{}{}".format, days(), times, zones)


def text(most: int = 8) -> st.SearchStrategy[str]:
    """Draw any text that UTF-8 can hold."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=most)


def entry_ids() -> st.SearchStrategy[str]:
    """Draw a name that an entry may have."""
    return st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80)


def json_values() -> st.SearchStrategy[object]:
    """Draw a JSON value without binary fractions."""
    plain = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text()
    return st.recursive(
        plain, lambda inner: st.lists(inner) | st.dictionaries(text(), inner), max_leaves=6
    )


def unknown_fields() -> st.SearchStrategy[Json]:
    """Draw fields that no version knows."""
    return st.dictionaries(text().map("x-{}".format), json_values(), max_size=2)


def entries(*kinds: str) -> st.SearchStrategy[Json]:
    """Draw one entry as it stands in a JSON case, of some kinds or of any."""
    return st.one_of([_entry(kind) for kind in kinds or KINDS])


@st.composite
def cases(draw: st.DrawFn, *, most: int = 4) -> Json:
    """Draw a JSON case that adds up: the ids differ and every loan named is there."""
    loan = draw(entries("loan")) | {"id": "loan-1"}
    others = draw(
        st.lists(
            entries(*(kind for kind in KINDS if kind not in {"loan", "supersede"})), max_size=most
        )
    )
    for n, entry in enumerate(others):
        entry["id"] = f"entry-{n}"
        if "loan" in entry and entry["loan"] is not None:
            entry["loan"] = "loan-1"
        if entry["kind"] == "disbursement":
            entry["on"] = "1999-12-31"
    named = {"schema": SCHEMA, "case_id": draw(entry_ids()), "entries": [loan, *others]}
    return draw(unknown_fields()) | named


@st.composite
def ledgers(draw: st.DrawFn, *, most: int = 4) -> Ledger:
    """Draw a ledger that adds up."""
    return case_from_json(canonical_bytes(draw(cases(most=most))))


def _pattern(of: Any) -> str:
    return str(TypeAdapter(of).json_schema()["pattern"])


_WRITTEN: dict[str, st.SearchStrategy[str]] = {
    _pattern(Yuan): yuan(),
    _pattern(SignedYuan): yuan(-(10**11)),
    _pattern(Rate): rates(),
    _pattern(EntryId): entry_ids(),
}


@functools.cache
def _entry(kind: str) -> st.SearchStrategy[Json]:
    known = _object(_SCHEMA["$defs"][KINDS[kind].__name__])
    drawn = st.builds(lambda unknown, fields: unknown | fields, unknown_fields(), known)
    return drawn.map(_within_gross).map(lambda entry: entry | {"prev": None})


def _within_gross(entry: Json) -> Json:
    if entry["kind"] == "disbursement" and entry.get("deductions"):
        entry["deductions"] = [part | {"amount": "0.00"} for part in entry["deductions"]]
    return entry


def _from_schema(schema: Json) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        return _from_schema(_SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]])
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if "anyOf" in schema:
        shared = {name: value for name, value in schema.items() if name != "anyOf"}
        return st.one_of([_from_schema(shared | part) for part in schema["anyOf"]])
    drawn: st.SearchStrategy[Any] = _BY_TYPE[schema["type"]](schema)
    return drawn


def _string(schema: Json) -> st.SearchStrategy[str]:
    if "format" in schema:
        return days() if schema["format"] == "date" else instants()
    if "pattern" in schema:
        ascii_text = st.characters(codec="ascii")
        drawn = st.from_regex(schema["pattern"], fullmatch=True, alphabet=ascii_text)
        return _WRITTEN.get(schema["pattern"], drawn)
    return text()


def _object(schema: Json) -> st.SearchStrategy[Json]:
    if "properties" not in schema:
        names = _from_schema(schema.get("propertyNames", {"type": "string"}))
        return st.dictionaries(names, _from_schema(schema["additionalProperties"]), max_size=2)
    drawn = {name: _from_schema(part) for name, part in schema["properties"].items()}
    required = {name: drawn.pop(name) for name in schema.get("required", ())}
    drawn.pop("prev", None)
    return st.fixed_dictionaries(required, optional=drawn)


def _array(schema: Json) -> st.SearchStrategy[list[Any]]:
    return st.lists(_from_schema(schema["items"]), max_size=2)


def _integer(schema: Json) -> st.SearchStrategy[int]:
    return st.integers(schema.get("minimum", -(10**6)), schema.get("maximum", 10**6))


_BY_TYPE: dict[str, Any] = {
    "string": _string,
    "object": _object,
    "array": _array,
    "integer": _integer,
    "boolean": lambda _: st.booleans(),
    "null": lambda _: st.none(),
}
