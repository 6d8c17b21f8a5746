"""The reference pages of a case: its JSON Schema, and every kind of entry as tables."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from ashore.case.entries import KINDS
from ashore.case.entry import EntryBase
from ashore.case.fields import (
    ClockTime,
    Day,
    DayOrInstant,
    Digest,
    EntryId,
    Instant,
    Interval,
    Rate,
    SignedYuan,
    Yuan,
)
from ashore.case.schema import case_schema

Schema = dict[str, Any]

MADE = "<!-- Written by tools/docs.py. Change the program, then run make docs. -->\n\n"

_NAMED = (
    (Yuan, "yuan", 'An amount not below zero, as text with at most two decimals: `"1331.93"`.'),
    (SignedYuan, "signed yuan", 'An amount that may be below zero: `"-12.00"`.'),
    (Rate, "rate", 'A share as text: `"0.18"` is 18 %.'),
    (Day, "day", 'A day: `"2026-11-24"`.'),
    (Instant, "moment", 'A moment: `"2026-11-24T10:00:00+08:00"`. Without a zone it is China\'s.'),
    (DayOrInstant, "day or moment", "One of the two: as much as is known."),
    (ClockTime, "clock", 'A time of day: `"18:05"`.'),
    (Interval, "interval", 'The time between instalments: `"1m"`, `"15d"`, `"2w"`, `"1y"`.'),
    (EntryId, "id", "A name of 1 to 80 characters without control characters."),
    (Digest, "hash", "A SHA-256 in 64 lower-case hexadecimal digits."),
)

_HEAD = """\
# Entries

A case is a list of dated entries. An entry is never changed; a `supersede` entry corrects it.
This page lists every kind with its own fields.
The [JSON Schema](ashore-case-1.schema.json) says the same for programs.
[The case file](../format/case-file.md) says how the lines are written.

A field that is not named here is kept as it is, so that a newer case survives an older program.
In a file amounts and rates are text: a bare number has been through a binary float somewhere.

"""


def case_schema_page() -> dict[str, str]:
    """Return the JSON Schema of a case."""
    text = json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n"
    return {"docs/reference/ashore-case-1.schema.json": text}


def entries_page() -> dict[str, str]:
    """Return the page of every kind of entry, the parts of entries, and the words they use."""
    definitions: dict[str, Schema] = case_schema()["$defs"]
    kinds = {model.__name__: kind for kind, model in KINDS.items()}
    parts = [MADE, _HEAD, _named_table(), _common_table(definitions)]
    parts.append("\n## Kinds\n")
    for name, kind in kinds.items():
        parts.append(_record(kind, definitions[name], skip=_COMMON))
    parts.append("\n## Parts\n\nWhat some fields hold.\n")
    parts += [
        _record(name, schema)
        for name, schema in definitions.items()
        if name not in kinds and "enum" not in schema
    ]
    parts.append("\n## Words\n\nFields that take one of a few words.\n")
    parts += [_enum(name, schema) for name, schema in definitions.items() if "enum" in schema]
    return {"docs/reference/entries.md": "".join(parts)}


def _named_table() -> str:
    rows = "".join(f"| {name} | {says} |\n" for _, name, says in _NAMED)
    return f"## Values\n\n| name | what is written |\n| --- | --- |\n{rows}"


def _common_table(definitions: dict[str, Schema]) -> str:
    note = definitions["Note"]
    common = {name: note["properties"][name] for name in EntryBase.model_fields}
    says = (
        "\n## What every entry has\n\n"
        "`kind`, and the fields below.\n"
        "`exhibits` are the ids of the `evidence` entries that show it.\n"
        "`prev` is the hash of the line before; a JSON case written by hand leaves it out.\n\n"
    )
    return says + _table({"properties": common, "required": note["required"]})


def _record(name: str, schema: Schema, skip: frozenset[str] = frozenset()) -> str:
    shown = {field: one for field, one in schema["properties"].items() if field not in skip}
    table = _table({"properties": shown, "required": schema.get("required", [])})
    return f"\n### {name}\n\n{_prose(schema)}\n\n{table}"


def _table(schema: Schema) -> str:
    rows = [
        f"| `{field}` | {_type(one)} | {_default(field, one, schema['required'])} |\n"
        for field, one in schema["properties"].items()
    ]
    return "| field | holds | when left out |\n| --- | --- | --- |\n" + "".join(rows)


def _enum(name: str, schema: Schema) -> str:
    words = ", ".join(f"`{word}`" for word in schema["enum"])
    return f"\n### {name}\n\n{_prose(schema)}\n\n{words}\n"


def _prose(schema: Schema) -> str:
    text: str = schema.get("description", "")
    return "\n".join(line.strip() for line in text.replace("``", "`").splitlines())


def _default(field: str, schema: Schema, required: list[str]) -> str:
    if field in required:
        return "**needed**"
    default = schema.get("default", {} if schema.get("type") == "object" else None)
    if default is None:
        return "not known"
    if isinstance(default, dict):
        default = {key: one for key, one in default.items() if one is not None}
    return f"`{json.dumps(default, ensure_ascii=False)}`"


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    named = _NAMES.get(_shape(schema))
    if named:
        return named
    if "anyOf" in schema:
        return " or ".join(_type(one) for one in schema["anyOf"] if one.get("type") != "null")
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    return _plain(schema)


def _plain(schema: Schema) -> str:
    kind = schema.get("type")
    if kind == "array":
        return f"list of {_type(schema['items'])}"
    if kind == "object":
        keys = _type(schema["propertyNames"]) if "propertyNames" in schema else "name"
        return f"{keys} → {_type(schema['additionalProperties'])}"
    if kind == "integer":
        bounds = [f"{word} {schema[key]}" for key, word in _BOUNDS if key in schema]
        return " ".join(["whole number", *bounds])
    return {"string": "text", "boolean": "true or false"}[str(kind)]


_COMMON = frozenset({"kind", *EntryBase.model_fields})
_BOUNDS = (("minimum", "from"), ("maximum", "to"))


def _shape(schema: Schema) -> str:
    kept = {key: one for key, one in schema.items() if key not in ("title", "default")}
    return json.dumps(kept, sort_keys=True)


_NAMES = {_shape(TypeAdapter(alias).json_schema()): name for alias, name, _ in _NAMED}
