"""The paper after a request: its answer did not come in time, so it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_dealings import Channel, Request
from ashore.case.entries_people import Person
from ashore.case.replay import Case
from ashore.documents.draft import (
    Blank,
    Draft,
    Field,
    Fields,
    Ground,
    Paragraph,
    Piece,
    Sentence,
    Signature,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.people import NAME
from ashore.law.book import LawBook
from ashore.plan.replies import Reply, replies
from ashore.text import Text

KIND = "reply-reminder"
WAYS = {
    Channel.CALL: Text("电话", "telephone"),
    Channel.SMS: Text("短信", "text message"),
    Channel.CHAT: Text("在线客服", "chat"),
    Channel.APP: Text("官方 App", "official app"),
    Channel.EMAIL: Text("电子邮件", "e-mail"),
    Channel.LETTER: Text("邮寄", "post"),
    Channel.VISIT: Text("上门递交", "in person"),
    Channel.COUNTER: Text("柜台递交", "at the counter"),
    Channel.OTHER: Text("书面", "in writing"),
}
"""How a paper went out, in words."""

_RECEIPT = Blank(
    "受理编号或邮件号",
    Text(
        "提交时的回执、短信或 EMS 面单上的号码；没有就删掉这一处。",
        "On the receipt, message or posting slip of that day; if there is none, take this out.",
    ),
)
_ASK = "请收到本函后书面答复，写明处理结果、依据和经办部门；已经答复的，请把答复再发送一次。"
_NEXT = Text(
    "先确认真的没有回复：查短信、App 消息、邮箱和拦截箱。",
    "First make sure that nothing came: messages, the app, mail and what was filtered out.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a reminder for every request whose answer is overdue and was not asked for yet.

    A complaint has a way of its own, from one desk to the next, and a court is not written to
    like this: its registry is asked.
    """
    asked = {entry.follows for entry in case.of(Request)}
    exhibits = Exhibits(case)
    name = next((person.name for person in reversed(case.of(Person)) if person.name), NAME)
    return tuple(
        _draft(reply, reply.entry, exhibits, name, on)
        for reply in replies(case, book)
        if isinstance(reply.entry, Request)
        and reply.due_on < on
        and reply.binds != "court"
        and reply.entry.id not in asked
    )


def _draft(reply: Reply, entry: Request, exhibits: Exhibits, name: Piece, on: dt.date) -> Draft:
    return Draft(
        id=f"{KIND}-{entry.id}",
        kind=KIND,
        title="催促答复函",
        to=(reply.to,),
        on=on,
        loan=entry.loan,
        answers=entry.id,
        blocks=(
            Fields((Field("致函人", (name,)),)),
            Paragraph(tuple(_sent(reply, entry, exhibits))),
            Paragraph(tuple(_due(reply, on))),
            Paragraph((Sentence(pieces=(_ASK,), ground=Ground.ASK),)),
            Signature(label="致函人（签名）", name=name),
        ),
        notes=(_NEXT, *((reply.uncertain,) if reply.uncertain else ())),
    )


def _sent(reply: Reply, entry: Request, exhibits: Exhibits) -> Iterator[Sentence]:
    day, way = day_in_words(reply.sent_on), WAYS[entry.channel].zh
    title, number = reply.about.strip("《》"), entry.ticket_no or _RECEIPT
    yield Sentence(
        pieces=(
            f"本人于{day}以{way}方式向贵方提交了《{title}》，编号：",
            number,
            "。",
        ),
        ground=Ground.FACT,
        exhibits=exhibits.of(entry),
        recalled=exhibits.recalled(entry),
    )


def _due(reply: Reply, on: dt.date) -> Iterator[Sentence]:
    if reply.citations:
        first, due = reply.citations[0], day_in_words(reply.due_on)
        said = (
            f"按《{first.title.zh}》{first.pinpoint}，一般在{due}前答复；延长的，请告知期限和理由。"
        )
        yield Sentence(pieces=(said,), ground=Ground.RULE, citations=reply.citations)
    said = f"截至{day_in_words(on)}，本人没有收到答复。"
    yield Sentence(pieces=(said,), ground=Ground.FACT, recalled=True)
