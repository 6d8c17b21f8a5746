"""Payments for the tests of spending."""

from __future__ import annotations

from typing import Any

from ashore.case.entries_people import Transaction
from tests.recover.cases import RECORDED


def paid(name: str, on: str, yuan: str, counterpart: str = "", **facts: Any) -> Transaction:
    """Return money that went out, or came in where the sum is below zero."""
    amount = yuan.removeprefix("-") if yuan.startswith("-") else f"-{yuan}"
    return Transaction.model_validate(
        {
            "id": name,
            "recorded_at": RECORDED,
            "on": on,
            "amount": amount,
            "counterpart": counterpart or None,
            **facts,
        }
    )
