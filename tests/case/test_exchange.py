"""A JSON case goes in and out without loss, and a damaged one names the place."""

from __future__ import annotations

import json
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import cases, ledgers

from ashore.case.canonical import SIZE_LIMIT, digest
from ashore.case.exchange import case_from_json, case_to_json
from ashore.case.ledger import Ledger
from ashore.errors.base import DataError
from ashore.errors.case import (
    BrokenChainError,
    CaseSpellingError,
    CaseTooLargeError,
    CaseTruncatedError,
)


@settings(max_examples=50)
@given(ledgers())
def test_export_and_import_give_the_same_ledger(ledger: Ledger) -> None:
    text = case_to_json(ledger)
    again = case_from_json(text)
    assert again == ledger
    assert again.entries == ledger.entries
    assert case_to_json(again) == text


@settings(max_examples=50)
@given(cases())
def test_import_and_export_lose_no_field(case: dict[str, Any]) -> None:
    exported = json.loads(case_to_json(case_from_json(json.dumps(case))))
    assert exported.pop("head")
    for entry, given_entry in zip(exported["entries"], case["entries"], strict=True):
        assert entry.pop("prev")
        given_entry.pop("prev")
    assert exported == case


def test_the_export_is_in_one_order_and_readable(small: Ledger) -> None:
    lines = case_to_json(small).splitlines()
    assert lines[:4] == [
        "{",
        '  "schema": "ashore-case/1",',
        '  "case_id": "case-1",',
        '  "title": "忘记还款",',
    ]
    assert lines[-2:] == [f'  "head": "{small.head}"', "}"]


def test_bytes_with_a_byte_order_mark_read_as_the_text_does(small: Ledger) -> None:
    text = case_to_json(small)
    assert case_from_json(text.encode("utf-8-sig")) == small


def test_the_order_of_fields_and_spaces_do_not_change_the_chain(plain: dict[str, Any]) -> None:
    shuffled = dict(reversed(plain.items()))
    shuffled["entries"] = [dict(reversed(entry.items())) for entry in plain["entries"]]
    assert case_from_json(json.dumps(shuffled, indent=7)) == case_from_json(json.dumps(plain))


def read(case: object, where: str = "") -> DataError:
    text = case if isinstance(case, str | bytes) else json.dumps(case)
    with pytest.raises(DataError) as caught:
        case_from_json(text, where=where)
    return caught.value


@pytest.mark.parametrize(
    ("entry", "path", "value", "code", "where", "says"),
    [
        (0, "terms.principal", "1.234", "money.amount", "[0].terms.principal", "“1.234”"),
        (2, "amount", "-1", "money.negative", "[2].amount", "-1.00"),
        (2, "amount", 1059, "money.amount", "[2].amount", "“1059”"),
        (2, "amount", 1059.46, "money.amount", "[2].amount", "“1059.46”"),
        (2, "on", "2026-02-30", "money.date", "[2].on", "“2026-02-30”"),
        (3, "captured_at", "2026-11-24T25:00", "money.date", "[3].captured_at", "T25:00"),
        (3, "captured_at", 1764000000, "money.date", "[3].captured_at", "1764000000"),
        (3, "items", [{"name": "a", "amount": "x"}], "money.amount", "[3].items[0].amount", "“x”"),
        (0, "terms.annual_rate", "18%", "money.rate", "[0].terms.annual_rate", "“18%”"),
        (0, "terms.annual_rate", 0.18, "money.rate", "[0].terms.annual_rate", "“0.18”"),
        (0, "terms.every", "0m", "money.step", "[0].terms.every", "“0m”"),
        (0, "terms.method", "magic", "case.field", "[0].terms.method", '"magic"'),
        (0, "parties", {"lender": "x"}, "case.field", "[0].parties.lender", '"lender"'),
        (0, "product", 5, "case.field", "[0].product", "should be text; it is 5"),
        (1, "gross", "1.00", "case.deductions", "[1]", "299.00 yuan are more than the 1.00"),
        (1, "deductions", "all", "case.field", "[1].deductions", "a list"),
        (2, "id", "", "case.field", "[2].id", "must not be empty"),
        (2, "id", "x" * 81, "case.field", "[2].id", "may have 80 characters"),
        (3, "overdue_days_shown", -1, "case.field", "[3].overdue_days_shown", "below 0"),
        (3, "overdue_days_shown", 4.0, "case.number", "[3].overdue_days_shown", "4.0"),
        (2, "kind", "wish", "case.unknown-kind", "[2]", "“wish”"),
        (2, "new", {"a": [0.5]}, "case.number", "[2].new.a[0]", "0.5"),
        (2, "new", 2**53, "case.number", "[2].new", "9007199254740992"),
        (2, "new", float("nan"), "case.number", "[2].new", "nan"),
        (2, "new", float("-inf"), "case.number", "[2].new", "-inf"),
        (2, "new", "\ud800", "case.text", "[2]", "UTF-8"),
        (2, "new", 2**61, "case.number", "[2].new", "inf"),
    ],
)
def test_a_field_that_does_not_read_is_named(
    plain: dict[str, Any], entry: int, path: str, value: object, code: str, where: str, says: str
) -> None:
    *way, last = path.split(".")
    target = plain["entries"][entry]
    for step in way:
        target = target[step]
    target[last] = "HERE"
    text = json.dumps(plain).replace('"HERE"', _written(value))
    error = read(text, "a.json")
    assert (error.code, error.where) == (code, f"a.json: entries{where}")
    assert says in str(error)


def _written(value: object) -> str:
    huge = isinstance(value, int) and not isinstance(value, bool) and value > 2**60
    return "9" * 5000 if huge else json.dumps(value)


@pytest.mark.parametrize("field", ["id", "recorded_at", "loan", "on", "amount", "kind"])
def test_a_missing_field_is_named(plain: dict[str, Any], field: str) -> None:
    del plain["entries"][2][field]
    error = read(plain)
    assert (error.code, error.where) == ("case.field", f"entries[2].{field}")
    assert "it must be given; it is missing" in str(error)
    assert "这一项不能缺，这里是 空的" in error.message("zh")


@pytest.mark.parametrize(
    ("case", "code", "where"),
    [
        ([], "case.schema", "JSON"),
        ("5", "case.schema", "JSON"),
        ({"schema": "ashore-case/2", "case_id": "c", "entries": []}, "case.schema", "JSON"),
        ({"case_id": "c", "entries": []}, "case.schema", "JSON"),
        ({"schema": "ashore-case/1", "case_id": "c"}, "case.field", "entries"),
        ({"schema": "ashore-case/1", "case_id": "c", "entries": {}}, "case.field", "entries"),
        ({"schema": "ashore-case/1", "case_id": "c", "entries": [5]}, "case.field", "entries[0]"),
        ({"schema": "ashore-case/1", "entries": []}, "case.field", "case.case_id"),
        ({"schema": "ashore-case/1", "case_id": "", "entries": []}, "case.field", "case.case_id"),
        ('{"a": {"b": 1, "b": 2}}', "case.duplicate-key", "JSON"),
        ('{"a": 1 "b": 2}', "case.json", "JSON"),
        ("[" * 100_000, "case.nesting", "JSON"),
        (b'{"a": "\xff"}', "case.text", "byte 7"),
    ],
)
def test_a_file_that_is_no_case_is_refused(case: object, code: str, where: str) -> None:
    error = read(case)
    assert (error.code, error.where) == (code, where)


def test_what_was_given_instead_is_shown_in_short(plain: dict[str, Any]) -> None:
    plain["entries"][2]["loan"] = {"id": "loan-1"}
    assert "entries[2].loan: it should be text; it is {…}." in str(read(plain))
    plain["entries"][2]["loan"] = 10**15 + 1
    assert "it is 1000000000000001." in str(read(plain))
    plain["entries"] = None
    assert "entries: it should be a list; it is null." in str(read(plain))


def test_an_entry_that_nests_too_deeply_is_refused(plain: dict[str, Any]) -> None:
    plain["entries"][2]["new"] = "HERE"
    text = json.dumps(plain).replace('"HERE"', "[" * 300 + "]" * 300)
    assert read(text).code == "case.nesting"


def test_the_place_of_a_json_mistake_is_a_line_and_a_column() -> None:
    error = read('{\n  "a": tru,\n}', "a.json")
    assert "a.json: line 2, column 8 is not JSON" in str(error)


def test_every_cut_of_a_file_is_called_truncated(small: Ledger) -> None:
    data = case_to_json(small).encode().rstrip()
    for length in range(len(data)):
        with pytest.raises(CaseTruncatedError):
            case_from_json(data[:length])


def test_a_cut_names_its_line_and_column() -> None:
    error = read('{\n  "schema": "ashore-c', "a.json")
    assert "a.json: it stops at line 2, column 22" in str(error)


def test_the_chain_is_verified_where_it_is_given(small: Ledger) -> None:
    case = json.loads(case_to_json(small))
    case["entries"][2]["amount"] = "1059.47"
    error = read(case)
    assert (error.code, error.where) == ("case.broken-chain", "entries[2]")


def test_a_missing_last_entry_is_seen_by_the_head(small: Ledger) -> None:
    case = json.loads(case_to_json(small))
    case["entries"].pop()
    with pytest.raises(BrokenChainError):
        case_from_json(json.dumps(case))


@settings(max_examples=50)
@given(ledgers(), st.data())
def test_links_may_be_left_out(ledger: Ledger, data: st.DataObject) -> None:
    case = json.loads(case_to_json(ledger))
    for entry in case["entries"]:
        if data.draw(st.booleans()):
            del entry["prev"]
    if data.draw(st.booleans()):
        del case["head"]
    assert case_from_json(json.dumps(case)) == ledger


def test_a_line_in_another_spelling_is_not_exported(small: Ledger) -> None:
    line = small.lines[0].replace(b'"product":', b'"product": ')
    odd = Ledger.read(small.header_line, [line], head=digest(line), place=str)
    with pytest.raises(CaseSpellingError) as caught:
        case_to_json(odd)
    assert caught.value.where == "entries[0]"


@pytest.mark.parametrize("kind", [bytes, str])
def test_fifty_megabytes_are_refused_at_once(kind: type) -> None:
    huge = b"[" * 50_000_000 if kind is bytes else "[" * 50_000_000
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(CaseTooLargeError) as caught:
        case_from_json(huge)
    seconds, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (seconds < 0.5, peak < 1_000_000) == (True, True)
    assert "50000000 bytes; the limit is 33554432 bytes" in str(caught.value)


def test_the_limit_counts_bytes_and_not_characters() -> None:
    with pytest.raises(CaseTooLargeError):
        case_from_json("元" * (SIZE_LIMIT // 3 + 1))
