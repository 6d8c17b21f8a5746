"""The letter that puts an oral promise or offer into writing and asks for it to be confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_dealings import Channel, Contact, Offer, Promise, Request
from ashore.case.entries_papers import Evidence
from ashore.case.entry import EntryBase
from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case, LoanFile
from ashore.documents.draft import Blank, Claim, Draft, Paragraph, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.people import answer_by, opening, side_fields, signed, writer_fields
from ashore.documents.papers.sentences import Facts, ask, listed, moment_zh, money, parts, run_on
from ashore.documents.papers.side import NOBODY, Side, sides_of
from ashore.law.book import LawBook
from ashore.law.channel import Need
from ashore.text import Text

KIND = "promise-confirmation"
TITLE = "口头承诺确认函"
_HOW = {Channel.CALL: "电话", Channel.VISIT: "上门面谈", Channel.COUNTER: "柜台面谈"}
ORAL = frozenset(_HOW)
"""The ways of saying something that leave no writing."""

STAFF_NO = Blank(
    "对方姓名或工号",
    Text(
        "听录音或看通话记录；没有问到就写“未告知”。",
        "From the recording; where it was not said write so.",
    ),
)
SAID_ON = Blank(
    "哪天几点说的",
    Text(
        "记录里承诺的日期和通话的日期不一样：对照录音或通话记录，查清是哪一次。",
        "The promise and the call are recorded for different days: find out which call it was.",
    ),
)
_BY_THE_PERSON = frozenset({"person", "me", "self", "本人", "我", "借款人"})
_SOUND = ("audio/", "video/")
_BEFORE_PAYING = Text(
    "收到书面确认以前，不因为口头承诺付款；确认书里的收款账户要是机构对公账户。",
    "Pay nothing on a promise before it is confirmed in writing, and only to a company's account.",
)
_AS_SAID = Text(
    "“对方表示”后面要写原话的意思：对照录音改到一致，没说过的删掉。",
    "What stands after “表示” must be what was said: compare the recording and strike the rest.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said at one contact: the words, and the entries that say so.

    ``sure_when`` is False where they differ about the day.
    """

    id: str
    loan: str | None
    words: str
    contact: Contact
    entries: tuple[EntryBase, ...]
    sure_when: bool


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a letter for each talk in which something was promised or offered and not written.

    One that has a paper of its own, or an agreement signed since, needs no letter; neither does one
    whose last day has passed or that the person made.
    """
    facts = Facts(Exhibits(case))
    talks: dict[tuple[str, str | None], list[Said]] = {}
    for said in (*_promises(case, on), *_offers(case, on)):
        talks.setdefault((said.contact.id, said.loan), []).append(said)
    return tuple(_letter(talk, facts, case, book, on) for talk in talks.values())


def _promises(case: Case, on: dt.date) -> Iterator[Said]:
    contacts = {contact.id: contact for contact in case.of(Contact)}
    for promise in case.of(Promise):
        contact = contacts.get(promise.contact or "")
        made_on = promise.made_on or (_day(contact) if contact else None)
        if contact is None or contact.channel not in ORAL or _by_the_person(promise.by):
            continue
        loan = promise.loan or contact.loan
        if _in_writing(case, promise, contact) or _signed_since(case, loan, made_on):
            continue
        if _sent_since(case, loan, contact):
            continue
        if promise.until is not None and promise.until < on:
            continue
        words = [promise.what.rstrip("。；")]
        words += [f"涉及金额 {money(promise.amount)}"] if promise.amount is not None else []
        words += [f"有效到 {day_in_words(promise.until)}"] if promise.until else []
        yield Said(
            id=promise.id,
            loan=loan,
            words="；".join(words),
            contact=contact,
            entries=(promise, contact),
            sure_when=made_on == _day(contact),
        )


def _offers(case: Case, on: dt.date) -> Iterator[Said]:
    for file in case.loans:
        for offer in file.offers:
            contact = _spoken_at(offer, file)
            if contact is None or _by_the_person(offer.by):
                continue
            if _in_writing(case, offer, contact) or _signed_since(case, offer.loan, offer.made_on):
                continue
            if _sent_since(case, offer.loan, contact):
                continue
            if offer.deadline is not None and offer.deadline < on:
                continue
            yield Said(
                id=offer.id,
                loan=offer.loan,
                words="；".join(_terms(offer)),
                contact=contact,
                entries=(offer, contact),
                sure_when=True,
            )


def _spoken_at(offer: Offer, file: LoanFile) -> Contact | None:
    """Return the only talk about the loan on the day of an offer."""
    talks = [c for c in file.contacts if c.channel in ORAL and _day(c) == offer.made_on]
    return talks[0] if len(talks) == 1 else None


def _terms(offer: Offer) -> Iterator[str]:
    if offer.one_off is not None:
        yield f"一次性付 {money(offer.one_off)}结清"
    if offer.monthly is not None:
        count = f"共 {offer.periods} 期" if offer.periods else "期数未说"
        yield f"每月付 {money(offer.monthly)}，{count}"
    if offer.first_due_on:
        yield f"首期日 {day_in_words(offer.first_due_on)}"
    if offer.waived is not None:
        yield f"免除 {money(offer.waived)}"
    if offer.deadline:
        yield f"有效到 {day_in_words(offer.deadline)}"
    if offer.pay_to:
        yield f"收款：{offer.pay_to}"
    yield from offer.conditions


def _letter(talk: list[Said], facts: Facts, case: Case, book: LawBook, on: dt.date) -> Draft:
    first, side = talk[0], _side(case, talk[0].loan, on)
    fields = side_fields(side, frozenset({Need.LOAN}))
    return Draft(
        id=f"{KIND}-{first.id}",
        kind=KIND,
        title=TITLE,
        to=side.to,
        on=on,
        blocks=(
            writer_fields(case, "借款人", identity=False),
            *((fields,) if fields.fields else ()),
            *parts(
                ("对方说过的话", tuple(_spoken(talk, side, facts))),
                ("请书面确认", listed(_asks(side))),
            ),
            run_on(
                ask(f"{answer_by(book, on)}。与上述不一致的，请写明以什么为准。"),
                ask("收到书面确认以前，本函不表示我已经接受该方案，也不是对欠款总额的确认。"),
            ),
            signed(case, "借款人"),
        ),
        attached=facts.keys(entry for said in talk for entry in said.entries),
        loan=first.loan,
        notes=(_AS_SAID, _BEFORE_PAYING),
    )


def _spoken(talk: list[Said], side: Side, facts: Facts) -> Iterator[Paragraph]:
    if side.files:
        yield run_on(opening(facts, side))
    contact = talk[0].contact
    who = f"自称「{contact.counterpart_claims}」的一方" if contact.counterpart_claims else "对方"
    number = f"号码 {contact.counterpart_number}，" if contact.counterpart_number else ""
    sure = all(said.sure_when for said in talk)
    yield run_on(
        facts.fact(
            moment_zh(contact.at) if sure else SAID_ON,
            f"，{who}（{number}",
            STAFF_NO,
            f"）在{_HOW[contact.channel]}中表示：",
            of=(contact,),
        )
    )
    yield from listed(
        facts.fact(
            f"{said.words}。",
            of=said.entries,
            claims=(Claim(about=f"said:{said.id}", value=said.words),),
        )
        for said in talk
    )


def _asks(side: Side) -> Iterator[Sentence]:
    yield ask("上述内容是否属实，由谁作出，有没有得到债权人授权。")
    yield ask("方案的完整条款：金额、期数、每期日期、是否继续计息计费、免除哪些项目和免除条件。")
    yield ask("付款先抵什么；收款账户的户名和账号（限对公账户）。")
    yield ask("执行期间是否停止催收，结清后多少日内出具结清证明、更新征信记录。")
    if side.changes and any(change.how != "original" for change in side.changes):
        yield ask("现债权人的全称，以及取得债权的凭证。")


def _side(case: Case, loan: str | None, on: dt.date) -> Side:
    sides = sides_of(case, on)
    return next((s for s in sides if loan in {one.id for one in s.loans}), NOBODY)


def _by_the_person(by: str) -> bool:
    return by.strip().lower() in _BY_THE_PERSON


def _in_writing(case: Case, entry: EntryBase, contact: Contact) -> bool:
    """Return whether a sealed paper shows it; a recording is no paper."""
    shown = {*entry.exhibits, *contact.exhibits}
    return any(
        not (item.media_type or "").startswith(_SOUND)
        for item in case.of(Evidence)
        if item.id in shown or {entry.id} & set(item.about)
    )


def _sent_since(case: Case, loan: str | None, contact: Contact) -> bool:
    """Return whether this letter went out after a talk already."""
    return any(
        request.what == TITLE and request.loan == loan and request.made_on >= _day(contact)
        for request in case.of(Request)
    )


def _signed_since(case: Case, loan: str | None, made_on: dt.date | None) -> bool:
    return any(
        agreement.signed_on >= (made_on or agreement.signed_on)
        for file in case.loans
        if file.loan.id == loan
        for agreement in file.agreements
    )


def _day(contact: Contact) -> dt.date:
    return contact.at.astimezone(SHANGHAI).date()
