"""`ashore init`, `open` and `export`: making a case, looking at it, writing it out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    WhyOption,
    language,
    now,
    print_json,
)
from ashore.cli.streams import without_controls
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.case.ledger import Ledger
    from ashore.case.replay import Case

_WORDS = {
    "made": Text("已建好：{place}", "Made: {place}"),
    "number": Text("条数", "entries"),
    "holds": Text("案件里有什么", "What the case holds"),
    "whole": Text(
        "{title}：账本完整，从写下起没有被改过。",
        "{title}: the ledger is whole, as it was written.",
    ),
    "head": Text("末尾的指纹 {head}", "fingerprint {head}"),
    "corrected": Text(
        "更正或撤回过 {n} 条，原来的仍保留。",
        "{n} corrections and withdrawn entries are kept beside it.",
    ),
    "empty": Text("还没有内容。", "Nothing is in it yet."),
    "wrote": Text("已写出 {n} 条到 {place}。", "{n} entries were written to {place}."),
}


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help="新建一个空案件。Make an empty case.")(init)
    app.command(name="open", help="看案件里有什么、有没有被改过。Look at a case and its chain.")(
        open_
    )
    app.command(help="把案件写成 JSON，一字不少。Write a case as JSON, without loss.")(export)


def case_of(path: Path) -> Case:
    """Return the case that a file or folder holds."""
    from ashore.case.replay import replay
    from ashore.intake import ledger_from_file

    return replay(ledger_from_file(path, recorded_at=now()))


def init(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="新文件名：NAME.ashore。The file to make.")
    ],
    *,
    title: Annotated[str | None, typer.Option(help="给自己看的名字。A name for yourself.")] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Make an empty case; a name without an ending gets ``.ashore``."""
    from ashore.case.casefile import create
    from ashore.case.ledger import Ledger

    place = case if case.suffix or case.is_dir() else case.with_suffix(".ashore")
    name = place.resolve().stem or "case"
    made = create(place, Ledger.begin(name, title=title))
    if as_json:
        print_json({"case_id": name, "path": str(made)})
    else:
        _say("made", language(lang), place=made)


def open_(
    case: CaseArgument, *, why: WhyOption = False, as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:  # fmt: skip
    """Print what a case holds, and that nothing in it was changed."""
    from ashore.case.replay import replay
    from ashore.cli.kind_table import print_kinds
    from ashore.intake import ledger_from_file

    ledger = ledger_from_file(case, recorded_at=now())
    live = replay(ledger).entries
    kinds = Counter[str](entry.kind for entry in live)
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
    words = language(lang)
    if kinds:
        print_kinds(kinds, _WORDS["holds"], _WORDS["number"], words)
    else:
        _say("empty", words)
    if why:
        _print_entries(ledger, words)
    _say("whole", words, title=ledger.header.title or ledger.case_id)
    if corrected := len(ledger.entries) - len(live):
        _say("corrected", words, n=corrected)
    _say("head", words, head=ledger.head[:12])


def export(
    case: CaseArgument,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.json", help="写到哪里；不写就打印。Where to; printed if left out."
        ),
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write a case as plain JSON with its chain, or print it; importing it gives the same case."""
    from ashore.case.casefile import create
    from ashore.case.exchange import case_to_json
    from ashore.intake import ledger_from_file

    ledger = ledger_from_file(case, recorded_at=now())
    if out is None:
        print(case_to_json(ledger), end="")
        return
    place = create(out, ledger)
    if as_json:
        print_json({"path": str(place), "entries": len(ledger.entries), "head": ledger.head})
    else:
        _say("wrote", language(lang), n=len(ledger.entries), place=place)


def _say(key: str, words: Language, **values: object) -> None:
    print(without_controls(_WORDS[key].fill(**values).in_language(words)))


def _print_entries(ledger: Ledger, words: Language) -> None:
    from ashore.cli.page import Page
    from ashore.documents.records import record_line

    page = Page()
    for number, entry in enumerate(ledger.entries, start=1):
        page.print(f"{number:>4}  {record_line(entry).in_language(words)}", soft_wrap=True)
