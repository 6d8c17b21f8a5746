"""`ashore promises`: what was agreed, who kept it, and what is still owed to the person."""

from __future__ import annotations

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


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="协议守没守：约定、双方履行、还在等什么。What was agreed, and who kept it.")(
        promises
    )


def promises(
    case: CaseArgument,
    *,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print each agreement's terms, what both sides kept and did not, and what is waited for."""
    from ashore.defend.reading.contact_words import contact_labels
    from ashore.settle.promises.ledger import promise_ledgers

    words, read = language(lang), case_of(case)
    asked_on = day(on, read.as_of)
    ledgers = promise_ledgers(read, asked_on, labels=contact_labels)
    if as_json:
        from ashore.settle.promises.exchange import promises_as_json

        print_json(promises_as_json(read, ledgers, asked_on, words))
        return
    from ashore.cli.promise_tables import print_promises

    print_promises(read, ledgers, asked_on, words, why=why)
