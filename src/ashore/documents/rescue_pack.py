"""The rescue pack: everything a person needs to take along, as the files of one folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.documents.calendar import calendar_file
from ashore.documents.draft import Draft
from ashore.documents.fetch_list import KIND as FETCH_LIST
from ashore.documents.own_words import OwnWords, in_own_words
from ashore.documents.paper_files import LETTERS, PaperFiles
from ashore.documents.papers import chosen, papers_for
from ashore.documents.report import explained_bills, report_html
from ashore.documents.report_pdf import report_pdf
from ashore.documents.whole_agenda import whole_agenda
from ashore.law.book import LawBook
from ashore.owed.report import Owed, owed_on
from ashore.plan.report import PlanReport, plan_of
from ashore.plan.today import Agenda
from ashore.text import Language, Text

README, REPORT, PAGE, CALENDAR = "README.txt", "report.pdf", "report.html", "calendar.ics"

_STEPS = {
    "owed": Text("核对欠款和账单……", "Checking what is owed and the bills…"),
    "plan": Text("排每个月怎么还……", "Arranging the payments month by month…"),
    "report": Text("写报告……", "Writing the report…"),
    "papers": Text("写材料 {n}/{of}：{title}", "Writing papers {n}/{of}: {title}"),
}
_README = {
    "title": Text("上岸：救援包（{on}）", "Ashore: the rescue pack ({on})"),
    "report": Text(
        f"{REPORT}：欠多少、怎么还、发现了什么，每条写出处。打印用。",
        f"{REPORT}: what is owed, the way out, what was found, each with its source. To print.",
    ),
    "page": Text(
        f"{PAGE}：同一份报告，用浏览器打开，每个数都能点开看算式。",
        f"{PAGE}: the same report for a browser; every figure opens to its arithmetic.",
    ),
    "calendar": Text(
        f"{CALENDAR}：到期日和期限，导入手机日历，提前三天提醒。",
        f"{CALENDAR}: due days and deadlines for a phone's calendar, with a reminder before.",
    ),
    "fetch": Text(
        f"{FETCH_LIST}.pdf：材料里还空着的 {{n}} 处，以及寄出前要知道的。先看这一份。",
        f"{FETCH_LIST}.pdf: the {{n}} gaps in the papers, and what to know before sending. "
        "Look at it first.",
    ),
    "papers": Text("材料（DOCX 可以改，PDF 只供打印）：", "Papers (DOCX to change, PDF to print):"),
    "none": Text("现在没有要寄的材料。", "There is no paper to send now."),
    "sent": Text(
        "寄出以后记一笔，期限就开始算：ashore paper sent 案件 编号 --on 日期 --by letter",
        "Once one is sent, record it and its clock starts: "
        "ashore paper sent CASE ID --on DATE --by letter",
    ),
    "limits": Text(
        "内容都来自您的记录，没有发往任何地方。它不是法律意见；要紧的决定请带着它找律师或法律援助。",
        "All of it comes from your records and was sent nowhere. It is no legal advice: take it to "
        "a lawyer or to legal aid before a decision that matters.",
    ),
}

Told = Callable[[Text], None]
"""Is told what is being done, for somebody who waits."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A case on a day with its answers, so that nobody computes them twice."""

    case: Case
    head: str
    book: LawBook
    owed: Owed
    plan: PlanReport
    agenda: Agenda

    @classmethod
    def of(cls, ledger: Ledger, book: LawBook, on: dt.date, told: Told) -> Found:
        """Return the answers of a case on a day."""
        case = replay(ledger)
        told(_STEPS["owed"])
        owed = owed_on(case, book, on)
        told(_STEPS["plan"])
        plan = plan_of(case, book, on, owed=owed)
        to_do = whole_agenda(case, plan, book)
        return cls(case=case, head=ledger.head, book=book, owed=owed, plan=plan, agenda=to_do)


def rescue_pack(
    found: Found,
    *,
    language: Language,
    told: Told,
    only: Iterable[str] = (),
    own: Mapping[str, OwnWords] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Return the files of the pack by their names.

    Args:
        found: The case and its answers.
        language: Of everything but the papers, which are in Chinese.
        told: Is told what is being done.
        only: The ids or kinds of the papers that are wanted; all of them where none is named.
        own: What the person wrote into papers, by their ids.

    Raises:
        PaperMissingError: If there is no such paper.
        DataError: If the papers may not leave, or cannot be set.
    """
    drafted = papers_for(found.case, found.book, found.owed.on, plan=found.plan)
    every = tuple(
        in_own_words(one, own[one.id], found.book) if one.id in own else one for one in drafted
    )
    drafts = chosen(every, only)
    told(_STEPS["report"])
    files = dict(_reports(found, language))
    files[CALENDAR] = calendar_file(found.plan, found.agenda, language)
    papers = PaperFiles(
        drafts, found.case, found.book, head=found.head, language=language, among=every
    )
    names: list[str] = []
    for name, data in papers.files(LETTERS):
        files[name] = data
        names.append(name)
        done = min(len(names) // len(LETTERS), len(drafts))
        title = drafts[max(done - 1, 0)].title
        told(_STEPS["papers"].fill(n=done, of=len(drafts), title=title))
    return {README: _readme(found, papers, names, language).encode()} | files


def _reports(found: Found, language: Language) -> Iterator[tuple[str, bytes]]:
    bills = explained_bills(found.case, found.owed, found.book)
    yield (
        REPORT,
        report_pdf(
            found.owed,
            bills,
            found.plan,
            found.agenda,
            book=found.book,
            head=found.head,
            language=language,
            title=found.case.title,
        ),
    )
    page = report_html(
        found.owed,
        bills,
        book=found.book,
        plan=(found.plan, found.agenda),
        language=language,
        title=found.case.title,
    )
    yield PAGE, page.encode()


def _readme(found: Found, papers: PaperFiles, names: list[str], language: Language) -> str:
    say = {key: text.in_language(language) for key, text in _README.items()}
    lines = [say["title"].format(on=found.owed.on), "", say["report"], say["page"], say["calendar"]]
    if papers.drafts:
        lines += [say["fetch"].format(n=papers.gaps), "", say["papers"]]
        lines += _listed(papers.drafts, names)
        lines += ["", say["sent"]]
    else:
        lines += ["", say["none"]]
    if papers.remark:
        lines += ["", papers.remark.in_language(language)]
    return "\n".join([*lines, "", say["limits"]]) + "\n"


def _listed(drafts: tuple[Draft, ...], names: list[str]) -> Iterator[str]:
    for number, draft in enumerate(drafts):
        first = names[number * len(LETTERS)].rsplit(".", 1)[0]
        to = draft.addressee(gap="＿＿＿")
        yield f"  {first}  《{draft.title}》{f'→ {to}' if to else ''}"
