"""What stands on the report's page: every figure as text, with its working, records and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ashore.documents.bill_words import answers, asks, remarks, verdict
from ashore.documents.debt_view import comparison_lines, cost, day_added, due
from ashore.documents.finding_view import citations, finding, in_order
from ashore.documents.next_step import next_step
from ashore.documents.records import records_of
from ashore.documents.report_words import labels
from ashore.documents.words import CLASSIFICATIONS, ITEMS, ROLES, yuan
from ashore.law.book import LawBook
from ashore.owed.acceleration import AccelerationWatch
from ashore.owed.bill_check import BillCheck
from ashore.owed.explain.explanation import Explanation
from ashore.owed.report import DebtOwed, Owed
from ashore.text import Language

View = dict[str, Any]


def report_view(
    owed: Owed, explanations: Mapping[str, Explanation], book: LawBook, language: Language
) -> View:
    """Return everything that the page shows, in one language.

    Args:
        owed: What is owed on a day.
        explanations: How each loan's bill came about, by the loan's id, where that was tried.
        book: The law book, for the words of the credit-record codes.
        language: The page's language.
    """
    say = labels(language)
    step = next_step(owed)
    products = {debt.id: debt.facts.file.loan.product for debt in owed.debts}
    return {
        "say": say,
        "on": owed.on.isoformat(),
        "step": {
            "do": step.do.in_language(language),
            "because": step.because.in_language(language),
            "how": step.how.in_language(language) if step.how else "",
        },
        "due_now": yuan(owed.due_now),
        "one_more_day": yuan(owed.one_more_day),
        "principal_left": yuan(owed.outstanding_principal),
        "asked": yuan(owed.asked) if owed.asked else "",
        "nothing_due": not owed.due_now,
        "debts": [_debt(debt, explanations.get(debt.id), book, say, language)
                  for debt in owed.debts],
        "numbers": {debt.id: n for n, debt in enumerate(owed.debts, start=1)},
        "findings": [finding(f, products, language) for f in in_order(owed.findings)],
    }  # fmt: skip


def _debt(
    debt: DebtOwed,
    explanation: Explanation | None,
    book: LawBook,
    say: dict[str, str],
    language: Language,
) -> View:
    file, standing = debt.facts.file, debt.standing
    return {
        "id": debt.id,
        "product": file.loan.product,
        "counts": debt.counts,
        "whose": CLASSIFICATIONS[file.loan.classification].in_language(language),
        "footing": standing.footing.words().in_language(language),
        "due_now": yuan(standing.due_now),
        "late": say["days"].format(n=standing.days_past_due) if standing.days_past_due else "",
        "one_more_day": yuan(debt.one_more_day),
        "day_added": day_added(debt, book, language),
        "due_today": yuan(debt.due_today) if debt.due_today else "",
        "due_tomorrow": yuan(debt.due_tomorrow) if debt.due_tomorrow else "",
        "principal_left": yuan(standing.outstanding_principal),
        "creditor": _creditor(debt, say),
        "parties": [(ROLES[role].in_language(language), name) for role, name in
                    debt.parties.items()],
        "stage": _stage(debt, book, language),
        "due": due(debt, say, language),
        "cost": cost(debt, say, language),
        "lines": comparison_lines(debt, say, language),
        "acceleration": _acceleration(debt.acceleration, say),
        "bill": _bill(debt.bill, explanation, language) if debt.bill else None,
        "records": _texts(records_of(file), language),
    }  # fmt: skip


def _creditor(debt: DebtOwed, say: dict[str, str]) -> View:
    creditor = debt.creditor
    notes = []
    if creditor.since:
        notes.append(say["creditor_since"].format(since=creditor.since))
    if creditor.before:
        notes.append(say["creditor_before"].format(before=creditor.before))
    if not creditor.verified:
        notes.append(say["unverified"])
    return {"name": creditor.name or say["none_recorded"], "notes": notes}


def _stage(debt: DebtOwed, book: LawBook, language: Language) -> View | None:
    late = debt.delinquency
    if late is None or not late.days_past_due:
        return None
    codes = book.table("credit-record.month-codes", on=debt.standing.on)
    row = next(row for row in codes.rows if row["code"] == late.credit_report_code)
    return {
        "stage": late.stage,
        "code": late.credit_report_code,
        "code_words": row["zh" if language == "zh" else "en"],
        "citations": citations(late.citations, language),
    }


def _acceleration(watch: AccelerationWatch, say: dict[str, str]) -> list[tuple[str, str]]:
    if watch.met_on is None:
        condition = say["condition_none"]
    else:
        state = say["condition_met"] if watch.met else say["condition_ahead"]
        condition = state.format(day=watch.met_on)
    return [
        (say["condition"], condition),
        (say["notice"], str(watch.noticed_on or say["none_recorded"])),
        (say["suit"], str(watch.sued_on or say["none_recorded"])),
    ]


def _bill(check: BillCheck, explanation: Explanation | None, language: Language) -> View:
    day = check.bill.captured_at.date().isoformat()
    payees = {line.item: line.payee for line in check.sums.lines if line.payee}
    # In the bill's own order, then what the bill leaves out.
    items = dict.fromkeys((*(line.item for line in check.sums.lines), *check.supported))
    rows = [
        {
            "item": "、".join(
                dict.fromkeys(line.name for line in check.sums.lines if line.item is item)
            )
            or ITEMS[item].in_language(language),
            "shown": yuan(check.sums.shown(item)),
            "supported": yuan(check.supported.get(item, 0)),
            "gap": _gap(check.differences.get(item, 0)),
            "payee": payees.get(item, ""),
        }
        for item in (items if check.sums.itemised else ())
    ]
    supported = sum(check.supported.values())
    return {
        "day": day,
        "compared_on": check.compared_on.isoformat(),
        "rows": rows,
        "total": yuan(check.sums.total_shown),
        "total_supported": yuan(supported),
        "total_gap": _gap(check.sums.total_shown - supported),
        "equal": not any(check.differences.values()) and check.sums.total_shown == supported,
        "itemised": check.sums.itemised,
        "has_payees": bool(payees),
        "explained": _explained(explanation, language) if explanation else None,
    }


def _explained(found: Explanation, language: Language) -> View:
    return {
        "on": found.on.isoformat(),
        "verdict": verdict(found).in_language(language),
        "answers": [(question.in_language(language), says.in_language(language))
                    for question, says in answers(found)],
        "remarks": _texts(remarks(found), language),
        "asks": _texts(asks(found), language),
    }  # fmt: skip


def _gap(fen: int) -> str:
    return f"+{yuan(fen)}" if fen > 0 else yuan(fen) if fen else "—"


def _texts(texts: Iterable[Any], language: Language) -> list[str]:
    return [text.in_language(language) for text in texts]
