"""`ashore credit`: what each account should show, when to look, and when bad data ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ashore.cli.cases import case_of
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    print_json,
)
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.recover.credit_calendar import CreditCalendar

_WORDS = {
    "title": Text("信用报告日历", "The credit calendar"),
    "empty": Text("还没有记录任何借款或信用报告。", "No loan or credit report is recorded."),
    "reports": Text(
        "免费报告：今年记了 {fetched} 次，每年 {a_year} 次；下次 {day}（{because}）",
        "Free reports: {fetched} recorded this year of {a_year}; next on {day} ({because})",
    ),
}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="信用报告：该显示什么、何时看、留到何时。What a credit report should show.")(
        credit
    )


def credit(
    case: CaseArgument,
    *,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print each account's way to a clean report, and when to fetch the next one."""
    from ashore.law.book import LawBook
    from ashore.owed.report import owed_on
    from ashore.recover.credit_calendar import credit_calendar

    words, read, book = language(lang), case_of(case), LawBook.standard()
    asked_on = day(on, read.as_of)
    found = credit_calendar(read, owed_on(read, book, asked_on), book, asked_on)
    if as_json:
        from ashore.recover.exchange import credit_as_json

        print_json(credit_as_json(found, words))
    else:
        _print(found, words)


def _print(found: CreditCalendar, words: Language) -> None:
    from ashore.cli.page import Page
    from ashore.documents.recover_words import STANDS, account_lines

    page = Page()
    page.heading(_WORDS["title"].in_language(words))
    if not found.accounts:
        page.paragraph(_WORDS["empty"].in_language(words), by=2)
    for account in found.accounts:
        stands = STANDS[account.stands].in_language(words)
        page.paragraph(f"· {account.name}：{stands}", by=2)
        for said in account_lines(account):
            page.paragraph(said.in_language(words), style="dim", by=4)
    reports = found.reports
    said = _WORDS["reports"].fill(
        fetched=reports.fetched,
        a_year=reports.a_year,
        day=reports.next_on,
        because=reports.because,
    )
    page.paragraph(said.in_language(words))
