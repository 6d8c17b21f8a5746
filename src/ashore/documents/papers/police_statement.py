"""The statement for the police: threats, intrusion, impersonation, extortion; never the debt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from ashore.case.entries_dealings import Contact
from ashore.case.replay import Case
from ashore.defend.reading.contact_words import contact_labels
from ashore.documents.draft import Blank, Draft, Paragraph, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.case_conduct import Shown, conduct_of_sides
from ashore.documents.papers.conduct_matter import conduct_matter
from ashore.documents.papers.desk_letter import Desk, Matter, desk_letter
from ashore.documents.papers.earlier import POLICE, history_of, is_open, latest
from ashore.documents.papers.provisions import TO_POLICE, citation_on, sense_of, source_zh
from ashore.documents.papers.sentences import Facts, about_rule, ask, run_on
from ashore.errors.base import LawDataError
from ashore.law.book import LawBook
from ashore.law.deadlines import due_date
from ashore.text import Text

KIND = "police-statement"
_GRAVE = frozenset(
    {
        "conduct.threat",
        "conduct.followed",
        "conduct.entered-home",
        "conduct.posed-as-authority",
        "conduct.exposure",
        "conduct.unlawful-debt",
    }
)
_BESIDE = frozenset(
    {
        "conduct.insult",
        "conduct.notice-posted",
        "conduct.unverified-paper",
        "conduct.private-account",
    }
)
"""Goes into a statement that something grave makes necessary, and makes none by itself."""

_NO_CONTACT = "public-security.no-contact-order"
_PESTERING = frozenset({"conduct.followed", "conduct.burst", "conduct.after-refusal"})
"""What an order to keep away is for; a threat alone is not."""

STATION = Blank(
    "派出所名称",
    Text("事情发生地或居住地的派出所。", "The station of where it happened or where you live."),
)
HARM = Blank(
    "对工作、睡眠、家人的影响",
    Text("有就照实写一两句，没有就删掉。", "One or two true sentences, or strike it."),
)
_EMERGENCY = Text(
    "眼前有危险先打 110，不要等材料。", "In danger call 110 first; do not wait for papers."
)
SLIP = Text(
    "报警后要受案回执，记下编号、民警姓名和日期；不立案的，请对方说明理由。",
    "Ask for the acceptance slip; note number, officer and day. If no case is opened ask why.",
)
_NO_DEBT = Text(
    "警察不处理欠多少、还不还；材料里不写金额和还款。",
    "The police deal with neither sums nor repayment; leave both out.",
)
_IN_TIME = Text(
    "违法行为有追究的时限：最早的一条是 {first}，请在 {last} 以前报警。",
    "There is a time limit: the earliest contact is of {first}; report it by {last}.",
)
_ORIGINALS = Text(
    "带上存着原始录音、短信和聊天的手机，不要删改。",
    "Bring the phone with the original recordings, messages and chats; delete nothing.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a statement for each side that threatened, intruded, posed as an authority and such.

    Only contacts since the last report to the police are in it.
    """
    if not is_open(book, POLICE, on):
        return ()
    facts = Facts(Exhibits(case))
    found = []
    for whole in conduct_of_sides(case, book, on):
        history = history_of(case, whole.side, "conduct", book, on)
        reports = history.at(POLICE)
        shown = for_police(whole.after(latest(reports)))
        if not shown:
            continue
        pestering = tuple(one for one in whole.shown if one.code in _PESTERING)
        first = facts.fact("对方以催收为名联系我，经过见下表。", of=_entries(shown))
        matter = conduct_matter(facts, book, whole, shown, _asks, domains=TO_POLICE, first=first)
        harm = run_on(ask("造成的影响：", HARM, "。"))
        matter = replace(matter, facts=(*matter.facts, harm), keys=facts.keys(_entries(shown)))
        matter = _with_order(matter, pestering, book)
        desk = Desk(
            channel=POLICE,
            kind=KIND,
            title="关于催收人员行为的报警陈述",
            to=(STATION,),
            writer="报案人",
            consequences=True,
            names_loan=False,
            respondent="涉及的借款机构",
            extra=(_EMERGENCY, SLIP, _NO_DEBT, _ORIGINALS, *_in_time(shown, book)),
        )
        letter = desk_letter(
            desk, matter, whole.side, case=case, book=book, on=on, prior=history.all
        )
        found.append(letter)
    return tuple(found)


def for_police(shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return the findings that the police take, where one of them is grave."""
    kept = [one for one in shown if one.code in _GRAVE | _BESIDE and _is_for_police(one)]
    return tuple(kept) if any(one.code in _GRAVE for one in kept) else ()


def _is_for_police(one: Shown) -> bool:
    if one.code != "conduct.private-account":
        return True
    # A charge that a contract may hold is for the lender; a private account is not.
    return any("private_account" in contact_labels(contact.as_entry()) for contact in one.contacts)


def _entries(shown: Iterable[Shown]) -> tuple[Contact, ...]:
    return tuple(contact.as_entry() for one in shown for contact in one.contacts)


def _asks(codes: frozenset[str]) -> Iterable[Sentence]:  # noqa: ARG001  # the shape of all askers
    yield ask("请受理并出具受案回执；不属于公安机关管辖或者不予立案的，请告知理由。")
    yield ask("请核查表中号码和账号的使用人；违反治安管理的，请依法处理。")


def _with_order(matter: Matter, pestering: tuple[Shown, ...], book: LawBook) -> Matter:
    """Return a matter that also asks for an order to keep away, where one can be made."""
    day = pestering[-1].first_day if pestering else None
    cited = citation_on(book, _NO_CONTACT, day) if day else None
    if cited is None or day is None:
        return matter
    words = f"关于不得接触的请求，请对照{source_zh(cited)}，大意是：{sense_of(book, cited, day)}"
    order = Paragraph((about_rule(words, cited),), numbered=True)
    wish = ask("请考虑责令对方在一定期限内不得接触我和我的家人。")
    return replace(matter, rules=(*matter.rules, order), asks=(*matter.asks, wish))


def _in_time(shown: tuple[Shown, ...], book: LawBook) -> tuple[Text, ...]:
    first = min(one.first_day for one in shown)
    try:
        last = due_date(book, "public-security.time-limit", event_on=first).on
    except LawDataError:
        return ()
    return (_IN_TIME.fill(first=first, last=last),)
