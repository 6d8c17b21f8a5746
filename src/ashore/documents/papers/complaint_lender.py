"""The complaint to the lender itself: the first step, whose ticket number all others ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ashore.case.replay import Case
from ashore.documents.draft import Draft, Paragraph
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.bill_matter import bill_complaint
from ashore.documents.papers.case_conduct import Shown, SideConduct, conduct_of_sides
from ashore.documents.papers.conduct_matter import conduct_matter, lender_asks
from ashore.documents.papers.desk_letter import Desk, Matter, desk_letter
from ashore.documents.papers.earlier import (
    LENDER,
    History,
    State,
    first_deadline,
    history_of,
    is_open,
)
from ashore.documents.papers.provisions import reaches, sense_of, source_zh
from ashore.documents.papers.sentences import Facts, about_rule
from ashore.documents.papers.side import NOBODY
from ashore.law.book import LawBook
from ashore.law.lenders import PRIVATE
from ashore.text import Text

_TICKET = Text(
    "这是第一步：通过官方客服、App 或网点提交，一定要到工单号，并记下日期和渠道。",
    "This is the first step: hand it in by the official line, the app or a branch, get a ticket "
    "number, and note the day and the way.",
)
_OWN_HAND = Text(
    "书面的要亲笔签名；找人代办的，还要你亲笔写的授权书原件和代办人的身份证明。",
    "On paper it is signed by hand; whoever acts for you shows your handwritten authorisation and "
    "an identity card.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a complaint about conduct, and one about a bill nobody explained, for each creditor.

    Nothing comes back while an earlier complaint about the same matter is being answered, or has
    failed: then the next desk is written to. A lender without a licence gets no complaint.
    """
    if not is_open(book, LENDER, on):
        return ()
    facts = Facts(Exhibits(case))
    found: list[Draft] = []
    for whole in conduct_of_sides(case, book, on):
        if whole.side is NOBODY or whole.side.licence in PRIVATE:
            continue
        found += _about_conduct(whole, facts, case, book, on)
        found += _about_bill(whole, facts, case, book, on)
    return tuple(found)


def for_lender(shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """Return the findings that the lender itself is the first to be told of."""
    return tuple(one for one in shown if LENDER in one.found.channels)


def _about_conduct(
    whole: SideConduct, facts: Facts, case: Case, book: LawBook, on: dt.date
) -> Iterator[Draft]:
    history = history_of(case, whole.side, "conduct", book, on)
    if _is_open(history):
        return
    shown = for_lender(whole.after(_answered_on(history)))
    if shown:
        desk = _desk(whole, "complaint-lender", "关于催收方式的投诉")
        matter = with_time(conduct_matter(facts, book, whole, shown, lender_asks), whole, book, on)
        yield desk_letter(
            desk,
            matter,
            whole.side,
            case=case,
            book=book,
            on=on,
            prior=history.at(LENDER),
        )


def _about_bill(
    whole: SideConduct, facts: Facts, case: Case, book: LawBook, on: dt.date
) -> Iterator[Draft]:
    history = history_of(case, whole.side, "bill", book, on)
    matter = bill_complaint(facts, whole.side, case, book, on)
    if matter is not None and not history.at(LENDER) and not history.disputed:
        desk = _desk(whole, "complaint-lender-bill", "关于账目说明的投诉")
        matter = with_time(matter, whole, book, on)
        yield desk_letter(desk, matter, whole.side, case=case, book=book, on=on)


def with_time(matter: Matter, whole: SideConduct, book: LawBook, on: dt.date) -> Matter:
    """Return a matter with the time that this kind of lender has to answer in."""
    figure = first_deadline(book, LENDER, on)
    if figure is None or not reaches(book, figure.id, whole.side):
        return matter
    sense = sense_of(book, figure.citation, on)
    words = f"就答复的时间，请对照{source_zh(figure.citation)}，大意是：{sense}"
    time = Paragraph((about_rule(words, figure.citation),), numbered=True)
    return replace(matter, rules=(*matter.rules, time))


def _desk(whole: SideConduct, kind: str, title: str) -> Desk:
    return Desk(
        channel=LENDER, kind=kind, title=title, to=whole.side.to, extra=(_TICKET, _OWN_HAND)
    )


def _is_open(history: History) -> bool:
    """Return whether the lender, or somebody after it, has the matter already."""
    at_lender = history.at(LENDER)
    return bool(history.disputed) or any(one.state is not State.ANSWERED for one in at_lender)


def _answered_on(history: History) -> dt.date | None:
    """Return the day after which conduct is new: that of the lender's last answer."""
    days = [one.complaint.answered_on or one.complaint.filed_on for one in history.at(LENDER)]
    return max(days, default=None)
