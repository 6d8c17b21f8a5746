"""`ashore init`, `open` and `import`: making a case, looking at it, and adding to it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from ashore.case.ledger import Ledger
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    language,
    now,
    print_json,
)
from ashore.errors.command import AnswerNeededError
from ashore.text import Text

YesOption = Annotated[bool, typer.Option("--yes", help="Append without asking.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(init)
    app.command(name="open")(open_)
    app.command(name="import")(import_)


def init(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The file to make: NAME.ashore.")],
    *,
    title: Annotated[str | None, typer.Option(help="A name for yourself.")] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Make an empty case."""
    from ashore.case.casefile import create

    place = create(case, Ledger.begin(case.stem, title=title))
    says = Text("已建好：{place}", "Made: {place}").fill(place=place)
    if as_json:
        print_json({"case_id": case.stem, "path": str(place)})
    else:
        print(says.in_language(language(lang)))


def open_(case: CaseArgument, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH) -> None:
    """Look at a case: what it holds, and that nothing in it was changed."""
    from ashore.case.replay import replay
    from ashore.intake import ledger_from_file

    ledger = ledger_from_file(case, recorded_at=now())
    live = replay(ledger).entries
    kinds = Counter(entry.kind for entry in live)
    if as_json:
        print_json(
            {
                "case_id": ledger.case_id,
                "title": ledger.header.title,
                "entries": len(ledger.entries),
                "counting": len(live),
                "kinds": dict(kinds),
                "head": ledger.head,
                "chain": "intact",
            }
        )
        return
    chinese = lang is Lang.ZH
    table = Table("种类" if chinese else "kind", "条数" if chinese else "entries")
    for kind, number in kinds.items():
        table.add_row(kind, str(number))
    Console().print(table)
    corrected = len(ledger.entries) - len(live)
    print(
        Text(
            "{title}：链完整，末尾 {head}，更正或撤回 {corrected} 条。",
            "{title}: chain intact, head {head}, {corrected} corrections and withdrawn entries.",
        )
        .fill(title=ledger.header.title or ledger.case_id, head=ledger.head[:12],
              corrected=corrected)
        .in_language(language(lang))
    )  # fmt: skip


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="JSON cases to read.")],
    *,
    into: Annotated[Path, typer.Option(help="The case to add to; made if missing.")] = Path(
        "case.ashore"
    ),
    yes: YesOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Read files, show what was read, ask, and append it all in one step."""
    from ashore.case.casefile import append, create, open_case
    from ashore.intake import ledger_from_file
    from ashore.intake.merge import entries_to_add

    read = [ledger_from_file(file, recorded_at=now()) for file in files]
    target = open_case(into) if into.exists() else Ledger.begin(into.stem)
    new, known = entries_to_add(target, read)
    if not as_json:
        _preview(files, Counter(e.kind for e in new), known, lang)
    if new and not yes:
        _ask(into, len(new), lang)
    if new:
        if not into.exists():
            create(into, target.append(*new))
        else:
            append(into, new, target.head)
    if as_json:
        print_json({"case": str(into), "added": len(new), "already_there": known})
    else:
        added = Text("已加入 {n} 条到 {into}。", "{n} entries added to {into}.")
        print(added.fill(n=len(new), into=into).in_language(language(lang)))


def _preview(files: list[Path], kinds: Counter[str], known: int, lang: Lang) -> None:
    chinese = lang is Lang.ZH
    table = Table(
        "种类" if chinese else "kind",
        "新" if chinese else "new",
        title="、".join(file.name for file in files),
    )
    for kind, number in kinds.items():
        table.add_row(kind, str(number))
    Console().print(table)
    if known:
        says = Text("已经有的 {n} 条不再重复。", "{n} entries are there already and stay once.")
        print(says.fill(n=known).in_language(language(lang)))


def _ask(into: Path, number: int, lang: Lang) -> None:
    if not sys.stdin.isatty():
        raise AnswerNeededError(where=str(into))
    question = Text("把这 {n} 条加入 {into}？", "Add these {n} entries to {into}?")
    if not typer.confirm(question.fill(n=number, into=into).in_language(language(lang))):
        raise typer.Exit(0)
