"""Records that share what they have alike stay records of their own."""

from __future__ import annotations

import gc
import json
from typing import Any

import pytest

from ashore.case import ledger as ledger_module
from ashore.case.exchange import case_from_json
from ashore.case.ledger import Ledger
from ashore.case.ledgerfile import ledger_bytes, ledger_from_bytes
from ashore.case.many import collector_paused, share
from ashore.errors.base import DataError


def _fail_while_paused() -> None:
    with collector_paused():
        assert not gc.isenabled()
        raise KeyError


def test_the_collector_runs_again_even_after_an_error() -> None:
    with pytest.raises(KeyError):
        _fail_while_paused()
    assert gc.isenabled()


def test_sharing_changes_nothing_that_is_written(small: Ledger) -> None:
    before = [entry.model_dump_json(exclude_unset=True) for entry in small.entries]
    share(small.entries)
    assert [entry.model_dump_json(exclude_unset=True) for entry in small.entries] == before


def test_a_changed_copy_leaves_the_rest(plain: dict[str, Any]) -> None:
    first = plain["entries"][0]
    plain["entries"] = [first, first | {"id": "loan-2"}]
    one, other = ledger_module.Ledger.begin("c").append(*_read(plain)).entries
    assert one.model_fields_set is other.model_fields_set
    changed = one.model_copy(update={"exhibits": ("e",), "unheard_of": 1})
    assert "exhibits" in changed.model_fields_set
    assert "exhibits" not in other.model_fields_set
    assert (one.model_extra, other.model_extra) == ({}, {})


def test_a_long_case_is_read_in_parts(small: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_module, "_TOGETHER", 1)
    data = ledger_bytes(small)
    assert ledger_from_bytes(data).entries == small.entries


def test_a_field_in_a_later_part_is_named_by_its_own_place(
    plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "_TOGETHER", 1)
    plain["entries"][2]["on"] = "2026-02-30"
    with pytest.raises(DataError) as caught:
        case_from_json(json.dumps(plain))
    assert caught.value.where == "entries[2].on"


def _read(plain: dict[str, Any]) -> tuple[Any, ...]:
    return case_from_json(json.dumps(plain)).entries
