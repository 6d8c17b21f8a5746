"""Every command in the documentation exists, and the guided pages print what they say."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from tools.console_blocks import WIDTH, Step, agrees, files, guided_pages, steps, tidy
from tools.doc_links import markdown_files
from typer.main import get_command

from ashore.cli.app import run, with_commands

ROOT = Path(__file__).parents[2]
RUN = [
    page
    for page in guided_pages()
    if any(step.command.startswith("ashore ") for step in steps(page))
]
ALL = [step for page in markdown_files(ROOT) for step in steps(page)]


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.stem)
def test_a_guided_page_prints_what_it_says(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", WIDTH)
    for name, text in files(page).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    code = 0
    for step in steps(page):
        if step.command == "echo $?":
            assert step.prints.strip() == str(code)
            code = 0
            continue
        if not step.command.startswith("ashore "):
            continue
        assert code == 0, f"the command before `{step.command}` failed and the page does not say so"
        code = _run(step, monkeypatch)
        captured = capsys.readouterr()
        said = captured.out + captured.err
        told = f"$ {step.command}\n--- the page\n{step.prints}--- the program\n{tidy(said)}"
        assert not step.prints or agrees(step.prints, said), told
    assert code == 0


def _run(step: Step, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", shlex.split(step.command))
    with pytest.raises(SystemExit) as left:
        run()
    return int(left.value.code or 0)


def test_there_are_guided_pages() -> None:
    assert "first-case" in {page.stem for page in RUN}


@pytest.mark.parametrize("command", sorted({step.command for step in ALL}))
def test_every_command_that_is_shown_exists(command: str) -> None:
    words = shlex.split(command)
    if words[0] == "ashore":
        _require_known(words[1:])
    elif words[0] == "make":
        targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        assert set(words[1:2]) <= set(targets)
    else:
        assert command in {"echo $?", ". .venv/bin/activate"}


def _require_known(words: list[str]) -> None:
    command: object = get_command(with_commands())
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
    known = {name for option in command.params for name in option.opts} | {"--help"}  # type: ignore[attr-defined]
    given = {word.partition("=")[0] for word in words if word.startswith("-")}
    assert not getattr(command, "commands", {}) or not words or given, words
    assert given <= known, (given - known, sorted(known))
