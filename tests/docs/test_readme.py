"""The front pages: two commands first, and the lines to call as the law book has them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from tools.console_blocks import steps

from ashore.case.casefile import create
from ashore.cli.app import run
from ashore.law.book import LawBook
from ashore.samples.story import sample_case

ROOT = Path(__file__).parents[2]
FRONT = {"README.md": "en", "README.zh-CN.md": "zh"}
CRISIS = [*FRONT.items(), ("docs/explanation/trust-and-privacy.md", "en")]


@pytest.mark.parametrize("name", FRONT)
def test_the_two_commands_stand_first(name: str) -> None:
    page = ROOT / name
    assert [step.command for step in steps(page)][:2] == ["make demo", "make test"]
    text = page.read_text(encoding="utf-8")
    assert text[text.index("```") :].startswith("```console\n$ make demo\n$ make test\n")


@pytest.mark.parametrize("name", FRONT)
def test_each_front_page_leads_to_the_other_and_to_the_documentation(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    other = next(other for other in FRONT if other != name)
    for target in (other, "docs/README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"):
        assert f"]({target})" in text


@pytest.mark.parametrize("name", FRONT)
def test_both_front_pages_show_the_same_commands(name: str) -> None:
    shown = [step.command for step in steps(ROOT / name)]
    assert shown == [step.command for step in steps(ROOT / "README.md")]


@pytest.mark.parametrize(("name", "language"), CRISIS)
def test_the_lines_to_call_are_those_of_the_law_book(name: str, language: str) -> None:
    line = LawBook.standard().channel("hotlines.mental-health", on=dt.date(2026, 11, 24))
    text = (ROOT / name).read_text(encoding="utf-8")
    assert (line.text.zh if language == "zh" else line.text.en) in text
    assert line.phones == ("12356",)


@pytest.mark.parametrize(("name", "language"), FRONT.items())
def test_what_is_shown_of_the_sample_is_what_it_prints(
    name: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    day = dt.date(2026, 11, 26)
    case = create(tmp_path / "sample.ashore", sample_case(day))
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit, match="0"):
        run(["owed", str(case), "--on", day.isoformat(), "--lang", language])
    said = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    [shown] = re.findall(
        r"^```text\n(.*?)^```", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert [line for line in shown.splitlines() if line != "…" and line not in said] == []


@pytest.mark.parametrize("name", FRONT)
def test_the_front_page_claims_no_success_rate(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"\d+(\.\d+)?\s*%\s*(success|成功|of users)", text, re.IGNORECASE)
