"""What a credit report should show of each account, when to look, and when bad data ends."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.entries_papers import CreditRecord
from ashore.case.replay import Case, LoanFile
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.owed.report import DebtOwed, Owed
from ashore.owed.standing import standing_on
from ashore.recover.free_reports import FreeReports, free_reports
from ashore.recover.one_off_repair import OverdueSpell, Repair, Verdict, one_off_repair
from ashore.text import Text

UPDATE_MONTHS = 2
"""How long reports commonly lag behind; practice and no rule, so nothing is claimed from it."""

_SETTLED = re.compile("结清|销户|关闭|settled|closed", re.IGNORECASE)
_LATE = re.compile("[1-7]")


class Stands(StrEnum):
    """How an account stands by what is recorded, not by what the report says."""

    CURRENT = "current"
    OVERDUE = "overdue"
    SETTLED = "settled"
    NOT_YOURS = "not-yours"
    UNKNOWN = "unknown"


_CLEARED = frozenset({Stands.CURRENT, Stands.SETTLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account on the way to a clean report.

    ``shows`` is the report's own word; ``should_show`` what it should show once it has caught up,
    which may be looked for from ``look_from``. ``bad_until`` is the last day on which bad data may
    be kept; it is None while the debt is unpaid, because then that time has not begun.
    ``objection_due`` is the last day for an answer to an objection. ``repair`` is set where the
    account was overdue in the years of the one-off repair. ``differs`` says that the report is
    behind by more than is common, or shows what should be hidden.
    """

    name: str
    loan: str | None
    record: str | None
    stands: Stands
    shows: str | None
    reported_on: dt.date | None
    should_show: Text
    look_from: dt.date | None
    bad_until: dt.date | None
    objection_due: dt.date | None
    repair: Repair | None
    differs: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditCalendar:
    """The accounts and the reports of a case on a day."""

    on: dt.date
    accounts: tuple[Account, ...]
    reports: FreeReports


def credit_calendar(case: Case, owed: Owed, book: LawBook, on: dt.date) -> CreditCalendar:
    """Return what each account should show, when to look, and when its bad data ends.

    Raises:
        LawDataError: If the law book lacks one of the figures.
    """
    debts = {debt.id: debt for debt in owed.debts}
    accounts = [_of_loan(file, debts.get(file.loan.id), book, on) for file in case.loans]
    apart = [record for record in case.of(CreditRecord) if record.loan is None]
    accounts += [_of_record(record, book, on) for record in _latest_each(apart)]
    return CreditCalendar(
        on=on,
        accounts=tuple(accounts),
        reports=free_reports(case, [one.look_from for one in accounts], book, on),
    )


def _of_loan(file: LoanFile, debt: DebtOwed | None, book: LawBook, on: dt.date) -> Account:
    record = file.credit_records[-1] if file.credit_records else None
    settled_on = _settled_on(file, debt, on)
    stands = _stands(file, debt, settled_on)
    ended_on = _arrears_ended_on(file, debt, book, on) if stands in _CLEARED else None
    return _account(
        name=file.loan.product,
        loan=file.loan.id,
        record=record,
        stands=stands,
        ended_on=ended_on or settled_on,
        was_late=ended_on is not None or _was_late(debt, record),
        changed_on=settled_on or ended_on,
        book=book,
        on=on,
    )


def _of_record(record: CreditRecord, book: LawBook, on: dt.date) -> Account:
    """Return an account that only the report knows: it can be settled by the report's own word."""
    settled = bool(record.status and _SETTLED.search(record.status))
    overdue = bool(record.overdue)
    stands = Stands.SETTLED if settled else Stands.OVERDUE if overdue else Stands.UNKNOWN
    return _account(
        name=record.reporter or record.account or record.id,
        loan=None,
        record=record,
        stands=stands,
        ended_on=None,
        was_late=_late_in(record),
        changed_on=None,
        book=book,
        on=on,
    )


def _account(
    *,
    name: str,
    loan: str | None,
    record: CreditRecord | None,
    stands: Stands,
    ended_on: dt.date | None,
    was_late: bool,
    changed_on: dt.date | None,
    book: LawBook,
    on: dt.date,
) -> Account:
    citations: list[Citation] = []
    bad_until = None
    if ended_on is not None and was_late:
        years = book.figure("credit-record.kept-years", on=ended_on)
        bad_until = add_months(ended_on, 12 * int(years.value))
        citations.append(years.citation)
    objection_due = None
    if record is not None and record.objected_on and not record.answered_on:
        days = book.figure("credit-record.objection-days", on=record.objected_on)
        objection_due = record.answer_due_on or record.objected_on + dt.timedelta(int(days.value))
        citations.append(days.citation)
    repair = _repair(record, ended_on, stands, book) if record is not None else None
    if repair is not None:
        citations.append(repair.citation)
    look_from = None if changed_on is None else add_months(changed_on, UPDATE_MONTHS)
    return Account(
        name=name,
        loan=loan,
        record=record.id if record else None,
        stands=stands,
        shows=record.status if record else None,
        reported_on=record.report_on if record else None,
        should_show=_should_show(stands, was_late=was_late),
        look_from=look_from,
        bad_until=bad_until,
        objection_due=objection_due,
        repair=repair,
        differs=record is not None and _differs(record, stands, look_from, repair, on),
        citations=tuple(citations),
    )


def _stands(file: LoanFile, debt: DebtOwed | None, settled_on: dt.date | None) -> Stands:
    if file.loan.own is False:
        return Stands.NOT_YOURS
    if settled_on is not None:
        return Stands.SETTLED
    if debt is None:
        return Stands.UNKNOWN
    return Stands.OVERDUE if debt.standing.due_now > 0 else Stands.CURRENT


def _settled_on(file: LoanFile, debt: DebtOwed | None, on: dt.date) -> dt.date | None:
    """Return the day of the payment that left nothing, None while something is left."""
    if debt is None or debt.standing.due_now > 0 or debt.standing.outstanding_principal > 0:
        return None
    return max((payment.on for payment in file.payments if payment.on <= on), default=None)


def _arrears_ended_on(
    file: LoanFile, debt: DebtOwed | None, book: LawBook, on: dt.date
) -> dt.date | None:
    """Return the day of the payment that ended the last arrears, None where there were none."""
    if debt is None:
        return None
    for payment in reversed([one for one in file.payments if one.on <= on]):
        before = standing_on(debt.facts, book, payment.on - dt.timedelta(days=1))
        if before.days_past_due:
            return payment.on
    return None


def _was_late(debt: DebtOwed | None, record: CreditRecord | None) -> bool:
    past_due = debt is not None and bool(debt.delinquency and debt.delinquency.days_past_due)
    return past_due or (record is not None and _late_in(record))


def _late_in(record: CreditRecord) -> bool:
    return bool(record.overdue or record.overdue_months or _LATE.search(record.grid or ""))


def _repair(
    record: CreditRecord, ended_on: dt.date | None, stands: Stands, book: LawBook
) -> Repair | None:
    """Return whether a record's overdue spell falls under the one-off repair, None without one."""
    if not _late_in(record):
        return None
    first, last = _late_months(record)
    found = one_off_repair(
        OverdueSpell(
            first=first,
            last=last,
            most=record.overdue or None,
            paid_on=ended_on,
            paid_known=stands is Stands.OVERDUE,
        ),
        book,
    )
    # A spell that began after the rule's years is none of its business.
    return None if found.conditions[0].met is False else found


def _late_months(record: CreditRecord) -> tuple[dt.date | None, dt.date | None]:
    """Return the first day of the first late month of a grid and the last day of its last one.

    The grid's last column is the month of the report.
    """
    grid = record.grid or ""
    late = [n for n, code in enumerate(grid) if _LATE.match(code)]
    if not late:
        return None, None
    month = record.report_on.replace(day=1)
    first = add_months(month, late[0] - len(grid) + 1)
    after = add_months(month, late[-1] - len(grid) + 2)
    return first, after - dt.timedelta(days=1)


def _differs(
    record: CreditRecord,
    stands: Stands,
    look_from: dt.date | None,
    repair: Repair | None,
    on: dt.date,
) -> bool:
    """Return whether a report that should have caught up has not, or shows what it should hide."""
    if stands is Stands.NOT_YOURS:
        return True
    if repair is not None and repair.verdict is Verdict.HIDDEN:
        return bool(repair.hidden_from and record.report_on >= repair.hidden_from)
    caught_up = look_from is not None and look_from <= record.report_on <= on
    shown_settled = bool(record.status and _SETTLED.search(record.status))
    behind = stands is Stands.SETTLED and (bool(record.overdue) or not shown_settled)
    return caught_up and (behind or (stands is Stands.CURRENT and bool(record.overdue)))


_SHOWN = {
    (Stands.CURRENT, False): Text("状态正常，没有逾期。", "Normal, nothing overdue."),
    (Stands.CURRENT, True): Text(
        "当前逾期为零；以前逾期的月份留到保存期满为止，从逾期还清那天算起。",
        "Nothing overdue now; the late months stay until their time is over, counted from the day "
        "on which the arrears were paid.",
    ),
    (Stands.OVERDUE, True): Text(
        "逾期的金额和月份应当和账单一致；不一致的可以提异议。",
        "The sum and months overdue should agree with the bills; what does not can be objected to.",
    ),
    (Stands.SETTLED, False): Text("状态结清，余额为零。", "Settled, nothing left."),
    (Stands.SETTLED, True): Text(
        "状态结清，余额为零；以前逾期的月份留到保存期满为止。",
        "Settled, nothing left; the late months stay until their time is over.",
    ),
    (Stands.NOT_YOURS, True): Text(
        "这个账户不该在你名下，请提异议。",
        "This account should not be in your name: object to it.",
    ),
    (Stands.UNKNOWN, True): Text("以信用报告为准。", "What the report says counts."),
}


def _should_show(stands: Stands, *, was_late: bool) -> Text:
    return _SHOWN.get((stands, was_late)) or _SHOWN[stands, True]


def _latest_each(records: list[CreditRecord]) -> Iterator[CreditRecord]:
    """Yield the latest record of each account that no loan of the case stands for."""
    latest = {(record.reporter, record.account): record for record in records}
    yield from latest.values()
