"""`ashore law`: the law book, entry by entry, and whether it is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import JsonOption, Lang, LangOption, OnOption, day, language, print_json
from ashore.errors.law import LawBeforeFirstError, LawDomainError

if TYPE_CHECKING:
    from ashore.law.answers import Version
    from ashore.law.book import LawBook

BookOption = Annotated[
    Path | None,
    typer.Option(
        "--book",
        metavar="FOLDER",
        help="换用另一份法规数据，先检查再用。Another law book, checked first.",
    ),
]
UNSOUND = 4
"""The exit code where a law book is not sound."""


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    law = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="法规数据：看一条、列出来、查有没有问题。The law book: show, list and check it.",
    )
    law.command("list", help="列出全部条目。List every entry.")(list_entries)
    law.command(
        "show", help="看一条，连同来源和历次版本。Show an entry with its source and versions."
    )(show)
    law.command("check", help="检查一份法规数据。Check a law book.")(check)
    app.add_typer(law, name="law")


def list_entries(
    *,
    domain: Annotated[
        str | None, typer.Option("--domain", metavar="NAME", help="只看这一类。One part only.")
    ] = None,
    book: BookOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the id, the title and the standing of every entry."""
    from ashore.law.words import domain_of

    opened = _open(book)
    known = sorted({domain_of(entry_id) for entry_id in opened.ids()})
    if domain is not None and domain not in known:
        raise LawDomainError(where=domain, known=", ".join(known))
    wanted = [i for i in opened.ids() if domain in (None, domain_of(i))]
    entries = [opened.entry(entry_id) for entry_id in wanted]
    if as_json:
        from ashore.law.exchange import summary_as_json

        print_json({"entries": [summary_as_json(one, language(lang)) for one in entries]})
        return
    from ashore.cli.law_tables import print_list

    print_list(entries, language(lang))


def show(
    entry_id: Annotated[
        str, typer.Argument(metavar="ID", help="条目编号，如 card.grace-days。The id of an entry.")
    ],
    *,
    on: OnOption = None,
    book: BookOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print an entry with its source, all its versions and the one that held on a day."""
    from ashore.law.held import held_on

    opened = _open(book)
    asked_on = day(on)
    entry = opened.entry(entry_id)
    try:
        held: Version | None = held_on(opened, entry_id, asked_on)
    except LawBeforeFirstError:
        if on:
            raise
        held = None
    if as_json:
        from ashore.law.exchange import entry_as_json, version_as_json

        held_as_json = version_as_json(held, language(lang)) if held else None
        answer = {"on": str(asked_on), "held": held_as_json}
        print_json({**entry_as_json(entry, language(lang)), **answer})
        return
    from ashore.cli.law_tables import print_entry

    print_entry(opened, entry, held, asked_on, language(lang))


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="法规数据的文件夹，默认自带的。A law book's folder."),
    ] = None,
    *,
    on: OnOption = None,
    months: Annotated[
        int, typer.Option("--months", min=1, help="多少个月没核对算旧。When a check counts as old.")
    ] = 6,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print what is wrong with a law book and what is due for another look; exit 4 if unsound."""
    from ashore.law.book import LawBook
    from ashore.law.pack import check_pack

    place = folder or LawBook.standard().folder
    problems = check_pack(place, today=day(on), months=months)
    sound = not any(problem.grave for problem in problems)
    if as_json:
        from ashore.law.exchange import problem_as_json

        listed = [problem_as_json(problem, language(lang)) for problem in problems]
        print_json({"sound": sound, "problems": listed})
    else:
        from ashore.cli.law_tables import print_check

        print_check(LawBook(place), problems, language(lang))
    if not sound:
        raise typer.Exit(UNSOUND)


def _open(folder: Path | None) -> LawBook:
    """Return the book asked for; one from outside is checked first."""
    from ashore.law.book import LawBook

    if folder is None:
        return LawBook.standard()
    from ashore.law.pack import open_pack

    return open_pack(folder, today=day(None))
