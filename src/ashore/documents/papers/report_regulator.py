"""The report of violations to the financial regulator: facts and rules, no wish of one's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ashore.case.replay import Case
from ashore.documents.draft import Draft, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.case_conduct import Shown, SideConduct, conduct_of_sides
from ashore.documents.papers.conduct_matter import conduct_matter
from ashore.documents.papers.desk_letter import Desk, desk_letter
from ashore.documents.papers.earlier import LENDER, REPORT, History, history_of, is_open
from ashore.documents.papers.provisions import reaches, reportable
from ashore.documents.papers.sentences import Facts, ask
from ashore.law.book import LawBook
from ashore.text import Text

_NO_WISHES = Text(
    "举报只写违规的事实和“请查处”。还款、费用、退款的事不要写进来，那些走投诉。",
    "A report holds facts and asks that they be looked into. Repayment, charges and refunds do not "
    "belong in it; they go through a complaint.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a report for each creditor whose conduct may break a rule that binds it.

    What the lender could settle itself is reported only after it was told and gave no result; what
    no lender can settle, such as posing as an authority, at once.
    """
    if not is_open(book, REPORT, on):
        return ()
    facts = Facts(Exhibits(case))
    found = []
    for whole in conduct_of_sides(case, book, on):
        if not whole.side.files or not reaches(book, REPORT, whole.side):
            continue
        history = history_of(case, whole.side, "conduct", book, on)
        shown = reported(whole, history, book)
        if shown and not history.before_authorities and not history.at(REPORT):
            matter = conduct_matter(facts, book, whole, shown, _asks)
            desk = Desk(
                channel=REPORT,
                kind="report-regulator",
                title="关于催收行为的举报材料",
                to=(book.channel(REPORT, on=on).body.zh,),
                writer="举报人",
                consequences=True,
                extra=(_NO_WISHES,),
            )
            letter = desk_letter(
                desk, matter, whole.side, case=case, book=book, on=on, prior=history.all
            )
            found.append(letter)
    return tuple(found)


def reported(whole: SideConduct, history: History, book: LawBook) -> tuple[Shown, ...]:
    """Return the findings of a side that are ripe for a report."""
    unheard = history.unheard
    return tuple(
        one
        for one in whole.shown
        if REPORT in one.found.channels
        and reportable(one, whole.side, book)
        and (unheard or LENDER not in one.found.channels)
    )


def _asks(codes: frozenset[str]) -> Iterable[Sentence]:  # noqa: ARG001  # the shape of all askers
    yield ask("请对上述情况进行核查；属于违规的，请依法查处。")
    yield ask("请书面告知是否受理，以及调查意见。")
