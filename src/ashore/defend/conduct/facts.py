"""What a case says beside its contacts that the conduct rules need."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ashore.case.entries_dealings import (
    Agreement,
    AgreementKind,
    Channel,
    Notice,
    NoticeType,
    Request,
)
from ashore.case.entries_loans import Assignment, AssignmentType
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import ContactHours, Method, Role
from ashore.defend.conduct.basis import NOBODY_KNOWN, Lender
from ashore.defend.contacts.claims import firm_key
from ashore.law.answers import Product
from ashore.law.book import LawBook
from ashore.law.lenders import LenderType
from ashore.owed.creditor import party_name
from ashore.owed.report import Owed, owed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanKnown:
    """What is known of one loan: its lender, agreed hours, a plan being kept, and its cost.

    ``creditors`` are the keys of every firm that asks for this loan. ``plan_from`` is the day a
    card's personal instalment plan was signed, while it runs and nothing of it was missed.
    ``above_cap`` says that its yearly cost lies above the cap of private lending.
    """

    id: str
    lender: Lender
    creditors: frozenset[str]
    hours: ContactHours | None = None
    plan: str | None = None
    plan_from: dt.date | None = None
    above_cap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAsked:
    """The person asked in writing not to be reached so: other people, or by some channels."""

    entry: str
    on: dt.date
    to: str | None
    third_parties: bool
    channels: frozenset[Channel]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsAsked:
    """The person asked for recordings or records and got none by the day they were due."""

    entry: str
    on: dt.date
    to: str | None
    due_on: dt.date | None
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCreditor:
    """Somebody says that the debt is theirs now; ``told_on`` is when the person was notified."""

    loan: str
    key: str
    name: str
    told_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductFacts:
    """What is known beside the contacts; an empty one fits a bare contact file."""

    loans: Mapping[str, LoanKnown] = field(default_factory=dict)
    stops: tuple[StopAsked, ...] = ()
    records: tuple[RecordsAsked, ...] = ()
    new_creditors: tuple[NewCreditor, ...] = ()

    def loan_of(self, loan: str | None, firms: frozenset[str]) -> LoanKnown | None:
        """Return the loan that a contact names, or the only one of the firms behind it."""
        if loan is not None:
            return self.loans.get(loan)
        found = [known for known in self.loans.values() if known.creditors & firms]
        return found[0] if len(found) == 1 else None

    def lender_of(self, loan: str | None, firms: frozenset[str]) -> Lender:
        """Return the creditor's kind and product, where all loans in question agree on it."""
        known = self.loan_of(loan, firms)
        if known is not None:
            return known.lender
        kinds = {one.lender for one in self.loans.values() if one.creditors & firms}
        return next(iter(kinds)) if len(kinds) == 1 else NOBODY_KNOWN


NOTHING_KNOWN = ConductFacts()

_STOP = re.compile(
    r"(?:停止|不要|别|请勿|不得|不许)(?:再)?.{0,12}?(?:联系|打电话|来电|致电|发短信|发信息|上门)|"
    r"撤回.{0,10}(?:同意|授权)|stop (?:contacting|calling|messaging|visiting)|"
    r"do not (?:contact|call|message|visit)|withdraw",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"第三人|亲友|家人|亲属|父母|联系人|同事|单位|公司|通讯录|third|famil|relative|employer|colleague"
)
_RECORDS = re.compile(
    r"录音|(?:催收|通话|联系)记录|recording|call record|contact record", re.IGNORECASE
)
_REFUSED = re.compile(
    r"拒绝|不(?:予|能)?提供|无法提供|没有义务|refus|declin|cannot provide", re.IGNORECASE
)
_NOT_REFUSED = re.compile(
    r"(?:不会|不能|不敢|不得|不是|没有|没|未曾|从未|并未|未|并非|不|绝不)\s*(?:再)?(?:拒绝|不(?:予|能)?提供)|"
    r"(?:not|never|n't|without)\s+(?:be\s+|been\s+|have\s+)?(?:refus|declin)\w*",
    re.IGNORECASE,
)
"""No refusal, but the word against it: “我们不会拒绝”."""
_CHANNEL_WORDS = {
    Channel.CALL: "电话|来电|call",
    Channel.SMS: "短信|sms|text message",
    Channel.CHAT: "微信|聊天|wechat|chat",
    Channel.VISIT: "上门|外访|visit",
}


def conduct_facts(case: Case, book: LawBook, on: dt.date) -> ConductFacts:
    """Return what a case says beside its contacts, as it is known on a day."""
    owed = owed_on(case, book, on)
    requests = sorted(case.of(Request), key=lambda request: (request.made_on, request.id))
    return ConductFacts(
        loans={file.loan.id: _loan(file, case, owed, on) for file in case.loans},
        stops=tuple(_stops(requests, case)),
        records=tuple(_records(requests, case, on)),
        new_creditors=tuple(_new_creditors(case)),
    )


def _loan(file: LoanFile, case: Case, owed: Owed, on: dt.date) -> LoanKnown:
    loan = file.loan
    names = {party_name(case, name) for role, name in loan.parties.items() if role in _ASKING}
    names |= {party_name(case, a.to_party) for a in file.assignments if a.to_party}
    product = Product.CARD if loan.terms.method is Method.CARD else Product.LOAN
    plan = _kept_plan(file, owed, on) if product is Product.CARD else None
    debt = next((debt for debt in owed.debts if debt.id == loan.id), None)
    cap = [line.yearly_rate for line in debt.lines if line.applies == "yes"] if debt else []
    cost = debt.cost.nominal if debt and debt.cost else None
    return LoanKnown(
        id=loan.id,
        lender=Lender(LenderType(loan.lender_type), product),
        creditors=frozenset(firm_key(name) for name in names),
        hours=loan.terms.contact_hours,
        plan=plan.id if plan else None,
        plan_from=plan.signed_on if plan else None,
        above_cap=cost is not None and any(cost > float(rate) for rate in cap),
    )


_ASKING = frozenset({Role.PLATFORM, Role.FUNDER, Role.CREDITOR, Role.COLLECTOR, Role.GUARANTOR})


def _kept_plan(file: LoanFile, owed: Owed, on: dt.date) -> Agreement | None:
    """Return a personal instalment plan that runs on a day without anything missed."""
    for plan in reversed(file.agreements):
        if plan.kind_of is not AgreementKind.PERSONALISED_INSTALMENT or plan.signed_on > on:
            continue
        if plan.ended_on is not None:
            return None
        debt = next((debt for debt in owed.debts if debt.id == file.loan.id), None)
        position = debt.standing.agreement if debt else None
        return None if position is not None and position.missed else plan
    return None


def _stops(requests: list[Request], case: Case) -> Iterator[StopAsked]:
    for request in requests:
        if not _STOP.search(request.what):
            continue
        channels = frozenset(
            channel
            for channel, words in _CHANNEL_WORDS.items()
            if re.search(words, request.what, re.IGNORECASE)
        )
        others = _OTHERS.search(request.what) is not None
        if others or channels:
            yield StopAsked(
                entry=request.id,
                on=request.made_on,
                to=_firm(request.to, case),
                third_parties=others,
                channels=frozenset() if others else channels,
            )


def _records(requests: list[Request], case: Case, on: dt.date) -> Iterator[RecordsAsked]:
    for request in requests:
        if not _RECORDS.search(request.what):
            continue
        refused = _REFUSED.search(_NOT_REFUSED.sub("", request.answer or "")) is not None
        late = request.answered_on is None and (request.answer_due_on or dt.date.max) < on
        if refused or late:
            yield RecordsAsked(
                entry=request.id,
                on=request.made_on,
                to=party_name(case, request.to) if request.to else None,
                due_on=request.answer_due_on,
                refused=refused,
            )


def _new_creditors(case: Case) -> Iterator[NewCreditor]:
    for file in case.loans:
        moved = [
            change
            for change in file.assignments
            if change.type is AssignmentType.TRANSFER and change.to_party
        ]
        notices = [notice for notice in file.notices if notice.type is NoticeType.ASSIGNMENT]
        told_of = [_told_of(notice, moved, case) for notice in notices]
        for change in moved:
            name = party_name(case, change.to_party or "")
            noticed = [
                n.received_on for n, of in zip(notices, told_of, strict=True) if of is change
            ]
            told = [day for day in (change.notified_on, *noticed) if day is not None]
            yield NewCreditor(
                loan=file.loan.id, key=firm_key(name), name=name, told_on=min(told, default=None)
            )


def _told_of(notice: Notice, moved: Sequence[Assignment], case: Case) -> Assignment | None:
    """Return the transfer that a notice tells of: the one it names, else the last before it."""
    named = [c for c in moved if party_name(case, c.to_party or "") in notice.text]
    if len(named) == 1:
        return named[0]
    before = [
        change for change in moved if change.on is not None and change.on <= notice.received_on
    ]
    return max(before, key=_moved_on) if before else min(moved, key=_moved_on, default=None)


def _moved_on(change: Assignment) -> dt.date:
    return change.on or dt.date.min


def _firm(name: str | None, case: Case) -> str | None:
    return firm_key(party_name(case, name)) if name else None
