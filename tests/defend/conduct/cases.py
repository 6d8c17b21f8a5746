"""Small cases for tests: a loan that 驼峰 collects, a card, and contacts."""

from __future__ import annotations

from typing import Any

from ashore.case.canonical import canonical_bytes
from ashore.case.exchange import case_from_json
from ashore.case.replay import Case, replay

_RECORDED = {"recorded_at": "2026-11-24T09:00:00+08:00"}


def case_of(*entries: dict[str, Any]) -> Case:
    """Return the case that some entries make."""
    whole = {
        "schema": "ashore-case/1",
        "case_id": "c",
        "entries": [_RECORDED | entry for entry in entries],
    }
    return replay(case_from_json(canonical_bytes(whole)))


def contact(name: str, at: str, **more: Any) -> dict[str, Any]:
    """Return an answered call of 驼峰 to the borrower unless told."""
    return {
        "kind": "contact",
        "id": name,
        "at": at,
        "channel": "call",
        "counterpart_number": "13800006602",
        "counterpart_claims": "驼峰",
        "duration_s": 60,
    } | more


def loan(**more: Any) -> dict[str, Any]:
    """Return a loan of 12 equal instalments; what is no field of a loan is one of its terms."""
    fields = {"id": "loan-1", "signed_on": "2026-01-05", "lender_type": "unknown"}
    own = {name: more.pop(name) for name in fields if name in more}
    terms = {
        "method": "equal_instalment",
        "principal": "10000.00",
        "annual_rate": "0.18",
        "periods": 12,
        "first_due_on": "2026-02-05",
    } | more
    return (
        {
            "kind": "loan",
            "product": "驼峰钱包",
            "parties": {"platform": "驼峰", "current_creditor": "驼峰"},
            "terms": terms,
        }
        | fields
        | own
    )


def card(**more: Any) -> dict[str, Any]:
    """Return a credit card of a bank that 驼峰 collects for."""
    terms = {"method": "card", "principal": "10000.00", "daily_rate": "0.0005"} | more
    return {
        "kind": "loan",
        "id": "card",
        "product": "信用卡",
        "lender_type": "bank",
        "parties": {"current_creditor": "驼峰"},
        "terms": terms,
    }
