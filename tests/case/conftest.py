"""A small case that the tests of this folder start from."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ashore.case.exchange import case_from_json
from ashore.case.ledger import Ledger

RECORDED = "2026-11-24T10:00:00+08:00"


@pytest.fixture
def plain() -> dict[str, Any]:
    """Return a JSON case with a loan, its payout, a payment and a bill, and no chain."""
    return {
        "schema": "ashore-case/1",
        "case_id": "case-1",
        "title": "忘记还款",
        "entries": [
            {
                "kind": "loan",
                "id": "loan-1",
                "recorded_at": RECORDED,
                "product": "小星借",
                "terms": {
                    "method": "equal_instalment",
                    "principal": "12000.00",
                    "annual_rate": "0.108",
                    "periods": 12,
                },
                "parties": {"platform": "甲平台", "funder": "乙银行"},
            },
            {
                "kind": "disbursement",
                "id": "payout-1",
                "recorded_at": RECORDED,
                "loan": "loan-1",
                "on": "2026-03-20",
                "gross": "12000.00",
                "deductions": [{"name": "会员费", "amount": "299"}],
            },
            {
                "kind": "payment",
                "id": "payment-1",
                "recorded_at": RECORDED,
                "loan": "loan-1",
                "on": "2026-04-20",
                "amount": "1059.46",
            },
            {
                "kind": "bill",
                "id": "bill-1",
                "recorded_at": RECORDED,
                "loan": "loan-1",
                "captured_at": "2026-11-24",
                "items": [{"name": "应还本金", "amount": "1013.04"}],
                "total_shown": "1013.04",
            },
        ],
    }


@pytest.fixture
def small(plain: dict[str, Any]) -> Ledger:
    """Return the ledger of the small case."""
    return case_from_json(json.dumps(plain))
