"""`ashore rate` and `ashore schedule`: figures for other programs, from files of plain cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from ashore.cli.options import (
    JsonOption,
    Lang,
    LangOption,
    language,
    print_json,
    read_document,
)

FileArgument = Annotated[Path, typer.Argument(metavar="FILE.json")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(rate)
    app.command()(schedule)


def rate(file: FileArgument, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH) -> None:
    """Solve the yearly or periodic rate of cash flows; every root is found."""
    from ashore.money.rate_file import rate_file

    found = rate_file(read_document(file), language(lang))
    _show(found, as_json=as_json, lang=lang, show=_rate_table)


def schedule(
    file: FileArgument, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH
) -> None:
    """Compute repayment tables from loan terms."""
    from ashore.owed.schedule_file import schedule_file

    found = schedule_file(read_document(file), language(lang))
    _show(found, as_json=as_json, lang=lang, show=_schedule_tables)


def _show(
    found: dict[str, Any], *, as_json: bool, lang: Lang, show: Callable[[dict[str, Any], Lang], Any]
) -> None:
    if as_json:
        print_json(found)
    else:
        for table in show(found, lang):
            Console().print(table)


def _rate_table(found: dict[str, Any], lang: Lang) -> list[Table]:
    chinese = lang is Lang.ZH
    table = Table("id", "利率" if chinese else "rate", "全部解" if chinese else "all roots")
    for result in found["results"]:
        if result["error"]:
            table.add_row(str(result["id"]), "—", result["error"]["says"])
        else:
            roots = ", ".join(f"{root:.4%}" for root in result["roots"])
            table.add_row(str(result["id"]), f"{result['rate']:.4%}", roots)
    return [table]


def _schedule_tables(found: dict[str, Any], lang: Lang) -> list[Table]:
    names = {
        "n": "期",
        "due_on": "应还日",
        "principal": "本金",
        "interest": "利息",
        "fees": "费用",
        "total": "合计",
        "balance": "剩余本金",
    }
    tables = []
    for result in found["results"]:
        table = Table(title=str(result["id"]))
        if result["error"]:
            table.add_column(result["error"]["code"])
            table.add_row(result["error"]["says"])
            tables.append(table)
            continue
        for key, word in names.items():
            table.add_column(
                word if lang is Lang.ZH else key, justify="left" if key == "due_on" else "right"
            )
        for row in result["rows"]:
            table.add_row(*(str(row[key]) for key in names))
        total = result["totals"]
        table.add_section()
        table.add_row(
            "", "Σ", total["principal"], total["interest"], total["fees"], total["total"], ""
        )
        tables.append(table)
    return tables
