"""`ashore import`: files are read, shown, asked about, and added in one step or not at all."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    language,
    now,
    print_json,
)
from ashore.cli.streams import without_controls
from ashore.errors.command import AnswerNeededError
from ashore.text import Language, Text

YesOption = Annotated[bool, typer.Option("--yes", help="不问，直接加入。Append without asking.")]
PreviewOption = Annotated[
    bool, typer.Option("--preview", help="只看，不加入。Show what was read and stop.")
]

_WORDS = {
    "added": Text("已把 {n} 条加入 {into}。", "{n} entries were added to {into}."),
    "back": Text("要整批撤回：ashore undo {into}", "To take all of it back: ashore undo {into}"),
    "preview": Text("只是预览，什么都没有加入。", "A preview only: nothing was added."),
    "nothing": Text("没有新的内容，{into} 没有变。", "Nothing is new; {into} is as it was."),
    "ask": Text("把这 {n} 条加入 {into}？", "Add these {n} entries to {into}?"),
    "left": Text("没有加入，什么都没有改。", "Not added; nothing was changed."),
    "undone": Text(
        "已撤回最近一次导入的 {n} 条，原来的仍保留在账本里。",
        "The {n} entries of the last import no longer count; they stay in the ledger.",
    ),
    "ask-undo": Text("撤回最近一次导入的 {n} 条？", "Take back the {n} entries read last?"),
}


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        name="import", help="读文件，先给您看，再加入案件。Read files, show, ask, and append."
    )(import_)
    app.command(help="撤回最近一次导入。Take back the last import.")(undo)


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
    pick: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NUMBER", help="留下哪个号码或发送方，可以几个。A number or sender to keep."
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="采纳哪类建议；all 是全部。Suggestions to take."),
    ] = None,
    loan: Annotated[
        str | None,
        typer.Option(metavar="ID", help="归到哪笔借款；合同就用这个名字。Their loan, or its name."),
    ] = None,
    own: Annotated[
        bool | None,
        typer.Option("--own/--not-own", help="借款是不是本人借的。Whether the loan is yours."),
    ] = None,
    whose: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="收入是家里谁的。Whose the income is, if not yours."),
    ] = None,
    one_page: Annotated[
        bool, typer.Option("--one-page", help="这几张图是同一页。Pictures of one page, in order.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="HEADING=FIELD", help="表头对应哪一项。What a column holds."),
    ] = None,
    year: Annotated[int | None, typer.Option(help="文件没写的年份。A missing year.")] = None,
    month: Annotated[int | None, typer.Option(help="文件没写的月份。A missing month.")] = None,
    day_first: Annotated[
        bool | None, typer.Option(help="03/04 是 4 月 3 日吗。Whether 03/04 is 3 April.")
    ] = None,
    password_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="第一行是密码的文件。Holds the password.")
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Read files, show what was read, ask, and append it all in one step or not at all."""
    from ashore.case.casefile import append, create, open_case
    from ashore.case.ledger import Ledger
    from ashore.case.replay import replay
    from ashore.cli.import_tables import loans_of, preview_as_json, print_preview, print_taken
    from ashore.cli.papers_read import PapersRead
    from ashore.intake.money.columns import columns_from
    from ashore.intake.reading import Asked
    from ashore.intake.taking import Answers

    words = language(lang)
    moment = now()
    asked = Asked(
        recorded_at=moment,
        year=year,
        month=month,
        day_first=day_first,
        columns=columns_from(part for part in column or () if "=" in part),
        picked=None if pick is None else frozenset(pick),
        password=first_line(password_file),
    )
    asks = sys.stdin.isatty() and not (yes or preview or as_json)
    exists = into.exists()
    target = open_case(into) if exists else Ledger.begin(into.resolve().stem or "case")
    read = PapersRead(files, asked, words, asks=asks, one_page=one_page)
    answers = Answers(codes=frozenset(accept or ()), loan=loan, own=own, whose=whose)
    taken = read.accepted(answers, replay(target), asks=asks)
    found = read.preview(target, taken)
    longer = target.append(*found.new)
    replay(longer)  # what does not add up is said before anybody is asked
    if not as_json:
        print_preview(files, read.readings, found, read.unknown, words)
        print_taken(taken, target.entries, words)
    if found.new and not preview:
        _confirm("ask", into, len(found.new), yes=yes, words=words)
        if exists:
            append(into, found.new, target.head)
        else:
            create(into, longer)
        read.remember()
    added = 0 if preview else len(found.new)
    if as_json:
        shown = preview_as_json(files, read.readings, found, read.unknown, words)
        loans = [{"file": name, "loan": loan} for name, loan in loans_of(taken)]
        print_json({"case": str(into), "added": added, "taken_for": loans} | shown)
        return
    _say("preview" if preview else "added" if found.new else "nothing", words, n=added, into=into)
    if added and exists:
        _say("back", words, into=into)


def undo(
    case: CaseArgument, *, yes: YesOption = False, as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:  # fmt: skip
    """Take back everything that the last import added, as one step."""
    from ashore.case.casefile import append, open_case
    from ashore.cli.import_tables import print_new
    from ashore.intake.undo import undo_last_import

    words = language(lang)
    ledger = open_case(case)
    found = undo_last_import(ledger, now=now())
    kinds = Counter[str](entry.kind for entry in found.withdrawn)
    if not as_json:
        print_new(kinds, words)
    _confirm("ask-undo", case, len(found.withdrawn), yes=yes, words=words)
    append(case, found.corrections, ledger.head)
    if as_json:
        print_json({"case": str(case), "withdrawn": len(found.withdrawn), "kinds": dict(kinds)})
    else:
        _say("undone", words, n=len(found.withdrawn))


def first_line(path: Path | None) -> str | None:
    """Return the first line of a file that holds a password, None where no file is named."""
    if path is None:
        return None
    from ashore.intake.given_file import GivenFile

    lines = GivenFile.at(path).content(most=4096).decode(errors="replace").splitlines()
    return lines[0] if lines else ""


def _say(key: str, words: Language, **values: object) -> None:
    print(without_controls(_WORDS[key].fill(**values).in_language(words)))


def _confirm(key: str, into: Path, number: int, *, yes: bool, words: Language) -> None:
    """Return once the person has said yes; leave where they say no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise AnswerNeededError(where=str(into))
    question = _WORDS[key].fill(n=number, into=into).in_language(words)
    if not typer.confirm(without_controls(question)):
        _say("left", words)
        raise typer.Exit(0)
