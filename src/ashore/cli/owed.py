"""`ashore owed` and `ashore explain-bill`: what is owed, and how a bill came about."""

from __future__ import annotations

from typing import Annotated

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
from ashore.text import Text

_TRYING = Text("正在逐一试合同的读法……", "Trying every reading of the contract…")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help="欠多少、哪些该付、哪些该问。What is owed, item by item, and what to ask.")(
        owed
    )
    app.command(
        name="explain-bill",
        help="逐一试合同的读法，看账单怎么来的。Try every reading of the contract against a bill.",
    )(explain_bill)


def owed(
    case: CaseArgument,
    *,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print what is owed on a day, item by item, and what of it to ask about."""
    from ashore.law.book import LawBook
    from ashore.owed.report import owed_on

    read = case_of(case)
    found = owed_on(read, LawBook.standard(), day(on, read.as_of))
    if as_json:
        from ashore.owed.exchange import owed_as_json

        print_json(owed_as_json(found, language(lang)))
        return
    from ashore.cli.owed_tables import print_owed

    print_owed(found, language(lang), why=why)


def explain_bill(
    case: CaseArgument,
    bill: Annotated[
        str,
        typer.Argument(metavar="BILL", help="账单或借款的编号。The id of a bill or of its loan."),
    ],
    *,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print which readings of the contract give a bill, to the fen."""
    from ashore.cli.page import working
    from ashore.law.book import LawBook
    from ashore.owed.explain.of_case import bill_named, explain_bill_of

    replayed = case_of(case)
    asked_on = day(on) if on else replayed.as_of
    loan, shown = bill_named(replayed, bill)
    with working(_TRYING.in_language(language(lang))):
        found = explain_bill_of(replayed, loan, shown.id, LawBook.standard(), asked_on)
    if as_json:
        from ashore.owed.explain.exchange import explanation_as_json

        print_json({"loan": loan, "bill": shown.id, **explanation_as_json(found, language(lang))})
        return
    from ashore.cli.bill_tables import print_explanation
    from ashore.owed.bill import bill_sums

    print_explanation(found, bill_sums(shown), language(lang), why=why)
