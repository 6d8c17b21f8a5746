"""The published schema and the reader agree."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import cases, entries, ledgers

from ashore.case.canonical import canonical_bytes
from ashore.case.entries import KINDS
from ashore.case.exchange import case_from_json, case_to_json
from ashore.case.ledger import Ledger
from ashore.case.schema import case_schema
from ashore.errors.base import DataError

VALIDATOR = jsonschema.Draft202012Validator(case_schema())


def test_the_schema_is_a_schema_and_stays_the_same() -> None:
    jsonschema.Draft202012Validator.check_schema(case_schema())
    assert json.dumps(case_schema()) == json.dumps(case_schema())


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=15)
@given(data=st.data())
def test_what_the_schema_allows_the_reader_reads(kind: str, data: st.DataObject) -> None:
    entry = data.draw(entries(kind))
    case = {"schema": "ashore-case/1", "case_id": "c", "entries": [entry]}
    VALIDATOR.validate(case)
    (read,) = case_from_json(canonical_bytes(case)).entries
    assert (read.kind, read.id) == (kind, entry["id"])


@settings(max_examples=50)
@given(cases())
def test_every_case_that_adds_up_is_valid(case: dict[str, Any]) -> None:
    VALIDATOR.validate(case)


@settings(max_examples=50)
@given(ledgers())
def test_every_export_is_valid(ledger: Ledger) -> None:
    VALIDATOR.validate(json.loads(case_to_json(ledger)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", "1.234"),
        ("amount", "-1.00"),
        ("amount", 5),
        ("at", "24:00"),
        ("exhibits", "e-1"),
        ("id", ""),
        ("kind", "wish"),
        ("source", {"how": "guessed"}),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(field: str, value: object) -> None:
    payment = {
        "kind": "payment",
        "id": "p",
        "recorded_at": "2026-11-24T10:00:00+08:00",
        "loan": "loan-1",
        "on": "2026-11-24",
        "amount": "1.00",
    }
    case = {"schema": "ashore-case/1", "case_id": "c", "entries": [payment]}
    VALIDATOR.validate(case)
    case["entries"] = [payment | {field: value}]
    assert not VALIDATOR.is_valid(case)
    with pytest.raises(DataError):
        case_from_json(canonical_bytes(case))
