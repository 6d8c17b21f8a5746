"""`ashore check contacts`: what a contact log shows against the rules on collecting."""

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
    now,
    print_json,
)
from ashore.errors.command import FileMissingError
from ashore.text import Text

if TYPE_CHECKING:
    from ashore.case.replay import Case

LogArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE|CASE",
        help="联系记录 CSV，或案件。A CSV of contacts, or a case.",
    ),
]
WordsOption = Annotated[
    bool | None,
    typer.Option(
        "--words/--no-words",
        help="读消息内容；不写时，太长的记录不读。Read what was said; unasked, not in long logs.",
        show_default=False,
    ),
]
_CASES = frozenset({".ashore", ".json"})
_READING = Text("正在逐条读内容……", "Reading what was said…")
_UNREAD = Text(
    "有 {texts} 条不同的内容，没有逐条读；加 --words 会读，要几分钟。",
    "{texts} different texts were not read; --words reads them and takes some minutes.",
)
_MOST_UNASKED = 3000
"""So many texts take some ten seconds."""


def add_to(check: typer.Typer) -> None:
    """Add the command."""
    check.command()(contacts)


def contacts(
    file: LogArgument,
    *,
    words: WordsOption = None,
    on: OnOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """看联系记录：时段、次数、找了谁、说了什么。Hold a contact log against the rules."""
    from ashore.cli.page import working
    from ashore.defend.conduct.conduct import no_labels
    from ashore.defend.conduct.facts import NOTHING_KNOWN, conduct_facts
    from ashore.defend.conduct.report import conduct_report
    from ashore.defend.contacts.log import log_from_case, log_from_csv
    from ashore.defend.reading.contact_words import contact_labels
    from ashore.law.book import LawBook

    book, asked_on = LawBook.standard(), day(on)
    case = _case(file)
    log = log_from_csv(_bytes(file), where=file.name) if case is None else log_from_case(case)
    facts = NOTHING_KNOWN if case is None else conduct_facts(case, book, asked_on)
    texts = len({contact.text for contact in log.inbound() if contact.text})
    read = texts <= _MOST_UNASKED if words is None else words
    with working(_READING.in_language(language(lang))):
        report = conduct_report(
            log, book, on=asked_on, facts=facts, labels=contact_labels if read else no_labels
        )
    if as_json:
        from ashore.defend.conduct.exchange import conduct_as_json

        print_json(conduct_as_json(report, book, language(lang)) | {"words_read": read})
        return
    from ashore.cli.contact_tables import print_conduct

    print_conduct(report, book, language(lang), why=why)
    if not read and words is None:
        print(_UNREAD.fill(texts=texts).in_language(language(lang)))


def _case(file: Path) -> Case | None:
    """Return the case that a path holds, None where it is a plain list of contacts."""
    from ashore.case.replay import replay
    from ashore.intake import ledger_from_file

    if not file.is_dir() and file.suffix.lower() not in _CASES:
        return None
    return replay(ledger_from_file(file, recorded_at=now()))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileMissingError(where=file.name, reason=error.strerror or "?") from None
