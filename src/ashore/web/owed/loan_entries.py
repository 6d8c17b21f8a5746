"""From the answers about a debt to its entries, and from its entries back to the answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from ashore.case.entries_loans import Disbursement, Loan
from ashore.case.replay import Case
from ashore.case.terms import (
    AccelerationTerms,
    FeeTerm,
    LoanTerms,
    Method,
    PenaltyTerms,
    Role,
)
from ashore.money.amounts import decimal_from_fraction, yuan_from_fen
from ashore.owed.bill import item_of
from ashore.owed.creditor import party_name
from ashore.web.owed.loan_forms import FEE_TIMES
from ashore.web.owed.number_fields import written_rows

Given = Mapping[str, Any]

_ROLES = {"platform": Role.PLATFORM, "funder": Role.FUNDER, "guarantor": Role.GUARANTOR}
_OPEN_POINTS = ("compound", "late_fees", "day_count")
_PER = {"year": Fraction(1, 100), "month": Fraction(1, 100), "day": Fraction(1, 100)}
_PER |= {"day-10000": Fraction(1, 10_000)}
_DEDUCTED = "放款时扣下的"


def loan_values(given: Given) -> dict[str, Any]:
    """Return what a new loan says, from the answers of all pages."""
    values = who_values(given, {}, {})
    unknown = [name for name, missing in _missing(given) if missing]
    terms = {"method": Method.OPEN, "principal": 0, "unknown": (*unknown, *_OPEN_POINTS)}
    terms |= money_terms(given) | payback_terms(given) | late_terms(given) | fee_terms(given)
    if not given["principal"].fen and given.get("table"):
        terms["principal"] = sum(row.principal for row in given["table"])
    return values | {"terms": LoanTerms.model_validate(terms)}


def who_values(
    given: Given, parties: Mapping[Role, str], names: Mapping[Role, str]
) -> dict[str, Any]:
    """Return the loan's name and who is in it; a party whose name was not touched stays as it is.

    Args:
        given: The answers of the page.
        parties: Who was in it before, by role.
        names: The same as they were shown.
    """
    after = {role: name for role, name in parties.items() if role not in _ROLES.values()}
    for field, role in _ROLES.items():
        said = given[field]
        if said:
            after[role] = parties[role] if said == names.get(role) else said
    kind = given["lender_type"].value or "unknown"
    return {"product": given["product"], "parties": after, "lender_type": kind}


def money_terms(given: Given) -> dict[str, Any]:
    """Return the terms of the page on money: what arrived stands in for a sum not known."""
    lent, net = given["principal"].fen, given["net"].fen
    return {"principal": lent if lent is not None else net or 0}


def payback_terms(given: Given) -> dict[str, Any]:
    """Return the terms of the page on paying back."""
    method = Method(given["method"].value or Method.OPEN)
    terms: dict[str, Any] = {"method": method}
    for name in ("periods", "first_due_on"):
        if given[name] is not None:
            terms[name] = given[name]
    if given["payment"].fen is not None:
        terms["payment"] = given["payment"].fen
    if given["table"]:
        terms["rows"] = given["table"]
    if given["rate"] is not None:
        terms |= _rate(given["rate"], given["rate_unit"].value, method)
    return terms


def late_terms(given: Given) -> dict[str, Any]:
    """Return the terms of the page on being late."""
    terms: dict[str, Any] = {}
    if given["penalty"] is not None:
        terms["penalty"] = _penalty(given["penalty"], given["penalty_unit"].value)
    if given["over_days"] is not None:
        terms["acceleration"] = AccelerationTerms(over_days=given["over_days"])
    return terms


def fee_terms(given: Given, before: Sequence[FeeTerm] = ()) -> dict[str, Any]:
    """Return the terms of the page on charges; what it does not ask about stays as it was.

    Args:
        given: The answers of the page.
        before: The charges that were agreed so far.
    """
    named = {fee.name: fee for fee in before if _is_asked(fee)}
    fees = [fee for fee in before if not _is_asked(fee)]
    for line in given["fees"]:
        same = named.get(line.name) or FeeTerm(name=line.name, item=item_of(line.name))
        fees.append(same.model_copy(update={"amount": line.fen, "when": line.pick}))
    return {"fees": tuple(fees)} if fees else {}


def _is_asked(fee: FeeTerm) -> bool:
    """Return whether the page can ask about a charge: one that is a sum at a usual time."""
    return fee.amount is not None and fee.when in FEE_TIMES


def payout_values(given: Given, loan: str, principal: int) -> dict[str, Any] | None:
    """Return what the payout says, None where its day is not known."""
    if given["disbursed_on"] is None:
        return None
    values: dict[str, Any] = {"loan": loan, "on": given["disbursed_on"], "gross": principal}
    net = given["net"].fen
    if net is not None and net < principal:
        values["deductions"] = ({"name": _DEDUCTED, "amount": principal - net},)
    return values


def answers_of(loan: Loan, payout: Disbursement | None, case: Case) -> dict[str, Any]:
    """Return the raw answers that a loan and its payout stand for, by the names of the fields."""
    terms = loan.terms
    said: dict[str, Any] = {"product": loan.product}
    said |= {} if loan.lender_type == "unknown" else {"lender_type": loan.lender_type}
    said |= {
        field: party_name(case, loan.parties[role])
        for field, role in _ROLES.items()
        if role in loan.parties
    }
    if "principal" not in terms.unknown:
        said["principal"] = yuan_from_fen(terms.principal)
    said |= {} if "method" in terms.unknown else {"method": terms.method.value}
    if payout is not None:
        said |= {"disbursed_on": payout.on.isoformat()}
        if payout.net_received != payout.gross:
            said["net"] = yuan_from_fen(payout.net_received)
    said |= _written("periods", terms.periods) | _written("first_due_on", terms.first_due_on)
    said |= {} if terms.payment is None else {"payment": yuan_from_fen(terms.payment)}
    said |= _rate_written(terms) | _penalty_written(terms.penalty)
    said |= {"table": written_rows(terms.rows)} if terms.rows else {}
    if terms.acceleration is not None:
        said |= _written("over_days", terms.acceleration.over_days)
    fees = [fee for fee in terms.fees if _is_asked(fee)]
    said |= {
        "fees-name": [fee.name for fee in fees],
        "fees-sum": [yuan_from_fen(fee.amount or 0) for fee in fees],
        "fees-pick": [fee.when for fee in fees],
    }
    return said


def _missing(given: Given) -> list[tuple[str, bool]]:
    return [
        ("principal", given["principal"].fen is None and not given["table"]),
        ("method", not given["method"].value),
        ("penalty", given["penalty"] is None),
    ]


def _rate(number: Fraction, unit: str, method: Method) -> dict[str, Fraction]:
    share = number * _PER[unit]
    if unit == "year":
        return {"annual_rate": share}
    if unit == "month":
        # A flat rate is taken on the first sum; any other monthly rate is a twelfth of the year's.
        flat = method is Method.FLAT
        return {"flat_monthly_rate": share} if flat else {"annual_rate": share * 12}
    return {"daily_rate": share}


def _penalty(number: Fraction, unit: str) -> PenaltyTerms:
    if unit == "more":
        return PenaltyTerms(multiplier=1 + number / 100)
    if unit == "times":
        return PenaltyTerms(multiplier=number)
    if unit == "year":
        return PenaltyTerms(annual_rate=number * _PER[unit])
    return PenaltyTerms(daily_rate=number * _PER[unit])


def _rate_written(terms: LoanTerms) -> dict[str, str]:
    for rate, unit in (
        (terms.annual_rate, "year"),
        (terms.flat_monthly_rate, "month"),
        (terms.daily_rate, "day-10000"),
    ):
        if rate is not None:
            return {"rate": decimal_from_fraction(rate / _PER[unit]), "rate_unit": unit}
    return {}


def _penalty_written(penalty: PenaltyTerms | None) -> dict[str, str]:
    if penalty is None:
        return {}
    for rate, unit in (
        (penalty.multiplier, "times"),
        (penalty.annual_rate, "year"),
        (penalty.daily_rate, "day-10000"),
    ):
        if rate is not None:
            share = rate if unit == "times" else rate / _PER[unit]
            return {"penalty": decimal_from_fraction(share), "penalty_unit": unit}
    return {}


def _written(name: str, value: int | dt.date | None) -> dict[str, str]:
    return {} if value is None else {name: str(value)}
