"""The person of a sheet: household, income, spending, savings, and why payments stopped."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Any

from ashore.intake.sheet.given import Given

Entry = dict[str, Any]

_AMOUNT = re.compile(r"-?\d+(\.\d+)?")
_UNTIL = re.compile(r"(?:until|至|到)\s*(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?")
_CHANNELS = {
    "wechat": "chat", "微信": "chat", "qq": "chat", "chat": "chat", "短信": "sms", "sms": "sms",
    "电话": "call", "call": "call", "call_to_third_party": "call", "上门": "visit",
    "visit": "visit", "信件": "letter", "letter": "letter", "邮件": "email", "email": "email",
    "app": "app", "counter": "counter", "柜台": "counter",
}  # fmt: skip


def people_entries(sheet: Given) -> Iterator[Entry]:
    """Yield what a sheet says about the person, apart from debts."""
    yield from _person(sheet)
    yield from _incomes(sheet)
    yield from _expenses(sheet)
    yield from _assets(sheet)
    yield from _cause(sheet)
    yield from _approach(sheet)


def contact_entries(sheet: Given, loans: frozenset[str]) -> Iterator[Entry]:
    """Yield the calls, messages and visits of a sheet.

    Args:
        sheet: The whole sheet.
        loans: The ids of its debts; a contact about another one is kept without a loan.
    """
    for n, said in enumerate(sheet.each("contacts_log"), start=1):
        channel = str(said.peek("channel") or "other")
        entry = {
            "kind": "contact",
            "id": f"contact-{n}",
            "channel": _CHANNELS.get(channel, "other"),
        }
        if entry["channel"] == channel:
            said.take("channel")
        entry |= said.copied("direction", "duration_s", "answered", at="ts", text="gist",
                             counterpart_claims="claimed", counterpart_number="number",
                             to_whom="to")  # fmt: skip
        debt = said.text("debt_id")
        entry |= {"loan": debt} if debt in loans else {}
        if channel == "call_to_third_party":
            entry |= {"to_whom_relation": entry.get("to_whom") or "third party"}
        yield entry | _place(said) | said.rest()


def _person(sheet: Given) -> Iterator[Entry]:
    person = sheet.under("person")
    said = person.copied("name", "age", "city", "job", "marital", "dependants", "phone")
    if said:
        yield {"kind": "person", "id": "person"} | said | _place(person) | person.rest()


def _incomes(sheet: Given) -> Iterator[Entry]:
    for n, income in enumerate(sheet.each("income"), start=1):
        entry = {"kind": "income", "id": f"income-{n}"}
        entry |= income.copied(
            "name", "monthly", "proof", "months", "whose", "starts_on", "ends_on"
        )
        entry |= _stability(income)
        yield entry | _place(income) | income.rest()
    later = sheet.under("future_income")
    if later.take("net_monthly"):
        entry = {"kind": "income", "id": "income-later", "name": later.text("name") or "新工作"}
        entry |= later.copied(monthly="net_monthly", starts_on="start", proof="proof",
                              first_full_pay_on="first_full_pay")  # fmt: skip
        yield entry | _place(later) | later.rest()


def _stability(income: Given) -> Entry:
    """Return how far an income can be counted on, with the last day where one is said."""
    said = str(income.peek("stability") or "")
    if said in {"stable", "volatile", "one_off"}:
        return {"stability": income.text("stability")}
    until = _UNTIL.search(said)
    if until is None:
        return {}
    year, month, day = until.groups()
    last = calendar.monthrange(int(year), int(month))[1]
    return {"stability": "stable", "ends_on": f"{year}-{month}-{day or last}"}


def _expenses(sheet: Given) -> Iterator[Entry]:
    lists = (("essential_expenses", True), ("other_expenses", False))
    for key, essential in lists:
        for n, expense in enumerate(sheet.each(key), start=1):
            entry = {
                "kind": "expense",
                "id": f"{key.replace('_', '-')}-{n}",
                "essential": essential,
            }
            entry |= expense.copied("name", "monthly", "category", "starts_on", "ends_on")
            yield entry | _place(expense) | expense.rest()


def _assets(sheet: Given) -> Iterator[Entry]:
    cash = sheet.take("cash_on_hand")
    if cash is not None:
        source = {"source": {"how": "import", "locator": "cash_on_hand"}}
        yield {"kind": "asset", "id": "cash", "name": "手头的钱", "value": cash, "liquid": True,
               } | source  # fmt: skip
    for n, asset in enumerate(sheet.each("assets"), start=1):
        entry = {"kind": "asset", "id": f"asset-{n}"} | asset.copied("name", "liquid", "as_of")
        value = asset.take("value")
        if isinstance(value, str) and not _AMOUNT.fullmatch(value):
            entry |= {"value_said": value}
        elif value is not None:
            entry |= {"value": value}
        if "共有" in str(entry.get("name", "")):
            entry |= {"shared": True}
        yield entry | _place(asset) | asset.rest()


def _cause(sheet: Given) -> Iterator[Entry]:
    for n, cause in enumerate(sheet.each("cause"), start=1):
        entry = {"kind": "cause", "id": "cause" if n == 1 else f"cause-{n}"}
        entry |= cause.copied("type", "story", "proofs", "began_on", "ended_on")
        yield entry | _place(cause) | cause.rest()


def _approach(sheet: Given) -> Iterator[Entry]:
    for n, who in enumerate(sheet.each("intermediary"), start=1):
        entry = {"kind": "approach", "id": "approach" if n == 1 else f"approach-{n}"}
        entry |= who.copied("name", "signed_on", "promised", "acts", "status")
        fees = [
            f.copied("amount", "to", "note", at="date") | f.rest() for f in who.each("fees_paid")
        ]
        yield entry | {"fees": fees} | _place(who) | who.rest()


def _place(part: Given) -> Entry:
    return {"source": {"how": "import", "locator": part.where}}
