"""What was already complained about, to whom, and with what result: one matter, one desk at a time.

A second desk is written to only after the first gave no result, and none is written to twice about
the same matter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_papers import Complaint
from ashore.case.replay import Case
from ashore.defend.contacts.claims import firm_key
from ashore.documents.papers.side import Side
from ashore.errors.base import LawDataError
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.law.channel import Channel
from ashore.law.deadlines import due_date
from ashore.owed.creditor import party_name

LENDER = "channels.lender"
REGULATOR = "channels.financial-regulator"
REPORT = "channels.regulator-report"
LOCAL = "channels.local-government"
CENTRAL_BANK = "channels.central-bank"
ASSOCIATION = "channels.internet-finance-association"
NUMBER_REPORT = "channels.number-report"
POLICE = "channels.police"

_DESKS = (
    (NUMBER_REPORT, r"12321|不良与垃圾信息"),
    (ASSOCIATION, r"互联网金融协会|互金协会|jubao\.nifa"),
    (LOCAL, r"12345|地方金融"),
    (CENTRAL_BANK, r"12363|人民银行|人行|央行|征信中心"),
    (POLICE, r"(?<!\d)110(?!\d)|派出所|公安|警方|报警|报案"),
    (REGULATOR, r"12378|金融监管|金融监督管理|银保监|消费者保护服务平台"),
    ("channels.market-regulator", r"12315|市场监"),
    ("channels.court", r"法院"),
    ("channels.mediation", r"调解"),
)
_SETTLE = frozenset(
    {REGULATOR, LOCAL, "channels.market-regulator", "channels.court", "channels.mediation"}
)
_OWN_DEADLINE = {CENTRAL_BANK: "credit-record.complaint-days"}
"""Where the first period of a channel is not that of a complaint to it."""

_OPEN = re.compile("（未写明）|未写明|未知|不详|—|-")
_REPORTED = re.compile("举报|查处")
_MATTERS = {
    "conduct": re.compile(
        "催收(?!.{0,2}费)|骚扰|联系|电话|短信|上门|威胁|辱骂|第三人|家人|冒充|个人信息"
    ),
    "bill": re.compile("账单|账目|收费|费用|利息|息费|罚息|担保费|会员费|违约金|明细"),
    "record": re.compile("征信|信用报告"),
    "fraud": re.compile("冒名|替他人借款|非本人|不是本人|身份被"),
}
_REFUSED = re.compile(
    "不予|不支持|不受理|驳回|拒绝|无法|不属于|没有权限|未处理|不处理|退回|不同意|无依据"
)
_NOT_THEIRS = re.compile("不受理|不予受理|不属于|退回|无管辖")


class State(StrEnum):
    """Where an earlier complaint stands on a day."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    REFUSED = "refused"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One earlier complaint: the desk it went to, where it stands, and by when it was due."""

    complaint: Complaint
    desk: str
    state: State
    due_on: dt.date | None
    not_theirs: bool

    @property
    def failed(self) -> bool:
        """Return whether it gave no result: no answer in time, or a refusal."""
        return self.state in (State.OVERDUE, State.REFUSED)

    @property
    def names_no_matter(self) -> bool:
        """Return whether its words do not tell what it was about."""
        return not self._named

    def is_about(self, matter: str) -> bool:
        """Return whether it is about a matter; one that names none may be about any."""
        return not self._named or matter in self._named

    @property
    def _named(self) -> frozenset[str]:
        about = self.complaint.about
        return frozenset(name for name, words in _MATTERS.items() if words.search(about))


@dataclass(frozen=True, slots=True)
class History:
    """The earlier complaints about one matter of one side, withdrawn ones left out."""

    all: tuple[Earlier, ...]

    def at(self, *desks: str) -> tuple[Earlier, ...]:
        """Return those that went to some desks."""
        return tuple(one for one in self.all if one.desk in desks)

    @property
    def unheard(self) -> bool:
        """Return whether the lender was asked, and the last time it gave no result."""
        asked = sorted(self.at(LENDER), key=lambda one: one.complaint.filed_on)
        return bool(asked) and asked[-1].failed

    @property
    def disputed(self) -> tuple[Earlier, ...]:
        """Return those by which somebody else settles or passes on the dispute already."""
        return self._with(_SETTLE)

    @property
    def before_authorities(self) -> tuple[Earlier, ...]:
        """Return those by which an authority, the police left aside, has the matter already."""
        return self._with(_SETTLE | {REPORT})

    def _with(self, desks: frozenset[str]) -> tuple[Earlier, ...]:
        return tuple(one for one in self.all if one.desk in desks and not one.not_theirs)


def history_of(case: Case, side: Side, matter: str, book: LawBook, on: dt.date) -> History:
    """Return what was complained about before: ``conduct``, ``bill``, ``record`` or ``fraud``.

    A complaint that names no loan counts for every side unless it went to another lender: rather
    one paper too few than one dispute before two desks.
    """
    found = (_earlier(one, case, side, book, on) for one in case.of(Complaint))
    return History(tuple(one for one in found if one and one.is_about(matter)))


def desk_of(complaint: Complaint, case: Case) -> str:
    """Return the id of the desk that a complaint went to; a lender's is ``channels.lender``.

    Where nobody noted whom it went to, what it was about tells.
    """
    if complaint.to.startswith("channels."):
        return complaint.to
    where = complaint.about if _OPEN.fullmatch(complaint.to) else complaint.to
    desk = next((name for name, words in _DESKS if re.search(words, where)), LENDER)
    if desk == REGULATOR and _REPORTED.search(f"{complaint.to} {complaint.about}"):
        return REPORT
    firms = {firm_key(party_name(case, n)) for f in case.loans for n in f.loan.parties.values()}
    return LENDER if firm_key(party_name(case, complaint.to)) in firms else desk


def answer_due(complaint: Complaint, desk: str, book: LawBook) -> dt.date | None:
    """Return by when a complaint was to be answered: as noted, or as the law book says.

    A noted day before the complaint itself cannot be right and does not count.
    """
    noted = complaint.answer_due_on
    if noted is not None and noted >= complaint.filed_on:
        return noted
    figure = first_deadline(book, desk, complaint.filed_on)
    if figure is None:
        return None
    from_day = complaint.filed_on if _from_receipt(figure) else complaint.accepted_on
    return due_date(book, figure.id, event_on=from_day).on if from_day else None


def is_open(book: LawBook, desk: str, on: dt.date) -> bool:
    """Return whether a desk exists on a day as far as the law book knows."""
    try:
        book.channel(desk, on=on)
    except LawDataError:
        return False
    return True


def first_deadline(book: LawBook, desk: str, on: dt.date) -> Figure | None:
    """Return the period in which a desk has to answer, None where it has none."""
    try:
        channel: Channel = book.channel(desk, on=on)
        named = [_OWN_DEADLINE[desk]] if desk in _OWN_DEADLINE else channel.deadlines
        return book.figure(named[0], on=on) if named else None
    except LawDataError:
        return None


def clock_of(book: LawBook, desk: str, side: Side, on: dt.date) -> str | None:
    """Return the deadline that starts on the day a paper is sent to a desk, if one does.

    One that reaches the creditor by analogy counts: it says when to ask again.
    """
    figure = first_deadline(book, desk, on)
    if figure is None or not _from_receipt(figure):
        return None
    whom = book.entry(figure.id).applies_to
    reached = not whom.lenders or side.licence in (*whom.lenders, *whom.also_lenders)
    return figure.id if reached else None


def _from_receipt(figure: Figure) -> bool:
    return str(figure.data.get("counted_from", "")).endswith("_received")


def _earlier(
    complaint: Complaint, case: Case, side: Side, book: LawBook, on: dt.date
) -> Earlier | None:
    if complaint.withdrawn_on is not None or complaint.filed_on > on:
        return None
    desk = desk_of(complaint, case)
    if complaint.loan is not None:
        if complaint.loan not in {loan.id for loan in side.loans}:
            return None
    elif desk == LENDER and firm_key(party_name(case, complaint.to)) not in side.firms:
        return None
    due = answer_due(complaint, desk, book)
    outcome = complaint.outcome or ""
    return Earlier(
        complaint=complaint,
        desk=desk,
        state=_state(complaint, due, on),
        due_on=due,
        not_theirs=_NOT_THEIRS.search(outcome) is not None,
    )


def _state(complaint: Complaint, due: dt.date | None, on: dt.date) -> State:
    if complaint.outcome and _REFUSED.search(complaint.outcome):
        return State.REFUSED
    if complaint.answered_on is not None or complaint.outcome:
        return State.ANSWERED
    return State.OVERDUE if due is not None and due < on else State.WAITING


def latest(found: Iterable[Earlier]) -> dt.date | None:
    """Return the day of the latest of some complaints."""
    return max((one.complaint.filed_on for one in found), default=None)
