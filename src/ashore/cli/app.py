"""The commands and how they fail: one shape of error at this edge, in words or in JSON."""

from __future__ import annotations

import functools
import importlib
import json
import sys
import traceback
from collections.abc import Sequence

import typer
from typer.core import TyperGroup

from ashore.cli.streams import utf8_streams, without_controls
from ashore.errors.base import AshoreError
from ashore.text import Language, Text

_STOPPED = Text("已停下。", "Stopped.")
_INTERRUPTED = 130


class InOrder(TyperGroup):
    """Lists the commands in the order of a person's way, not of the alphabet."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 - the base class's name
        """Return the commands in the order in which they were added."""
        return list(self.commands)


COMMANDS = {
    "demo": ("demo",),
    "serve": ("serve",),
    "triage": ("triage",),
    "cases": ("init", "open", "export"),
    "imports": ("import", "undo"),
    "owed": ("owed", "explain-bill"),
    "plan": ("plan", "today"),
    "call": ("call",),
    "talks": ("rounds", "offers"),
    "vet": ("vet",),
    "promises": ("promises",),
    "inbox": ("inbox",),
    "third_person": ("third-person",),
    "before_borrowing": ("before-borrowing",),
    "credit": ("credit",),
    "shore": ("shore",),
    "pack": ("pack",),
    "figures": ("rate", "schedule"),
    "care": ("care",),
    "check": ("check",),
    "paper": ("paper",),
    "spending": ("spending",),
    "vault": ("vault",),
    "law": ("law",),
}
"""The commands that each module adds, in the order in which help lists them: groups come last."""


@functools.cache
def with_commands(named: str | None = None) -> typer.Typer:
    """Return the application with every command added, or only those beside a named one.

    A call names one command, and to make all of them takes longer than most answers do.
    """
    app = typer.Typer(
        cls=InOrder,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=(
            "上岸：欠多少、哪些有依据、下一步做什么。一切都留在这台电脑上。"
            "Ashore: what you really owe, what of it has a basis, and the next step. "
            "Everything stays on this machine."
        ),
    )
    app.callback()(_ashore)
    asked = [module for module, names in COMMANDS.items() if named in names]
    for module in asked or COMMANDS:
        importlib.import_module(f"ashore.cli.{module}").add_to(app)
    return app


def _ashore() -> None:
    """Stand for the program itself, so that a single command keeps its name."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; a failure is one calm paragraph.

    Raises:
        SystemExit: Always: 0 done, 2 the call is off, 3 the data is off, 4 law data, 5 vault,
            70 a fault of the program, 130 stopped by the person.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    utf8_streams()
    language = _language(given)
    try:
        called = with_commands(given[0] if given else None)
        code = called(given, prog_name="ashore", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - the last place where a fault can be met calmly
        failure = _as_ours(error)
        if failure is None:
            print(str(error))
            raise SystemExit(0) from None
        _explain(failure, as_json="--json" in given, language=language)
        raise SystemExit(failure.exit_code) from None
    if code == _INTERRUPTED:
        print(_STOPPED.in_language(language), file=sys.stderr)
    raise SystemExit(code or 0)


def _as_ours(error: Exception) -> AshoreError | None:
    """Return any failure as one of our errors, or None where the person only asked for help."""
    if isinstance(error, AshoreError):
        return error
    if isinstance(error, typer.TyperException):
        from ashore.cli.usage import usage_error

        return None if type(error).__name__ == "NoArgsIsHelpError" else usage_error(error)
    from ashore.errors.command import StoppedError, UnexpectedError

    if isinstance(error, typer.Abort):
        return StoppedError()
    # The place is enough to find the fault; what the person's files hold is not shown.
    own = [f for f in traceback.extract_tb(error.__traceback__) if "ashore" in f.filename]
    place = f"{own[-1].name}:{own[-1].lineno}" if own else "?"
    return UnexpectedError(where=f"{type(error).__name__} {place}")


def _language(arguments: list[str]) -> Language:
    """Return the language asked for, even when the command itself could not be read."""
    for number, argument in enumerate(arguments):
        if argument == "--lang=en" or arguments[number : number + 2] == ["--lang", "en"]:
            return "en"
    return "zh"


def _explain(error: AshoreError, *, as_json: bool, language: Language) -> None:
    if as_json:
        print(json.dumps(error.as_json(language), ensure_ascii=False, indent=2))
        return
    says, safe, next_step = error.parts(language)
    told = f"{says}\n{safe} {next_step}\n[{error.code}]"
    print(without_controls(told), file=sys.stderr)
