"""The pages of the law book say what the data says, and none stands without an entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.law_pages import BY_HAND, FOLDER, ROOT, law_pages, main, stale_pages, stray_pages

from ashore.law.book import LawBook
from ashore.law.pack import manifest_of

BOOK = LawBook.standard()
PAGES = law_pages()
LINK = re.compile(r"\]\(([^)#]+)(?:#([a-z0-9-]+))?\)")


def page(entry_id: str) -> str:
    return PAGES[f"{FOLDER}/{entry_id.replace('.', '/')}.md"]


def test_every_entry_has_a_page_and_a_row_in_the_index() -> None:
    index = PAGES[f"{FOLDER}/README.md"]

    for entry_id in BOOK.ids():
        assert f"`{entry_id}`" in page(entry_id)
        assert f"({entry_id.replace('.', '/')}.md)" in index


def test_a_page_holds_words_days_source_place_strength_confidence_limits_and_check() -> None:
    text = page("collection.attempts-a-number")

    for part in (
        "当天尝试拨打不宜超过这个次数",
        "should rather not exceed",
        "### 从 2026-01-30 起 · from 2026-01-30",
        "**6** 次 · times",
        "../sources.md#cba-guideline-2026",
        "- 位置 at: 催收频次的要求",
        "- 效力 strength: 行业自律（不是强制规定）",
        "- 把握 confidence: 可信度高",
        "## 边界 · Limits",
        "| 核对 checked | 2026-11-24 |",
        "wording: should_rather_not",
    ):
        assert part in text


def test_a_page_shows_both_texts_of_a_rule_that_changed() -> None:
    text = page("public-security.pestering")

    assert text.index("2013-01-01 至 2025-12-31") < text.index("从 2026-01-01 起")
    assert "第42条第5项" in text
    assert "第50条第1款第5项" in text


def test_a_series_is_one_table_newest_first() -> None:
    text = page("rates.lpr-1y")

    assert text.count("| 20") == 85 + 1  # one row is the day of the check
    assert text.index("| 2026-08-20 | 0.0300 |") < text.index("| 2019-08-20 | 0.0425 |")
    assert "已知到 known until: 2026-09-19" in text


def test_gaps_and_false_claims_have_their_pages() -> None:
    not_known = PAGES[f"{FOLDER}/not-known.md"]

    assert "collection/standard-not-read.md" in not_known
    assert "card/daily-rate-ceiling.md" not in not_known  # repealed is known
    assert "`article-798`" in PAGES[f"{FOLDER}/false-claims.md"]


def test_every_source_stands_on_the_page_of_sources() -> None:
    sources = PAGES[f"{FOLDER}/sources.md"]

    assert re.findall(r"^## (\S+)$", sources, re.MULTILINE) == list(BOOK.source_ids())


def test_the_links_between_the_pages_lead_somewhere() -> None:
    targets = set(PAGES) | BY_HAND
    for name, text in PAGES.items():
        for path, anchor in LINK.findall(text):
            place = (ROOT / name).parent / path
            target = Path(place).resolve().relative_to(ROOT).as_posix()
            assert target in targets
            assert not anchor or f"\n## {anchor}\n" in PAGES[target]


def test_the_list_of_hashes_is_renewed_with_the_pages() -> None:
    assert PAGES["src/ashore/law/data/cn/manifest.sha256"] == manifest_of(BOOK.folder)


def test_pages_are_written_checked_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check"], root=tmp_path) == 1
    assert "docs/law/README.md: not current" in capsys.readouterr().out
    assert main([], root=tmp_path) == 0
    assert main(["--check"], root=tmp_path) == 0

    (tmp_path / FOLDER / "card" / "gone.md").write_text("x", encoding="utf-8")
    (tmp_path / FOLDER / "README.md").write_text("x", encoding="utf-8")
    (tmp_path / FOLDER / "pack.md").write_text("by hand", encoding="utf-8")

    assert [path.name for path in stray_pages(tmp_path, PAGES)] == ["gone.md"]
    assert [path.name for path in stale_pages(tmp_path, PAGES)] == ["README.md"]
    assert main(["--check"], root=tmp_path) == 1
    assert main([], root=tmp_path) == 0
    assert main(["--check"], root=tmp_path) == 0
    assert (tmp_path / FOLDER / "pack.md").read_text(encoding="utf-8") == "by hand"


def test_a_call_that_means_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--force"]) == 2
    assert "--check" in capsys.readouterr().err
