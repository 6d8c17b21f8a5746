"""The complaint that the financial regulator passes on: after the lender itself gave no result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ashore.case.replay import Case
from ashore.documents.draft import Draft, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.bill_matter import bill_matter, unheard_about_bill
from ashore.documents.papers.case_conduct import SideConduct, conduct_of_sides
from ashore.documents.papers.complaint_lender import for_lender
from ashore.documents.papers.conduct_matter import THIRD_PERSONS, conduct_matter
from ashore.documents.papers.desk_letter import Desk, desk_letter
from ashore.documents.papers.earlier import REGULATOR, history_of, is_open
from ashore.documents.papers.provisions import reaches, reportable
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.text import Text

_PASSES_ON = Text(
    "监管热线是接收和转办，不裁决；办理的仍是原机构，答复时间从机构收到时起算。",
    "The line receives and passes on and decides nothing; the lender still handles it, and its "
    "time runs from receipt.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return complaints to be passed on, for creditors that this regulator is in charge of.

    There is one only where the lender was asked first and did not answer in time or refused, and
    nobody else has the matter. Conduct that breaks a binding rule is reported instead.
    """
    if not is_open(book, REGULATOR, on):
        return ()
    facts = Facts(Exhibits(case))
    found: list[Draft] = []
    for whole in conduct_of_sides(case, book, on):
        if whole.side.files and reaches(book, REGULATOR, whole.side):
            found += _about_conduct(whole, facts, case, book, on)
            found += _about_bill(whole, facts, case, book, on)
    return tuple(found)


def _about_conduct(
    whole: SideConduct, facts: Facts, case: Case, book: LawBook, on: dt.date
) -> Iterator[Draft]:
    history = history_of(case, whole.side, "conduct", book, on)
    shown = for_lender(whole.shown)
    if not shown or not history.unheard or history.before_authorities or history.at(REGULATOR):
        return
    if any(reportable(one, whole.side, book) for one in shown):
        return
    matter = conduct_matter(facts, book, whole, shown, _asks)
    desk = _desk(book, "complaint-regulator", "关于催收方式的投诉（请转办）", on)
    yield desk_letter(desk, matter, whole.side, case=case, book=book, on=on, prior=history.all)


def _about_bill(
    whole: SideConduct, facts: Facts, case: Case, book: LawBook, on: dt.date
) -> Iterator[Draft]:
    history = history_of(case, whole.side, "bill", book, on)
    if not unheard_about_bill(history) or history.at(REGULATOR):
        return
    matter = replace(bill_matter(facts, whole.side, case, book, on), asks=tuple(_bill_asks()))
    desk = _desk(book, "complaint-regulator-bill", "关于账目说明的投诉（请转办）", on)
    yield desk_letter(desk, matter, whole.side, case=case, book=book, on=on, prior=history.all)


def _asks(codes: frozenset[str]) -> Iterable[Sentence]:
    yield ask("请将本投诉转给该机构，由其核查表中的每一次联系由谁作出，并书面答复。")
    if codes & THIRD_PERSONS:
        yield ask("请督促该机构停止就这笔借款联系借款人以外的人。")
    yield ask("请告知转办日期和编号。")


def _bill_asks() -> Iterator[Sentence]:
    yield ask("请将本投诉转给该机构，由其逐项说明账单的名目、金额、收取方和合同依据，并书面答复。")
    yield ask("没有合同依据的项目，请督促该机构更正账单。")
    yield ask("请告知转办日期和编号。")


def _desk(book: LawBook, kind: str, title: str, on: dt.date) -> Desk:
    body = book.channel(REGULATOR, on=on).body.zh
    return Desk(channel=REGULATOR, kind=kind, title=title, to=(body,), extra=(_PASSES_ON,))
