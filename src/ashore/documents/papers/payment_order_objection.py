"""The written objection to a payment order: it disputes the debt itself, or it is not made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.entries_papers import CourtPaperType
from ashore.case.replay import Case
from ashore.documents.draft import Block, Draft, Field, Fields, Heading, Paragraph, Signature
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.court_disputes import disputes
from ashore.documents.papers.court_elements import element_table
from ashore.documents.papers.court_exhibits import keys_of, of_loan, shown_in
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
from ashore.documents.papers.court_workings import workings
from ashore.documents.papers.people import name_of
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.owed.report import owed_on
from ashore.text import Text

_PERIOD = "deadlines.payment-order-objection"
_ORDERED = frozenset({CourtPaperType.PAYMENT_ORDER})
_RECEIPT = Text(
    "收到支付令的日期没有记录，异议期从那天起算，不长。请马上补上这个日期，或者今天就交。",
    "The day on which the order came is not recorded, and the short time runs from it. Add it now, "
    "or hand the objection in today.",
)
_IN_WRITING = Text(
    "要书面交给发出支付令的法院，打电话说不算；留好邮寄单或收件回执。",
    "Hand it in on paper to the court that issued the order; a call counts for nothing. Keep the "
    "receipt.",
)
_THE_REST = Text(
    "只对写明的几项有效，没有写进去的部分照样可以执行。异议以后一般转为诉讼，要准备答辩。",
    "It covers only what it names; the rest can still be enforced. A suit usually follows: prepare "
    "an answer.",
)
_NOTHING = Text(
    "「{name}」的支付令：记录里没有对债务本身的争议，所以没有写异议书。“没有钱”“想分期”不是异议，"
    "写了也没有用。{by}先核对金额、对方是谁、有没有还过；都没有问题，就尽快和对方谈还款安排。",
    "Payment order on “{name}”: nothing on record disputes the debt itself, so no objection was "
    "written. “No money” or “instalments” is no objection and has no effect. {by}Check the sum, "
    "who asks and what was paid; if all is right, talk to the other side about how to pay.",
)
_UNKNOWN = Text(
    "「{name}」的支付令：记录不全，还看不出有没有争议，所以没有写异议书。{by}今天先做：抄下支付令上的"
    "金额和申请人，找合同和还款流水补进来；来不及就打 12348，带着支付令去问。",
    "Payment order on “{name}”: the records do not yet show whether there is a dispute, so no "
    "objection was written. {by}Today: copy the sums and the applicant from the order, add "
    "contract and payments; if time is short, call 12348 and take the order along.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return an objection for each payment order against which the records hold a dispute."""
    exhibits = Exhibits(case)
    found = []
    for suit in suits(case, owed_on(case, book, on), book, on, _ORDERED):
        side = _side(suit, exhibits)
        points = objections(side)
        if points:
            found.append(_draft(side, points, exhibits))
    return tuple(found)


def notes(case: Case, book: LawBook, on: dt.date) -> tuple[Text, ...]:
    """Return what the person is told of each payment order for which no objection was made."""
    exhibits = Exhibits(case)
    found = []
    for suit in suits(case, owed_on(case, book, on), book, on, _ORDERED):
        if not objections(_side(suit, exhibits)):
            by = deadline_note(suit, _PERIOD) or _RECEIPT
            by = Text(by.zh, f"{by.en} ")
            known = suit.standing is not None and suit.claimed("principal")
            says = _NOTHING if known else _UNKNOWN
            found.append(says.fill(name=suit.file.loan.product, by=by))
    return tuple(found)


def objections(side: Side) -> tuple[Dispute, ...]:
    """Return what disputes the debt itself; a wish for a reduction alone is no objection."""
    found = disputes(side)
    return found if any(one.about_claim and not one.on_request for one in found) else ()


def _side(suit: Suit, exhibits: Exhibits) -> Side:
    return Side(suit, Facts(exhibits), me="异议人", them="申请人", concedes=False)


def _draft(side: Side, found: Sequence[Dispute], exhibits: Exhibits) -> Draft:
    suit = side.suit
    attached = keys_of(shown_in(suit.case, exhibits, of_loan(suit.loan)))
    return Draft(
        id=f"payment-order-objection-{suit.loan}",
        kind="payment-order-objection",
        title="支付令异议书",
        to=suit.court(),
        on=suit.on,
        blocks=tuple(_blocks(side, found, attached)),
        attached=attached,
        channel="channels.court",
        loan=suit.loan,
        notes=(
            deadline_note(suit, _PERIOD) or _RECEIPT,
            _IN_WRITING,
            _THE_REST,
            *limitation_note(suit),
        ),
    )


def _blocks(side: Side, found: Sequence[Dispute], attached: tuple[str, ...]) -> Iterator[Block]:
    suit = side.suit
    yield Fields(
        (
            *suit.head_fields(),
            *identity_fields(suit.case, f"{side.me}（被申请人）"),
            Field("申请人", suit.sides("申请人")),
        )
    )
    yield Heading("一、异议请求")
    yield Paragraph(
        (
            ask(
                f"{side.me}对上述支付令所载的债务提出书面异议，"
                "请求裁定终结督促程序，支付令自行失效。"
            ),
            *rule(suit.book, "court.payment-order", suit.began_on, as_written=True),
        )
    )
    yield Heading("二、对各项金额的意见")
    yield element_table(side, found)
    yield from workings(side)
    yield Heading("三、异议的理由")
    yield from dispute_blocks(found)
    apart = tuple(differing_sources(side))
    if apart:
        yield Heading("四、各处记载不一致的金额")
        yield from numbered(*apart)
    yield Paragraph((ask("以上异议针对债务本身，不是请求延期。"),))
    yield Paragraph((ask(WITH_LIST if attached else WITHOUT_LIST),))
    yield Signature(label=f"{side.me}（签名）", name=name_of(suit.case))
