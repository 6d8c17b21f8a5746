"""`ashore check messages`: what each message of a file is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Any, Literal

import typer

from ashore.cli.options import JsonOption, Lang, LangOption, language
from ashore.cli.streams import without_controls
from ashore.errors.command import FileMissingError
from ashore.text import Language, Text

LinesArgument = Annotated[
    Path, typer.Argument(metavar="FILE.jsonl", help="One JSON object a line; - reads the input.")
]
_DATA_IS_OFF = 3

Kind = Literal["messages", "offers"]


def add_to(check: typer.Typer) -> None:
    """Add the command."""
    check.command()(messages)


def messages(
    file: LinesArgument, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH
) -> None:
    """逐条看催收消息说了什么。Read each message: improper, lawful, or neither."""
    show_readings("messages", file, as_json=as_json, lang=language(lang))


def show_readings(kind: Kind, file: Path, *, as_json: bool, lang: Language) -> None:
    """Print an answer for each line of a file; leave with 3 where a line was off."""
    from ashore.defend.reading.exchange import lines_of, read_lines

    off = False
    with _opened(file) as source:
        for answer in read_lines(kind, lines_of(source), lang, processes=_processors()):
            off = off or "error" in answer
            if as_json:
                print(json.dumps(answer, ensure_ascii=False))
            else:
                print(without_controls("\n".join(_paragraph(kind, answer, lang))))
    if off:
        raise typer.Exit(_DATA_IS_OFF)


def _processors() -> int:
    """Return how many processors this program may use."""
    import os

    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _opened(file: Path) -> IO[bytes]:
    if str(file) == "-":
        return sys.stdin.buffer
    try:
        return file.open("rb")
    except OSError as error:
        raise FileMissingError(where=file.name, reason=error.strerror or "?") from None


def _paragraph(kind: Kind, answer: dict[str, Any], lang: Language) -> Iterator[str]:
    """Yield a message's answer as a person reads it."""
    from ashore.defend.reading.scheme import scheme_of

    if "error" in answer:
        yield f"{answer['error']['says']} {answer['error']['try_this']}"
        return
    scheme = scheme_of(kind)
    yield f"{answer['id']}"
    for label in answer["labels"]:
        said = scheme.says[label]
        words = _CAREFUL.fill(what=said) if label in scheme.conduct else said
        yield f"  {words.in_language(lang)} ({answer['scores'][label]:.2f})"
    if answer["basis"]:
        rules = ", ".join(answer["basis"])
        yield "  " + _SEE.fill(rules=rules).in_language(lang)


_CAREFUL = Text("可能是：{what}", "May be: {what}")
_SEE = Text("可对照：{rules}（ashore law show）", "To compare: {rules} (ashore law show)")
