"""`ashore shore`: how far it still is, and what has been done; amounts rest at night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ashore.cli.care_first import AmountsOption, at_rest, helped_first
from ashore.cli.cases import case_of
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    print_json,
)
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.recover.reserve import Reserve
    from ashore.recover.shore import Mark, Shore
    from ashore.recover.welcome_back import WelcomeBack

_WORKING = Text("正在看这几个月……", "Looking at the months…")
_WORDS = {
    "title": Text("离岸还有多远", "How far it still is"),
    "still": Text("还对吗？", "Is it still true?"),
}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="离岸还有多远：一张诚实的图。How far it still is.")(shore)


def shore(
    case: CaseArgument,
    *,
    on: OnOption = None,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the way so far, month by month, the reserve, and the months to go."""
    from ashore.cli.page import working
    from ashore.law.book import LawBook
    from ashore.plan.report import plan_of
    from ashore.recover.care.journal import read_journal
    from ashore.recover.shore import shore as shore_of
    from ashore.recover.welcome_back import welcome_back

    words, read, book = language(lang), case_of(case), LawBook.standard()
    if helped_first(case, words, amounts=amounts, as_json=as_json):
        return
    journal, asked_on = read_journal(case), day(on, read.as_of)
    with working(_WORKING.in_language(words)):
        report = plan_of(read, book, asked_on, ranges=False)
        found = shore_of(read, report, journal, book)
    back = welcome_back(read, None, asked_on)
    if as_json:
        from ashore.recover.exchange import shore_as_json

        print_json(shore_as_json(found, words, back=back))
    else:
        print_shore(found, words, back=back, resting=at_rest(case, amounts=amounts))


def print_shore(
    found: Shore, words: Language, *, back: WelcomeBack | None = None, resting: bool = False
) -> None:
    """Print the way so far.

    Args:
        found: The distance.
        words: The language.
        back: A greeting after a long time away.
        resting: Put amounts away: these are quiet hours.
    """
    from ashore.cli.page import Page, table
    from ashore.documents.recover_words import MARK_COLUMNS, shore_lines
    from ashore.recover.quiet_hours import TOLD

    page = Page()
    if back is not None:
        page.paragraph(back.says.in_language(words))
    if resting:
        page.paragraph(TOLD.in_language(words), style="dim")
    page.heading(_WORDS["title"].in_language(words))
    for said in shore_lines(found):
        page.paragraph(said.in_language(words), by=2)
    rows = table(*(column.in_language(words) for column in MARK_COLUMNS), numbers=7)
    for mark in found.marks:
        rows.add_row(*_row(mark, resting=resting))
    page.print(rows)
    page.paragraph(_reserve(found.reserve, words, resting=resting), by=2)
    if back is not None and back.still_true:
        page.heading(_WORDS["still"].in_language(words))
        for one in back.still_true:
            page.paragraph(f"· {one.asks.in_language(words)} [{one.entry}]", by=2)


def _row(mark: Mark, *, resting: bool) -> tuple[str, ...]:
    from ashore.money.amounts import yuan_from_fen
    from ashore.recover.quiet_hours import HIDDEN

    sums = (mark.due, mark.left, mark.asked)
    return (
        mark.on.isoformat(),
        str(mark.open),
        str(mark.closed),
        str(mark.contacts),
        "" if mark.pressure is None else f"{float(mark.pressure):.1f}",
        *(HIDDEN if resting else yuan_from_fen(fen) for fen in sums),
    )


def _reserve(reserve: Reserve, words: Language, *, resting: bool) -> str:
    from ashore.documents.recover_words import reserve_lines
    from ashore.recover.quiet_hours import without_amounts

    said = [line.in_language(words) for line in reserve_lines(reserve)]
    whole = ("；" if words == "zh" else "; ").join(said)
    return without_amounts(whole) if resting else whole
