"""The reference pages of the command line and of the error codes, from the program itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator

from typer.main import get_command
from typer.testing import CliRunner

import ashore.errors
from ashore.cli.app import with_commands
from ashore.errors.base import AshoreError, CallError, DataError, LawDataError, VaultError

MADE = "<!-- Written by tools/docs.py. Change the program, then run make docs. -->\n\n"
_WIDTH = 96

_COMMANDS_HEAD = """\
# The command line

Every command computes on this machine and sends nothing.
`--json` prints one JSON value for other programs.
`--lang en` gives English; the default is Simplified Chinese.
`--on` names the day to compute for. Without it that is today in China.
The forms that go in and come out are on [exchange formats](exchange-formats.md).
The errors are on [error codes](errors.md).

| exit code | what happened |
| ---: | --- |
"""

_EXIT_CODES = (
    (0, "The command did what it was asked."),
    (CallError.exit_code, "The call is off: a wrong argument, or nobody here to answer."),
    (DataError.exit_code, "The data is off: a file or a figure is not what it should be."),
    (LawDataError.exit_code, "The law book is off, or has no answer for that day."),
    (VaultError.exit_code, "Evidence cannot be sealed, opened or verified."),
    (AshoreError.exit_code, "A fault of the program."),
    (130, "The person stopped it."),
)  # fmt: skip

_ERRORS_HEAD = """\
# Error codes

An error stops the work and says what happened, what is safe, and one next step.
Its code never changes its meaning.
What is wrong with a lender's bill or conduct is a finding and never an error.
Words in braces stand for what the error is about; `{where}` is the place.
With `--json` an error is `{"ok": false, "code", "says", "try_this", "where"}`.
"""


def command_line_page() -> dict[str, str]:
    """Return the page of every command, as its own ``--help`` says it."""
    parts = [MADE, _COMMANDS_HEAD]
    parts += [f"| {code} | {says} |\n" for code, says in _EXIT_CODES]
    for words in (), *_commands(get_command(with_commands())):
        parts.append(f"\n## {' '.join(('ashore', *words))}\n\n```text\n{_help_of(words)}```\n")
    return {"docs/reference/command-line.md": "".join(parts)}


def _commands(command: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    inner: dict[str, object] = getattr(command, "commands", {})
    for name, one in inner.items():
        yield (*above, name)
        yield from _commands(one, (*above, name))


def _help_of(words: tuple[str, ...]) -> str:
    result = CliRunner().invoke(
        with_commands(),
        [*words, "--help"],
        prog_name="ashore",
        terminal_width=_WIDTH,
        color=False,
    )
    if result.exit_code:
        raise RuntimeError(result.output) from result.exception
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines()) + "\n"


def errors_page() -> dict[str, str]:
    """Return the page of every error, in order of its code."""
    by_layer: dict[str, list[type[AshoreError]]] = defaultdict(list)
    for error in sorted(error_classes(), key=lambda one: one.code):
        by_layer[error.code.partition(".")[0]].append(error)
    parts = [MADE, _ERRORS_HEAD]
    for layer, errors in by_layer.items():
        parts.append(f"\n## {layer}\n")
        parts += [_error(error) for error in errors]
    return {"docs/reference/errors.md": "".join(parts)}


def error_classes() -> list[type[AshoreError]]:
    """Return every error that has words of its own."""
    for module in pkgutil.iter_modules(ashore.errors.__path__):
        importlib.import_module(f"ashore.errors.{module.name}")
    waiting, found = [AshoreError], []
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if hasattr(error, "says"):
            found.append(error)
    return found


def _error(error: type[AshoreError]) -> str:
    doc = (error.__doc__ or "").strip().splitlines()[0]
    rows = (
        (error.says.zh, error.says.en),
        (error.safe.zh, error.safe.en),
        (error.next_step.zh, error.next_step.en),
    )
    table = "".join(f"| {_cell(zh)} | {_cell(en)} |\n" for zh, en in rows)
    head = f"\n### {error.code}\n\n{doc} Exit code {error.exit_code}.\n\n"
    return f"{head}| 中文 | English |\n| --- | --- |\n{table}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
