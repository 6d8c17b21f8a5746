"""`ashore paper …`: the papers a case can send, their files, and that one was sent."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.app import InOrder
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    now,
    print_json,
)
from ashore.text import Text

if TYPE_CHECKING:
    import datetime as dt

    from ashore.case.ledger import Ledger
    from ashore.documents.draft import Draft

paper = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    rich_markup_mode=None,
    help=(
        "能寄哪些材料、写成文件、记下寄出了哪一份。"
        "The papers a case can send, their files, and which one was sent."
    ),
)


class By(StrEnum):
    """How a paper went out; the values are those of a case's channels."""

    APP = "app"
    LETTER = "letter"
    EMAIL = "email"
    COUNTER = "counter"
    CHAT = "chat"
    SMS = "sms"
    CALL = "call"
    VISIT = "visit"
    OTHER = "other"


IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="哪几份，编号或种类；不写就是全部。Which; all if left out."),
]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="放进哪个文件夹。Where they go.")
]
_WORDS = {
    "none": Text("现在没有要寄的材料。", "There is no paper to send now."),
    "drafting": Text("正在起草……", "Drafting…"),
    "wrote": Text("写好了 {n} 份，在 {place}", "Papers written: {n}, in {place}"),
    "gaps": Text(
        "还有 {n} 处要您自己补，清单是 fetch-list.pdf。",
        "Gaps that are yours to fill: {n}. They are listed in fetch-list.pdf.",
    ),
    "recorded": Text("已记下：{day} 寄出《{title}》。", "Recorded: “{title}” was sent on {day}."),
    "due": Text("答复期限：{day}（{rule}）。", "An answer is due by {day} ({rule})."),
    "no-clock": Text("这一份没有法定的答复期限。", "No rule sets a time to answer this one."),
    "back": Text("今天要做的事里会提醒：ashore today {case}", "It is in: ashore today {case}"),
}


def add_to(app: typer.Typer) -> None:
    """Add the group and the commands in it."""
    for name, command, says in (
        ("list", list_, "能寄哪些材料，哪些在等答复。The papers there are, and their clocks."),
        ("write", write, "写成 DOCX、PDF 或文字。Write papers as DOCX, PDF or text."),
        ("sent", sent, "记下寄出了，答复期限开始算。Record one as sent; its clock starts."),
    ):
        paper.command(name=name, help=says)(command)
    app.add_typer(paper, name="paper")


def list_(
    case: CaseArgument,
    *,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print every paper that makes sense on a day, and what was sent before."""
    from ashore.cli.paper_tables import print_papers
    from ashore.law.book import LawBook

    words, book = language(lang), LawBook.standard()
    ledger, asked_on = _opened(case, on)
    drafts = _drafts(ledger, asked_on, lang)
    if as_json:
        from ashore.documents.papers_exchange import papers_as_json

        print_json(papers_as_json(ledger, drafts, book, asked_on, words))
    elif drafts:
        print_papers(ledger, drafts, book, words)
    else:
        print(_WORDS["none"].in_language(words))


def write(
    case: CaseArgument,
    ids: IdsArgument = None,
    *,
    out: OutOption = Path("papers"),
    docx: Annotated[bool, typer.Option("--docx", help="Word、WPS 可改。For Word.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="打印用。To print.")] = False,
    text: Annotated[bool, typer.Option("--text", help="纯文字，可粘贴。To paste.")] = False,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write papers that leave together into a folder: DOCX and PDF unless told otherwise."""
    from ashore.case.replay import replay
    from ashore.cli.page import Page, working
    from ashore.documents.pack import write_pack
    from ashore.documents.paper_files import LETTERS, Form, PaperFiles
    from ashore.documents.papers import chosen
    from ashore.law.book import LawBook

    words = language(lang)
    ledger, asked_on = _opened(case, on)
    every = _drafts(ledger, asked_on, lang)
    drafts = chosen(every, ids or ())
    asked = ((Form.DOCX, docx), (Form.PDF, pdf), (Form.TEXT, text))
    forms = tuple(form for form, wanted in asked if wanted) or LETTERS
    made = PaperFiles(
        drafts, replay(ledger), LawBook.standard(),
        head=ledger.head, language=words, among=every,
    )  # fmt: skip
    if not drafts and not as_json:
        print(_WORDS["none"].in_language(words))
        return
    with working(_WORDS["drafting"].in_language(words)):
        files = dict(made.files(forms))
    folder = write_pack(out, files) if files else None
    if as_json:
        place = folder and str(folder)
        print_json({"folder": place, "files": sorted(files), "gaps": made.gaps})
        return
    page = Page()
    page.print(_WORDS["wrote"].fill(n=len(drafts), place=folder).in_language(words), soft_wrap=True)
    for name in files:
        page.print(f"  {name}", soft_wrap=True)
    if made.gaps:
        page.paragraph(_WORDS["gaps"].fill(n=made.gaps).in_language(words))
    if made.remark:
        page.paragraph(made.remark.in_language(words))


def sent(
    case: CaseArgument,
    paper_id: Annotated[
        str, typer.Argument(metavar="ID", help="哪一份，见 paper list。Which; see paper list.")
    ],
    *,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="哪天寄出。The day it was sent.")],
    by: Annotated[By, typer.Option("--by", help="怎么寄的。How: letter, app, email, counter…")],
    receipt: Annotated[
        str | None, typer.Option("--receipt", metavar="NO", help="受理号或单号。Its number.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", help="寄给谁；材料里空着时要写。To whom.")
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Append that a paper was sent, with the day by which an answer is due."""
    from ashore.case.casefile import append, open_case
    from ashore.case.entries_dealings import Channel
    from ashore.case.replay import replay
    from ashore.cli.page import Page
    from ashore.documents.papers import chosen
    from ashore.documents.sent import sent_paper
    from ashore.law.book import LawBook

    words, sent_on = language(lang), day(on)
    ledger = open_case(case)
    (draft,) = chosen(_drafts(ledger, sent_on, lang), (paper_id,))[:1]
    made = sent_paper(
        ledger, LawBook.standard(), draft,
        on=sent_on, channel=Channel(by.value), recorded_at=now(), receipt=receipt, to=to,
    )  # fmt: skip
    longer = ledger.append(made.entry)
    replay(longer)
    append(case, (made.entry,), ledger.head)
    due = made.due
    if as_json:
        print_json(
            {
                "entry": made.entry.id,
                "kind": made.entry.kind,
                "sent_on": str(sent_on),
                "answer_due_on": str(due.on) if due else None,
                "uncertain": due.uncertain.in_language(words) if due and due.uncertain else None,
                "deadline": due.id if due else None,
            }
        )
        return
    page = Page()
    page.paragraph(_WORDS["recorded"].fill(day=sent_on, title=draft.title).in_language(words))
    if due is None:
        page.paragraph(_WORDS["no-clock"].in_language(words))
        return
    page.paragraph(_WORDS["due"].fill(day=due.on, rule=due.title).in_language(words))
    for remark in (due.uncertain, due.how_counted):
        if remark is not None:
            page.paragraph(remark.in_language(words))
    page.paragraph(_WORDS["back"].fill(case=case).in_language(words))


def _opened(case: Path, on: str | None) -> tuple[Ledger, dt.date]:
    from ashore.intake import ledger_from_file

    ledger = ledger_from_file(case, recorded_at=now())
    return ledger, day(on, ledger.header.as_of)


def _drafts(ledger: Ledger, on: dt.date, lang: Lang) -> tuple[Draft, ...]:
    from ashore.case.replay import replay
    from ashore.cli.page import working
    from ashore.documents.papers import papers_for
    from ashore.law.book import LawBook

    with working(_WORDS["drafting"].in_language(language(lang))):
        return papers_for(replay(ledger), LawBook.standard(), on)
