"""The table of contacts in a letter: when, how, who by their own word, whom, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ashore.case.entries_dealings import Channel, Observed
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.reached import Person
from ashore.documents.draft import Piece, Table
from ashore.documents.papers.case_conduct import Shown, SideConduct
from ashore.documents.papers.conduct_words import claim_of
from ashore.documents.papers.sentences import Facts, moment_zh

MOST_ROWS = 60
"""A desk reads no longer table; the whole log goes as an exhibit."""

_HOW = {
    Channel.CALL: "电话",
    Channel.SMS: "短信",
    Channel.CHAT: "聊天软件",
    Channel.APP: "App 消息",
    Channel.EMAIL: "邮件",
    Channel.LETTER: "信件",
    Channel.VISIT: "上门",
    Channel.COUNTER: "柜台",
    Channel.OTHER: "其他方式",
}
_WHO = {
    Person.BORROWER: "本人",
    Person.CO_BORROWER: "共同借款人",
    Person.GUARANTOR: "担保人",
    Person.SPOUSE: "配偶",
    Person.RELATIVE: "亲属",
    Person.FRIEND: "朋友",
    Person.LISTED: "紧急联系人",
    Person.WORK: "单位或同事",
    Person.NEIGHBOUR: "邻居",
    Person.COMMUNITY: "社区或村里",
    Person.OTHER: "其他人",
    Person.UNKNOWN: "没有记清",
}
_NOTED = {
    Observed.DEBT_DISCLOSED: "说出了欠款",
    Observed.PAYMENT_DEMANDED: "要求对方代还",
    Observed.REFUSED_FURTHER: "对方拒绝再联系",
    Observed.IDENTITY_WITHHELD: "不肯说明身份",
    Observed.PRIVATE_ACCOUNT: "用私人手机或账号",
    Observed.NOT_LISTED: "不在公布的催收名单上",
    Observed.PAPER_UNVERIFIED: "文书核不到出处",
    Observed.NO_ID_SHOWN: "没有出示证件",
    Observed.ENTERED_HOME: "进入住处",
    Observed.ENTERED_WORKPLACE: "进入办公区域",
    Observed.STAYED_ON: "要求离开后仍停留",
    Observed.FOLLOWED: "跟踪、拦截或围堵",
    Observed.NOTICE_POSTED: "张贴公告",
    Observed.PUBLISHED: "公开了欠款或照片",
}
_DAILY = {"conduct.calls-a-day": True, "conduct.attempts-a-day": False}


@dataclass(frozen=True, slots=True)
class Timeline:
    """The contacts of a letter in order, each with its number in the table.

    ``left_out`` is how many more the log has of the same kind.
    """

    contacts: tuple[LoggedContact, ...]
    numbers: Mapping[int, int]
    left_out: int

    def rows_of(self, one: Shown, whole: SideConduct) -> tuple[int, ...]:
        """Return where a finding stands in the table."""
        behind = contacts_behind(one, whole)
        return tuple(self.numbers[c.row] for c in behind if c.row in self.numbers)


def timeline(shown: Iterable[Shown], whole: SideConduct) -> Timeline:
    """Return the contacts that some findings of a side rest on, in order of time, each once."""
    found = {c.row: c for one in shown for c in contacts_behind(one, whole)}
    ordered = sorted(found.values(), key=lambda contact: (contact.clock, contact.row))
    kept = tuple(ordered[:MOST_ROWS])
    numbers = {contact.row: n for n, contact in enumerate(kept, start=1)}
    return Timeline(kept, numbers, len(ordered) - len(kept))


def contacts_behind(one: Shown, whole: SideConduct) -> tuple[LoggedContact, ...]:
    """Return the contacts behind a finding; of one that counts a day, all calls of its days."""
    if one.code not in _DAILY:
        return one.contacts
    days = {(c.day, whole.callers[c.row], c.reached.name) for c in one.contacts}
    return tuple(
        contact
        for contact in whole.contacts
        if contact.channel is Channel.CALL
        and (contact.connected if _DAILY[one.code] else contact.missed)
        and (contact.day, whole.callers[contact.row], contact.reached.name) in days
    )


def contact_table(
    facts: Facts, contacts: Sequence[LoggedContact], *, left_out: int = 0, whom: bool = True
) -> Table:
    """Return contacts as a table; ``whom`` adds the column that says who was reached."""
    columns = ("序", "时间", "方式", "号码和自称", *(("联系了谁",) if whom else ()), "经过")
    more = f"同类联系还有 {left_out} 条，见联系记录。" if left_out else ""
    return Table(
        caption="联系经过（北京时间）",
        columns=columns,
        rows=tuple(_row(n, contact, whom=whom) for n, contact in enumerate(contacts, start=1)),
        rests_on=facts.fact(
            f"本表按我的联系记录整理，“自称”一栏只记对方自己的说法。{more}",
            of=[contact.as_entry() for contact in contacts],
        ),
    )


def who_zh(contact: LoggedContact) -> str:
    """Return who was reached as a letter says it: what they are to the borrower, no name."""
    return _WHO[contact.reached.person]


def _row(number: int, contact: LoggedContact, *, whom: bool) -> tuple[Piece, ...]:
    at = moment_zh(contact.at) if contact.timed else f"{contact.day}"
    who = (who_zh(contact),) if whom else ()
    return (str(number), at, _HOW[contact.channel], _caller(contact), *who, _happened(contact))


def _caller(contact: LoggedContact) -> str:
    entry = contact.as_entry()
    said = claim_of(contact)
    parts = [entry.counterpart_number or "", f"自称「{said}」" if said else ""]
    return "，".join(part for part in parts if part) or "没有记下"


def _happened(contact: LoggedContact) -> str:
    parts = []
    if contact.channel is Channel.CALL:
        parts.append(_call(contact))
    text = contact.text.strip("。 ")
    if text and not (contact.missed and text in {"未接", "未接通", "没接"}):
        parts.append(text)
    parts += [_NOTED[seen] for seen in sorted(contact.observed) if seen in _NOTED]
    if contact.persons:
        parts.append(f"来了 {contact.persons} 人")
    return "；".join(part for part in parts if part) or "内容没有记下"


def _call(contact: LoggedContact) -> str:
    if not contact.connected:
        return "没有接通" if contact.answered is False else ""
    return f"接通 {contact.duration} 秒" if contact.duration else "接通"
