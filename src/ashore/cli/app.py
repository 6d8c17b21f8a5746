"""The commands and how they fail: one shape of error at this edge, in words or in JSON."""

from __future__ import annotations

import functools
import json
import sys

import typer
from typer.core import TyperGroup

from ashore.errors.base import AshoreError
from ashore.text import Language


class InOrder(TyperGroup):
    """Lists the commands in the order of a person's way, not of the alphabet."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 - the base class's name
        """Return the commands in the order in which they were added."""
        return list(self.commands)


app = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=(
        "上岸 Ashore: what you really owe, and what of it has a basis. "
        "Everything stays on this machine."
    ),
)


@functools.cache
def with_commands() -> typer.Typer:
    """Return the application with every command added."""
    from ashore.cli import cases, demo, figures, owed

    for module in (demo, cases, owed, figures):
        module.add_to(app)
    return app


def run() -> None:
    """Run the command line; an expected failure is one calm paragraph and an exit code."""
    arguments = sys.argv[1:]
    try:
        with_commands()(standalone_mode=True)
    except AshoreError as error:
        _explain(error, as_json="--json" in arguments, language=_language(arguments))
        raise SystemExit(error.exit_code) from None


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
    print(f"{says}\n{safe} {next_step}\n[{error.code}]", file=sys.stderr)
