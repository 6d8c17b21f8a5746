"""The report of an internet lender to its association: where no authority takes the matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ashore.case.replay import Case
from ashore.case.terms import Role
from ashore.documents.draft import Draft, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.case_conduct import SideConduct, conduct_of_sides
from ashore.documents.papers.conduct_matter import conduct_matter
from ashore.documents.papers.desk_letter import Desk, desk_letter
from ashore.documents.papers.earlier import ASSOCIATION, LENDER, History, history_of, is_open
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.law.lenders import LICENSED, LOCAL, LenderType
from ashore.text import Text

_NO_ANSWER = Text(
    "平台汇集线索转给管理部门，不裁决、不退费，也不一定逐件答复。",
    "The platform collects leads for the authorities; it decides and refunds nothing and may not "
    "answer each.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a report for each online lender whose matter is before nobody else.

    It comes after the lender gave no result, and only where no authority is in charge as far as
    the licence is known, or the one in charge said that the matter is not its own.
    """
    if not is_open(book, ASSOCIATION, on):
        return ()
    facts = Facts(Exhibits(case))
    found = []
    for whole in conduct_of_sides(case, book, on):
        history = history_of(case, whole.side, "conduct", book, on)
        if whole.shown and _fits(whole, history):
            matter = conduct_matter(facts, book, whole, whole.shown, _asks)
            desk = Desk(
                channel=ASSOCIATION,
                kind="complaint-association",
                title="关于互联网金融机构催收行为的举报材料",
                to=(book.channel(ASSOCIATION, on=on).body.zh,),
                writer="举报人",
                consequences=True,
                extra=(_NO_ANSWER,),
            )
            letter = desk_letter(
                desk, matter, whole.side, case=case, book=book, on=on, prior=history.all
            )
            found.append(letter)
    return tuple(found)


def _fits(whole: SideConduct, history: History) -> bool:
    side = whole.side
    # Nobody asks a lender without a licence first.
    asked = history.unheard or side.licence is LenderType.UNLICENSED
    if not side.of(Role.PLATFORM) or not asked or history.before_authorities:
        return False
    supervised = side.licence in LICENSED | LOCAL
    sent_back = any(one.not_theirs for one in history.all if one.desk != LENDER)
    return not history.at(ASSOCIATION) and (sent_back or not supervised)


def _asks(codes: frozenset[str]) -> Iterable[Sentence]:  # noqa: ARG001  # the shape of all askers
    yield ask("请核对上述线索，并按平台规则转给有权处理的部门。")
    yield ask("请告知查询编号。")
