"""`ashore init`, `open`, `import` and `export`: making a case, looking at it, in and out."""

from __future__ import annotations

import sys
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
from ashore.errors.command import AnswerNeededError
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.case.entries import AnyEntry
    from ashore.case.ledger import Ledger
    from ashore.case.replay import Case

YesOption = Annotated[bool, typer.Option("--yes", help="不问，直接加入。Append without asking.")]
PreviewOption = Annotated[
    bool, typer.Option("--preview", help="只看，不加入。Show what was read and stop.")
]

_WORDS = {
    "made": Text("已建好：{place}", "Made: {place}"),
    "kind": Text("种类", "kind"),
    "number": Text("条数", "entries"),
    "new": Text("新的", "new"),
    "reading": Text("正在读文件……", "Reading the files…"),
    "read": Text("读到的内容", "What was read"),
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
    "files": Text("{n} 个文件：{names}", "{n} files: {names}"),
    "file": Text("文件：{names}", "File: {names}"),
    "known": Text("已经有的 {n} 条不再重复。", "{n} entries are there already and stay once."),
    "added": Text("已把 {n} 条加入 {into}。", "{n} entries were added to {into}."),
    "preview": Text("只是预览，什么都没有加入。", "A preview only: nothing was added."),
    "nothing": Text("没有新的内容，{into} 没有变。", "Nothing is new; {into} is as it was."),
    "ask": Text("把这 {n} 条加入 {into}？", "Add these {n} entries to {into}?"),
    "left": Text("没有加入，什么都没有改。", "Not added; nothing was changed."),
    "wrote": Text("已写出 {n} 条到 {place}。", "{n} entries were written to {place}."),
}


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help="新建一个空案件。Make an empty case.")(init)
    app.command(name="open", help="看案件里有什么、有没有被改过。Look at a case and its chain.")(
        open_
    )
    app.command(
        name="import", help="读文件，先给您看，再加入案件。Read files, show, ask, and append."
    )(import_)
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
        _print_kinds(kinds, "holds", "number", words)
    else:
        _say("empty", words)
    if why:
        _print_entries(ledger, words)
    _say("whole", words, title=ledger.header.title or ledger.case_id)
    if corrected := len(ledger.entries) - len(live):
        _say("corrected", words, n=corrected)
    _say("head", words, head=ledger.head[:12])


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="要读的文件，可以几个。Files to read.")
    ],
    *,
    into: Annotated[
        Path, typer.Option(metavar="CASE", help="加入哪个案件；没有就新建。The case to add to.")
    ] = Path("case.ashore"),
    yes: YesOption = False,
    preview: PreviewOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Read files, show what was read, ask, and append it all in one step or not at all."""
    from ashore.case.casefile import append, create, open_case
    from ashore.case.ledger import Ledger
    from ashore.case.replay import replay
    from ashore.cli.page import working
    from ashore.intake import ledger_from_file
    from ashore.intake.merge import entries_to_add

    words = language(lang)
    exists = into.exists()
    with working(_WORDS["reading"].in_language(words)):
        read = [ledger_from_file(file, recorded_at=now()) for file in files]
    target = open_case(into) if exists else Ledger.begin(into.resolve().stem or "case")
    new, known = entries_to_add(target, read)
    longer = target.append(*new)
    replay(longer)  # what does not add up is said before anybody is asked
    if not as_json:
        _preview(files, new, known, words)
    if new and not preview:
        _confirm(into, len(new), yes=yes, words=words)
        if exists:
            append(into, new, target.head)
        else:
            create(into, longer)
    added = 0 if preview else len(new)
    if as_json:
        kinds = dict(Counter[str](entry.kind for entry in new))
        print_json(
            {"case": str(into), "added": added, "already_there": known, "new": len(new),
             "kinds": kinds, "files": [str(file) for file in files]}
        )  # fmt: skip
    else:
        _say("preview" if preview else "added" if new else "nothing", words, n=added, into=into)


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


def _preview(files: list[Path], new: tuple[AnyEntry, ...], known: int, words: Language) -> None:
    names = "、".join(file.name for file in files)
    _say("files" if len(files) > 1 else "file", words, n=len(files), names=names)
    if new:
        _print_kinds(Counter[str](entry.kind for entry in new), "read", "new", words)
    if known:
        _say("known", words, n=known)


def _print_kinds(kinds: Counter[str], title: str, heading: str, words: Language) -> None:
    from ashore.cli.page import Page, table
    from ashore.documents.words import ENTRY_KINDS

    say = {key: _WORDS[key].in_language(words) for key in (title, heading, "kind")}
    shown = table(say["kind"], say[heading], title=say[title], numbers=1)
    for kind, number in kinds.items():
        shown.add_row(ENTRY_KINDS[kind].in_language(words), str(number))
    Page().print(shown)


def _print_entries(ledger: Ledger, words: Language) -> None:
    from ashore.cli.page import Page
    from ashore.documents.records import record_line

    page = Page()
    for number, entry in enumerate(ledger.entries, start=1):
        page.print(f"{number:>4}  {record_line(entry).in_language(words)}", soft_wrap=True)


def _confirm(into: Path, number: int, *, yes: bool, words: Language) -> None:
    """Return once the person has said yes; leave where they say no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise AnswerNeededError(where=str(into))
    question = _WORDS["ask"].fill(n=number, into=into).in_language(words)
    if not typer.confirm(without_controls(question)):
        _say("left", words)
        raise typer.Exit(0)
