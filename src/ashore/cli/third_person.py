"""`ashore third-person`: a sheet for somebody who is called about another person's debt."""

from __future__ import annotations

from typing import Annotated

import typer

from ashore.cli.options import JsonOption, Lang, LangOption, OnOption, day, language, print_json
from ashore.defend.third_person_kinds import Reader

ForOption = Annotated[
    Reader, typer.Option("--for", help="接到电话的是谁；担保人不一样。Who is called.")
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="third-person")(third_person)


def third_person(
    *,
    reader: ForOption = Reader.RELATIVE,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """家人、同事、邻居接到催款电话怎么办。What somebody called about another's debt can do."""
    from ashore.defend.third_person import sheet_for
    from ashore.defend.third_person_views import sheet_as_json, sheet_as_markdown
    from ashore.law.book import LawBook

    sheet = sheet_for(reader, LawBook.standard(), day(on))
    if as_json:
        print_json(sheet_as_json(sheet, language(lang)))
    else:
        print(sheet_as_markdown(sheet, language(lang)), end="")
