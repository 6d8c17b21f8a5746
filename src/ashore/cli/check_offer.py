"""`ashore check offer`: what an intermediary's offer is, and where to go instead."""

from __future__ import annotations

import contextlib
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from ashore.cli.options import JsonOption, Lang, LangOption, OnOption, day, language
from ashore.cli.streams import without_controls
from ashore.errors.command import FileMissingError
from ashore.text import Language, Text

WhatArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE.jsonl|TEXT", help="一行一条的文件、一段话，或 - 读输入。A file, a text, or -."
    ),
]
OwedOption = Annotated[
    str | None,
    typer.Option("--owed", metavar="YUAN", help="一共欠多少，按比例收费时用。All that you owe."),
]
ChargesOption = Annotated[
    str | None,
    typer.Option(
        "--charges", metavar="YUAN", help="能谈的罚息和费用。Charges that could be waived."
    ),
]
_DATA_IS_OFF = 3
_FILES = (".jsonl", ".json", ".txt")


def add_to(check: typer.Typer) -> None:
    """Add the command."""
    check.command()(offer)


def offer(
    what: WhatArgument,
    *,
    owed: OwedOption = None,
    charges: ChargesOption = None,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """看中介的话术、广告和合同。Read an agent's offer, advert, chat or contract clause."""
    from ashore.defend.reading.offers_exchange import figures_from, read_offer_lines
    from ashore.law.book import LawBook

    figures_from(owed, charges)
    told, off = language(lang), False
    with _lines(what, {"owed": owed, "charges": charges}) as lines:
        for answer in read_offer_lines(lines, told, LawBook.standard(), day(on)):
            off = off or "error" in answer
            if as_json:
                print(json.dumps(answer, ensure_ascii=False))
            else:
                print(without_controls("\n".join(_paragraph(answer, told))))
    if off:
        raise typer.Exit(_DATA_IS_OFF)


@contextlib.contextmanager
def _lines(what: str, sums: dict[str, str | None]) -> Iterator[Iterable[bytes | None]]:
    """Give the lines of a file or of the input, or a single line made of a text."""
    if what == "-":
        yield _lines_or_text(sys.stdin.buffer, sums)
    elif _is_file(what):
        with Path(what).open("rb") as file:
            yield _lines_or_text(file, sums)
    elif what.endswith(_FILES):
        raise FileMissingError(where=Path(what).name, reason="No such file or directory")
    else:
        yield [_as_line(what, sums)]


def _is_file(what: str) -> bool:
    try:
        return Path(what).is_file()
    except (OSError, ValueError):  # a long text is no name that a system would take
        return False


def _lines_or_text(file: IO[bytes], sums: dict[str, str | None]) -> Iterable[bytes | None]:
    """Return the lines of JSON in a file, or its whole text as one line."""
    from ashore.defend.reading.exchange import lines_of

    lines = lines_of(file)
    first = next(lines, b"")
    if first is None or first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return itertools.chain([first], lines)
    text = b"".join([first, *(line for line in lines if line is not None)])
    return [_as_line(text.decode("utf-8-sig", errors="replace"), sums)]


def _as_line(text: str, sums: dict[str, str | None]) -> bytes:
    return json.dumps({"id": 1, "text": text, **sums}, ensure_ascii=False).encode()


def _paragraph(answer: dict[str, Any], lang: Language) -> Iterator[str]:
    """Yield an answer as a person reads it: what it may be, why, the fee, and the ways out."""
    from ashore.defend.reading.scheme import scheme_of

    if "error" in answer:
        yield f"{answer['error']['says']} {answer['error']['try_this']}"
        return
    yield f"{answer['id']}"
    if not answer["reasons"]:
        says = scheme_of("offers").says[answer["labels"][0]]
        yield "  " + _CLEAR.fill(what=says).in_language(lang)
        return
    for reason in answer["reasons"]:
        words = "」「".join(reason["words"]) if lang == "zh" else "”, “".join(reason["words"])
        yield "  " + _MAY_BE.fill(what=reason["called"], words=words).in_language(lang)
        yield f"    {reason['why']}"
    if answer["fee"] and "says" in answer["fee"]:
        yield f"  {answer['fee']['says']}"
    yield "  " + _INSTEAD.in_language(lang)
    done = set()
    for way in answer["alternatives"]:
        if way["do"] not in done:
            done.add(way["do"])
            yield f"    {way['do']}"
        yield f"      {way['who']} {' '.join(way['phones'])}".rstrip()


_MAY_BE = Text("可能是：{what}。原话「{words}」", "May be: {what}. Its words: “{words}”")
_CLEAR = Text("没有看出中介的危险信号：{what}", "No warning sign of an agent seen: {what}")
_INSTEAD = Text("不花钱的办法：", "Ways that cost nothing:")
