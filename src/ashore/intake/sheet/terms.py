"""The terms of a sheet's debt: its method, its rates, its fees and what being late costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ashore.case.terms import Item, Method
from ashore.intake.clauses import acceleration, late_fee, late_terms, says_none, share_of
from ashore.intake.method_names import named_method
from ashore.intake.sheet.given import Given
from ashore.money.amounts import decimal_from_fraction
from ashore.owed.bill import item_of

Values = dict[str, Any]

_FEE_NAMES = {
    "guarantee": ("担保费", Item.GUARANTEE_FEE),
    "service": ("服务费", Item.SERVICE_FEE),
    "insurance": ("保险费", Item.INSURANCE),
    "membership": ("会员费", Item.MEMBERSHIP),
    "other": ("其他费用", Item.OTHER_FEE),
}
_MONTHLY = re.compile(r"(guarantee|service|insurance|membership|other)(?:_fee)?_monthly")


def method_of(kind: str, contract: Given, debt: Given) -> Method:
    """Return how a debt is paid back: by its own words first, then by the terms that are there."""
    method = named_method(kind)
    if method is Method.DAILY_ACCRUAL and "periods" not in contract:
        return Method.BULLET
    if method:
        return method
    if "flat_monthly_rate" in contract:
        return Method.FLAT
    if "annual_rate" in contract and "periods" in contract:
        return Method.EQUAL_INSTALMENT
    return Method.CUSTOM if "schedule" in debt else Method.OPEN


def terms_of(debt: Given, contract: Given, method: Method) -> Values:
    """Return the terms of a debt as a loan entry writes them.

    Where the contract does not say what being late costs, ``unknown`` says so; a clause that could
    not be read is kept in its own words and counts as unknown too.
    """
    terms: Values = {"method": method.value, "principal": _principal(debt, contract)}
    terms |= contract.copied("periods", "annual_rate", "flat_monthly_rate", "daily_rate")
    terms |= contract.copied("first_due_on", "grace_days", "payment", due_on="maturity")
    terms |= _dates(debt, contract, method)
    fees = [*_monthly_fees(debt, contract), *_listed_fees(contract)]
    terms |= {"fees": fees} if fees else {}
    stated = share_of(str(contract.peek("stated_comprehensive_cost") or ""))
    terms |= {"stated_annual_cost": decimal_from_fraction(stated)} if stated else {}
    return terms | _late(contract, method, terms)


def _principal(debt: Given, contract: Given) -> Any:
    for found in (
        contract.take("principal"),
        debt.under("statement").take("balance"),
        debt.under("agreement").take("total"),
        debt.under("judgment").take("principal"),
        debt.under("disbursement").take("gross") if "disbursement" in debt else None,
    ):
        if found is not None:
            return found
    return "0.00"


def _dates(debt: Given, contract: Given, method: Method) -> Values:
    """Return the due days that a method needs, as far as the sheet gives them."""
    due, balance = contract.text("due_date"), debt.under("statement").take("balance")
    if method is Method.CUSTOM and due and balance is not None:
        return {"rows": [{"n": 1, "due_on": due, "principal": balance}]}
    days = contract.peek("term_days")
    if method is Method.BULLET:
        return {"every": f"{days}d", "periods": 1} if days else {"due_on": due} if due else {}
    rows = list(debt.each("schedule"))
    first = rows[0].text("due_date") if rows else None
    return {"first_due_on": first} if first else {}


def _monthly_fees(debt: Given, contract: Given) -> Iterator[Values]:
    parties = debt.under("parties")
    for key in list(contract.left()):
        named = _MONTHLY.fullmatch(key)
        amount = contract.take(key) if named else None
        if named and amount is not None:
            name, item = _FEE_NAMES[named[1]]
            payee = parties.text("guarantor" if item is Item.GUARANTEE_FEE else "platform")
            yield {"name": name, "item": item.value, "amount": amount, "payee": payee}


def _listed_fees(contract: Given) -> Iterator[Values]:
    for fee in contract.each("fees"):
        name = fee.text("name") or "费用"
        yield {"name": name, "item": item_of(name).value} | fee.left()


def _late(contract: Given, method: Method, terms: Values) -> Values:
    """Return what being late costs, the clauses' own words, and what is not known of it."""
    values: Values = {}
    words = {
        key: text
        for key in ("penalty", "late_fee", "platform_late_fee", "acceleration", "interest",
                    "grace_note")
        if (text := contract.text(key))
    }  # fmt: skip
    unknown: list[str] = []
    if "penalty" in words:
        late = late_terms(words["penalty"], contract.peek("day_count_basis"))
        values |= {"penalty": late.penalty, "compound": late.compound}
        if late.grace_days is not None and "grace_days" not in terms:
            values |= {"grace_days": late.grace_days}
        unknown += [] if late.understood else ["penalty"]
    elif "annual_rate" in terms or "flat_monthly_rate" in terms:
        unknown.append("penalty")
    late_fees = [words[key] for key in ("late_fee", "platform_late_fee") if key in words]
    agreed = [text for text in late_fees if not says_none(text)]
    fees = [late_fee(text) for text in agreed]
    values |= {"late_fees": [fee for fee in fees if fee]}
    unknown += ["late_fees"] if None in fees else []
    if "acceleration" in words:
        values |= {"acceleration": acceleration(words["acceleration"])}
    if method is Method.CARD:
        values |= _card(words)
    dumped = {key: _dumped(value) for key, value in values.items() if value}
    dumped |= {"clauses": words} if words else {}
    return dumped | ({"unknown": unknown} if unknown else {})


def _card(words: Values) -> Values:
    rate = share_of(words.get("interest", ""))
    short = re.search(r"容差\s*(\d+(?:\.\d{1,2})?)\s*元", words.get("grace_note", ""))
    return {
        "daily_rate": decimal_from_fraction(rate) if rate else None,
        "tolerance": short[1] if short else None,
    }


def _dumped(value: Any) -> Any:
    if isinstance(value, list):
        return [_dumped(one) for one in value]
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return value
