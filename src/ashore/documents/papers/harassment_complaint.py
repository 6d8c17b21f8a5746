"""The claim against harassment (安宁、隐私、名誉): only where a statute carries what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_dealings import Channel, Contact
from ashore.case.entries_loans import Party
from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case
from ashore.documents.draft import (
    Blank,
    Block,
    Draft,
    Field,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Sentence,
    Signature,
    Table,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_conduct import CallerConduct, conduct_by_caller
from ashore.documents.papers.court_exhibits import keys_of, shown_in
from ashore.documents.papers.court_parts import WITH_LIST, WITHOUT_LIST, identity_fields, rule
from ashore.documents.papers.people import name_of
from ashore.documents.papers.sentences import Facts, ask
from ashore.findings import Working
from ashore.law.book import LawBook
from ashore.text import Text

_CHANNELS = {
    Channel.CALL: "电话",
    Channel.SMS: "短信",
    Channel.CHAT: "聊天软件",
    Channel.APP: "App 消息",
    Channel.EMAIL: "邮件",
    Channel.LETTER: "信函",
    Channel.VISIT: "上门",
    Channel.COUNTER: "当面",
    Channel.OTHER: "其他",
}
_COURT = Blank(
    "受理法院",
    Text(
        "一般是对方所在地，或侵权行为发生地的基层法院；不清楚问 12368。",
        "Usually the court where they sit or where it happened; ask 12368 if unsure.",
    ),
)
_DEFENDANT = Blank(
    "被告全称、地址和统一社会信用代码",
    Text(
        "向贷款机构书面要委托催收机构的全称；营业执照信息可以在企业信用信息公示系统查。",
        "Ask the lender in writing for the agency's full name; look it up in the public company "
        "register.",
    ),
)
_DAMAGES = Blank(
    "金额，没有就删去这一项",
    Text(
        "只写有票据的损失（就医、误工、换号）；精神损害要有严重后果的证明。",
        "Only losses with receipts; mental distress needs proof of a serious consequence.",
    ),
)
_NOTES = (
    Text(
        "起诉前先投诉、报警，往往更快；这份适合留足证据、对方没有停的时候。",
        "A complaint or the police is often faster; this is for when it goes on with proof there.",
    ),
    Text(
        "不起诉也不影响这笔钱该怎么还：骚扰和欠款是两件事。",
        "It does not change what is owed: harassment and the debt are two things.",
    ),
    Text(
        "把来电号码和自称对上真实机构以前，被告写不了；法院不受理没有明确被告的起诉。",
        "A court takes no claim without a definite defendant: find the firm behind the number.",
    ),
    Text(
        "诉讼有费用和时间成本，先打 12348 免费问一次。交费困难的可以申请缓交、减交、免交。",
        "A suit costs time and money: ask 12348 first, it is free. Fees can be deferred or waived.",
    ),
)
_NO_PROOF = Text(
    "这些联络还没有存入录音、详单或者证人的说明：先补证据，只凭回忆法院很难认定。",
    "No recording, call record or witness's note is kept for these contacts: add proof first, "
    "memory alone seldom carries a claim.",
)
_NOT_YET = Text(
    "没有写起诉状：联络记录里还没有法律直接写到、又由您亲自记下的情形。看到听到的（说给了谁、骂了什么）"
    "请记进联络记录；投诉和报警的门槛低得多，可以先做。",
    "No claim was written: the log holds nothing yet that a statute speaks of and you noted "
    "yourself. Note what you saw and heard; a complaint or the police asks for less and can come "
    "first.",
)
_READ = Text(
    "有的内容是程序按文字认出来的，可能看错：逐条看原话，不是这样的删掉。",
    "Some entries were recognised by a program from the words and can be misread: check each and "
    "delete what is not so.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a claim for each caller whose conduct a statute on private life speaks of."""
    exhibits = Exhibits(case)
    return tuple(
        _draft(one, number, case, book, on, exhibits)
        for number, one in enumerate(conduct_by_caller(case, book, on), start=1)
    )


def notes(case: Case, book: LawBook, on: dt.date) -> tuple[Text, ...]:
    """Return why no claim was made of a log in which people reached out and none is firm enough."""
    came = any(contact.direction == "in" for contact in case.of(Contact))
    return (_NOT_YET,) if came and not conduct_by_caller(case, book, on) else ()


def _draft(
    one: CallerConduct, number: int, case: Case, book: LawBook, on: dt.date, exhibits: Exhibits
) -> Draft:
    says, ids = Facts(exhibits), {contact.id for contact in one.contacts}
    attached = keys_of(shown_in(case, exhibits, lambda entry: entry.id in ids))
    return Draft(
        id=f"harassment-complaint-{number}",
        kind="harassment-complaint",
        title="民事起诉状",
        to=(_COURT,),
        on=on,
        blocks=tuple(_blocks(one, case, book, says, attached)),
        attached=attached,
        channel="channels.court",
        clock="deadlines.court-filing",
        notes=(
            *_NOTES,
            *((_READ,) if one.only_read else ()),
            *(() if attached else (_NO_PROOF,)),
        ),
    )


def _blocks(
    one: CallerConduct, case: Case, book: LawBook, says: Facts, attached: tuple[str, ...]
) -> Iterator[Block]:
    yield Fields(
        (
            *identity_fields(case, "原告"),
            Field("被告", _defendant(one, case)),
            Field("案由", ("隐私权、个人信息保护或名誉权纠纷（由法院确定）",)),
        )
    )
    yield Heading("一、诉讼请求")
    for request in _requests():
        yield Paragraph((request,), numbered=True)
    yield Heading("二、事实")
    for fact in _facts(one, says):
        yield Paragraph((fact,), numbered=True)
    yield _time_line(one, says)
    yield Heading("三、理由")
    for sentence in _reasons(one, book):
        yield Paragraph((sentence,), numbered=True)
    yield Paragraph((ask(WITH_LIST if attached else WITHOUT_LIST),))
    yield Signature(label="原告（签名）", name=name_of(case))


def _defendant(one: CallerConduct, case: Case) -> tuple[Piece, ...]:
    """Return who is sued: a firm whose full name was verified, else the gap and what was said."""
    for party in case.of(Party):
        if one.said == (party.name,) and party.full_name and party.verified:
            code = f"，统一社会信用代码 {party.credit_code}" if party.credit_code else ""
            return (f"{party.full_name}{code}", *((f"，{party.address}",) if party.address else ()))
    return (_DEFENDANT, f"（{_as_said(one)}，未经核实）")


def _as_said(one: CallerConduct) -> str:
    """Return whom the caller claimed to be; two names of one number both stand."""
    names = "、".join(f"「{name}」" for name in one.said)
    numbers = "、".join(one.numbers)
    if not names:
        return f"来电号码 {numbers}，没有说明身份"
    return f"来电自称{names}" + (f"，号码 {numbers}" if numbers else "")


def _requests() -> Iterator[Sentence]:
    yield ask(
        "判令被告停止以电话、短信、聊天软件、上门等方式侵扰原告的私人生活安宁，"
        "停止向原告以外的人透露原告的信息；"
    )
    yield ask("判令被告向原告书面赔礼道歉；向他人透露过原告信息的，向这些人说明并消除影响；")
    yield ask("判令被告赔偿原告的损失 ", _DAMAGES, "；")
    yield ask("本案诉讼费用由被告负担。")


def _facts(one: CallerConduct, says: Facts) -> Iterator[Sentence]:
    first, last = (_local(c).date() for c in (one.contacts[0], one.contacts[-1]))
    span = day_in_words(first) if first == last else f"{day_in_words(first)}至{day_in_words(last)}"
    yield says.fact(
        f"{span}，有人联系原告或者原告的亲友、单位（{_as_said(one)}），下表所列共 "
        f"{len(one.contacts)} 次。",
        of=one.contacts,
    )
    for found in one.findings:
        entries = [c for c in one.contacts if c.id in _entries(found.finding.workings)]
        yield says.fact(
            f"其中记录为“{found.title.zh}”的有 {len(found.rows)} 次。", of=entries or one.contacts
        )


def _entries(workings: tuple[Working, ...]) -> set[str]:
    return {entry for working in workings for entry in working.entries}


def _time_line(one: CallerConduct, says: Facts) -> Table:
    return Table(
        caption="联络经过",
        columns=("序号", "时间", "方式", "对方号码", "接到的人", "内容（原文或记录）"),
        rows=tuple(
            (
                str(number),
                f"{_local(contact):%Y-%m-%d %H:%M}",
                _CHANNELS[contact.channel],
                contact.counterpart_number or "未显示",
                _reached(contact),
                contact.text or "—",
            )
            for number, contact in enumerate(one.contacts, start=1)
        ),
        rests_on=says.fact("各次联络按通话、短信和聊天记录列出。", of=one.contacts),
    )


def _reached(contact: Contact) -> str:
    who, relation = contact.to_whom, contact.to_whom_relation
    if who and relation and relation not in who:
        return f"{who}（{relation}）"
    return who or relation or "原告"


def _local(contact: Contact) -> dt.datetime:
    return contact.at.astimezone(SHANGHAI)


def _reasons(one: CallerConduct, book: LawBook) -> Iterator[Sentence]:
    """Yield the rules of the days on which it happened, and what the court is asked to find."""
    happened = _local(one.contacts[0]).date()
    cited = [citation.id for citation in one.cited]
    for entry_id in dict.fromkeys((*cited, "civil-code.cessation", "civil-code.tort-liability")):
        yield from rule(book, entry_id, happened)
    yield ask(
        "原告认为，欠款是否存在、数额多少，应当通过协商或诉讼解决，"
        "不能成为上述行为的理由；上述行为是否侵害原告的权利，请法院依法认定。"
    )
