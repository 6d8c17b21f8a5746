"""The report of nuisance numbers: numbers, minutes and words, and nothing about the debt itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_dealings import Channel
from ashore.case.entries_papers import Complaint
from ashore.case.replay import Case
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.numbers import NumberKind
from ashore.documents.draft import Blank, Draft, Field, Fields, Piece, Table
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.attachments import attachments
from ashore.documents.papers.case_conduct import conduct_of_sides
from ashore.documents.papers.earlier import NUMBER_REPORT, desk_of, is_open
from ashore.documents.papers.people import phone_of, signed
from ashore.documents.papers.sentences import Facts, ask, listed, moment_zh, parts
from ashore.documents.papers.timeline import MOST_ROWS
from ashore.law.book import LawBook
from ashore.text import Text

KIND = "report-number"
NUMBER = Blank(
    "完整号码",
    Text("在手机通话记录或运营商详单里查。", "Look it up in the phone's or the carrier's record."),
)
_BY_WIRE = {Channel.CALL: "来电", Channel.SMS: "短信"}
_NOT_WHOLE = frozenset({NumberKind.PARTIAL, NumberKind.ACCOUNT, NumberKind.OTHER})
_ONLY_NUMBERS = Text(
    "这里只处置号码，不管欠款；不要写还款的事。电话、官网、微信和短信都能举报。",
    "It deals with the number and not with the debt; write nothing about repaying. Telephone, "
    "website, WeChat and text message all work.",
)
_DISPUTED = Text(
    "催收电话算不算“商业性电话”有争议，这里只报时间、次数和内容。",
    "Whether collection counts as a commercial call is disputed; give times, counts and words.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return one report of the numbers that called at night, in bursts, or after a refusal.

    Only contacts since the last such report are in it.
    """
    if not is_open(book, NUMBER_REPORT, on):
        return ()
    since = _reported_on(case, on)
    found = {
        contact.row: contact
        for whole in conduct_of_sides(case, book, on)
        for one in whole.shown
        if NUMBER_REPORT in one.found.channels and not one.read
        for contact in one.contacts
        if contact.channel in _BY_WIRE and (since is None or contact.day > since)
    }
    contacts = sorted(found.values(), key=lambda c: (c.clock, c.row))[:MOST_ROWS]
    return (_report(contacts, case, book, on),) if contacts else ()


def _report(contacts: list[LoggedContact], case: Case, book: LawBook, on: dt.date) -> Draft:
    facts, channel = Facts(Exhibits(case)), book.channel(NUMBER_REPORT, on=on)
    found = attachments(case, facts.keys(c.as_entry() for c in contacts), channel)
    return Draft(
        id=KIND,
        kind=KIND,
        title="骚扰来电和短信号码举报材料",
        to=(channel.body.zh,),
        on=on,
        blocks=(
            Fields((Field("接收号码", (phone_of(case),)),)),
            *parts(
                ("被举报的号码", (_table(facts, contacts),)),
                ("请求", listed([ask("请核查上述号码并依规处置。")])),
            ),
            signed(case, "举报人"),
        ),
        attached=found.keys,
        channel=NUMBER_REPORT,
        notes=(_ONLY_NUMBERS, _DISPUTED, *found.notes),
    )


def _table(facts: Facts, contacts: list[LoggedContact]) -> Table:
    return Table(
        caption="时间为北京时间，精确到分",
        columns=("序", "号码", "时间", "类型", "内容"),
        rows=tuple(tuple(_row(n, contact)) for n, contact in enumerate(contacts, start=1)),
        rests_on=facts.fact(
            "本表按我的手机记录整理。", of=[contact.as_entry() for contact in contacts]
        ),
    )


def _row(n: int, contact: LoggedContact) -> Iterator[Piece]:
    whole = contact.number is not None and contact.number.kind not in _NOT_WHOLE
    yield str(n)
    yield contact.number_key if whole else NUMBER
    yield moment_zh(contact.at) if contact.timed else f"{contact.day}"
    yield _BY_WIRE[contact.channel]
    said = contact.text.strip("。 ")
    if contact.channel is Channel.CALL:
        length = f"接通 {contact.duration} 秒" if contact.duration else ""
        taken = "没有接通" if contact.missed else "没有记下接没接"
        state = (length or "接通") if contact.connected else taken
        yield f"{state}；{said}" if said and not contact.missed else state
    else:
        yield said or "内容见截图"


def _reported_on(case: Case, on: dt.date) -> dt.date | None:
    days = [
        one.filed_on
        for one in case.of(Complaint)
        if desk_of(one, case) == NUMBER_REPORT and one.filed_on <= on and not one.withdrawn_on
    ]
    return max(days, default=None)
