"""Where a credit report says something else than the case: figure by figure, with both sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_loans import Party
from ashore.case.entries_papers import Complaint, CreditRecord
from ashore.case.entry import EntryBase
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Method
from ashore.documents.draft import Sentence
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import not_theirs
from ashore.documents.papers.sentences import Facts, money
from ashore.errors.base import DataError
from ashore.law.book import LawBook
from ashore.owed.creditor import party_name
from ashore.owed.delinquency import delinquency
from ashore.owed.facts import LoanFacts, facts_of
from ashore.owed.standing import Footing, Standing, standings_on

_SETTLED = ("结清", "销户", "结束", "转出")
_LATE = "1234567"
_ROUNDED = 100
"""Fen; reports show whole yuan, so less than one yuan apart is no difference."""

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a report has wrong by the case: its code, the fact, and what to change.

    ``more`` are further facts of it. ``is_theirs`` says that the whole account is not the person's.
    """

    code: str
    fact: Sentence
    change: str
    more: tuple[Sentence, ...] = ()
    is_theirs: bool = False


@dataclass(frozen=True)
class _Held:
    """A record held against its loan on the report's day."""

    record: CreditRecord
    file: LoanFile
    facts: LoanFacts
    standing: Standing
    latest: int
    says: Facts
    book: LawBook

    @property
    def has_two_sums(self) -> bool:
        """Return whether contract and payout name two sums, so that nothing follows from one."""
        out = self.file.disbursements
        agreed = self.file.loan.terms.principal
        return bool(out) and not self.facts.shown_table and agreed != self.facts.gross

    @property
    def owed(self) -> tuple[EntryBase, ...]:
        return (self.file.loan, *self.file.disbursements, *self.file.schedules, *self.file.payments)


def differences(
    record: CreditRecord, case: Case, book: LawBook, says: Facts
) -> tuple[Difference, ...]:
    """Return where a record differs from the loan that it names, as of the report's own day."""
    file = loan_of(record, case)
    if file is None:
        return ()
    if not_theirs(file.loan):
        return (_not_yours(record, file, case, says),)
    held = _held(record, file, book, says)
    if held is None:
        return ()
    return tuple(found for look in _LOOKS for found in look(held))


def loan_of(record: CreditRecord, case: Case) -> LoanFile | None:
    """Return the loan that a record is about: the one it names, or the only one that it can be.

    The day of opening and the sum lent say which loan it is, or one of them and a party's name.
    """
    if record.loan is not None:
        return next((file for file in case.loans if file.loan.id == record.loan), None)
    fitting = [file for file in case.loans if _fits(record, file, case)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(record: CreditRecord, file: LoanFile, case: Case) -> bool:
    days = {file.loan.signed_on, *(out.on for out in file.disbursements)} - {None}
    gross = sum(out.gross for out in file.disbursements) or file.loan.terms.principal
    names = {party_name(case, name) for name in file.loan.parties.values()}
    names |= {
        party.full_name for party in case.of(Party) if party.name in names and party.full_name
    }
    same = (
        record.opened_on in days,
        record.lent is not None and abs(record.lent - gross) < _ROUNDED,
        record.reporter in names,
    )
    return sum(same) >= 2


def _not_yours(record: CreditRecord, file: LoanFile, case: Case, says: Facts) -> Difference:
    onto = [out for out in file.disbursements if out.own_account is False]
    where = f"，款项划入的也不是本人账户（{onto[0].to_account or '他人账户'}）" if onto else ""
    return Difference(
        "not-yours",
        says.fact(
            f"「{file.loan.product}」不是本人申请，本人没有签订合同、没有收到款项{where}。",
            of=(record, *onto),
        ),
        "核查本账户的开立和身份认证过程，确认不是本人办理后，删除这个账户的全部信息",
        more=tuple(
            says.fact(
                f"本人已于{day_in_words(one.filed_on)}向{one.to}提出：{one.about}"
                f"{f'（编号 {one.receipt_no}）' if one.receipt_no else ''}。",
                of=(one,),
            )
            for one in case.of(Complaint)
            if one.loan == file.loan.id
        ),
        is_theirs=True,
    )


def _held(record: CreditRecord, file: LoanFile, book: LawBook, says: Facts) -> _Held | None:
    if file.loan.terms.method is Method.CARD:
        # A card's interest is only simplified here, so its figures say nothing against a report.
        return None
    try:
        facts = facts_of(file, record.report_on)
        eves = {paid.on - _ONE_DAY for paid in facts.payments if paid.on <= record.report_on}
        days = sorted({*eves, record.report_on})
        standings = standings_on(facts, book, days)
    except DataError:
        return None
    if not facts.schedule.rows or standings[-1].footing not in _FOOTINGS:
        return None
    latest = max(one.days_past_due or 0 for one in standings)
    return _Held(record, file, facts, standings[-1], latest, says, book)


_FOOTINGS = frozenset({Footing.INSTALMENTS, Footing.SUBROGATION})


def _lent(held: _Held) -> Iterator[Difference]:
    shown = held.record.lent
    if shown is not None and held.file.disbursements and abs(shown - held.facts.gross) >= _ROUNDED:
        yield Difference(
            "lent",
            held.says.fact(
                f"报告记载借款金额 {money(shown)}，放款记录是 {money(held.facts.gross)}。",
                of=(held.record, *held.file.disbursements),
            ),
            f"借款金额更正为 {money(held.facts.gross)}",
        )


def _opened(held: _Held) -> Iterator[Difference]:
    shown, out = held.record.opened_on, held.file.disbursements
    days = {held.file.loan.signed_on, *(one.on for one in out)} - {None}
    if shown is not None and days and shown not in days:
        said = "、".join(day_in_words(day) for day in sorted(day for day in days if day))
        yield Difference(
            "opened",
            held.says.fact(
                f"报告记载开立日期{day_in_words(shown)}，合同和放款记录是{said}。",
                of=(held.record, held.file.loan, *out),
            ),
            "核对并更正开立日期",
        )


def _balance(held: _Held) -> Iterator[Difference]:
    shown, own = held.record.balance, held.standing.outstanding_principal
    if held.standing.footing is Footing.SUBROGATION:
        if shown and held.record.reporter != _new_creditor(held):
            yield Difference(
                "after-guarantor",
                held.says.fact(
                    f"这笔借款已由担保方代偿，报告里原账户仍显示余额 {money(shown)}。",
                    of=(held.record, *held.file.assignments),
                ),
                "核对代偿以后原账户的余额和状态，避免同一笔债务重复显示",
            )
        return
    if shown is not None and shown - own >= _ROUNDED and not held.has_two_sums:
        yield Difference(
            "balance",
            held.says.fact(
                f"报告记载余额 {money(shown)}，按合同和还款记录计算，"
                f"当日未还本金是 {money(own)}，相差 {money(shown - own)}。",
                of=(held.record, *held.owed),
            ),
            f"余额核对后更正，按我方计算是 {money(own)}",
        )


def _new_creditor(held: _Held) -> str:
    return held.file.assignments[-1].to_party or ""


def _overdue(held: _Held) -> Iterator[Difference]:
    shown, own = held.record.overdue, held.standing.due_now
    if held.standing.footing is not Footing.INSTALMENTS or held.has_two_sums:
        return
    if shown is not None and shown - own >= _ROUNDED:
        yield Difference(
            "overdue",
            held.says.fact(
                f"报告记载当前逾期金额 {money(shown)}，按合同和还款记录计算，当日逾期金额是 "
                f"{money(own)}，相差 {money(shown - own)}。",
                of=(held.record, *held.owed),
            ),
            f"当前逾期金额核对后更正，按我方计算是 {money(own)}",
        )


def _codes(held: _Held) -> Iterator[Difference]:
    """Yield where the grid shows a longer delay than there ever was; no month is guessed."""
    late = [code for code in held.record.grid or "" if code in _LATE]
    highest = max(late, default="")
    own = delinquency(held.latest, held.book, held.record.report_on).credit_report_code
    if not highest or (own != "N" and highest <= own):
        return
    words = _meaning(held, highest)
    longest = f"最长逾期 {held.latest} 天" if held.latest else "没有逾期"
    yield Difference(
        "codes",
        held.says.fact(
            f"报告的逐月还款状态最高是“{highest}”（{words}），按合同和还款记录，"
            f"到{day_in_words(held.record.report_on)}{longest}。",
            of=(held.record, *held.owed),
        ),
        f"逐月还款状态核对后更正，按我方计算最高是“{own}”（{_meaning(held, own)}）",
    )


def _meaning(held: _Held, code: str) -> str:
    rows = held.book.table("credit-record.month-codes", on=held.record.report_on).rows
    return next(row["zh"] for row in rows if row["code"] == code)


def _months(held: _Held) -> Iterator[Difference]:
    shown = held.record.overdue_months
    if shown and not held.latest:
        yield Difference(
            "months",
            held.says.fact(
                f"报告记载近五年逾期 {shown} 个月，按合同和还款记录没有逾期。",
                of=(held.record, *held.owed),
            ),
            "逾期月数核对后更正为没有逾期",
        )


def _still_open(held: _Held) -> Iterator[Difference]:
    status, cleared = held.record.status or "", held.standing.outstanding_principal == 0
    if not cleared or held.standing.due_now or not held.facts.payments:
        return
    if not status or any(word in status for word in _SETTLED):
        return
    last = held.facts.payments[-1].on
    yield Difference(
        "settled",
        held.says.fact(
            f"这笔借款按记录已于{day_in_words(last)}还清，报告的账户状态仍是“{status}”。",
            of=(held.record, *held.owed),
        ),
        "账户状态更正为结清",
    )


_LOOKS = (_lent, _opened, _balance, _overdue, _codes, _months, _still_open)
