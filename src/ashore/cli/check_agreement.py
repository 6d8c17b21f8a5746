"""`ashore check agreement`: what an agreement says, lacks and hides, before it is signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import (
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    WhyOption,
    day,
    language,
    print_json,
)
from ashore.text import Text

if TYPE_CHECKING:
    from ashore.case.replay import Case, LoanFile
    from ashore.settle.agreement.sentences import Sentence

FileArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="协议：文本、Word、PDF 或照片。Text, Word, PDF or a picture."
    ),
]
CaseOption = Annotated[
    Path | None,
    typer.Option("--case", metavar="CASE", help="和案件里的借款、承诺对照。Compare with a case."),
]
LoanOption = Annotated[
    str | None, typer.Option("--loan", metavar="ID", help="是哪一笔借款。The loan it is about.")
]
OtherOption = Annotated[
    Path | None,
    typer.Option("--other", metavar="FILE", help="同一协议的另一个版本。Another version of it."),
]
PasswordOption = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", help="第一行是密码。Holds the password."),
]
_READING = Text("正在读协议……", "Reading the agreement…")


def add_to(check: typer.Typer) -> None:
    """Add the command."""
    check.command()(agreement)


def agreement(
    file: FileArgument,
    *,
    case: CaseOption = None,
    loan: LoanOption = None,
    other: OtherOption = None,
    password_file: PasswordOption = None,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """看还款协议：该有的有没有，数对不对，哪些不能签。Check an agreement before signing."""
    from ashore.cli.cases import case_of
    from ashore.cli.imports import first_line
    from ashore.cli.page import working
    from ashore.law.book import LawBook
    from ashore.settle.agreement.check import check_agreement

    words, password = language(lang), first_line(password_file)
    with working(_READING.in_language(words)):
        sentences = _sentences(file, password)
        versions = None if other is None else _sentences(other, password)
    read = None if case is None else case_of(case)
    asked_on = day(on, read.as_of if read else None)
    found = check_agreement(
        sentences,
        LawBook.standard(),
        asked_on,
        case=read,
        loan=None if read is None else _loan(read, loan, file.name),
        other=versions,
    )
    if as_json:
        from ashore.settle.agreement.exchange import agreement_as_json

        print_json(agreement_as_json(found, words))
        return
    from ashore.cli.agreement_tables import print_agreement

    print_agreement(found, words, why=why)


def _sentences(file: Path, password: str | None) -> tuple[Sentence, ...]:
    from ashore.intake.given_file import GivenFile
    from ashore.intake.papers.agreement_text import agreement_sentences

    return agreement_sentences(GivenFile.at(file), password=password)


def _loan(case: Case, named: str | None, where: str) -> LoanFile:
    """Return the loan that is named, or the only one."""
    from ashore.errors.intake import LoanNotChosenError

    files = {file.loan.id: file for file in case.loans}
    if named is None and len(files) == 1:
        return next(iter(files.values()))
    if named not in files:
        raise LoanNotChosenError(where=where, known="、".join(files) or "—")
    return files[named]
