"""The JSON Schema of ``ashore-case/1``, made from the entries themselves."""

from __future__ import annotations

from typing import Any

from ashore.case.entries import ENTRIES, KINDS
from ashore.case.ledger import SCHEMA, Header


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a JSON case, in an order that stays the same."""
    entries = ENTRIES.json_schema(by_alias=True, mode="validation")
    header = Header.model_json_schema(by_alias=True, mode="validation")
    definitions = entries.pop("$defs")
    properties = header["properties"]
    for model in KINDS.values():  # inside the program the class says it, in a file only this does
        definitions[model.__name__]["required"].append("kind")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        "description": "A case as dated entries; a field that is not named here is kept as it is.",
        "type": "object",
        "required": ["schema", "case_id", "entries"],
        "properties": {
            "schema": {"const": SCHEMA},
            "case_id": properties["case_id"],
            "title": properties["title"],
            "entries": {"type": "array", "items": entries["items"]},
            "head": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        },
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }
