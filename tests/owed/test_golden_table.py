"""One loan of 12 000 yuan over 12 months in seven ways, and what each of them really costs."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from ashore.case.terms import FeeTerm, Item, LoanTerms, Method
from ashore.money.rates import effective_from_monthly, irr, nominal_from_monthly
from ashore.owed.schedule import Schedule, build_schedule

LENT = 1_200_000
GUARANTEE = FeeTerm(name="担保费", item=Item.GUARANTEE_FEE, amount=9_600)


def table(method: Method, **terms: Any) -> Schedule:
    given = LoanTerms(method=method, principal=LENT, periods=12, **terms)
    return build_schedule(given, dt.date(2026, 1, 10))


def yearly(received: int, paid: list[int]) -> tuple[float, float]:
    """Return the monthly rate of return times twelve, and compounded, in per cent."""
    month = irr([received, *(-sum_ for sum_ in paid)]).rate
    nominal, effective = nominal_from_monthly(month), effective_from_monthly(month)
    return round(nominal * 100, 2), round(effective * 100, 2)


@pytest.mark.parametrize(
    ("method", "terms", "deducted", "first", "last", "cost", "twelvefold", "effective"),
    [
        pytest.param(
            Method.EQUAL_INSTALMENT,
            {"annual_rate": Fraction("0.12")},
            0, 106_619, 106_614, 79_423, 12.00, 12.68,
            id="等额本息",
        ),
        pytest.param(
            Method.EQUAL_PRINCIPAL,
            {"annual_rate": Fraction("0.12")},
            0, 112_000, 101_000, 78_000, 12.00, 12.68,
            id="等额本金",
        ),
        pytest.param(
            Method.INTEREST_ONLY,
            {"annual_rate": Fraction("0.12")},
            0, 12_000, 1_212_000, 144_000, 12.00, 12.68,
            id="先息后本",
        ),
        pytest.param(
            Method.FLAT,
            {"flat_monthly_rate": Fraction("0.01")},
            0, 112_000, 112_000, 144_000, 21.46, 23.70,
            id="等本等息",
        ),
        pytest.param(
            Method.FLAT,
            {"flat_monthly_rate": Fraction("0.006")},
            0, 107_200, 107_200, 86_400, 13.03, 13.84,
            id="信用卡分期",
        ),
        pytest.param(
            Method.EQUAL_INSTALMENT,
            {"annual_rate": Fraction("0.085"), "fees": (GUARANTEE,)},
            0, 114_264, 114_261, 171_165, 25.36, 28.53,
            id="加担保费",
        ),
        pytest.param(
            Method.EQUAL_INSTALMENT,
            {"annual_rate": Fraction("0.085"), "fees": (GUARANTEE,)},
            60_000, 114_264, 114_261, 171_165, 35.54, 41.94,
            id="再先扣会员费",
        ),
    ],
)  # fmt: skip
def test_the_same_loan_in_seven_ways(
    method: Method,
    terms: dict[str, Any],
    deducted: int,
    first: int,
    last: int,
    cost: int,
    twelvefold: float,
    effective: float,
) -> None:
    loan = table(method, **terms)
    assert (loan.rows[0].total, loan.rows[-1].total) == (first, last)
    assert loan.interest + loan.fees == cost
    assert yearly(LENT - deducted, [row.total for row in loan.rows]) == (twelvefold, effective)


@pytest.mark.parametrize(("waived", "twelvefold"), [(True, 15.10), (False, 29.20)])
def test_settling_a_flat_loan_in_the_sixth_month(waived: bool, twelvefold: float) -> None:
    loan = table(Method.FLAT, flat_monthly_rate=Fraction("0.01"))
    rest = sum(row.interest for row in loan.rows[6:])
    assert (loan.rows[5].balance, rest) == (600_000, 72_000)
    closing = loan.rows[5].total + loan.rows[5].balance + (0 if waived else rest)
    paid = [row.total for row in loan.rows[:5]] + [closing]
    assert yearly(LENT, paid)[0] == twelvefold
