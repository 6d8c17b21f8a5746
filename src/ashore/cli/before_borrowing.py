"""`ashore before-borrowing`: what a new instalment costs a year, and the month that it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.cases import case_of
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    WhyOption,
    day,
    language,
    print_json,
)
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.recover.before_you_borrow import BeforeYouBorrow

_WORKING = Text("正在放进计划里看……", "Holding it against the plan…")
GetsOption = Annotated[
    str,
    typer.Option(
        "--gets",
        metavar="YUAN",
        help="到手多少，或一次付清的价钱。What arrives, or the price.",
    ),
]
EachOption = Annotated[
    str,
    typer.Option("--each", metavar="YUAN", help="每期多少，含费用。One instalment, all in."),
]
TimesOption = Annotated[int, typer.Option("--times", metavar="N", help="几期。How many.")]
UpfrontOption = Annotated[
    str, typer.Option("--upfront", metavar="YUAN", help="先付的钱、手续费。What is paid first.")
]
FirstOption = Annotated[
    str | None,
    typer.Option("--first", metavar="DATE", help="首期哪天；默认下个月。First day."),
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        name="before-borrowing", help="再分期之前：真实年化，和会断在哪个月。Before you borrow."
    )(before_borrowing)


def before_borrowing(
    case: CaseArgument,
    *,
    gets: GetsOption,
    each: EachOption,
    times: TimesOption,
    upfront: UpfrontOption = "0",
    first: FirstOption = None,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the true yearly cost of an offer and what it does to the plan."""
    from ashore.cli.page import working
    from ashore.law.book import LawBook
    from ashore.money.amounts import fen_from_yuan
    from ashore.money.dates import add_months
    from ashore.plan.report import plan_of
    from ashore.recover.before_you_borrow import NewDebt, before_you_borrow

    words, read = language(lang), case_of(case)
    asked_on = day(on, read.as_of)
    new = NewDebt(
        value=fen_from_yuan(gets, where="--gets"),
        each=fen_from_yuan(each, where="--each"),
        times=times,
        upfront=fen_from_yuan(upfront, where="--upfront"),
        first_on=add_months(asked_on, 1) if first is None else day(first),
    )
    with working(_WORKING.in_language(words)):
        report = plan_of(read, LawBook.standard(), asked_on, ranges=False)
        found = before_you_borrow(new, read, report)
    if as_json:
        from ashore.recover.exchange import before_borrowing_as_json

        print_json(before_borrowing_as_json(found, words))
    else:
        _print(found, words, why=why)


def _print(found: BeforeYouBorrow, words: Language, *, why: bool) -> None:
    from ashore.cli.page import Page
    from ashore.documents.recover_words import new_debt_lines

    page = Page()
    page.paragraph(found.says.in_language(words))
    for said in new_debt_lines(found):
        page.paragraph(f"· {said.in_language(words)}", by=2)
    if why and found.cost is not None:
        for working in (found.cost.working, *found.cost.working.parts):
            label = working.label.in_language(words)
            page.paragraph(f"{label} = {working.sum} = {working.shown}", style="dim", by=4)
