"""`ashore inbox`: what came in as plain facts; the words themselves only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.care_first import AmountsOption, at_rest
from ashore.cli.cases import case_of
from ashore.cli.options import CaseArgument, JsonOption, Lang, LangOption, language, now, print_json
from ashore.errors.recover import NoSuchMessageError
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.defend.shielded import Shielded
    from ashore.law.book import LawBook

_WORDS = {
    "empty": Text("没有记到任何消息。", "No messages are recorded."),
    "who": Text("自称{who}", "claims to be {who}"),
    "nobody": Text("没说是谁", "does not say who"),
    "sum": Text("提到 {sums} 元", "names {sums} yuan"),
    "by": Text("要求在 {by} 前", "asks for it by {by}"),
    "show": Text(
        "看原话：ashore inbox CASE --show {id}", "The words: ashore inbox CASE --show {id}"
    ),
    "original": Text("原话（可以随时停下）：", "The words (stop whenever you like):"),
}

ShowOption = Annotated[
    str | None, typer.Option("--show", metavar="ID", help="看这一条的原话。The words of one.")
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="收到的消息只看事实，原话收着。Messages as facts; their words put away.")(
        inbox
    )


def inbox(
    case: CaseArgument,
    *,
    show: ShowOption = None,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print every message that came in as facts: who, when, which sum, by when."""
    from ashore.case.entries_dealings import Contact
    from ashore.defend.shielded import shielded_inbox
    from ashore.law.book import LawBook

    words, read, book = language(lang), case_of(case), LawBook.standard()
    if show is not None:
        said = {one.id: one.text for one in read.of(Contact)}
        if not said.get(show):
            raise NoSuchMessageError(given=show)
        _print_words(said[show], words)
        return
    found = shielded_inbox(read)
    if as_json:
        print_json(_as_json(found, book, words))
        return
    _print(found, book, words, resting=at_rest(case, amounts=amounts))


def _print(found: Sequence[Shielded], book: LawBook, words: Language, *, resting: bool) -> None:
    from ashore.cli.page import Page
    from ashore.recover.quiet_hours import TOLD

    page = Page()
    if not found:
        page.paragraph(_WORDS["empty"].in_language(words))
        return
    if resting:
        page.paragraph(TOLD.in_language(words), style="dim")
    for one in found:
        page.paragraph(f"· {one.at:%Y-%m-%d %H:%M}  {_facts(one, words, resting=resting)}", by=2)
        page.paragraph(_kind(one, book, words), style="dim", by=4)
        if one.harsh:
            page.paragraph(
                _WORDS["show"].fill(id=one.contact).in_language(words), style="dim", by=4
            )


def _facts(one: Shielded, words: Language, *, resting: bool) -> str:
    from ashore.money.amounts import yuan_from_fen
    from ashore.recover.quiet_hours import HIDDEN

    who = _WORDS["who"].fill(who=one.who) if one.who else _WORDS["nobody"]
    parts = [one.number or "", who.in_language(words)]
    if one.sums:
        sums = HIDDEN if resting else "、".join(yuan_from_fen(fen) for fen in one.sums)
        parts.append(_WORDS["sum"].fill(sums=sums).in_language(words))
    if one.by:
        parts.append(_WORDS["by"].fill(by=one.by).in_language(words))
    return ("，" if words == "zh" else ", ").join(part for part in parts if part)


def _kind(one: Shielded, book: LawBook, words: Language) -> str:
    from ashore.defend.shielded import says

    return says(one, book, now().date()).in_language(words)


def _print_words(said: str, words: Language) -> None:
    from ashore.cli.page import Page

    page = Page()
    page.paragraph(_WORDS["original"].in_language(words), style="dim")
    page.paragraph(said, by=2)


def _as_json(found: Sequence[Shielded], book: LawBook, words: Language) -> dict[str, object]:
    from ashore.money.amounts import yuan_from_fen

    return {
        "messages": [
            {
                "contact": one.contact,
                "at": one.at.isoformat(),
                "channel": one.channel,
                "number": one.number,
                "claims": one.who,
                "harsh": one.harsh,
                "labels": list(one.labels),
                "sums": [yuan_from_fen(fen) for fen in one.sums],
                "by": one.by and one.by.isoformat(),
                "paper_named": one.paper,
                "paper_recorded": one.came,
                "says": _kind(one, book, words),
            }
            for one in found
        ]
    }
