"""What is owed in all, and one debt with every figure opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ashore.case.replay import LoanFile
from ashore.documents.debt_view import comparison_lines, day_added
from ashore.documents.finding_view import in_order
from ashore.documents.records import entries_of, record_line
from ashore.documents.report_words import labels
from ashore.findings import Finding
from ashore.owed.report import DebtOwed
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.show import language_of, show
from ashore.web.owed.files import current_name, debt_of, file_of
from ashore.web.owed.loan_forms import PART_NAMES
from ashore.web.owed.opened import due_workings, opened_totals, principal_parts

_PAYMENTS_SHOWN = 6


class Card(NamedTuple):
    """One debt as the list shows it; ``debt`` is None while its terms are not complete."""

    file: LoanFile
    debt: DebtOwed | None
    next_day: dt.date | None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return what is owed in all, a card a debt, and what is worth a look."""
    desk = desk_of(request)
    owed = desk.answers.owed
    known = {debt.id: debt for debt in owed.debts}
    cards = [_card(file, known.get(file.loan.id)) for file in desk.case.loans]
    values = {
        "totals": opened_totals(owed, desk.book),
        "cards": cards,
        "findings": in_order(owed.findings),
        "unknown": _unknown(desk.case.loans),
        "products": {file.loan.id: file.loan.product for file in desk.case.loans},
    }
    return show(request, "owed/index.html.j2", values)


@require_safe
def debt(request: HttpRequest, name: str) -> HttpResponse:
    """Return one debt: where it stands, its cost, who it is owed to, its table and its bills."""
    desk, language = desk_of(request), language_of(request)
    file = file_of(desk, name)
    if file is None:
        now = current_name(desk.ledger, name)
        if now is None or file_of(desk, now) is None:
            raise Http404
        return redirect("owed:debt", now)
    found, label = debt_of(desk, name), labels(language)
    values: dict[str, object] = {
        "file": file,
        "debt": found,
        "label": label,
        "findings": in_order(_findings_on(desk, file)),
        "records": [(entry.id, record_line(entry)) for entry in entries_of(file)],
        "payments": file.payments[::-1][:_PAYMENTS_SHOWN],
        "assignments": file.assignments,
        "corrections": PART_NAMES.items(),
        "unknown": [(p, says) for p, (point, says, _) in _OPEN.items() if _lacks(file, point)],
    }
    if found is not None:
        values |= {
            "card": _card(file, found),
            "due": due_workings(found),
            "principal": principal_parts(found),
            "added": day_added(found, desk.book, language),
            "lines": comparison_lines(found, label, language),
            "line_sources": {line.id: (line.citation, *line.also) for line in found.lines},
            "codes": _code_words(desk, found),
        }
    return show(request, "owed/debt.html.j2", values)


def _card(file: LoanFile, debt: DebtOwed | None) -> Card:
    return Card(file, debt, debt.standing.next_due_on if debt else None)


def _unknown(files: Iterable[LoanFile]) -> list[Text]:
    """Return what the sums leave out, because of some debts it is not known yet."""
    counts = {says: sum(_lacks(f, point) for f in files) for point, _, says in _OPEN.values()}
    return [says.fill(n=n) for says, n in counts.items() if n]


def _lacks(file: LoanFile, point: str) -> bool:
    return point in file.loan.terms.unknown


def _findings_on(desk: Desk, file: LoanFile) -> list[Finding]:
    return [one for one in desk.answers.owed.findings if one.where.split("/")[0] == file.loan.id]


def _code_words(desk: Desk, debt: DebtOwed) -> dict[str, str] | None:
    """Return the words of the credit-report code that the days late stand for."""
    late = debt.delinquency
    if late is None or not late.days_past_due:
        return None
    codes = desk.book.table("credit-record.month-codes", on=debt.standing.on)
    row = next(row for row in codes.rows if row["code"] == late.credit_report_code)
    return {"zh": str(row["zh"]), "en": str(row["en"])}


_OPEN = {
    "money": (
        "principal",
        Text("本金", "the principal"),
        Text(
            "有 {n} 笔还不知道本金，没有算进来。",
            "The principal of {n} debt(s) is not known yet and in no sum.",
        ),
    ),
    "payback": (
        "method",
        Text("怎么还", "how it is paid back"),
        Text(
            "有 {n} 笔还不知道怎么还，到期的没有算进来。",
            "How {n} debt(s) are paid back is not known yet; what is due of them is in no sum.",
        ),
    ),
    "late": (
        "penalty",
        Text("罚息怎么算", "how penalty interest runs"),
        Text(
            "有 {n} 笔还不知道罚息怎么算，因晚还多出的没有算进来。",
            "How penalty interest runs on {n} debt(s) is not known yet; it is in no sum.",
        ),
    ),
}
"""For each page of questions the point that may be open, its name, and what that leaves out."""
