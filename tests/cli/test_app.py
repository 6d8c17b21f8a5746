"""The edge of the command line: its failures, its help, its streams and its speed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from ashore.cli.app import COMMANDS, InOrder, with_commands
from ashore.errors.base import AshoreError
from tests.cli.conftest import Ashore

PROGRAM = (sys.executable, "-c", "from ashore.cli import main; main()")


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("owd",), "没有 owd 这个命令", "there is no command owd"),
        (("owed",), "缺少 CASE", "CASE is missing"),
        (("owed", "--foo", "x"), "没有 --foo 这个选项", "there is no option --foo"),
        (("owed", "a", "b"), "多写了 b", "b is too much"),
        (("owed", "a", "--on"), "--on 后面缺少内容", "something is missing after --on"),
        (("import", "a", "--into"), "--into 后面缺少内容", "something is missing after --into"),
    ],
)
def test_a_call_that_cannot_be_read(
    arguments: tuple[str, ...], zh: str, en: str, ashore: Ashore
) -> None:
    told = ashore(*arguments)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"这条命令读不懂：{zh}。\n没有改动任何内容。")
    assert told.err.endswith("[cli.usage]\n")
    in_english = ashore(arguments[0], "--lang", "en", *arguments[1:])
    assert in_english.err.startswith(f"The command cannot be read: {en}.\nNothing was changed.")


def test_an_unknown_language(ashore: Ashore) -> None:
    told = ashore("owed", "a", "--lang", "fr", "--json")
    assert (told.code, told.json["code"]) == (2, "cli.usage")
    assert told.json["try_this"] == "运行 ashore owed --help 看怎么写。"


def test_help_is_an_answer(ashore: Ashore) -> None:
    for arguments in ((), ("--help",)):
        told = ashore(*arguments)
        assert (told.code, told.err) == (0, "")
        assert "欠多少" in told.out
    for words in _commands(get_command(with_commands())):
        told = ashore(*words, "--help")
        assert (told.code, told.err) == (0, "")
        assert "--json" in told.out


def test_a_call_makes_no_more_than_the_commands_of_its_module() -> None:
    group = get_command(with_commands())
    assert isinstance(group, InOrder)
    assert list(group.commands) == [name for names in COMMANDS.values() for name in names]
    for names in COMMANDS.values():
        for name in names:
            alone = get_command(with_commands(name))
            assert isinstance(alone, InOrder)
            assert tuple(alone.commands) == names


def _commands(command: object) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command that does something itself."""
    below = getattr(command, "commands", {})
    for name, sub in below.items():
        yield from ((name, *words) for words in _commands(sub))
    if not below:
        yield ()


def test_a_fault_of_the_program_shows_nothing_private(
    sample: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError(*arguments, "石舟分期")

    monkeypatch.setattr("ashore.owed.report.debt_owed", fail)
    told = ashore("owed", sample)
    assert (told.code, told.out) == (70, "")
    assert told.err.startswith("程序出了没料到的错，不是您的操作有问题。\n")
    assert "KeyError" in told.err
    assert "石舟" not in told.err
    assert "Traceback" not in told.err
    assert ashore("owed", sample, "--json").json["code"] == "cli.unexpected"


def test_being_stopped_is_calm(
    sample: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ashore.owed.report.debt_owed", stop)
    told = ashore("owed", sample, "--lang", "en")
    assert (told.code, told.out, told.err) == (130, "", "Stopped.\n")


def _every_error(kind: type[AshoreError]) -> list[type[AshoreError]]:
    below = [found for sub in kind.__subclasses__() for found in _every_error(sub)]
    return [kind, *below]


def test_every_error_has_its_own_code() -> None:
    codes = [kind.code for kind in _every_error(AshoreError) if "says" in vars(kind)]
    assert len(codes) == len(set(codes))


def _run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    command = [*PROGRAM, *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, env=plain | environment, check=False)


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C.UTF-8"}]
)
def test_utf8_whatever_the_locale(sample: Path, environment: dict[str, str]) -> None:
    ran = _run("owed", sample, "--on", "2026-11-24", **environment)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "已到期未还" in ran.stdout.decode("utf-8")


def test_no_colour_without_a_terminal(sample: Path) -> None:
    ran = _run("owed", sample, "--on", "2026-11-24", "--why", TERM="xterm-256color")
    assert b"\x1b" not in ran.stdout + ran.stderr


def test_a_reader_that_leaves_early_is_no_fault(sample: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "owed", str(sample), "--why"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        said = ran.stderr.read()
    assert b"Traceback" not in said


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib\n"
        "from ashore.cli.app import run\n"
        "with contextlib.suppress(SystemExit): run(['--help'])\n"
        "heavy = {'pydantic', 'numpy', 'yaml', 'jinja2', 'rich.console'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_owed_loads_no_numpy_and_no_templates(sample: Path) -> None:
    code = (
        "import sys, contextlib\n"
        "from ashore.cli.app import run\n"
        f"with contextlib.suppress(SystemExit): run(['owed', {str(sample)!r}])\n"
        "heavy = {'numpy', 'jinja2', 'django', 'highspy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
