"""`ashore demo`: a case of invented people, so that there is something to look at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import JsonOption, Lang, LangOption, language, now, print_json
from ashore.text import Language, Text

if TYPE_CHECKING:
    import datetime as dt

    from ashore.case.ledger import Ledger
    from ashore.case.replay import Case
    from ashore.defend.conduct.report import ConductReport
    from ashore.law.book import LawBook
    from ashore.owed.report import Owed
    from ashore.plan.report import PlanReport
    from ashore.plan.today import Agenda
    from ashore.recover.shore import Shore

OutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="放进哪个文件夹。Where the pack goes.")
]
ServeOption = Annotated[
    bool, typer.Option("--serve/--no-serve", help="最后打开网页。Serve the web app at the end.")
]

REPORT, CASE = "report.html", "sample.ashore"
_MOST_BYTES = 1024 * 1024

_WORDS = {
    "intro": Text(
        "这是一个示例：人物和机构都是虚构的，算式是真的。",
        "This is a sample: the people and companies are invented, the arithmetic is real.",
    ),
    "making": Text("正在核对账单、写报告……", "Checking the bills and writing the report…"),
    "day": Text(
        "再过一天，这几笔大约一共多 {amount} 元。", "One more day adds about {amount} yuan in all."
    ),
    "contacts": Text("催收联系", "How the debts were collected"),
    "papers": Text(
        "手机上的记录只留了选中的号码。",
        "Of what the telephone holds, only the numbers picked were kept.",
    ),
    "half_a_year": Text("半年以后（还是示例）", "Half a year on (still the sample)"),
    "if_kept": Text(
        "要谈的两家谈成了，照计划还，中间有一个月只还了一部分。",
        "The two lenders agreed, the plan was followed, and one month only a part could be paid.",
    ),
    "pack": Text("救援包在这里", "The rescue pack is here"),
    "holds": Text(
        "报告（PDF 和网页）、可以改的材料（DOCX）、日历、要补的清单、案件文件；先看 README.txt。",
        "The report (PDF and page), papers to change (DOCX), a calendar, the list of what to fill "
        "in, the case file; look at README.txt first.",
    ),
    "open": Text(
        "用浏览器打开报告（不联网也能看）：", "Open the report in a browser, online or not:"
    ),
    "more": Text("再看一遍这个案件：", "Look at the case again:"),
    "by_hand": Text(
        "这个案件全部读自文件夹里的 paper-*：合同、流水、账单、通话和短信，还有本人填的几项。"
        "也可以自己读一遍，建成新的案件：",
        "The whole case was read from the files paper-* in the folder: contracts, statements, "
        "bills, calls and messages, and the person's own answers. Read them into a case yourself:",
    ),
}


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help="看一个示例案件，并写出救援包。Look at a sample case; writes its pack.")(demo)


def demo(
    *,
    serve: ServeOption = True,
    out: OutOption = Path("rescue-pack"),
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print what the sample case owes and how it gets out; write its rescue pack."""
    from ashore.case.ledgerfile import ledger_bytes
    from ashore.cli.page import working
    from ashore.documents.pack import write_pack
    from ashore.documents.rescue_pack import Found, rescue_pack
    from ashore.law.book import LawBook
    from ashore.samples.story import sample

    today, words, book = now().date(), language(lang), LawBook.standard()
    with working(_WORDS["making"].in_language(words)) as shown:

        def told(says: Text) -> None:
            shown(says.in_language(words))

        story = sample(today)
        ledger = story.ledger
        found = Found.of(ledger, book, today, told)
        pack = rescue_pack(found, language=words, told=told)
        read = {file.name: file.content(most=_MOST_BYTES) for file in story.papers}
        folder = write_pack(out, pack | {CASE: ledger_bytes(ledger)} | read)
        conduct = _conduct(found.case, book, today)
        way = _half_a_year(ledger, found.plan, book)
    answers = (found.owed, found.plan, found.agenda, conduct)
    if as_json:
        _print_json(*answers, way, book, folder, words)
    else:
        _print_page(*answers, way, folder, words)
        if serve:
            from ashore.cli.serve import in_words, serve_until_stopped

            serve_until_stopped(partial(in_words, words), browser=True, sample=True)


def _import_by_hand(folder: Path) -> str:
    """Return the command that builds the sample's case anew from its papers."""
    from ashore.samples.papers import PICKED

    picked = " ".join(f"--pick {number}" for number in sorted(PICKED))
    return f"ashore import {folder}/paper-* --accept all --own {picked} --into mine.ashore"


def _half_a_year(ledger: Ledger, plan: PlanReport, book: LawBook) -> Shore:
    """Return how far it still is half a year on, if the sample's plan is followed."""
    from ashore.recover.shore import shore
    from ashore.samples.half_a_year import half_a_year

    later = half_a_year(ledger, plan, book)
    return shore(later.case, later.report, later.journal, book)


def _conduct(case: Case, book: LawBook, today: dt.date) -> ConductReport:
    """Return what the sample's contacts show."""
    from ashore.defend.conduct.facts import conduct_facts
    from ashore.defend.conduct.report import conduct_report
    from ashore.defend.contacts.log import log_from_case
    from ashore.defend.reading.contact_words import contact_labels

    return conduct_report(
        log_from_case(case),
        book,
        on=today,
        facts=conduct_facts(case, book, today),
        labels=contact_labels,
    )


def _print_json(
    found: Owed,
    plan: PlanReport,
    to_do: Agenda,
    conduct: ConductReport,
    way: Shore,
    book: LawBook,
    folder: Path,
    words: Language,
) -> None:
    from ashore.defend.conduct.exchange import conduct_as_json
    from ashore.owed.exchange import owed_as_json
    from ashore.plan.agenda_exchange import agenda_as_json
    from ashore.plan.exchange import plan_as_json
    from ashore.recover.exchange import shore_as_json

    print_json(
        {
            "folder": str(folder),
            "report": str(folder / REPORT),
            "case": str(folder / CASE),
            "served": False,
            "owed": owed_as_json(found, words),
            "plan": plan_as_json(plan, words),
            "today": agenda_as_json(to_do, words),
            "conduct": conduct_as_json(conduct, book, words),
            "half_a_year_on": shore_as_json(way, words),
        }
    )


def _print_page(
    found: Owed,
    plan: PlanReport,
    to_do: Agenda,
    conduct: ConductReport,
    way: Shore,
    folder: Path,
    words: Language,
) -> None:
    from ashore.cli import agenda_tables, contact_tables, plan_tables
    from ashore.cli.owed_tables import print_owed
    from ashore.cli.page import Page
    from ashore.cli.shore import print_shore
    from ashore.documents.words import yuan

    page = Page()
    say = {key: text.in_language(words) for key, text in _WORDS.items()}
    page.print(f"{say['intro']}\n")
    print_owed(found, words, why=False, alone=False)
    page.print()
    page.print(say["day"].format(amount=yuan(found.one_more_day)))
    plan_tables.print_briefly(plan, words)
    agenda_tables.print_agenda(to_do, words, brief=True)
    page.heading(say["contacts"])
    contact_tables.print_briefly(conduct, words)
    page.paragraph(say["papers"], by=2)
    page.heading(say["half_a_year"])
    page.paragraph(say["if_kept"], by=2)
    print_shore(way, words)
    page.heading(f"{say['pack']}：{folder}" if words == "zh" else f"{say['pack']}: {folder}")
    page.paragraph(say["holds"], by=2)
    # Addresses and commands are printed whole, so that they can be copied.
    page.print(say["open"])
    page.print(f"  {(folder / REPORT).as_uri()}", soft_wrap=True)
    page.print(say["more"])
    page.print(f"  ashore owed {folder / CASE} --why", soft_wrap=True)
    page.print(f"  ashore plan {folder / CASE} --why", soft_wrap=True)
    page.print(f"  ashore today {folder / CASE}", soft_wrap=True)
    page.print(f"  ashore check contacts {folder / CASE} --why", soft_wrap=True)
    page.print(f"  ashore paper list {folder / CASE}", soft_wrap=True)
    page.paragraph(say["by_hand"])
    page.print(f"  {_import_by_hand(folder)}", soft_wrap=True)
