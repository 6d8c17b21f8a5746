"""Every researched fact stands in the law book, or says why it is left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ashore.law.book import LawBook

BOOK = LawBook.standard()
RESEARCHED = Path(__file__).parents[3] / "shared" / "law"
COVERAGE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "coverage.yaml").read_text(encoding="utf-8")
)
FACT = re.compile(r"^- id: ((?:A|B|T)\S+)", re.MULTILINE)
DETECTION = re.compile(r"^- id: (V\d\d)", re.MULTILINE)
SECTION = re.compile(r"## (\d+)\.")
POINT = re.compile(r"- |\d+\. |\*\*|\| (?!---|Creditor)")


def sheet(name: str) -> str:
    path = RESEARCHED / name
    if not path.is_file():
        pytest.skip("the researched facts do not lie beside this checkout")
    return path.read_text(encoding="utf-8")


def points(text: str) -> set[str]:
    """Return the number of each point: the section and how many points come before it in it."""
    section, n, found = "", 0, set()
    for line in text.splitlines():
        if heading := SECTION.match(line):
            section, n = heading[1], 0
        elif section and POINT.match(line):
            n += 1
            found.add(f"{section}.{n}")
    return found


def test_every_fact_channel_and_deadline_of_the_conduct_sheet_is_covered() -> None:
    text = sheet("conduct.md")

    facts = set(FACT.findall(text))
    assert [sum(one[0] == kind for one in facts) for kind in "ABT"] == [87, 22, 18]
    assert len(DETECTION.findall(text)) == 30
    assert set(COVERAGE["conduct"]) == facts | {"B0", "B2"}


def test_every_point_of_the_money_sheet_is_covered() -> None:
    assert set(COVERAGE["money"]) == points(sheet("money.md"))


def test_every_entry_named_is_in_the_book() -> None:
    named = {
        entry_id
        for part in ("conduct", "money")
        for where in COVERAGE[part].values()
        if isinstance(where, list)
        for entry_id in where
    }

    assert named <= set(BOOK.ids())


def test_whatever_is_left_out_says_why() -> None:
    left_out = {
        key: where["left_out"]
        for part in ("conduct", "money")
        for key, where in COVERAGE[part].items()
        if not isinstance(where, list)
    }

    assert all(len(why) > 10 for why in left_out.values())
    assert [key for key in left_out if not key[0].isdigit()] == ["A-GB-08"]
    assert all(where for where in COVERAGE["conduct"].values())


def test_the_public_telephone_lines_are_in_the_book() -> None:
    phones = {
        phone
        for entry_id in BOOK.ids()
        if entry_id.startswith("hotlines.")
        for version in BOOK.entry(entry_id).versions
        for phone in getattr(version, "phones", ())
    }

    wanted = "110 119 120 12309 12315 12321 12345 12348 12355 12356 12363 12368 12378 96110"
    assert phones == set(wanted.split())
