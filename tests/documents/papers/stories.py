"""Small cases for papers: complete ones, sparse ones, and ones whose records disagree."""

from __future__ import annotations

from typing import Any

from ashore.case.replay import Case
from tests.documents.page import case_of

Entry = dict[str, Any]

DIGEST = "ab" * 32
MB = 1024 * 1024


def person(**more: Any) -> Entry:
    return {"kind": "person", "id": "me", "name": "许安", "phone": "13900001111"} | more


def party(name: str, **more: Any) -> Entry:
    return {"kind": "party", "id": f"party-{name}", "name": name} | more


def evidence(key: str, *about: str, **more: Any) -> Entry:
    sealed = {"blob": DIGEST, "media_type": "image/png", "size": 200_000, "about": list(about)}
    return {"kind": "evidence", "id": f"ev-{key}", "name": f"{key}.png"} | sealed | more


def online_loan(lender: str = "bank", **more: Any) -> Entry:
    """Return a loan that an app made: 6000 yuan in six parts of 1000 and interest."""
    terms = {
        "method": "equal_principal",
        "principal": "6000.00",
        "annual_rate": "0.12",
        "periods": 6,
        "first_due_on": "2026-08-10",
        "penalty": {"multiplier": "1.5"},
    }
    parties = {
        "platform": "驿路科技有限公司",
        "funder": "临江银行",
        "guarantor": "安稳融资担保有限公司",
    }
    said = {"kind": "loan", "id": "L1", "product": "驿路借", "signed_on": "2026-07-10"}
    loan = said | {"contract_no": "YL-0710", "parties": parties, "lender_type": lender}
    return loan | {"terms": terms | more.pop("terms", {})} | more


def paid_out(**more: Any) -> Entry:
    entry = {"kind": "disbursement", "id": "out", "loan": "L1", "on": "2026-07-10"}
    return entry | {"gross": "6000.00", "own_account": True} | more


def bill(*items: tuple[str, str], total: str | None = None, **more: Any) -> Entry:
    lines = [{"name": name, "amount": amount} for name, amount in items]
    entry = {"kind": "bill", "id": "B1", "loan": "L1", "captured_at": "2026-11-24T09:00+08:00"}
    return entry | {"items": lines, "total_shown": total} | more


def contact(name: str, at: str, **more: Any) -> Entry:
    """Return a call that the person took, of somebody who says to be 驿路."""
    entry = {
        "kind": "contact",
        "id": name,
        "loan": "L1",
        "at": f"{at}+08:00",
        "channel": "call",
        "counterpart_number": "13800006602",
        "counterpart_claims": "驿路贷后",
        "duration_s": 60,
        "answered": True,
    }
    return entry | more


def missed(name: str, at: str, **more: Any) -> Entry:
    return contact(name, at, duration_s=None, answered=False) | more


def sms(name: str, at: str, text: str, **more: Any) -> Entry:
    said = {"channel": "sms", "duration_s": None, "answered": None, "text": text}
    return contact(name, at, **said) | more


def to_mother(name: str, at: str, **more: Any) -> Entry:
    whom = {"to_whom": "母亲", "to_whom_relation": "母亲", "text": "说我欠款，让家里想办法"}
    seen = {"observed": ["debt-disclosed", "payment-demanded"]}
    return contact(name, at, **(whom | seen)) | more


def complaint(name: str, to: str, about: str, filed_on: str, **more: Any) -> Entry:
    entry = {"kind": "complaint", "id": name, "loan": "L1", "to": to, "about": about}
    return entry | {"filed_on": filed_on} | more


PERSON_AND_LOAN = (
    person(),
    party("临江银行", full_name="临江银行股份有限公司", type="bank"),
    online_loan(),
    paid_out(),
    evidence("contract", "L1", "out", media_type="application/pdf"),
)
"""Everything that the head of a letter needs, shown by a sealed contract."""

HARASSED = (
    contact("c1", "2026-11-16T22:41", text="问今天能还多少"),
    to_mother("c2", "2026-11-17T10:05"),
    *(contact(f"d{n}", f"2026-11-18T{9 + n:02d}:10") for n in range(4)),
    evidence("calls", "c1", "c2", "d0", "d1", "d2", "d3"),
)
"""Calls at night, to the mother, and four in a day, shown by the telephone's own record."""

THREATENED = (
    sms("t1", "2026-11-19T20:15", "再不还钱就打断你的腿", counterpart_number="13700002222"),
    contact("t2", "2026-11-20T15:30", channel="visit", persons=3, observed=["followed-or-blocked"])
    | {"duration_s": None, "answered": None, "text": "在小区门口拦住我不让走"},
    evidence("threat", "t1"),
)

LENDER_WAS_SILENT = complaint(
    "F1", "临江银行", "催收电话太多、联系家人", "2026-11-01", receipt_no="LJ-1101"
)
"""A complaint to the lender that was due by 2026-11-16 and has no answer."""


def known(*entries: Entry) -> Case:
    """Return a case with a person and a loan that papers show, and some entries more."""
    return case_of(*PERSON_AND_LOAN, *entries)


def small_loan() -> tuple[Entry, ...]:
    """Return a person and a loan of a small-loan company with a known address."""
    parties = {"platform": "快渡科技有限公司", "funder": "青浦小额贷款有限公司"}
    return (
        person(),
        party("青浦小额贷款有限公司", type="small_loan", address="云山市青浦区一号"),
        online_loan("small_loan", parties=parties, product="快渡借"),
        paid_out(),
    )


def bare_loan(lender: str = "unknown", **more: Any) -> tuple[Entry, ...]:
    """Return a loan of which little is known, and no person."""
    parties = more.pop("parties", {"platform": "某某借"})
    return (online_loan(lender, parties=parties, contract_no=None, signed_on=None, **more),)
