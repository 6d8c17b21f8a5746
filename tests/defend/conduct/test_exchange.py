"""The JSON of a contact log keeps its promise to other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ashore.defend.conduct.exchange import channel_as_json, conduct_as_json
from ashore.defend.conduct.report import conduct_report
from ashore.defend.contacts.log import log_from_case
from tests.defend.conduct.cases import case_of, contact
from tests.defend.logs import BOOK, TODAY, report_of, row

PROMISED = {"rule", "rows", "says", "basis", "strength", "limits", "channels"}


def shown(*rows: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(conduct_as_json(report_of(*rows), BOOK, "zh")))
    return found


def test_every_row_is_there_and_repeats_name_their_first() -> None:
    found = shown(row("昨晚"), row("2026-11-17 23:00:00"), row("2026-11-17 23:00:00"))
    assert found["rows"] == [
        {"row": 1, "flags": []},
        {"row": 2, "flags": ["night"]},
        {"row": 3, "flags": ["night", "duplicate"], "repeats": 2},
    ]
    assert [(one["row"], one["code"]) for one in found["problems"]] == [
        (1, "contacts.time-unreadable")
    ]


def test_a_finding_has_what_is_promised() -> None:
    (night,) = shown(row("2026-11-17 23:00:00"))["findings"]
    assert set(night) >= PROMISED
    assert (night["rule"], night["rows"], night["strength"]) == ("V01", [1], "standard")
    assert night["basis"] == [one["id"] for one in night["citations"]]
    assert night["basis"][0] == "collection.quiet-hours-standard"
    assert night["channels"][0] == {
        "id": "channels.lender",
        "title": BOOK.entry("channels.lender").title.zh,
        "phones": [],
    }
    assert night["workings"][0]["sum"] == "11-17 23:00"


def test_hotlines_are_dialled_by_the_law_book() -> None:
    police = channel_as_json("channels.police", BOOK, TODAY, "en")
    assert "110" in police["phones"]


def test_agencies_and_questions() -> None:
    found = shown(
        row("2026-11-17 09:00:00"),
        row("2026-11-17 10:00:00", claims="恒信"),
        row("2026-11-17 11:00:00", claims="", number="13900000001"),
    )
    assert [(one["name"], one["named"], one["contacts"]) for one in found["agencies"]] == [
        ("13900000001", False, 1),
        ("恒信", True, 1),
        ("驼峰", True, 1),
    ]
    (question,) = found["questions"]
    assert (question["number"], question["names"], question["rows"]) == (
        "13800006602",
        ["恒信", "驼峰"],
        [1, 2],
    )


def test_names_that_begin_alike_are_asked_about() -> None:
    found = shown(
        row("2026-11-17 09:00:00"),
        row("2026-11-17 10:00:00", claims="驼峰钱包", number="13900000001"),
    )
    (question,) = found["questions"]
    assert (question["code"], question["names"], question["rows"]) == (
        "contacts.names-alike",
        ["驼峰", "驼峰钱包"],
        [],
    )


def test_a_long_working_is_cut_and_still_counts_all() -> None:
    rows = [row(f"2026-11-{day:02} 23:00:00") for day in range(1, 15)]
    (night,) = shown(*rows)["findings"]
    (working,) = night["workings"]
    assert (working["shown"], working["sum"].count("+")) == ("14", 12)
    assert working["sum"].endswith("11-12 23:00 + …")
    assert night["rows"] == list(range(1, 15))


def test_every_field_is_on_the_page_of_exchange_formats() -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / "exchange-formats.md"
    named = set(re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8")))
    found = shown(
        row("2026-11-17 23:00:00"),
        row("2026-11-17 23:00:00", claims="恒信"),
        row("昨晚"),
    )
    assert all(found[part] for part in ("findings", "questions", "problems", "agencies"))
    assert sorted(set(_fields(found)) - named) == []


def _fields(value: object) -> Iterator[str]:
    """Yield the name of every field; what is counted differs from rule to rule."""
    if isinstance(value, list):
        for one in value:
            yield from _fields(one)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            if name != "counts":
                yield from _fields(inner)


def test_a_case_names_the_entries() -> None:
    case = case_of(contact("night-call", "2026-11-17T23:00:00+08:00"))
    report = conduct_report(log_from_case(case), BOOK, on=TODAY)
    found = conduct_as_json(report, BOOK, "en")
    assert found["rows"] == [{"row": 1, "flags": ["night"], "id": "night-call"}]
    (night,) = found["findings"]
    assert (night["where"], night["workings"][0]["entries"]) == ("night-call", ["night-call"])
    assert "may not be in line with" in night["says"]
