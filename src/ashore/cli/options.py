"""The options that several commands share, and the clock: the only place that reads it."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ashore.case.fields import SHANGHAI
from ashore.errors.command import DocumentError, FileMissingError
from ashore.money.dates import date_from_text
from ashore.text import Language


class Lang(StrEnum):
    """The two languages."""

    ZH = "zh"
    EN = "en"


LangOption = Annotated[Lang, typer.Option("--lang", help="zh (default) or en.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day to compute for; today.")
]
WhyOption = Annotated[bool, typer.Option("--why", help="Open every figure to its arithmetic.")]
CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", help="A case: .ashore file, folder or JSON.")
]

MOST_BYTES = 64 * 1024 * 1024


def day(on: str | None) -> dt.date:
    """Return the day asked for, or today in China."""
    return date_from_text(on, where="--on") if on else now().date()


def now() -> dt.datetime:
    """Return this moment in China's zone."""
    return dt.datetime.now(SHANGHAI)  # noqa: TID251 - the command line may read the clock


def language(lang: Lang) -> Language:
    """Return the option as the core's own type."""
    return "en" if lang is Lang.EN else "zh"


def read_document(path: Path) -> Any:
    """Return what a JSON file of one of the exchange formats holds.

    Raises:
        FileMissingError: If there is no such file.
        DocumentError: If it is too large or no JSON.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DocumentError(where=path.name, problem=f"> {MOST_BYTES // 2**20} MiB")
        return json.loads(path.read_bytes())
    except OSError as error:
        raise FileMissingError(where=path.name, reason=error.strerror or "?") from None
    except (ValueError, RecursionError) as error:
        raise DocumentError(where=path.name, problem=str(error)) from None


def print_json(value: object) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
