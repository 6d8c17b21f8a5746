"""Small households with a loan that is late, for the tests of talks with creditors."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Agreement, Approach, Contact, Offer, Promise, Request
from ashore.case.entries_loans import Disbursement, Loan, Party, Payment
from ashore.case.entries_people import Asset, Expense, Income
from ashore.case.entry import EntryBase
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.law.book import LawBook

E = TypeVar("E", bound=EntryBase)

ON = dt.date(2026, 11, 24)
RECORDED = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
BOOK = LawBook.standard()
LENDER = "槐溪村镇银行"


def household(income: str = "6000", living: str = "4000", cash: str = "1500") -> list[AnyEntry]:
    """Return the months of a household."""
    return [
        _made(Income, id="inc", name="工资", monthly=income, stability="stable", pay_day=10),
        _made(Expense, id="exp", name="生活", monthly=living),
        _made(Asset, id="cash", name="现金", value=cash, as_of=ON, liquid=True),
    ]


def loan(name: str = "l-1", *, lent_on: str = "2026-03-05", **facts: Any) -> list[AnyEntry]:
    """Return a loan of 12,000 yuan over twelve months, due from the month after on."""
    terms = {
        "principal": "12000",
        "annual_rate": "0.12",
        "method": "equal_principal",
        "periods": 12,
        "penalty": {"daily_rate": "0.0005", "base": "principal", "day_count": "act/360"},
    }
    said = {"product": f"借款 {name}", "terms": terms, "parties": {"funder": LENDER}} | facts
    return [
        _made(Loan, id=name, **said),
        _made(Disbursement, id=f"{name}-d", loan=name, on=lent_on, gross="12000"),
    ]


def party(name: str, *phones: str, **facts: Any) -> AnyEntry:
    """Return a company with its recorded numbers."""
    return _made(Party, id=f"p-{name}", name=name, phones=phones, **facts)


def contact(name: str, day: str, **facts: Any) -> AnyEntry:
    """Return a call that the person made at ten on a day."""
    said = {"channel": "call", "direction": "out", "loan": "l-1"} | facts
    return _made(Contact, id=name, at=f"{day}T10:00:00+08:00", **said)


def request(name: str, made_on: str, **facts: Any) -> AnyEntry:
    """Return something asked for."""
    return _made(Request, id=name, **({"loan": "l-1", "made_on": made_on, "what": "延期"} | facts))


def offer(name: str, **facts: Any) -> AnyEntry:
    """Return an offer of the lender's."""
    return _made(Offer, id=name, **({"loan": "l-1", "by": LENDER, "made_on": "2026-11-20"} | facts))


def promise(name: str, what: str, **facts: Any) -> AnyEntry:
    """Return something that the lender promised."""
    said = {"loan": "l-1", "by": LENDER, "what": what, "made_on": "2026-11-20"} | facts
    return _made(Promise, id=name, **said)


def agreement(name: str, signed_on: str, **facts: Any) -> AnyEntry:
    """Return an agreement of twelve payments of a thousand yuan."""
    said = {
        "total": "12000",
        "periods": 12,
        "monthly": "1000",
        "first_due_on": "2026-12-20",
    } | facts
    return _made(Agreement, id=name, loan="l-1", signed_on=signed_on, **said)


def approach(**facts: Any) -> Approach:
    """Return an intermediary."""
    return _made(Approach, **({"id": "ap", "name": "债务管家"} | facts))


def payment(name: str, on: str, amount: str) -> AnyEntry:
    """Return money paid on the loan."""
    return _made(Payment, id=name, loan="l-1", on=on, amount=amount)


def case_of(*entries: AnyEntry | list[AnyEntry]) -> Case:
    """Return the case of some entries."""
    return replay(ledger_of(*entries))


def ledger_of(*entries: AnyEntry | list[AnyEntry]) -> Ledger:
    """Return the ledger of some entries."""
    flat = [e for one in entries for e in (one if isinstance(one, list) else [one])]
    return Ledger.begin("talks").append(*flat)


def _made(kind: type[E], **values: Any) -> E:
    return kind.model_validate({"recorded_at": RECORDED, **values})
