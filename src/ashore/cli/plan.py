"""`ashore plan` and `ashore today`: the way out, the months ahead, and what to do now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.care_first import AmountsOption, at_rest
from ashore.cli.cases import case_of
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    WhyOption,
    day,
    language,
    now,
    print_json,
    read_document,
)
from ashore.errors.command import CaseNeededError, ShareError
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.case.replay import Case
    from ashore.plan.optimise import Optimised
    from ashore.plan.report import PlanReport
    from ashore.plan.what_if import WhatIf

_SOLVING = Text("正在排每个月怎么还……", "Arranging the payments month by month…")

_LATER = Text(
    "等你想看今天的事：加 --amounts。", "When you want to see the day's list: add --amounts."
)

OptionalCase = Annotated[
    Path | None,
    typer.Argument(
        metavar="CASE", help="案件：.ashore、文件夹或 JSON。A case file, folder or JSON."
    ),
]
MoreOption = Annotated[
    str | None,
    typer.Option("--more", metavar="YUAN", help="如果每月收入多这么多（可为负）。More a month."),
]
OnceOption = Annotated[
    str | None, typer.Option("--once", metavar="YUAN", help="如果一次多一笔钱。A sum once.")
]
WithoutOption = Annotated[
    str | None,
    typer.Option("--without", metavar="DEBT", help="如果没有这一笔（编号）。One debt out."),
]
RiskOption = Annotated[
    str,
    typer.Option("--risk", metavar="SHARE", help="能接受的断掉可能。The chance you can bear."),
]
SimpleOption = Annotated[
    Path | None,
    typer.Option(
        "--simple", metavar="FILE.json", help="没有逾期的几笔债，格式见文档。Plain debts."
    ),
]
ChartOption = Annotated[
    Path | None, typer.Option("--chart", metavar="FILE.svg", help="把图写进文件。Write the chart.")
]
StatementOption = Annotated[
    Path | None,
    typer.Option(
        "--statement",
        metavar="FILE.txt",
        help="把“现在不能还款”的说明写进文件。Write the statement that nothing can be paid.",
    ),
]
CalendarOption = Annotated[
    Path | None, typer.Option("--ics", metavar="FILE.ics", help="把日程写进文件。Write a calendar.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help="走哪条路、每月还多少、该要什么。The way out, the months, what to ask for.")(
        plan
    )
    app.command(help="今天做什么，按期限排。What to do today, by deadline.")(today)


def plan(
    case: OptionalCase = None,
    *,
    simple: SimpleOption = None,
    on: OnOption = None,
    more: MoreOption = None,
    once: OnceOption = None,
    without: WithoutOption = None,
    risk: RiskOption = "0.2",
    chart: ChartOption = None,
    statement: StatementOption = None,
    why: WhyOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the way out of a case, its months, what to ask each creditor for, and the odds."""
    words = language(lang)
    if simple is not None:
        _plain(simple, words, why=why, as_json=as_json)
        return
    if case is None:
        raise CaseNeededError(where="CASE")
    limit, what_if, read = _share(risk), _what_if(more, once, without), case_of(case)
    found = _solved(read, on, words, what_if=what_if, limit=limit)
    now = _as_things_stand(read, found) if what_if.changes else None
    if chart is not None:
        from ashore.case.atomic import replace_file
        from ashore.documents.way_to_zero import way_to_zero

        replace_file(chart, way_to_zero(found, words).encode())
    if statement is not None:
        _write_statement(statement, case, read, found)
    if as_json:
        from ashore.plan.exchange import plan_as_json

        print_json(plan_as_json(found, words, now=now))
        return
    from ashore.cli.plan_tables import print_plan

    print_plan(found, words, why=why, now=now)


def today(
    case: CaseArgument,
    *,
    on: OnOption = None,
    ics: CalendarOption = None,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print what to do today, in the coming days, and later; help first for who may need it."""
    from ashore.documents.whole_agenda import whole_agenda
    from ashore.law.book import LawBook
    from ashore.recover.care.journal import read_journal
    from ashore.recover.care.reply import help_kept_close

    words, read, journal = language(lang), case_of(case), read_journal(case)
    book = LawBook.standard()
    close = help_kept_close(journal, now(), book)
    if close is not None and not as_json and ics is None:
        from ashore.cli.care_pages import print_crisis

        print_crisis(close, words)
        if not amounts:
            print(_LATER.in_language(words))
            return
    report = _solved(read, on, words)
    found = whole_agenda(read, report, book)
    if ics is not None:
        from ashore.case.atomic import replace_file
        from ashore.documents.calendar import calendar_file

        replace_file(ics, calendar_file(report, found, words))
    if as_json:
        from ashore.plan.agenda_exchange import agenda_as_json
        from ashore.recover.care.exchange import crisis_as_json

        crisis = None if close is None else crisis_as_json(close, words)
        print_json({"crisis": crisis, **agenda_as_json(found, words)})
        return
    from ashore.cli.agenda_tables import print_agenda

    print_agenda(found, words, resting=at_rest(case, amounts=amounts))


def _write_statement(place: Path, path: Path, case: Case, found: PlanReport) -> None:
    from ashore.case.atomic import replace_file
    from ashore.documents.leave import leave
    from ashore.documents.paper_text import paper_text
    from ashore.documents.papers.cannot_pay import statement
    from ashore.intake import ledger_from_file
    from ashore.law.book import LawBook

    head = ledger_from_file(path, recorded_at=now()).head
    (paper,) = leave([statement(case, found)], case, LawBook.standard(), head=head)
    replace_file(place, paper_text(paper).encode())


def _solved(
    case: Case,
    on: str | None,
    words: Language,
    *,
    what_if: WhatIf | None = None,
    limit: float = 0.2,
) -> PlanReport:
    from ashore.cli.page import working
    from ashore.law.book import LawBook
    from ashore.plan.report import plan_of

    asked_on = day(on, case.as_of)
    with working(_SOLVING.in_language(words)):
        return plan_of(case, LawBook.standard(), asked_on, what_if=what_if, limit=limit)


def _as_things_stand(case: Case, found: PlanReport) -> Optimised | None:
    from ashore.law.book import LawBook
    from ashore.plan.report import plan_again
    from ashore.plan.what_if import WhatIf

    return plan_again(found, case, LawBook.standard(), WhatIf())


def _what_if(more: str | None, once: str | None, without: str | None) -> WhatIf:
    from ashore.money.amounts import fen_from_yuan
    from ashore.plan.what_if import WhatIf

    return WhatIf(
        more_a_month=0 if more is None else fen_from_yuan(more, where="--more", negative=True),
        once=0 if once is None else fen_from_yuan(once, where="--once"),
        without=without,
    )


def _share(given: str) -> float:
    from ashore.errors.money import RateError
    from ashore.money.amounts import fraction_from_decimal

    try:
        share = fraction_from_decimal(given)
    except RateError:
        raise ShareError(where="--risk", given=given) from None
    if not 0 <= share < 1:
        raise ShareError(where="--risk", given=given)
    return float(share)


def _plain(file: Path, words: Language, *, why: bool, as_json: bool) -> None:
    from ashore.plan.plain_file import plain_file

    found = plain_file(read_document(file), words)
    if as_json:
        print_json(found)
        return
    from ashore.cli.plain_tables import print_plain

    print_plain(found, words, why=why)
