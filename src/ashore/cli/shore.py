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
    "months": Text("按计划还要 {n} 个月", "{n} months by the plan"),
    "unknown": Text("还要多久现在算不出来，先把眼前的事做完", "How long cannot be told yet"),
    "share": Text("本金还了 {share}", "{share} of the principal is paid back"),
    "reserve": Text("手边的钱", "At hand"),
    "next": Text(
        "下一步：{name}（{target} 元），照现在每月 {a_month} 元，{n} 个月",
        "Next: {name} ({target} yuan), {n} months at {a_month} a month",
    ),
    "no_months": Text(
        "下一步：{name}（{target} 元）。现在存不下也没关系。",
        "Next: {name} ({target} yuan). It is fine if nothing can be put by now.",
    ),
    "still": Text("还对吗？", "Is it still true?"),
}
_COLUMNS = (
    Text("那一天", "On"),
    Text("没还清", "Open"),
    Text("还清", "Closed"),
    Text("来的联系", "Contacts"),
    Text("压力", "Pressure"),
    Text("到期未还", "Due"),
    Text("剩余本金", "Principal left"),
    Text("没依据的", "Without basis"),
)


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
    from ashore.money.amounts import percent
    from ashore.recover.quiet_hours import TOLD

    page = Page()
    if back is not None:
        page.paragraph(back.says.in_language(words))
    if resting:
        page.paragraph(TOLD.in_language(words), style="dim")
    page.heading(_WORDS["title"].in_language(words))
    for said in found.says:
        page.paragraph(said.in_language(words), by=2)
    if not found.ashore:
        to_go = found.months_to_go
        months = _WORDS["unknown"] if to_go is None else _WORDS["months"].fill(n=to_go)
        page.paragraph(months.in_language(words), by=2)
    if found.share is not None:
        share = _WORDS["share"].fill(share=percent(found.share, places=0))
        page.paragraph(share.in_language(words), by=2)
    rows = table(*(column.in_language(words) for column in _COLUMNS), numbers=7)
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
    from ashore.money.amounts import yuan_from_fen
    from ashore.recover.quiet_hours import HIDDEN

    held = HIDDEN if resting else yuan_from_fen(reserve.held)
    said = [f"{_WORDS['reserve'].in_language(words)} {held}"]
    if reserve.next is not None:
        text = _WORDS["no_months"] if reserve.months is None else _WORDS["next"]
        said.append(
            text.fill(
                name=reserve.next.name,
                target=HIDDEN if resting else yuan_from_fen(reserve.next.target),
                a_month=HIDDEN if resting else yuan_from_fen(reserve.a_month),
                n=reserve.months,
            ).in_language(words)
        )
    return ("；" if words == "zh" else "; ").join(said)


def shore_as_json(
    found: Shore, words: Language, *, back: WelcomeBack | None = None
) -> dict[str, object]:
    """Return the way so far for a program."""
    from ashore.money.amounts import yuan_from_fen

    reserve = found.reserve
    return {
        "on": found.on.isoformat(),
        "ashore": found.ashore,
        "months_to_go": found.months_to_go,
        "share_paid": None if found.share is None else round(float(found.share), 6),
        "says": [said.in_language(words) for said in found.says],
        "marks": [
            {
                "on": mark.on.isoformat(),
                "open": mark.open,
                "closed": mark.closed,
                "due": yuan_from_fen(mark.due),
                "left": yuan_from_fen(mark.left),
                "asked": yuan_from_fen(mark.asked),
                "paid": yuan_from_fen(mark.paid),
                "contacts": mark.contacts,
                "pressure": None if mark.pressure is None else round(float(mark.pressure), 2),
            }
            for mark in found.marks
        ],
        "reserve": {
            "held": yuan_from_fen(reserve.held),
            "next": reserve.next and yuan_from_fen(reserve.next.target),
            "a_month": yuan_from_fen(reserve.a_month),
            "months": reserve.months,
        },
        "welcome_back": back
        and {
            "says": back.says.in_language(words),
            "still_true": [
                {"entry": one.entry, "asks": one.asks.in_language(words)} for one in back.still_true
            ],
        },
    }
