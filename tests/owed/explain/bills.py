"""Random loans, payment histories and readings, and the bills that they give."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.terms import (
    CompoundTerms,
    FeeTerm,
    Item,
    LateFeeTerm,
    LoanTerms,
    Method,
    PenaltyTerms,
)
from ashore.owed.bill import BillLine, BillSums
from ashore.owed.explain.search import Loan
from ashore.owed.position import Paid
from ashore.owed.schedule import Schedule, build_schedule
from tests.owed.explain import oracle

ON = dt.date(2026, 11, 24)

COSTS_FIRST = ("interest", "compound", "penalty", "late", "fee", "principal")
LATE_FIRST = ("late", "penalty", "compound", "fee", "interest", "principal")
PRINCIPAL_FIRST = ("principal", "interest", "compound", "penalty", "fee", "late")
ORDERS = {
    "legal": (COSTS_FIRST, False),
    "legal/item": (COSTS_FIRST, True),
    "principal": (PRINCIPAL_FIRST, True),
    "charges": (LATE_FIRST, False),
    "charges/item": (LATE_FIRST, True),
}
COMPOUNDS = {
    "none": "none",
    "penalty": "penalty",
    "contract": "contract",
    "penalty+interest": "monthly",
}
ROUNDINGS = (
    *(f"{rule}/line" for rule in ("half_up", "half_even", "down", "ceiling")),
    *(f"{rule}/{each}" for each in ("day", "total") for rule in ("half_up", "down")),
)


@dataclass(frozen=True)
class Synthetic:
    """A bill with the reading that it was made from, as the search would name its answers."""

    loan: Loan
    bill: BillSums
    answers: dict[str, str]


def synthetic(seed: int, *, clean: bool | None = None) -> Synthetic:
    """Return a random bill; everything about being late is unknown to the search."""
    pick = random.Random(seed)
    rate = Fraction(pick.choice(["0.072", "0.108", "0.15", "0.18", "0.2388", "0.24"]))
    has_late_fee, periods = pick.random() < 0.4, pick.choice([6, 9, 12, 24, 36])
    terms = LoanTerms(
        method=pick.choice([Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL, Method.FLAT]),
        principal=pick.randrange(200_000, 6_000_000, 100),
        periods=periods,
        annual_rate=rate,
        fees=(
            FeeTerm(name="担保费", item=Item.GUARANTEE_FEE, amount=pick.randrange(1_000, 20_000)),
        )
        if pick.random() < 0.4
        else (),
        penalty=PenaltyTerms(multiplier=Fraction(3, 2)),
        compound=CompoundTerms(),
        late_fees=(LateFeeTerm(rate=Fraction("0.0005")),) if has_late_fee else (),
        grace_days=pick.choice([0, 0, 1, 3]),
        unknown=("penalty", "compound", "day_count", "late_fees", "start"),
    )
    started = dt.date(2026, 11, 24) - dt.timedelta(days=pick.randrange(60, 30 * periods + 200))
    schedule = build_schedule(terms, started)
    late = sum(row.due_on < ON for row in schedule.rows)
    unpaid = pick.randint(1, min(late, 6)) if late else 0
    payments = [Paid(row.due_on, row.total) for row in schedule.rows[: late - unpaid]]
    if not (clean if clean is not None else pick.random() < 0.6):
        payments = _untidy(pick, payments, schedule, late - unpaid)
    answers = _answers(pick, has_late_fee=has_late_fee, grace=terms.grace_days)
    sums = bill_under(terms, schedule, payments, answers)
    loan = Loan(terms, started, tuple(payments), started)
    return Synthetic(loan, bill_of(sums), answers)


def _untidy(pick: random.Random, payments: list[Paid], schedule: Schedule, paid: int) -> list[Paid]:
    """Return payments made late or in part."""
    untidy = [
        Paid(p.on + dt.timedelta(days=pick.choice([0, 0, 0, 2, 9, 20])), p.amount) for p in payments
    ]
    if paid < len(schedule.rows):
        row = schedule.rows[paid]
        part = row.total * pick.choice([2, 3, 5, 7]) // 10
        untidy.append(Paid(row.due_on + dt.timedelta(days=pick.randrange(3, 40)), part))
    return sorted((p for p in untidy if p.on <= ON), key=lambda p: p.on)


def _answers(pick: random.Random, *, has_late_fee: bool, grace: int) -> dict[str, str]:
    starts = ["after_due", "on_due", "day_later"] + (["after_grace"] if grace > 1 else [])
    return {
        "day_count": pick.choice(["act/360", "act/365", "30/360", "act/act"]),
        "start": pick.choice(starts),
        "rounding": pick.choice(ROUNDINGS),
        "base": pick.choice(["principal", "principal+interest", "instalment", "outstanding"]),
        "times": pick.choice(["agreed", "x1", "x1.3", "x2.5"]),
        "compound": pick.choice(list(COMPOUNDS)),
        "late_fee": pick.choice(["instalment", "principal", "principal+interest"])
        if has_late_fee
        else "none",
        "allocation": pick.choice(list(ORDERS)),
    }  # fmt: skip


def bill_under(
    terms: LoanTerms, schedule: Schedule, payments: list[Paid], answers: dict[str, str]
) -> dict[str, int]:
    """Return the sums that the oracle gives for one set of answers."""
    rate = terms.annual_rate or Fraction(0)
    times = {"agreed": "1.5", "none": "0"}.get(answers["times"], answers["times"][1:])
    rule, each = answers["rounding"].split("/")
    order, by_item = ORDERS[answers["allocation"]]
    late_fee = terms.late_fees[0].rate if terms.late_fees else None
    reading = oracle.Reading(
        day_count=answers["day_count"],
        shift={"after_due": 0, "on_due": -1, "day_later": 1, "after_grace": terms.grace_days}[
            answers["start"]
        ],
        rounding=rule,
        each=each,
        base=answers["base"],
        penalty_rate=rate * Fraction(times),
        compound=COMPOUNDS[answers["compound"]],
        contract_rate=rate,
        late_rate=late_fee or Fraction(0),
        late_base=answers["late_fee"],
        order=order,
        by_item=by_item,
        grace=terms.grace_days,
    )
    parts = [
        oracle.Part(
            row.due_on, {"principal": row.principal, "interest": row.interest, "fee": row.fee}
        )
        for row in schedule.rows
    ]
    bill = oracle.Bill(parts, reading)
    for paid in payments:
        bill.pay(paid.on, paid.amount)
    return bill.past_due(ON)


_ITEMS = {
    "principal": Item.PRINCIPAL,
    "interest": Item.INTEREST,
    "fee": Item.GUARANTEE_FEE,
    "penalty": Item.PENALTY_INTEREST,
    "compound": Item.COMPOUND_INTEREST,
    "late": Item.LATE_FEE,
}


def bill_of(sums: dict[str, int], *more: BillLine) -> BillSums:
    """Return a bill that shows some sums, and more lines beside them."""
    lines = tuple(
        BillLine(name, _ITEMS[name], amount, None) for name, amount in sums.items() if amount
    )
    return BillSums(lines + more, sum(line.amount for line in lines + more))
