"""`ashore vet`: an intermediary looked at, by a case, a file or a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.care_first import AmountsOption, helped_first, shown
from ashore.cli.options import JsonOption, Lang, LangOption, OnOption, day, language, print_json
from ashore.text import Language, Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from ashore.cli.page import Page
    from ashore.settle.vetting import Flag as Seen
    from ashore.settle.vetting import Vetting

WhatArgument = Annotated[
    str,
    typer.Argument(
        metavar="CASE|FILE|TEXT", help="案件、文本文件或一段话。A case, a text file, or a text."
    ),
]
_MOST = 1024 * 1024
_CASES = (".ashore", ".json")
_WORDS = {
    "fee": Text("收费和能得到的", "The fee and the gain"),
    "flags": Text("看出的问题", "What is wrong"),
    "handed": Text("已经交出去的", "What they already hold"),
    "steps": Text("按这个顺序收回来", "The way out, in this order"),
    "help": Text("不花冤枉钱的办法", "Honest help instead"),
    "words": Text("原话：{words}", "in its words: {words}"),
    "ask": Text("先弄清", "First find out"),
    "phone": Text("拨打 {phones}", "call {phones}"),
}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="这个中介能信吗、怎么退出来、该找谁。An intermediary, and the way out.")(vet)


def vet(
    what: WhatArgument,
    *,
    on: OnOption = None,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print what is wrong with an intermediary, the fee beside the gain, and the way out."""
    words = language(lang)
    case = _case_place(what)
    if case is not None and helped_first(case, words, amounts=amounts, as_json=as_json):
        return
    found = list(_of_case(case, on)) if case is not None else [_of_text(_text(what), day(on))]
    if as_json:
        from ashore.settle.vetting_exchange import vetting_as_json

        print_json({"found": [vetting_as_json(one, words) for one in found]})
        return
    told = str if case is None else shown(case, amounts=amounts)
    for one in found:
        _print(one, words, told)


def _case_place(what: str) -> Path | None:
    """Return where a case lies, or None where a text or a text file is meant."""
    try:
        place = Path(what)
        is_case = place.suffix.lower() in _CASES or place.is_dir()
    except (OSError, ValueError):  # a long text is no name that a system would take
        return None
    return place if is_case else None


def _text(what: str) -> str:
    from ashore.errors.command import FileMissingError

    place = Path(what)
    try:
        if place.is_file():
            return place.read_bytes()[:_MOST].decode("utf-8", errors="replace")
    except (OSError, ValueError):
        return what
    if place.suffix.lower() == ".txt":
        raise FileMissingError(where=place.name, reason="No such file or directory")
    return what


def _of_case(place: Path, on: str | None) -> Iterator[Vetting]:
    from ashore.case.entries_dealings import Approach
    from ashore.cli.cases import case_of
    from ashore.errors.settle import NoIntermediaryError
    from ashore.law.book import LawBook
    from ashore.owed.report import owed_on
    from ashore.settle.vetting import text_of, told_of_intermediaries, vet

    read = case_of(place)
    approaches = read.of(Approach)
    if not approaches:
        raise NoIntermediaryError(where=place.name)
    asked_on, book = day(on, read.as_of), LawBook.standard()
    owed, told = owed_on(read, book, asked_on), told_of_intermediaries(read)
    for approach in approaches:
        labels, flags, asked = _seen(text_of(approach), asked_on)
        yield vet(
            labels, flags, book, asked_on, approach=approach, told=told, asked=asked, owed=owed
        )


def _of_text(text: str, on: dt.date) -> Vetting:
    from ashore.law.book import LawBook
    from ashore.settle.handed_over import what_was_done
    from ashore.settle.vetting import vet

    labels, flags, asked = _seen(text, on)
    done = tuple((sentence, "") for sentence in what_was_done(text))
    return vet(labels, flags, LawBook.standard(), on, told=done, asked=asked)


def _seen(text: str, on: dt.date) -> tuple[Sequence[str], Sequence[Seen], int | None]:
    """Return what the reader of offers sees in a text, as plain values."""
    from ashore.defend.reading.offers import read_offer
    from ashore.law.book import LawBook
    from ashore.settle.vetting import Flag

    if not text:
        return (), (), None
    reading = read_offer(text, LawBook.standard(), on)
    flags = [Flag(*reason) for reason in reading.reasons]
    return reading.labels, flags, None if reading.fee is None else reading.fee.fee


def _print(found: Vetting, words: Language, shown: Callable[[str], str]) -> None:
    from ashore.cli.page import Page

    page = Page()
    if found.name:
        page.heading(found.name)
    page.paragraph(found.says.in_language(words))
    if found.questions:
        page.heading(_WORDS["ask"].in_language(words))
    for question in found.questions:
        page.paragraph(f"· {question.in_language(words)}", by=2)
    _print_flags(page, found, words)
    if found.fee is not None:
        page.heading(_WORDS["fee"].in_language(words))
        page.paragraph(shown(found.fee.says.in_language(words)), by=2)
    if found.handed:
        page.heading(_WORDS["handed"].in_language(words))
    for one in found.handed:
        page.paragraph(shown(f"· {one.what.words.in_language(words)}：{one.shown}"), by=2)
    if found.steps:
        page.heading(_WORDS["steps"].in_language(words))
    for number, step in enumerate(found.steps, start=1):
        turn, says = step.turn.words.in_language(words), step.says.in_language(words)
        page.paragraph(shown(f"{number}. {turn} · {says}"), by=2)
    _print_help(page, found, words)


def _print_flags(page: Page, found: Vetting, words: Language) -> None:
    if found.flags:
        page.heading(_WORDS["flags"].in_language(words))
    for flag in found.flags:
        page.paragraph(f"· {flag.called.in_language(words)}", by=2)
        page.paragraph(flag.why.in_language(words), by=4)
        if flag.words:
            quoted = _WORDS["words"].fill(words=" … ".join(flag.words))
            page.paragraph(quoted.in_language(words), style="dim", by=4)


def _print_help(page: Page, found: Vetting, words: Language) -> None:
    if found.help:
        page.heading(_WORDS["help"].in_language(words))
    for one in found.help:
        who = one.who.in_language(words)
        phone = _WORDS["phone"].fill(phones="、".join(one.phones)).in_language(words)
        page.paragraph(f"· {who}{f' · {phone}' if one.phones else ''}", by=2)
        for said in (one.reach, one.cost, one.takes):
            page.paragraph(said.in_language(words), style="dim", by=4)
