"""Sentences of papers for a court or a bureau: each says what it rests on when it is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_loans import Classification, Loan
from ashore.case.entries_papers import CourtPaperType
from ashore.case.replay import Case
from ashore.documents.draft import Blank, Field, Paragraph, Sentence
from ashore.documents.papers.people import name_of, person_of
from ashore.documents.papers.sentences import about_rule
from ashore.errors.base import LawDataError
from ashore.findings import Citation, Confidence, Strength
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.law.deadlines import DueDate, due_date
from ashore.text import Text

PAPERS = {
    CourtPaperType.CLAIM: Text("起诉状", "the claim"),
    CourtPaperType.SUMMONS: Text("传票", "the summons"),
    CourtPaperType.MEDIATION: Text("调解文书", "the mediation paper"),
    CourtPaperType.PAYMENT_ORDER: Text("支付令", "the payment order"),
    CourtPaperType.PRESERVATION: Text("保全文书", "the preservation paper"),
    CourtPaperType.RULING: Text("裁定书", "the ruling"),
    CourtPaperType.JUDGMENT: Text("判决书", "the judgment"),
    CourtPaperType.ARBITRATION: Text("仲裁文书", "the arbitration paper"),
    CourtPaperType.AWARD: Text("裁决书", "the award"),
    CourtPaperType.ENFORCEMENT_NOTICE: Text("执行文书", "the enforcement paper"),
    CourtPaperType.OTHER: Text("法院文书", "the court's paper"),
}
WITH_LIST = "证据见所附证据目录。"
WITHOUT_LIST = "证据在法院指定的期限内提交。"
_NOT_FIRM = frozenset({Confidence.LOW, Confidence.UNCONFIRMED})


def rule(
    book: LawBook, entry_id: str, on: dt.date, *, as_written: bool = False
) -> tuple[Sentence, ...]:
    """Return what an entry of the law book says as a sentence, or nothing.

    Nothing comes back where no version held on the day, or where the book itself is not sure of
    it, or where it is only what some courts do: a court is not told such things as law.
    """
    cited = citation(book, entry_id, on)
    if cited is None:
        return ()
    says = book.rule(entry_id, on=on).text if as_written else book.entry(entry_id).says
    return (about_rule(f"根据{named(cited)}，{says.zh}", cited),)


def named(cited: Citation) -> str:
    """Return how a paper names a source and its article; titles inside a title stand in 〈〉."""
    title = cited.title.zh.replace("《", "〈").replace("》", "〉")
    return f"《{title}》{cited.pinpoint}"


def citation(book: LawBook, entry_id: str, on: dt.date) -> Citation | None:
    """Return an entry's citation as of a day, where it is firm enough for a court."""
    try:
        version = book.version(entry_id, on=on)
    except LawDataError:
        return None
    cited = version.citation
    if cited is None or cited.confidence in _NOT_FIRM or cited.strength is Strength.DEPENDS:
        return None
    return cited


def figure(book: LawBook, entry_id: str, on: dt.date) -> Figure | None:
    """Return a figure as of a day, where it is firm enough for a court."""
    try:
        found = book.figure(entry_id, on=on)
    except LawDataError:
        return None
    return None if found.citation.confidence in _NOT_FIRM else found


def period_ends(book: LawBook, entry_id: str, event_on: dt.date) -> DueDate | None:
    """Return when a period ends, or None where the law book has none for that day."""
    try:
        return due_date(book, entry_id, event_on=event_on)
    except LawDataError:
        return None


def numbered(*sentences: Sentence) -> Iterator[Paragraph]:
    """Yield each sentence as a numbered paragraph of its own."""
    for sentence in sentences:
        yield Paragraph((sentence,), numbered=True)


def identity_fields(case: Case, role: str) -> tuple[Field, ...]:
    """Return who the person is, as a court asks; number and address are never kept in a case.

    Args:
        case: The case.
        role: What the paper calls them: 答辩人, 申请人.
    """
    person = person_of(case)
    return (
        Field(role, (name_of(case),)),
        Field("身份证号码", (ID_NUMBER,)),
        Field("住址", (ADDRESS,)),
        Field("联系电话", (person.phone if person is not None and person.phone else PHONE,)),
    )


ID_NUMBER = Blank(
    "身份证号码",
    Text(
        "签名前手写，不存进案件。", "Write it by hand before signing; it is not kept in the case."
    ),
)
ADDRESS = Blank(
    "现住址（法院按这里送达）",
    Text("写能收到邮件的住址。", "Where mail reaches you; the court serves papers there."),
)
PHONE = Blank("电话", Text("写能接通的号码。", "A number on which you can be reached."))


def not_theirs(loan: Loan) -> bool:
    """Return whether a loan is recorded as taken by somebody else in the person's name."""
    return loan.own is False or loan.classification is Classification.IDENTITY_FRAUD


def about(loan: str, what: str) -> str:
    """Return the lasting name of a fact about a loan, by which two papers are held together."""
    return f"loan:{loan}/{what}"
