"""What all files of an import say, with the answers that the person gave on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ashore.cli.streams import without_controls
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.case.entries import AnyEntry
    from ashore.case.ledger import Ledger
    from ashore.case.replay import Case
    from ashore.intake.importing import Preview
    from ashore.intake.known_loans import KnownLoan
    from ashore.intake.reading import Asked, Proposal, Question, Reading
    from ashore.intake.taking import Answers

_WORDS = {
    "reading": Text("正在读文件……", "Reading the files…"),
    "take": Text("也加入这一条建议？", "Add what this suggests too?"),
    "loan": Text("属于哪一笔借款？", "Which loan is it about?"),
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


class PapersRead:
    """What all files say, with the answers that the person gave on the way."""

    def __init__(
        self,
        files: Sequence[Path],
        asked: Asked,
        words: Language,
        *,
        asks: bool,
        one_page: bool = False,
    ) -> None:
        self._asked, self._words = asked, words
        self.ledgers: list[Ledger] = []
        self.readings: list[Reading] = []
        self.unknown: list[str] = []
        self.columns: dict[Path, Mapping[str, str]] = {}
        self._passwords: dict[Path, str] = {}
        if one_page:
            self.readings.append(self._one_page(files))
            return
        for file in files:
            self._read(file, asks=asks)

    def _one_page(self, files: Sequence[Path]) -> Reading:
        from ashore.cli.page import working
        from ashore.intake.given_file import GivenFile
        from ashore.intake.screens.reader import read_pictures

        with working(_WORDS["reading"].in_language(self._words)):
            return read_pictures([GivenFile.at(file) for file in files], self._asked)

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

            if remembered := remembered_columns(path):
                asked = replace(asked, columns=remembered)
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

        if path in self._passwords:
            asked = replace(asked, password=self._passwords[path])
        try:
            with working(_WORDS["reading"].in_language(self._words)):
                return readings_of(path, asked)
        except PasswordNeededError:
            if not asks:
                raise
            says = _WORDS["password"].fill(where=path.name).in_language(self._words)
            password: str = typer.prompt(without_controls(says), hide_input=True)
            found = readings_of(path, replace(asked, password=password))
            # A file that asks more is read again, and its password is not asked again.
            self._passwords[path] = password
            return found

    def remember(self) -> None:
        """Keep what was said of tables that nothing but a person could have known."""
        from ashore.cli.remembered import remember_columns

        for path, columns in self.columns.items():
            remember_columns(path, columns)

    def accepted(self, answers: Answers, case: Case, *, asks: bool) -> tuple[Proposal, ...]:
        """Return the proposals that were taken by name, or that the person takes now."""
        from ashore.intake.taking import linked, taken

        products = {file.loan.id: file.loan.product for file in case.loans}
        # What a case among the files brings counts like what is there.
        entries = [*case.entries, *(one for ledger in self.ledgers for one in ledger.entries)]

        def chooses(_: Reading, __: Proposal, known: Sequence[KnownLoan]) -> str | None:
            return self._chosen([one.id for one in known], products) if asks else None

        found = taken(
            self.readings,
            entries,
            answers,
            takes=self._takes if asks else lambda _: False,
            chooses=chooses,
        )
        self.readings = list(linked(self.readings, entries, found))
        return found

    def _takes(self, proposal: Proposal) -> bool:
        print(without_controls(proposal.because.in_language(self._words)))
        return typer.confirm(_WORDS["take"].in_language(self._words))

    def _chosen(self, loans: Sequence[str], products: Mapping[str, str]) -> str | None:
        if not loans:
            return None
        lines = [f"{products[name]}（{name}）" if name in products else name for name in loans]
        _list(_WORDS["loan"], lines, self._words)
        picked = _number(_typed(), len(loans))
        return None if picked is None else loans[picked]

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
    from ashore.intake.money.columns import columns_from

    _list(question.says, [one.says.in_language(words) for one in question.choices], words)
    if question.answers in ("picked", "columns"):
        pick = _WORDS[question.answers].in_language(words)
        said = typer.prompt(pick, default="", show_default=False)
        numbers = {int(part) for part in said.replace(",", " ").split() if part.isdecimal()}
        chosen = [c.value for n, c in enumerate(question.choices, start=1) if n in numbers]
        if question.answers == "picked":
            return replace(asked, picked=(asked.picked or frozenset()) | set(chosen))
        pairs = columns_from(value for value in chosen if "=" in value)
        return replace(asked, columns={**asked.columns, **pairs})
    said = _typed()
    picked = _number(said, len(question.choices))
    if picked is not None:
        said = question.choices[picked].value
    if question.answers == "year" and said.isdecimal():
        return replace(asked, year=int(said))
    if question.answers == "month" and said.isdecimal():
        return replace(asked, month=int(said))
    if question.answers == "day_first" and said in ("true", "false"):
        return replace(asked, day_first=said == "true")
    return asked


def _asks_for(readings: Sequence[Reading], answers: str) -> bool:
    return any(one.answers == answers for reading in readings for one in reading.questions)


def _list(says: Text, lines: Sequence[str], words: Language) -> None:
    """Print a question and what can be answered, numbered from 1."""
    print(without_controls(says.in_language(words)))
    for number, line in enumerate(lines, start=1):
        print(without_controls(f"{number:>4}  {line}"))


def _typed() -> str:
    said: str = typer.prompt("", default="", show_default=False, prompt_suffix="> ")
    return said.strip()


def _number(said: str, count: int) -> int | None:
    """Return the place, from 0, of the answer that a number names; None where it names none."""
    return int(said) - 1 if said.isdecimal() and 1 <= int(said) <= count else None
