"""`ashore owed` and `ashore explain-bill`: what is owed, and how a bill came about."""

from __future__ import annotations

from typing import Annotated

import typer

from ashore.case.replay import Case
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    WhyOption,
    day,
    language,
    now,
    print_json,
)
from ashore.errors.command import BillMissingError
from ashore.text import Text


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(owed)
    app.command(name="explain-bill")(explain_bill)


def owed(
    case: CaseArgument,
    *,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """What is owed, item by item, and what of it to ask about."""
    from ashore.case.replay import replay
    from ashore.intake import ledger_from_file
    from ashore.law.book import LawBook
    from ashore.owed.report import owed_on

    ledger = ledger_from_file(case, recorded_at=now())
    found = owed_on(replay(ledger), LawBook.standard(), day(on))
    if as_json:
        from ashore.owed.exchange import owed_as_json

        print_json(owed_as_json(found, language(lang)))
        return
    from ashore.cli.owed_tables import print_owed

    print_owed(found, language(lang), why=why)


def explain_bill(
    case: CaseArgument,
    bill: Annotated[str, typer.Argument(metavar="BILL", help="The id of a bill or of its loan.")],
    *,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Try every reading of the contract against a bill, to the fen."""
    from ashore.case.replay import replay
    from ashore.intake import ledger_from_file
    from ashore.law.book import LawBook
    from ashore.owed.explain.of_case import explain_bill_of

    replayed = replay(ledger_from_file(case, recorded_at=now()))
    loan_id, bill_id = _find_bill(replayed, bill)
    found = explain_bill_of(replayed, loan_id, bill_id, LawBook.standard(), day(on) if on else None)
    if as_json:
        from ashore.owed.explain.exchange import explanation_as_json

        print_json({"loan": loan_id, "bill": bill_id, **explanation_as_json(found, language(lang))})
        return
    from ashore.cli.bill_tables import print_explanation

    print_explanation(found, language(lang), why=why)


def _find_bill(case: Case, name: str) -> tuple[str, str]:
    """Return the loan and the bill that a name means: a bill's id, or a loan's latest bill."""
    for file in case.loans:
        for shown in file.bills:
            if shown.id == name:
                return file.loan.id, shown.id
        if file.loan.id == name and file.bills:
            return file.loan.id, file.bills[-1].id
    known = ", ".join(bill.id for file in case.loans for bill in file.bills)
    raise BillMissingError(where=name, known=known or Text("没有", "none"))
