"""`ashore call`: a call to a creditor prepared, and the note in the minute after it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.care_first import AmountsOption, helped_first, planned, shown
from ashore.cli.cases import case_of
from ashore.cli.options import CaseArgument, JsonOption, Lang, LangOption, OnOption, language, now
from ashore.cli.options import print_json as _print_json
from ashore.settle.goal import Goal
from ashore.text import Language, Text

if TYPE_CHECKING:
    from pathlib import Path

    from ashore.case.replay import Case
    from ashore.plan.report import PlanReport
    from ashore.settle.after_call import CallNote
    from ashore.settle.call_script import CallScript

ToOption = Annotated[
    str, typer.Option("--to", metavar="LOAN|PARTY", help="打给哪一家：借款编号或机构名。Whom.")
]
GoalOption = Annotated[Goal | None, typer.Option("--goal", help="这次谈什么。What it is for.")]
NoteOption = Annotated[
    bool, typer.Option("--note", help="打完后记一分钟；不写选项就逐项问。Note what was said.")
]
AnsweredByOption = Annotated[
    str | None, typer.Option("--answered-by", metavar="WORDS", help="谁接的。Who answered.")
]
NumberOption = Annotated[
    str | None, typer.Option("--number", metavar="NUMBER", help="打的号码。The number called.")
]
SaidOption = Annotated[
    str | None, typer.Option("--said", metavar="WORDS", help="对方说了什么。What was said.")
]
AskedOption = Annotated[
    str | None, typer.Option("--asked", metavar="WORDS", help="您要了什么。What you asked for.")
]
TicketOption = Annotated[
    str | None, typer.Option("--ticket", metavar="NUMBER", help="工单号。The ticket number.")
]
AnswerByOption = Annotated[
    str | None, typer.Option("--answer-by", metavar="DATE", help="哪天前答复。Answer due.")
]
PromisedOption = Annotated[
    str | None, typer.Option("--promised", metavar="WORDS", help="对方答应了什么。Promised.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="答应哪天前做到。By when.")
]
AmountOption = Annotated[
    str | None, typer.Option("--amount", metavar="YUAN", help="答应的金额。The sum promised.")
]
OneOffOption = Annotated[
    str | None, typer.Option("--one-off", metavar="YUAN", help="方案：一次付。Offer: at once.")
]
MonthlyOption = Annotated[
    str | None, typer.Option("--monthly", metavar="YUAN", help="方案：每月付。Offer: a month.")
]
PeriodsOption = Annotated[
    int | None, typer.Option("--periods", metavar="N", min=1, help="方案：几期。How many.")
]
FirstOption = Annotated[
    str | None, typer.Option("--first", metavar="DATE", help="方案：首期日。First day.")
]
WaivedOption = Annotated[
    str | None, typer.Option("--waived", metavar="YUAN", help="方案：减免。Offer: waived.")
]
StandsOption = Annotated[
    str | None, typer.Option("--stands-until", metavar="DATE", help="方案有效到。Stands until.")
]
NextOption = Annotated[
    str | None, typer.Option("--next", metavar="WORDS", help="您下一步做什么。Your next step.")
]
NextOnOption = Annotated[
    str | None, typer.Option("--next-on", metavar="DATE", help="下一步哪天前。By when.")
]
_NO_CALL = Text(
    "这一笔没有要打的电话：已经结清，或条款还没记全（看 ashore owed）。",
    "There is no call to make: it is settled, or its terms are not complete (see ashore owed).",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="打给债权人：怎么说、别说什么，打完记一分钟。A call, and its note.")(call)


def call(
    case: CaseArgument,
    *,
    to: ToOption,
    goal: GoalOption = None,
    note: NoteOption = False,
    answered_by: AnsweredByOption = None,
    number: NumberOption = None,
    said: SaidOption = None,
    asked: AskedOption = None,
    ticket: TicketOption = None,
    answer_by: AnswerByOption = None,
    promised: PromisedOption = None,
    until: UntilOption = None,
    amount: AmountOption = None,
    one_off: OneOffOption = None,
    monthly: MonthlyOption = None,
    periods: PeriodsOption = None,
    first: FirstOption = None,
    waived: WaivedOption = None,
    stands_until: StandsOption = None,
    next_step: NextOption = None,
    next_on: NextOnOption = None,
    on: OnOption = None,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print a call prepared for one creditor, or record what was said in it."""
    from ashore.cli.call_note import note_from, prompted

    words = language(lang)
    given = note_from(
        answered_by=answered_by, number=number, said=said, asked=asked, ticket=ticket,
        answer_by=answer_by, promised=promised, until=until, amount=amount, one_off=one_off,
        monthly=monthly, periods=periods, first=first, waived=waived, stands_until=stands_until,
        next_step=next_step, next_on=next_on,
    )  # fmt: skip
    if note and given.empty and sys.stdin.isatty():
        given = prompted(words)
    if note or not given.empty:
        _record(case, to, given, words, as_json=as_json)
        return
    if helped_first(case, words, amounts=amounts, as_json=as_json):
        return
    script = _script(case, to, goal, on, words)
    if as_json:
        from ashore.settle.call_exchange import call_as_json

        _print_json(None if script is None else call_as_json(script, words))
    elif script is None:
        print(_NO_CALL.in_language(words))
    else:
        from ashore.cli.call_page import print_call

        print_call(script, words, shown(case, amounts=amounts))


def _script(
    case: Path, to: str, goal: Goal | None, on: str | None, words: Language
) -> CallScript | None:
    from ashore.law.book import LawBook
    from ashore.settle.call_script import call_script
    from ashore.settle.whom import loan_called_about

    read = case_of(case)
    file = loan_called_about(read, to)
    report = planned(read, on, words)
    script = call_script(read, report, file, LawBook.standard(), goal=goal, to=to)
    return None if script is None else replace(script, papers=_to_send(read, report, script))


def _to_send(case: Case, report: PlanReport, script: CallScript) -> tuple[str, ...]:
    """Return which papers of a stage the case really has something to write in."""
    from ashore.documents.papers import papers_for
    from ashore.law.book import LawBook

    if not script.papers:
        return ()
    drafts = papers_for(case, LawBook.standard(), report.on, plan=report)
    there = {draft.kind for draft in drafts if draft.loan == script.loan}
    return tuple(kind for kind in script.papers if kind in there)


def _record(case: Path, to: str, note: CallNote, words: Language, *, as_json: bool) -> None:
    from ashore.case.casefile import append, open_case
    from ashore.case.replay import replay
    from ashore.cli.call_page import print_noted
    from ashore.owed.creditor import creditor_on
    from ashore.settle.after_call import entries_after_call, still_open
    from ashore.settle.whom import loan_called_about

    ledger = open_case(case)
    read = replay(ledger)
    file, at = loan_called_about(read, to), now()
    creditor = creditor_on(file, read, at.date()).name or file.loan.product
    made = entries_after_call(note, ledger, file, creditor, at)
    append(case, made, ledger.head)
    questions = still_open(note)
    if as_json:
        _print_json(
            {
                "recorded": [{"id": one.id, "kind": one.kind} for one in made],
                "questions": [one.in_language(words) for one in questions],
                "paper": "promise-confirmation" if note.promised else None,
            }
        )
    else:
        print_noted(made, questions, words, promised=bool(note.promised))
