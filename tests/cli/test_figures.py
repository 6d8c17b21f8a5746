"""`ashore rate` and `ashore schedule`: tables for people, JSON for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ashore

FLOWS = {
    "cases": [
        {"id": "flat", "kind": "irr", "flows": ["12000", *["-1120"] * 12]},
        {"id": "one way", "kind": "irr", "flows": ["1", "2"]},
        {
            "id": "year",
            "kind": "xirr",
            "flows": [["2026-01-01", "-100"], ["2027-01-01", "110"]],
        },
    ]
}
TERMS = {
    "cases": [
        {
            "id": "level",
            "principal": "12000.00",
            "annual_rate": "0.12",
            "periods": 12,
            "method": "equal_instalment",
            "disbursed_on": "2026-01-31",
        },
        {
            "id": "off",
            "principal": "12000.001",
            "annual_rate": "0.12",
            "periods": 12,
            "method": "equal_instalment",
            "disbursed_on": "2026-01-31",
        },
    ]
}


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    place = tmp_path / "flows.json"
    place.write_text(json.dumps(FLOWS), encoding="utf-8")
    return place


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    place = tmp_path / "terms.json"
    place.write_text(json.dumps(TERMS), encoding="utf-8")
    return place


def test_rates(flows: Path, ashore: Ashore) -> None:
    """A flat 1 % a month is 21.46 % a year, not 12 %."""
    told = ashore("rate", flows)
    assert (told.code, told.err) == (0, "")
    assert re.search(r"flat +1\.7881% +21\.4572% +1\.7881%", told.out)
    assert re.search(r"year +10\.0000% +10\.0000%", told.out)
    assert "算不出" in told.out
    found = ashore("rate", flows, "--json").json["results"]
    assert found[0]["nominal_12"] == pytest.approx(0.214572, abs=5e-7)
    assert found[1]["error"]["code"] == "rates.no-sign-change"


def test_why_discounts_every_flow(flows: Path, ashore: Ashore) -> None:
    told = ashore("rate", flows, "--why", "--lang", "en")
    assert re.search(r"2027-01-01 +110 +1 +100\.0000", told.out)
    assert len(re.findall(r"total +0\.0000", told.out)) == 2


def test_schedules(terms: Path, ashore: Ashore) -> None:
    told = ashore("schedule", terms)
    assert (told.code, told.err) == (0, "")
    assert re.search(r"12 +2027-01-31 +1055\.58 +10\.56 +0\.00 +1066\.14 +0\.00", told.out)
    assert re.search(r"合计 +12000\.00 +794\.23 +0\.00 +12794\.23", told.out)
    assert "[money.amount]" in told.out
    found = ashore("schedule", terms, "--json").json["results"]
    assert found[0]["totals"]["interest"] == "794.23"
    assert found[1]["error"]["where"] == "cases[1].principal"


def test_why_shows_how_interest_comes_about(
    terms: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    told = ashore("schedule", terms, "--why", "--lang", "en")
    assert "12,000.00 × 12.00% × 1/12 = 120" in told.out


@pytest.mark.parametrize("command", ["rate", "schedule"])
@pytest.mark.parametrize(
    ("content", "code", "exit_code", "place"),
    [
        (None, "cli.file", 2, "没有这个文件"),
        (b"flows: 1", "cli.document", 3, "第 1 行第 1 列"),
        (b'{"cases": [\n{"id"', "cli.document", 3, "第 2 行第 6 列"),
        ('{"cases": ["金额"]}'.encode("gbk"), "cli.document", 3, "不是 UTF-8"),
        (b"[" * 100_000, "cli.document", 3, "层次太深"),
        (b"[]", None, 3, "cases"),
    ],
)
def test_documents_that_do_not_read(
    command: str,
    content: bytes | None,
    code: str | None,
    exit_code: int,
    place: str,
    tmp_path: Path,
    ashore: Ashore,
) -> None:
    file = tmp_path / "in.json"
    if content is not None:
        file.write_bytes(content)
    told = ashore(command, file)
    assert (told.code, told.out) == (exit_code, "")
    assert place in told.err
    as_json = ashore(command, file, "--json").json
    assert as_json["ok"] is False
    assert code in (None, as_json["code"])
    assert "Nothing was changed." in ashore(command, file, "--lang", "en").err


@pytest.mark.parametrize("command", ["rate", "schedule"])
def test_a_bomb_is_not_read(command: str, tmp_path: Path, ashore: Ashore) -> None:
    bomb = tmp_path / "in.json"
    with bomb.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    told = ashore(command, bomb)
    assert (told.code, told.err.splitlines()[0]) == (3, "in.json 读不成 JSON：超过 64 MB。")
