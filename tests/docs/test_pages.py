"""The generated pages are current, links lead somewhere, and the tool says so when they do not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tools import docs
from tools.doc_links import broken_links, slug
from tools.entry_pages import case_schema_page, entries_page
from tools.law_pages import stray_pages
from tools.reference_pages import command_line_page, error_classes, errors_page

from ashore.case.entries import KINDS
from ashore.case.schema import case_schema

ROOT = Path(__file__).parents[2]


def test_every_generated_page_is_current() -> None:
    pages = docs.generated_pages()
    assert docs.stale_pages(ROOT, pages) == []
    assert stray_pages(ROOT, pages) == []


def test_every_link_leads_somewhere() -> None:
    assert broken_links(ROOT) == []


def test_the_check_names_each_stale_page_and_writing_mends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    old = tmp_path / "docs" / "b.md"
    (tmp_path / "docs" / "a.md").write_text("# A\n", encoding="utf-8")
    old.write_text("# old\n", encoding="utf-8")
    pages = {"docs/a.md": "# A\n", "docs/b.md": "# B\n", "docs/law/c.md": "# C\n"}

    def run(*arguments: str) -> tuple[int, str]:
        code = docs.main([*arguments], root=tmp_path, pages=pages)
        return code, capsys.readouterr().out

    named = "docs/b.md: not current; run make docs\ndocs/law/c.md: not current; run make docs\n"
    assert run("--check") == (1, named)
    assert old.read_text(encoding="utf-8") == "# old\n"
    assert run() == (0, "written: docs/b.md\nwritten: docs/law/c.md\n")
    assert old.read_text(encoding="utf-8") == "# B\n"
    assert run("--check") == (0, "The documentation is current and its links resolve.\n")
    old.write_text("# B\n\n[c](law/d.md)\n", encoding="utf-8")
    pages["docs/b.md"] = old.read_text(encoding="utf-8")
    assert run("--check") == (1, "docs/b.md: the link law/d.md leads to no file\n")
    pages["docs/b.md"] = "# B\n"
    del pages["docs/law/c.md"]
    named = "docs/b.md: not current; run make docs\ndocs/law/c.md: of an entry that is gone\n"
    assert run("--check")[1].startswith(named)
    assert run() == (0, "written: docs/b.md\nremoved: docs/law/c.md\n")


def test_the_tool_refuses_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert docs.main(["--chekc"]) == 2
    assert "--check" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("gone.md", "leads to no file"),
        ("other.md#nowhere", "leads to no heading"),
        ("#nowhere", "leads to no heading"),
        ("../../../../../../etc/passwd", "leads"),
        ("other.md#the-due-day", None),
        ("#top", None),
        ("https://example.org/gone", None),
    ],
)
def test_a_link_is_followed(tmp_path: Path, link: str, problem: str | None) -> None:
    (tmp_path / "other.md").write_text("# Other\n\n## The due day\n", encoding="utf-8")
    (tmp_path / "page.md").write_text(f"# Top\n\nSee [it]({link}).\n", encoding="utf-8")
    found = broken_links(tmp_path)
    assert len(found) == (problem is not None)
    assert all(f"page.md: the link {link} {problem}" in one for one in found)


def test_a_link_in_code_is_none(tmp_path: Path) -> None:
    text = "`[a](gone.md)`\n\n```text\n[b](gone.md)\n```\n"
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert broken_links(tmp_path) == []


def test_the_schema_page_is_the_schema() -> None:
    [text] = case_schema_page().values()
    assert json.loads(text) == case_schema()


def test_every_kind_of_entry_is_on_its_page() -> None:
    [text] = entries_page().values()
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert set(KINDS) <= set(headings)
    assert len(headings) == len(set(headings))


def test_every_error_code_stands_once_on_its_page() -> None:
    [text] = errors_page().values()
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert sorted(headings) == sorted(error.code for error in error_classes())
    assert len(set(map(slug, headings))) == len(headings)


def test_every_error_is_calm_and_short() -> None:
    for error in error_classes():
        sentences = (error.says.en, error.safe.en, error.next_step.en)
        said = " ".join(sentences)
        assert len(said.split()) <= 40, error.code
        assert not re.search(r"invalid|!", said, re.IGNORECASE), error.code
        assert not re.search(r"[!！]", error.says.zh + error.next_step.zh), error.code


def test_every_command_is_on_its_page() -> None:
    [text] = command_line_page().values()
    for command in ("owed", "explain-bill", "rate", "schedule", "init", "open", "import"):
        assert f"\n## ashore {command}\n\n```text\nUsage: ashore {command} " in text
