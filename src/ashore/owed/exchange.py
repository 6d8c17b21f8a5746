"""What is owed as plain JSON values: the form that programs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ashore.findings import Citation, Finding, Working
from ashore.money.amounts import decimal_from_fraction, percent, yuan_from_fen
from ashore.owed.arrears import Arrears, ArrearsLine
from ashore.owed.bill_check import BillCheck
from ashore.owed.cost import TrueCost
from ashore.owed.report import DebtOwed, Owed
from ashore.owed.standing import Standing
from ashore.text import Language

Json = dict[str, Any]

_ITEMS = (
    "principal",
    "interest",
    "guarantee_fee",
    "other_fee",
    "penalty_interest",
    "compound_interest",
    "late_fee",
)


def owed_as_json(owed: Owed, language: Language) -> Json:
    """Return what is owed as JSON values; sums are yuan text with two decimals."""
    return {
        "case_id": owed.case_id,
        "on": owed.on.isoformat(),
        "due_now": yuan_from_fen(owed.due_now),
        "due_today": yuan_from_fen(owed.due_today),
        "outstanding_principal": yuan_from_fen(owed.outstanding_principal),
        "one_more_day": yuan_from_fen(owed.one_more_day),
        "asked_about": yuan_from_fen(owed.asked),
        "debts": [_debt(debt, language) for debt in owed.debts],
        "findings": [finding_as_json(f, language) for f in owed.findings],
    }


def _debt(debt: DebtOwed, language: Language) -> Json:
    loan, late = debt.facts.file.loan, debt.delinquency
    return {
        "id": debt.id,
        "product": loan.product,
        "counts": debt.counts,
        "parties": {role.value: name for role, name in debt.parties.items()},
        "creditor": {
            "name": debt.creditor.name,
            "how": debt.creditor.how,
            "since": debt.creditor.since and debt.creditor.since.isoformat(),
            "verified": debt.creditor.verified,
        },
        "footing": debt.standing.footing.value,
        "due_now": yuan_from_fen(debt.standing.due_now),
        "due_today": yuan_from_fen(debt.due_today),
        "by_item": {i.value: yuan_from_fen(a) for i, a in debt.standing.sums.items()},
        "outstanding_principal": yuan_from_fen(debt.standing.outstanding_principal),
        "days_past_due": debt.standing.days_past_due,
        "stage": late.stage if late else None,
        "credit_report_code": late.credit_report_code if late else None,
        "one_more_day": yuan_from_fen(debt.one_more_day),
        "due_tomorrow": yuan_from_fen(debt.due_tomorrow),
        "arrears": _arrears(debt.standing.arrears),
        **_footing(debt.standing),
        "cost": _cost(debt.cost),
        "cost_stated_basis": _cost(debt.stated_cost),
        "comparison_lines": [
            {
                "id": line.id,
                "title": line.title.in_language(language),
                "yearly_rate": decimal_from_fraction(line.yearly_rate),
                "applies": line.applies,
                "scope": line.scope.in_language(language),
                "citation": citation_as_json(line.citation, language),
            }
            for line in debt.lines
        ],
        "ledger_comparison": [
            {
                "annual_rate": decimal_from_fraction(one.yearly_rate),
                "principal_left": yuan_from_fen(one.principal_left),
                "accrued_interest": yuan_from_fen(one.accrued_interest),
                "balance": yuan_from_fen(one.balance),
            }
            for one in debt.comparisons
        ],
        "acceleration": {
            "met_on": debt.acceleration.met_on and debt.acceleration.met_on.isoformat(),
            "met": debt.acceleration.met,
            "noticed_on": debt.acceleration.noticed_on and debt.acceleration.noticed_on.isoformat(),
            "sued_on": debt.acceleration.sued_on and debt.acceleration.sued_on.isoformat(),
        },
        "bill": _bill(debt.bill),
        "workings": [working_as_json(w, language) for w in debt.standing.workings],
        "findings": [finding_as_json(f, language) for f in debt.findings],
    }


def _arrears(arrears: Arrears | None) -> Json | None:
    if arrears is None:
        return None
    overdue = {
        "principal": "principal_overdue",
        "interest": "interest_overdue",
        "guarantee_fee": "guarantee_fee_overdue",
        "other_fee": "other_fee_overdue",
    }
    return {
        "as_of": arrears.as_of.isoformat(),
        "overdue_periods": arrears.overdue_periods,
        "overdue_since": arrears.overdue_since and arrears.overdue_since.isoformat(),
        "days_past_due": arrears.days_past_due,
        "lines": [_line(line) for line in arrears.lines],
        **{overdue.get(i, i): yuan_from_fen(arrears.past_due(i)) for i in _ITEMS},
        "total_past_due": yuan_from_fen(arrears.total_past_due),
        "principal_not_yet_due": yuan_from_fen(arrears.principal_not_yet_due),
        "total_if_accelerated_principal_plus_past_due": yuan_from_fen(arrears.total_if_accelerated),
        "outstanding_principal": yuan_from_fen(arrears.outstanding_principal),
        "overpaid": yuan_from_fen(arrears.overpaid),
        "paid_ahead": yuan_from_fen(arrears.paid_ahead),
    }


def _line(line: ArrearsLine) -> Json:
    return {
        "period": line.period,
        "due_date": line.due_date.isoformat(),
        "days_past_due": line.days_past_due,
        "in_grace": line.in_grace,
        **{item: yuan_from_fen(getattr(line, item)) for item in _ITEMS},
        "subtotal": yuan_from_fen(line.subtotal),
    }


def _footing(standing: Standing) -> Json:
    details: Json = {}
    if standing.card:
        card = standing.card
        details["card"] = {
            "balance": yuan_from_fen(card.balance),
            "interest": yuan_from_fen(card.interest),
            "late_fee": yuan_from_fen(card.late_fee),
            "total": yuan_from_fen(card.total),
            "paid_in_time": card.paid_in_time,
            "minimum_met": card.minimum_met,
            "simplified": card.simplified,
        }
    if standing.agreement:
        plan = standing.agreement
        details["agreement"] = {
            "missed": [day.isoformat() for day in plan.missed],
            "plan_past_due": yuan_from_fen(plan.past_due),
            "plan_not_yet_due": yuan_from_fen(plan.not_yet_due),
            "total_if_reinstated": yuan_from_fen(plan.total_if_reinstated),
            "ended": plan.ended,
        }
    if standing.subrogation:
        paid = standing.subrogation
        details["subrogation"] = {
            "date": paid.paid_on.isoformat(),
            "total": yuan_from_fen(paid.paid),
            "recomputed": {i.value: yuan_from_fen(a) for i, a in paid.recomputed.items()},
            "days_since_subrogation": paid.days_since,
            "late_charge": yuan_from_fen(paid.late_charge),
            "at_lpr": yuan_from_fen(paid.at_lpr),
            "paid_back": yuan_from_fen(paid.paid_back),
            "left": yuan_from_fen(paid.left),
            "overpaid": yuan_from_fen(paid.overpaid),
        }
    if standing.judgment:
        judged = standing.judgment
        details["judgment"] = {
            "principal": yuan_from_fen(judged.principal),
            "interest_and_fees": yuan_from_fen(judged.interest_and_fees),
            "court_fee": yuan_from_fen(judged.court_fee),
            "delay_interest": yuan_from_fen(judged.delay_interest),
            "delay_days": judged.delay_days,
            "paid": yuan_from_fen(judged.paid),
            "overpaid": yuan_from_fen(judged.overpaid),
            "total": yuan_from_fen(judged.total),
        }
    return details


def _cost(cost: TrueCost | None) -> Json | None:
    if cost is None:
        return None
    return {
        "net_received": yuan_from_fen(cost.net_received),
        "total_payable": yuan_from_fen(cost.total_payable),
        "monthly_irr": percent(cost.period_rate, places=4),
        "apr_irr_x12": percent(cost.nominal),
        "effective_annual": percent(cost.effective),
    }


def _bill(check: BillCheck | None) -> Json | None:
    if check is None:
        return None
    return {
        "id": check.bill.id,
        "captured_at": check.bill.captured_at.isoformat(),
        "compared_on": check.compared_on.isoformat(),
        "total_shown": yuan_from_fen(check.sums.total_shown),
        "supported": {i.value: yuan_from_fen(a) for i, a in check.supported.items()},
        "differences": {i.value: yuan_from_fen(a) for i, a in check.differences.items()},
    }


def finding_as_json(finding: Finding, language: Language) -> Json:
    """Return a finding as JSON values."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "says": finding.says.in_language(language),
        "amount": None if finding.amount is None else yuan_from_fen(finding.amount),
        "strength": finding.strength.value,
        "ask": finding.ask and finding.ask.in_language(language),
        "limits": finding.limits and finding.limits.in_language(language),
        "workings": [working_as_json(w, language) for w in finding.workings],
        "citations": [citation_as_json(c, language) for c in finding.citations],
    }


def working_as_json(working: Working, language: Language) -> Json:
    """Return opened arithmetic as JSON values."""
    return {
        "label": working.label.in_language(language),
        "shown": working.shown,
        "sum": working.sum,
        "entries": list(working.entries),
        "citations": [citation_as_json(c, language) for c in working.citations],
        "parts": _workings(working.parts, language),
    }


def _workings(workings: Iterable[Working], language: Language) -> list[Json]:
    return [working_as_json(one, language) for one in workings]


def citation_as_json(citation: Citation, language: Language) -> Json:
    """Return a citation as JSON values."""
    return {
        "id": citation.id,
        "title": citation.title.in_language(language),
        "at": citation.pinpoint,
        "strength": citation.strength.value,
        "confidence": citation.confidence.value,
    }
