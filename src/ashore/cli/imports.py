"""`ashore import`: files are read, shown, asked about, and added in one step or not at all."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from ashore.case.entries import AnyEntry
    from ashore.case.ledger import Ledger
    from ashore.intake.importing import Preview
    from ashore.intake.reading import Asked, Proposal, Question, Reading

YesOption = Annotated[bool, typer.Option("--yes", help="不问，直接加入。Append without asking.")]
PreviewOption = Annotated[
    bool, typer.Option("--preview", help="只看，不加入。Show what was read and stop.")
]

_WORDS = {
    "reading": Text("正在读文件……", "Reading the files…"),
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
    "take": Text("也加入这一条建议？", "Add what this suggests too?"),
    "columns": Text(
        "哪几项是对的？写前面的序号，用空格隔开",
        "Which of these are right? Their numbers, with spaces",
    ),
    "picked": Text(
        "要留下哪些？写前面的序号，用空格隔开；直接回车就一个都不留",
        "Which ones are kept? Their numbers, with spaces; only Enter keeps none",
    ),
    "password": Text("{where} 的密码", "Password of {where}"),
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
    from ashore.cli.import_tables import preview_as_json, print_preview
    from ashore.intake.reading import Asked

    words = language(lang)
    moment = now()
    asked = Asked(
        recorded_at=moment,
        year=year,
        month=month,
        day_first=day_first,
        columns=dict(part.rsplit("=", 1) for part in column or () if "=" in part),
        picked=None if pick is None else frozenset(pick),
        password=_first_line(password_file),
    )
    asks = sys.stdin.isatty() and not (yes or preview or as_json)
    exists = into.exists()
    target = open_case(into) if exists else Ledger.begin(into.resolve().stem or "case")
    read = _Read(files, asked, words, asks=asks)
    taken = read.accepted(accept or (), asks=asks)
    found = read.preview(target, taken)
    longer = target.append(*found.new)
    replay(longer)  # what does not add up is said before anybody is asked
    if not as_json:
        print_preview(files, read.readings, found, read.unknown, words)
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
        print_json({"case": str(into), "added": added} | shown)
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
    from ashore.cli.import_tables import print_kinds
    from ashore.intake.undo import undo_last_import

    words = language(lang)
    ledger = open_case(case)
    found = undo_last_import(ledger, now=now())
    kinds = Counter[str](entry.kind for entry in found.withdrawn)
    if not as_json:
        print_kinds(kinds, words)
    _confirm("ask-undo", case, len(found.withdrawn), yes=yes, words=words)
    append(case, found.corrections, ledger.head)
    if as_json:
        print_json({"case": str(case), "withdrawn": len(found.withdrawn), "kinds": dict(kinds)})
    else:
        _say("undone", words, n=len(found.withdrawn))


class _Read:
    """What all files say, with the answers that the person gave on the way."""

    def __init__(self, files: Sequence[Path], asked: Asked, words: Language, *, asks: bool) -> None:
        self._asked, self._words = asked, words
        self.ledgers: list[Ledger] = []
        self.readings: list[Reading] = []
        self.unknown: list[str] = []
        self.columns: dict[Path, Mapping[str, str]] = {}
        for file in files:
            self._read(file, asks=asks)

    def _read(self, path: Path, *, asks: bool) -> None:
        from ashore.cli.page import working
        from ashore.intake import ledger_from_file
        from ashore.intake.importing import is_case, open_questions

        with working(_WORDS["reading"].in_language(self._words)):
            if is_case(path):
                self.ledgers.append(ledger_from_file(path, recorded_at=self._asked.recorded_at))
                return
        asked = self._asked
        readings, unknown = self._readings(path, asked, asks=asks)
        if not asked.columns and _asks_for(readings, "columns"):
            from ashore.cli.remembered import remembered_columns

            asked = replace(asked, columns=remembered_columns(path))
            readings, unknown = self._readings(path, asked, asks=asks)
        answered: set[str] = set()
        while asks:
            left = [q for q in open_questions(readings) if q.answers not in answered]
            if not left:
                break
            for question in left:
                answered.add(question.answers)
                asked = _answered(question, asked, self._words)
            readings, unknown = self._readings(path, asked, asks=asks)
        if asked.columns and not _asks_for(readings, "columns"):
            self.columns[path] = asked.columns
        self.readings += readings
        self.unknown += unknown

    def _readings(
        self, path: Path, asked: Asked, *, asks: bool
    ) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
        from ashore.cli.page import working
        from ashore.errors.intake import PasswordNeededError
        from ashore.intake.importing import readings_of

        try:
            with working(_WORDS["reading"].in_language(self._words)):
                return readings_of(path, asked)
        except PasswordNeededError:
            if not asks:
                raise
            says = _WORDS["password"].fill(where=path.name).in_language(self._words)
            password = typer.prompt(without_controls(says), hide_input=True)
            return readings_of(path, replace(asked, password=password))

    def remember(self) -> None:
        """Keep what was said of tables that nothing but a person could have known."""
        from ashore.cli.remembered import remember_columns

        for path, columns in self.columns.items():
            remember_columns(path, columns)

    def accepted(self, codes: Sequence[str], *, asks: bool) -> list[Proposal]:
        """Return the proposals that were taken by name, or that the person takes now."""
        found = []
        for reading in self.readings:
            for proposal in reading.proposals:
                if proposal.code in codes or "all" in codes:
                    found.append(proposal)
                elif asks:
                    print(without_controls(proposal.because.in_language(self._words)))
                    if typer.confirm(_WORDS["take"].in_language(self._words)):
                        found.append(proposal)
        return found

    def preview(self, target: Ledger, accepted: Sequence[Proposal]) -> Preview:
        """Return what all of it would add to a case."""
        from ashore.intake.importing import Preview, evidence_of, preview
        from ashore.intake.merge import entries_to_add

        merged, known = entries_to_add(target, self.ledgers)
        found = preview(target, self.readings, accepted)
        new: tuple[AnyEntry, ...] = (*merged, *found.new)
        if found.new:
            new += evidence_of(self.readings, target, self._asked.recorded_at)
        return Preview(new, known + found.known)


def _answered(question: Question, asked: Asked, words: Language) -> Asked:
    """Return what is asked once the person answered; only Enter leaves a question open."""
    print(without_controls(question.says.in_language(words)))
    for number, choice in enumerate(question.choices, start=1):
        print(without_controls(f"{number:>4}  {choice.says.in_language(words)}"))
    if question.answers in ("picked", "columns"):
        pick = _WORDS[question.answers].in_language(words)
        said = typer.prompt(pick, default="", show_default=False)
        numbers = {int(part) for part in said.replace(",", " ").split() if part.isdecimal()}
        chosen = [c.value for n, c in enumerate(question.choices, start=1) if n in numbers]
        if question.answers == "picked":
            return replace(asked, picked=(asked.picked or frozenset()) | set(chosen))
        pairs = dict(value.rsplit("=", 1) for value in chosen if "=" in value)
        return replace(asked, columns={**asked.columns, **pairs})
    said = typer.prompt("", default="", show_default=False, prompt_suffix="> ").strip()
    if said.isdecimal() and 1 <= int(said) <= len(question.choices):
        said = question.choices[int(said) - 1].value
    if question.answers == "year" and said.isdecimal():
        return replace(asked, year=int(said))
    if question.answers == "month" and said.isdecimal():
        return replace(asked, month=int(said))
    if question.answers == "day_first" and said in ("true", "false"):
        return replace(asked, day_first=said == "true")
    return asked


def _asks_for(readings: Sequence[Reading], answers: str) -> bool:
    return any(one.answers == answers for reading in readings for one in reading.questions)


def _first_line(path: Path | None) -> str | None:
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
