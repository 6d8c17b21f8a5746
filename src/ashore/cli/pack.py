"""`ashore pack`: report, papers, calendar and the list of what to fetch, in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    now,
    print_json,
)
from ashore.text import Text

_WORDS = {
    "begin": Text("正在整理……", "Putting it together…"),
    "done": Text("救援包在这里：{place}", "The rescue pack is here: {place}"),
    "first": Text("先看 {readme}。", "Look at {readme} first."),
}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help="救援包：报告、材料、日历、要补的清单。Report, papers and calendar in a folder."
    )(pack)


def pack(
    case: CaseArgument,
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="放进哪个文件夹。Where the pack goes.")
    ] = Path("rescue-pack"),
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="只要哪几份材料，可以几个。Which papers."),
    ] = None,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write everything to take along into a folder that is replaced whole."""
    from ashore.cli.page import Page, working
    from ashore.documents.pack import write_pack
    from ashore.documents.rescue_pack import README, Found, rescue_pack
    from ashore.intake import ledger_from_file
    from ashore.law.book import LawBook

    words = language(lang)
    ledger = ledger_from_file(case, recorded_at=now())
    asked_on = day(on, ledger.header.as_of)
    with working(_WORDS["begin"].in_language(words)) as shown:

        def told(says: Text) -> None:
            shown(says.in_language(words))

        found = Found.of(ledger, LawBook.standard(), asked_on, told)
        files = rescue_pack(found, language=words, told=told, only=only or ())
        folder = write_pack(out, files)
    if as_json:
        print_json({"folder": str(folder), "on": str(asked_on), "files": list(files)})
        return
    page = Page()
    page.print(_WORDS["done"].fill(place=folder).in_language(words), soft_wrap=True)
    for name in files:
        page.print(f"  {name}", soft_wrap=True)
    page.print(_WORDS["first"].fill(readme=README).in_language(words))
