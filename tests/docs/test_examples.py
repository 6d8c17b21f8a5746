"""Every Python example of the documentation gives what its page says."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from tools.doc_links import markdown_files

ROOT = Path(__file__).parents[2]


def examples(page: Path) -> str:
    """Return a page with everything but its Python examples made blank, line for line."""
    kept, inside = [], False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = not inside and line.strip() == "```python"
            kept.append("")
        else:
            kept.append(line if inside else "")
    return "\n".join(kept) + "\n"


PAGES = {
    page.relative_to(ROOT).as_posix(): page
    for page in markdown_files(ROOT)
    if ">>> " in examples(page)
}


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_of_a_page_run_in_order(name: str) -> None:
    page = PAGES[name]
    parsed = doctest.DocTestParser().get_doctest(examples(page), {}, name, str(page), 0)
    said: list[str] = []
    failed = doctest.DocTestRunner().run(parsed, out=said.append).failed
    assert not failed, "".join(said)


def test_pages_with_examples_are_found() -> None:
    assert {"README.md", "docs/explanation/money-model.md"} <= set(PAGES)


def test_every_python_block_is_one_that_runs() -> None:
    for page in markdown_files(ROOT):
        blocks = examples(page).split("\n\n")
        for block in blocks:
            lines = [line for line in block.splitlines() if line]
            assert not lines or lines[0].startswith(">>> "), (page.name, lines[0])
