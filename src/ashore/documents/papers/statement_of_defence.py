"""The answer to a claim (民事答辩状), element by element: only what the records carry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.entries_loans import Classification
from ashore.case.entries_papers import CourtPaperType
from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case
from ashore.documents.draft import (
    Block,
    Draft,
    Field,
    Fields,
    Heading,
    Paragraph,
    Sentence,
    Signature,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.court_disputes import disputes
from ashore.documents.papers.court_elements import element_table
from ashore.documents.papers.court_exhibits import keys_of, of_loan, shown_in
from ashore.documents.papers.court_limitation import limitation_of
from ashore.documents.papers.court_notes import deadline_note, limitation_note
from ashore.documents.papers.court_parts import (
    WITH_LIST,
    WITHOUT_LIST,
    identity_fields,
    numbered,
    rule,
)
from ashore.documents.papers.court_sides import Dispute, Side, dispute_blocks
from ashore.documents.papers.court_sources import differing_sources
from ashore.documents.papers.court_suit import Suit, suits
from ashore.documents.papers.court_workings import facts_of_loan, workings
from ashore.documents.papers.people import name_of
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.law.lenders import LenderType
from ashore.owed.report import owed_on
from ashore.text import Text

_SUED = frozenset({CourtPaperType.CLAIM, CourtPaperType.SUMMONS})
_FORM = Text(
    "很多法院有自己的金融借款要素式答辩表，先问立案庭或看随传票寄来的表；有表就把这里的内容抄进去。",
    "Many courts have their own answer form for financial loans: ask the court or look among the "
    "papers it sent. If there is one, copy this into it.",
)
_HEARING = Text("开庭：{at}。", "The hearing is on {at}.")
_ADMISSION = Text(
    "写“没有异议”“认可”的部分是自认，以后很难反悔。没有把握的，改成“请法院查明”。",
    "What you concede here can hardly be taken back. If unsure, write 请法院查明.",
)
_APPEAR = Text(
    "交了答辩状也要到庭；没有您，没有人会请求调减或提出时效。",
    "Appear at the hearing as well: without you nobody asks for a reduction or raises limitation.",
)
_RECEIPT = Text(
    "收到文书的日期没有记录，答辩期从那天起算。请先补上这个日期。",
    "The day on which the papers came is not recorded; the time to answer runs from it. Add it.",
)
_CALLED = Text(
    "有的法院把起诉状送达当作提前到期的通知，所以未到期部分不一定能留住。",
    "Some courts take the served claim as the notice, so the part not yet due may be lost.",
)
_LENDER = Text(
    "放贷方是什么机构还没有记录，所以没有写请求调减的线。先查清它的牌照。",
    "What kind of lender this is is not recorded, so no reduction is asked for. Find out first.",
)
_NOMINEE = Text(
    "替别人借的钱，对贷款机构通常仍由签字的人还；转出的事实写在里面，另外向实际用款人追。",
    "Whoever signed usually stays liable to the lender, even if another had the money. The "
    "transfer is stated; claim it back from the one who used it.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return an answer for each loan that somebody sued for and no court has judged yet."""
    exhibits = Exhibits(case)
    owed = owed_on(case, book, on)
    return tuple(_draft(suit, exhibits) for suit in suits(case, owed, book, on, _SUED))


def _draft(suit: Suit, exhibits: Exhibits) -> Draft:
    side = Side(suit, Facts(exhibits), me="答辩人", them="原告")
    found = disputes(side)
    attached = keys_of(shown_in(suit.case, exhibits, of_loan(suit.loan)))
    return Draft(
        id=f"statement-of-defence-{suit.loan}",
        kind="statement-of-defence",
        title="民事答辩状",
        to=suit.court(),
        on=suit.on,
        blocks=tuple(_blocks(side, found, attached)),
        attached=attached,
        channel="channels.court",
        loan=suit.loan,
        notes=tuple(_notes(side, found)),
    )


def _blocks(side: Side, found: Sequence[Dispute], attached: tuple[str, ...]) -> Iterator[Block]:
    suit = side.suit
    yield Fields(
        (
            *suit.head_fields(),
            *identity_fields(suit.case, side.me),
            Field("被答辩人（原告）", suit.sides("原告")),
        )
    )
    yield Heading("一、对各项诉讼请求的意见")
    yield element_table(side, found)
    yield Heading("二、事实")
    if not any(one.code == "not-yours" for one in found):
        yield from facts_of_loan(side)
        yield from workings(side)
    yield Heading("三、争议和理由")
    yield from dispute_blocks(found)
    if not found:
        yield Paragraph(tuple(_without_dispute(side)))
    apart = tuple(differing_sources(side))
    if apart:
        yield Heading("四、各处记载不一致的金额")
        yield from numbered(*apart)
    yield Paragraph((ask(WITH_LIST if attached else WITHOUT_LIST),))
    yield Signature(label=f"{side.me}（签名）", name=name_of(suit.case))


def _without_dispute(side: Side) -> Iterator[Sentence]:
    """Yield what is said where the records hold no dispute: it admits nothing beyond the table."""
    yield ask(
        f"请{side.them}提交借款合同、放款凭证、全部还款的入账明细和各项金额的计算过程；"
        f"没有证据的部分，{side.me}不予认可。"
    )
    yield from rule(side.suit.book, "evidence.burden-of-proof", side.suit.began_on)
    limitation = limitation_of(side.suit)
    if limitation is not None and not limitation.expired:
        yield ask("请法院组织双方就分期履行进行调解。")


def _notes(side: Side, found: Sequence[Dispute]) -> Iterator[Text]:
    suit = side.suit
    yield deadline_note(suit, "deadlines.court-answer") or _RECEIPT
    for paper in suit.papers:
        if paper.hearing_at and paper.hearing_at.date() >= suit.on:
            at = paper.hearing_at.astimezone(SHANGHAI)
            yield _HEARING.fill(at=f"{at:%Y-%m-%d %H:%M}")
    yield _APPEAR
    yield _FORM
    yield _ADMISSION
    if any(one.code == "acceleration" for one in found):
        yield _CALLED
    loan = suit.file.loan
    if loan.lender_type == LenderType.UNKNOWN and not any(one.denies_all for one in found):
        yield _LENDER
    if loan.classification is Classification.NOMINEE:
        yield _NOMINEE
    yield from limitation_note(suit)
