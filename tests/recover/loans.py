"""Small loans for the tests of the way back."""

from __future__ import annotations

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Disbursement, Loan, Payment
from tests.recover.cases import RECORDED


def loan(name: str, principal: str, periods: int, paid_out_on: str) -> tuple[AnyEntry, ...]:
    """Return a loan of equal principal at 12 % a year, paid out on a day, due a month after."""
    terms = {
        "principal": principal,
        "annual_rate": "0.12",
        "method": "equal_principal",
        "periods": periods,
        "penalty_rate_daily": "0.0005",
    }
    return (
        Loan.model_validate(
            {"id": name, "recorded_at": RECORDED, "product": f"借款 {name}", "terms": terms}
        ),
        Disbursement.model_validate(
            {
                "id": f"{name}-d",
                "recorded_at": RECORDED,
                "loan": name,
                "on": paid_out_on,
                "gross": principal,
                "net_received": principal,
            }
        ),
    )


def payment(name: str, on: str, amount: str) -> AnyEntry:
    """Return money paid on a loan."""
    return Payment.model_validate(
        {
            "id": f"{name}-{on}",
            "recorded_at": RECORDED,
            "loan": name,
            "on": on,
            "amount": amount,
        }
    )
