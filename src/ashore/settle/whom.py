"""Whom to call about a loan: the official line only, and how to make sure that it is one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.case.entries_loans import Party
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Role
from ashore.errors.settle import NoSuchCreditorError, SeveralLoansError
from ashore.law.book import LawBook
from ashore.owed.creditor import Creditor, party_name
from ashore.text import Text

_OFFICIAL = (Role.CREDITOR, Role.FUNDER, Role.PLATFORM, Role.GUARANTOR, Role.INSURER)
"""The roles whose recorded telephone is called; collectors and intermediaries are not."""

_CHECK = (
    Text(
        "号码只用案件里记下的官方号，或卡背面、官方 App 客服页、合同上印的。",
        "Only use the recorded official number, or the one on the card, in the official app or in "
        "the contract.",
    ),
    Text(
        "不回拨来电和短信里的号码；对方报的号，先和上面的核对。",
        "Do not call back a number from a call or message; hold it against those above first.",
    ),
    Text(
        "接通后先问机构全称、工号；要验证码、密码、转个人账户的，挂断。",
        "First ask for the company's full name and staff number; where they want codes, passwords "
        "or a transfer to a person, hang up.",
    ),
)
_COLLECTOR = Text(
    "「{name}」是催收方：方案和它谈不算数，打债权人「{creditor}」的官方客服核实并谈。",
    "“{name}” collects: what it says does not bind the creditor. Call the official line of "
    "“{creditor}” to check and to talk.",
)
_MIDDLEMAN = Text(
    "「{name}」记为中介：不通过它谈。先看要向它撤回什么。",
    "“{name}” is recorded as an intermediary: do not talk through it. See first what to take back.",
)
_GUARANTOR = Text(
    "同时问清担保方「{name}」有没有代偿、哪天。",
    "Also ask whether the guarantor “{name}” has paid, and when.",
)
_COURT = Text(
    "案子在{court}，{number}：先打 {phone} 找承办人，付款和和解以法院的记录为准。",
    "The matter is with {court} ({number}): first call {phone} for whoever handles it; payments "
    "and settlements count as the court records them.",
)
_SOME_COURT = Text("法院", "a court")
_NO_NUMBER = Text("案号没记", "no case number recorded")
_UNVERIFIED = Text(
    "新债权人还没核实：先打原机构「{before}」的官方客服，问有没有转让或代偿。",
    "The new creditor is not verified: first call the official line of “{before}” and ask whether "
    "the debt was transferred or paid.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhomToCall:
    """Who is called about a loan, on which recorded numbers, how to check, and what else to know.

    No ``phones`` means that none is recorded: ``check`` says where the official one stands.
    """

    name: str
    phones: tuple[str, ...]
    check: tuple[Text, ...]
    notes: tuple[Text, ...]


def loan_called_about(case: Case, to: str) -> LoanFile:
    """Return the loan that somebody means by a loan's id, product or contract, or a party's name.

    Raises:
        NoSuchCreditorError: If nothing of that name is in the case.
        SeveralLoansError: If the party has a part in more than one loan.
    """
    for file in case.loans:
        if to in (file.loan.id, file.loan.product, file.loan.contract_no):
            return file
    meant = [file for file in case.loans if to in _names(case, file)]
    if not meant:
        known = "、".join(file.loan.id for file in case.loans) or "—"
        raise NoSuchCreditorError(where=to, known=known)
    if len(meant) > 1:
        raise SeveralLoansError(where=to, loans="、".join(file.loan.id for file in meant))
    return meant[0]


def whom_to_call(
    case: Case, file: LoanFile, creditor: Creditor, to: str, court: Text | None = None
) -> WhomToCall:
    """Return whom to call about a loan.

    Args:
        case: The case, for what is recorded of each party.
        file: The loan.
        creditor: Who it is owed to now.
        to: What the person typed, to see whether they meant a collector or an intermediary.
        court: What to know first where a court has the matter.
    """
    name = creditor.name
    if not creditor.verified and creditor.before:
        name = creditor.before
    notes = [] if court is None else [court]
    if not creditor.verified and creditor.before:
        notes.append(_UNVERIFIED.fill(before=creditor.before))
    for role, given in file.loan.parties.items():
        named = party_name(case, given)
        if role is Role.COLLECTOR and to in (named, given):
            notes.append(_COLLECTOR.fill(name=named, creditor=name))
        if role is Role.INTERMEDIARY:
            notes.append(_MIDDLEMAN.fill(name=named))
        if role in (Role.GUARANTOR, Role.INSURER) and creditor.how == "original":
            notes.append(_GUARANTOR.fill(name=named))
    return WhomToCall(name=name, phones=_phones(case, file, name), check=_CHECK, notes=tuple(notes))


def court_note(file: LoanFile, book: LawBook, on: dt.date) -> Text | None:
    """Return whom to call first where a court has the matter, or None where none does.

    Args:
        file: The loan.
        book: The law book, for the courts' line.
        on: Today.
    """
    papers = [p for p in file.court_papers if (p.received_on or p.dated or on) <= on]
    if not papers:
        return None
    court = next((p.court for p in reversed(papers) if p.court), None)
    number = next((p.case_no for p in reversed(papers) if p.case_no), None)
    phones = book.channel("hotlines.courts", on=on).phones
    return _COURT.fill(
        court=Text(court, court) if court else _SOME_COURT,
        number=Text(f"案号 {number}", f"case {number}") if number else _NO_NUMBER,
        phone="、".join(phones),
    )


def _phones(case: Case, file: LoanFile, name: str) -> tuple[str, ...]:
    """Return the numbers recorded of one creditor; never those that called in."""
    official = {party_name(case, given) for r, given in file.loan.parties.items() if r in _OFFICIAL}
    shut_out = (Role.COLLECTOR, Role.INTERMEDIARY)
    found: list[str] = []
    for party in case.of(Party):
        if name in (party.name, party.full_name) and (party.name in official or party.verified):
            found += [] if any(role in shut_out for role in party.roles) else party.phones
    return tuple(dict.fromkeys(found))


def _names(case: Case, file: LoanFile) -> set[str]:
    found = {party_name(case, given) for given in file.loan.parties.values()}
    found |= {party_name(case, a.to_party) for a in file.assignments if a.to_party}
    found |= set(file.loan.parties.values())
    return found | {p.full_name for p in case.of(Party) if p.name in found and p.full_name}
