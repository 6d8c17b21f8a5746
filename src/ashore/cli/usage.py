"""What to say when a command cannot be read as it was written."""

from __future__ import annotations

import re

import typer

from ashore.errors.command import UsageError
from ashore.text import Text

_NO_COMMAND = re.compile(r"No such command '(.+?)'")
_EXTRA = re.compile(r"unexpected extra argument\S* \((.+)\)")

_MISSING = Text("缺少 {name}", "{name} is missing")
_UNREADABLE = Text("{name} 不能这样写", "{name} cannot be given so")
_NO_OPTION = Text("没有 {name} 这个选项", "there is no option {name}")
_CUT_SHORT = Text("{name} 后面缺少内容", "something is missing after {name}")
_UNKNOWN = Text("没有 {name} 这个命令", "there is no command {name}")
_TOO_MUCH = Text("多写了 {name}", "{name} is too much")


def usage_error(error: typer.TyperException) -> UsageError:
    """Return an error of the command line's own library as one of ours.

    The library's classes are told apart by what they carry, because they are not public.
    """
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "ashore"
    return UsageError(where=command, problem=_problem(error))


def _problem(error: typer.TyperException) -> Text:
    message = error.format_message().strip().rstrip(".")
    parameter, option = getattr(error, "param", None), getattr(error, "option_name", None)
    if parameter is not None:
        missing = type(error).__name__ == "MissingParameter"
        return (_MISSING if missing else _UNREADABLE).fill(name=_name(parameter))
    if option is not None:
        unknown = message.startswith("No such option")
        return (_NO_OPTION if unknown else _CUT_SHORT).fill(name=option)
    for pattern, says in ((_NO_COMMAND, _UNKNOWN), (_EXTRA, _TOO_MUCH)):
        if found := pattern.search(message):
            return says.fill(name=found[1])
    return Text(message, message)


def _name(parameter: object) -> str:
    options = getattr(parameter, "opts", None) or ["?"]
    named = [option for option in options if option.startswith("-")]
    return str(named[0] if named else getattr(parameter, "metavar", None) or options[0].upper())
