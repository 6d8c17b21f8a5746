"""The page about the rules is what the rules say."""

from __future__ import annotations

from pathlib import Path

from tools.conduct_page import PATH, conduct_page

from ashore.defend.conduct.rule import rules

ROOT = Path(__file__).parents[3]


def test_the_page_is_current() -> None:
    written = (ROOT / PATH).read_text(encoding="utf-8")
    assert written == conduct_page()[PATH], "run make docs"


def test_every_rule_has_its_limits_and_strength_there() -> None:
    page = conduct_page()[PATH]
    for rule in rules().values():
        section = page.partition(f"`{rule.code}`")[2].partition("\n### ")[0]
        assert rule.limits.zh in section
        assert rule.limits.en in section
        assert "Strength on " in section
        assert all(entry_id in section for entry_id in rule.basis)
