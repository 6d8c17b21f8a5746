"""The options that several commands share, and the clock: the only place that reads it."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ashore.errors.command import DayError, DayTooFarError, DocumentError, FileMissingError
from ashore.errors.money import DateError
from ashore.money.dates import date_from_text
from ashore.text import Language, Text


class Lang(StrEnum):
    """The two languages."""

    ZH = "zh"
    EN = "en"


LangOption = Annotated[Lang, typer.Option("--lang", help="语言，默认 zh。zh or en.")]
JsonOption = Annotated[bool, typer.Option("--json", help="给程序读的 JSON。JSON for programs.")]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="算到哪一天；默认今天，表格写明的按它。The day asked for."
    ),
]
WhyOption = Annotated[bool, typer.Option("--why", help="打开每个数的算式。Open every figure.")]
CaseArgument = Annotated[
    Path,
    typer.Argument(
        metavar="CASE", help="案件：.ashore、文件夹或 JSON。A case file, folder or JSON."
    ),
]

MOST_BYTES = 64 * 1024 * 1024
"""The bytes that a file of an exchange format may have: many thousand cases, and no bomb."""

_NOT_JSON = Text(
    "第 {line} 行第 {column} 列断了或写错了", "it breaks at line {line}, column {column}"
)
_NOT_TEXT = Text("第 {n} 个字节起不是 UTF-8", "from byte {n} on it is not UTF-8")
_TOO_DEEP = Text("层次太深，或数字太长", "it nests too deeply or holds a huge number")
_TOO_LARGE = Text("超过 64 MB", "it is larger than 64 MB")
_LAST_DAY = dt.date(dt.MAXYEAR - 100, 12, 31)
"""What is owed looks a day ahead and a plan many years: the calendar must not end before them."""


def day(on: str | None, as_of: dt.date | None = None) -> dt.date:
    """Return the day asked for, the day that a sheet was written for, or today in China.

    Raises:
        DayError: If there is no such day.
        DayTooFarError: If it lies so near the end of the calendar that no plan fits after it.
    """
    if on is None:
        return as_of or now().date()
    try:
        asked = date_from_text(on)
    except DateError:
        raise DayError(where="--on", given=on) from None
    if asked > _LAST_DAY:
        raise DayTooFarError(where="--on", given=on, last=_LAST_DAY)
    return asked


def now() -> dt.datetime:
    """Return this moment in China's zone."""
    return _clock()


def _clock() -> dt.datetime:
    from ashore.case.fields import SHANGHAI

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
            raise DocumentError(where=path.name, problem=_TOO_LARGE)
        return json.loads(path.read_bytes())
    except OSError as error:
        raise FileMissingError(where=path.name, reason=_reason(error)) from None
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise DocumentError(where=path.name, problem=_NOT_JSON.fill(**place)) from None
    except UnicodeDecodeError as error:
        raise DocumentError(where=path.name, problem=_NOT_TEXT.fill(n=error.start)) from None
    except (ValueError, RecursionError):
        raise DocumentError(where=path.name, problem=_TOO_DEEP) from None


def _reason(error: OSError) -> Text:
    if isinstance(error, FileNotFoundError):
        return Text("没有这个文件", "there is no such file")
    if isinstance(error, IsADirectoryError):
        return Text("它是文件夹", "it is a folder")
    from ashore.case.atomic import reason_of

    return reason_of(error)


def print_json(value: object) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
