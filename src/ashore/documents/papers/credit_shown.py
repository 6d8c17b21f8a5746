"""What credit reports and bills show of one account, each with its day."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.case.entries_papers import CreditRecord
from ashore.case.replay import Case
from ashore.documents.draft import Paragraph, Sentence
from ashore.documents.paper import day_in_words
from ashore.documents.papers.credit_differences import loan_of
from ashore.documents.papers.sentences import Facts, money


def as_shown(record: CreditRecord, says: Facts) -> Sentence:
    """Return what a report shows of an account, field by field."""
    shown = (
        ("账户状态", record.status),
        ("开立日期", day_in_words(record.opened_on) if record.opened_on else None),
        ("借款金额", _money(record.lent)),
        ("余额", _money(record.balance)),
        ("当前逾期金额", _money(record.overdue)),
        ("逾期月数", None if record.overdue_months is None else str(record.overdue_months)),
        ("逐月还款状态（最近的在最后）", record.grid),
    )
    said = "，".join(f"{name}：{value}" for name, value in shown if value is not None)
    return says.fact(
        f"{day_in_words(record.report_on)}的信用报告对这个账户显示：{said or '见所附报告'}。",
        of=(record,),
    )


def other_reports(record: CreditRecord, case: Case, says: Facts) -> Iterator[Paragraph]:
    """Yield what earlier reports said of the account, where that is something else."""
    for other in case.of(CreditRecord):
        same = (other.loan, other.reporter, other.account) == (
            record.loan,
            record.reporter,
            record.account,
        )
        if not same or other.report_on >= record.report_on:
            continue
        if other.lent is not None and record.lent is not None and other.lent != record.lent:
            yield Paragraph(
                (
                    says.fact(
                        f"同一账户的借款金额，{day_in_words(other.report_on)}的报告写的是 "
                        f"{money(other.lent)}，{day_in_words(record.report_on)}的报告写的是 "
                        f"{money(record.lent)}，前后不一致，请一并核查。",
                        of=(other, record),
                    ),
                ),
                numbered=True,
            )


def other_source(record: CreditRecord, case: Case, says: Facts) -> Iterator[Paragraph]:
    """Yield what the lender's own bill said, where it differs from its report."""
    file = loan_of(record, case)
    bills = [b for b in file.bills if b.total_shown is not None] if file else []
    if not bills or record.overdue is None or bills[-1].total_shown == record.overdue:
        return
    bill = bills[-1]
    yield Paragraph(
        (
            says.fact(
                f"{day_in_words(bill.captured_at.date())}对方展示的账单合计是 "
                f"{money(bill.total_shown or 0)}，报告记载的逾期金额是 {money(record.overdue)}，"
                "两处不一致，请一并核查。",
                of=(bill, record),
            ),
        ),
        numbered=True,
    )


def _money(fen: int | None) -> str | None:
    return None if fen is None else money(fen)
