"""The complaint about a small-loan or guarantee company to the place where it is registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ashore.case.replay import Case
from ashore.documents.draft import Draft, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.bill_matter import bill_matter, unheard_about_bill
from ashore.documents.papers.case_conduct import Shown, SideConduct, conduct_of_sides
from ashore.documents.papers.complaint_lender import for_lender
from ashore.documents.papers.conduct_matter import THIRD_PERSONS, conduct_matter
from ashore.documents.papers.desk_letter import Desk, desk_letter
from ashore.documents.papers.earlier import (
    LENDER,
    LOCAL,
    REPORT,
    History,
    history_of,
    is_open,
)
from ashore.documents.papers.people import REGISTERED_AT
from ashore.documents.papers.provisions import reaches
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.text import Text

_WHERE = Text(
    "打公司注册地的 12345（外地加区号），说明请转地方金融管理机构；记下工单号。",
    "Call 12345 of the place where the company is registered (with its area code), ask for the "
    "local financial authority, and note the ticket number.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return complaints about local financial companies that gave no result themselves.

    A loan that is before a court is left out: the line does not take it.
    """
    if not is_open(book, LOCAL, on):
        return ()
    facts = Facts(Exhibits(case))
    found: list[Draft] = []
    for whole in conduct_of_sides(case, book, on):
        if whole.side.files and reaches(book, LOCAL, whole.side) and not _in_court(whole):
            found += _about_conduct(whole, facts, case, book, on)
            found += _about_bill(whole, facts, case, book, on)
    return tuple(found)


def _about_conduct(
    whole: SideConduct, facts: Facts, case: Case, book: LawBook, on: dt.date
) -> Iterator[Draft]:
    history = history_of(case, whole.side, "conduct", book, on)
    shown = _ripe(whole, history)
    if shown and not history.before_authorities and not history.at(LOCAL):
        matter = conduct_matter(facts, book, whole, shown, _asks)
        desk = _desk(whole, "complaint-local-bureau", "关于地方金融组织催收行为的投诉", book, on)
        yield desk_letter(desk, matter, whole.side, case=case, book=book, on=on, prior=history.all)


def _about_bill(
    whole: SideConduct, facts: Facts, case: Case, book: LawBook, on: dt.date
) -> Iterator[Draft]:
    history = history_of(case, whole.side, "bill", book, on)
    if unheard_about_bill(history) and not history.at(LOCAL):
        matter = bill_matter(facts, whole.side, case, book, on)
        desk = _desk(whole, "complaint-local-bureau-bill", "关于账目说明的投诉", book, on)
        yield desk_letter(
            desk,
            replace(matter, asks=tuple(_bill_asks())),
            whole.side,
            case=case,
            book=book,
            on=on,
            prior=history.all,
        )


def _desk(whole: SideConduct, kind: str, title: str, book: LawBook, on: dt.date) -> Desk:
    place = whole.side.registered_at or REGISTERED_AT
    return Desk(
        channel=LOCAL,
        kind=kind,
        title=title,
        to=(book.channel(LOCAL, on=on).body.zh, "（公司注册地：", place, "）"),
        local=True,
        extra=(_WHERE,),
    )


def _ripe(whole: SideConduct, history: History) -> tuple[Shown, ...]:
    """Return what the company was told of in vain, or what no lender can settle if that is all."""
    own = for_lender(whole.shown)
    grave = tuple(
        one
        for one in whole.shown
        if REPORT in one.found.channels and LENDER not in one.found.channels
    )
    if history.unheard:
        return tuple(one for one in whole.shown if one in own or one in grave)
    return () if own else grave


def _in_court(whole: SideConduct) -> bool:
    return any(file.court_papers for file in whole.side.files)


def _asks(codes: frozenset[str]) -> Iterable[Sentence]:
    yield ask("请将本投诉转给该公司注册地的地方金融管理机构，核查表中的每一次联系。")
    if codes & THIRD_PERSONS:
        yield ask("请督促该公司停止就这笔借款联系借款人以外的人。")
    yield ask("请告知工单号、承办单位和处理结果。")


def _bill_asks() -> Iterator[Sentence]:
    yield ask("请将本投诉转给该公司注册地的地方金融管理机构，由该公司逐项说明账单并书面答复。")
    yield ask("没有合同依据的项目，请督促该公司更正账单。")
    yield ask("请告知工单号、承办单位和处理结果。")
