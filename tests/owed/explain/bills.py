"""Random loans, payment histories and readings, and the bills that they give."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.terms import (
    Base,
    CompoundTerms,
    FeeTerm,
    Item,
    LateFeeTerm,
    LoanTerms,
    Method,
    PenaltyTerms,
)
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.bill import BillLine, BillSums
from ashore.owed.explain.explanation import Explanation
from ashore.owed.explain.readings import Reading
from ashore.owed.explain.tables import Loan, repayment_tables
from ashore.owed.position import Paid
from ashore.owed.schedule import Instalment, Schedule, build_schedule
from tests.owed.explain import oracle

ON = dt.date(2026, 11, 24)
ALL_UNKNOWN = ("penalty", "compound", "day_count", "late_fees", "start")

COSTS_FIRST = ("interest", "running", "compound", "penalty", "late", "fee", "principal")
LATE_FIRST = ("late", "penalty", "compound", "fee", "interest", "running", "principal")
# The oracle's order, whether by item, and after how many days principal comes first.
ORDERS: dict[str, tuple[tuple[str, ...], bool, int | None]] = {
    "legal": (COSTS_FIRST, False, None),
    "legal/item": (COSTS_FIRST, True, None),
    "legal/long": (COSTS_FIRST, False, 90),
    "principal": (oracle.PRINCIPAL_FIRST, True, None),
    "charges": (LATE_FIRST, False, None),
    "charges/item": (LATE_FIRST, True, None),
}
COMPOUNDS = {
    "none": "none",
    "penalty": "penalty",
    "contract": "contract",
    "penalty+interest": "monthly",
}
RULES = ("half_up", "half_even", "down", "ceiling")
ROUNDINGS = tuple(f"{rule}/{each}" for each in ("line", "total", "day") for rule in RULES)
# Penalty and running interest as multiples of the contract rate, where 1.5 times are agreed.
TIMES = {
    "agreed": ("1.5", "0"),
    "none": ("0", "0"),
    "x1": ("1", "0"),
    "x1.3": ("1.3", "0"),
    "x2.5": ("2.5", "0"),
    "interest": ("0", "1"),
    "interest+agreed": ("1.5", "1"),
    "interest+extra": ("0.5", "1"),
}
TABLES: dict[str, dict[str, object]] = {
    "contract": {},
    "interest act/360": {"day_count": DayCount.ACT_360},
    "interest act/365": {"day_count": DayCount.ACT_365},
    "first by days": {"first_period": "days"},
    "interest down": {"rounding": Rounding.DOWN},
}


@dataclass(frozen=True)
class Synthetic:
    """A bill with the reading that it was made from, as the search would name its answers."""

    loan: Loan
    bill: BillSums
    answers: dict[str, str]

    def is_true(self, reading: Reading) -> bool:
        """Return whether a reading is the one that the bill was made from, or no other than it."""
        return all(self._same(key, reading[key].key, true) for key, true in self.answers.items())

    def _same(self, key: str, found: str, true: str) -> bool:
        if found == true or (key == "allocation" and found == "any"):
            return True
        # Without fees an instalment is its principal and interest.
        bases = {f"{base}{per}" for base in ("instalment", "principal+interest")
                 for per in ("", "/once", "/day")}  # fmt: skip
        if not self.loan.terms.fees and {found, true} <= bases:
            return found.partition("/")[2] == true.partition("/")[2]
        # Where no day of grace mattered, it makes no difference whether any was granted.
        return (key, found, true) == ("start", "after_due", "no_grace")

    def sums_under(self, rounding: str) -> dict[Item, int]:
        """Return what the contract's own table comes to, all answers but one as they are."""
        schedule = build_schedule(self.loan.terms, self.loan.disbursed_on)
        answers = self.answers | {"rounding": rounding}
        sums = bill_under(self.loan.terms, schedule, list(self.loan.payments), answers)
        return {_ITEMS[name]: amount for name, amount in sums.items()}

    def found_in(self, explanation: Explanation) -> bool:
        """Return whether the true reading is among those that give the bill."""
        readings = (one for match in explanation.matches for one in match.readings())
        return any(self.is_true(reading) for reading in readings)


def synthetic(seed: int, *, tidy: bool | None = None, known: bool = False) -> Synthetic:
    """Return a random bill.

    Args:
        seed: Chooses everything else.
        tidy: Whether every payment was whole and in time; chosen where it is not given.
        known: Whether the contract says everything and the bill follows it; otherwise everything
            about being late is unknown to the search.
    """
    pick = random.Random(seed)
    tidy = pick.random() < 0.75 if tidy is None else tidy
    terms = _terms(pick)
    started = ON - dt.timedelta(days=pick.randrange(60, 30 * (terms.periods or 0) + 200))
    answers = _contract_answers(pick, terms) if known else _answers(pick, terms)
    terms = _as_agreed(terms, answers) if known else terms
    changed = terms.model_copy(update=TABLES[answers["table"]])
    schedule = build_schedule(changed, started)
    late = sum(row.due_on < ON for row in schedule.rows)
    unpaid = pick.randint(1, min(late, 6)) if late else 0
    payments = [Paid(row.due_on, row.total) for row in schedule.rows[: late - unpaid]]
    if not tidy:
        payments = _untidy(pick, payments, schedule, late - unpaid)
    if answers["allocation"] == "legal/long" and not _long_overdue(terms, schedule, payments):
        answers["allocation"] = "legal"
    loan = Loan(terms, started, tuple(payments), started)
    if not known:
        # Another reading of the terms may give the same table so far, and is named first.
        dimension, tables = repayment_tables(loan, ON)
        same = [_due(table) == _due(schedule) for table in tables]
        answers["table"] = dimension.options[same.index(True)].key
    sums = bill_under(terms, schedule, payments, answers)
    return Synthetic(loan, bill_of(sums), answers)


def _due(schedule: Schedule) -> list[Instalment]:
    return [row for row in schedule.rows if row.due_on <= ON]


def _long_overdue(terms: LoanTerms, schedule: Schedule, payments: list[Paid]) -> bool:
    """Return whether a payment met a loan long overdue, as the contract is usually read."""
    usual = {"table": "contract", "day_count": "daily" if terms.daily_rate else "act/360",
             "start": "after_due", "rounding": "half_up/line", "base": "principal",
             "times": "agreed", "compound": "penalty", "allocation": "legal/long",
             "late_fee": terms.late_fees[0].base.value if terms.late_fees else "none"}  # fmt: skip
    bill = oracle_bill(terms, schedule, usual)
    for paid in payments:
        if bill.long_overdue(bill.charge_to(paid.on), paid.on):
            return True
        bill.pay(paid.on, paid.amount)
    return False


def _terms(pick: random.Random) -> LoanTerms:
    by_day = pick.random() < 0.15
    late_fee = pick.choice(
        [None, None, None, LateFeeTerm(rate=Fraction("0.0005")),
         LateFeeTerm(rate=Fraction("0.05"), per="once", base=Base.PRINCIPAL)]
    )  # fmt: skip
    amount = pick.randrange(1_000, 20_000)
    guarantee = FeeTerm(name="担保费", item=Item.GUARANTEE_FEE, amount=amount)
    return LoanTerms(
        method=Method.FLAT
        if by_day
        else pick.choice([Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL, Method.FLAT]),
        principal=pick.randrange(200_000, 6_000_000, 100),
        periods=pick.choice([6, 6, 9, 9, 12, 12, 24, 36]),
        annual_rate=None
        if by_day
        else Fraction(pick.choice(["0.072", "0.108", "0.15", "0.18", "0.2388", "0.24"])),
        daily_rate=Fraction(pick.choice(["0.0004", "0.0005", "0.00065"])) if by_day else None,
        fees=(guarantee,) if pick.random() < 0.4 else (),
        penalty=PenaltyTerms(multiplier=Fraction(3, 2)),
        compound=CompoundTerms(),
        late_fees=(late_fee,) if late_fee else (),
        grace_days=pick.choice([0, 0, 1, 3]),
        unknown=ALL_UNKNOWN,
    )


def _untidy(pick: random.Random, payments: list[Paid], schedule: Schedule, paid: int) -> list[Paid]:
    """Return payments made late, early or in part."""
    untidy = [
        Paid(p.on + dt.timedelta(days=pick.choice([0, 0, 0, -3, 2, 9, 20])), p.amount)
        for p in payments
    ]
    if paid < len(schedule.rows):
        row = schedule.rows[paid]
        part = row.total * pick.choice([1, 2, 3, 5, 7]) // 10
        untidy.append(Paid(row.due_on + dt.timedelta(days=pick.randrange(3, 110)), part))
    return sorted((p for p in untidy if p.on <= ON), key=lambda p: p.on)


def _answers(pick: random.Random, terms: LoanTerms) -> dict[str, str]:
    bases = ["principal", "principal+interest", "instalment"]
    late_fees = ["none"]
    if terms.late_fees:
        late_fees += bases
        if terms.late_fees[0].rate == Fraction("0.05"):
            late_fees += ["principal/day"] if terms.late_fees[0].per == "once" else []
    starts = ["after_due", "on_due", "day_later"]
    starts += ["after_grace"] if terms.grace_days > 1 else []
    starts += ["no_grace"] if terms.grace_days else []
    counts = ["act/360", "act/365", "30/360", "act/act"]
    tables = ["contract", "contract", "interest down"]
    if terms.method is not Method.FLAT:
        tables += list(TABLES)
    late_fee = pick.choice([one for one in late_fees if not one.endswith("/day")])
    return {
        "table": pick.choice(tables),
        "day_count": "daily" if terms.daily_rate else pick.choice(counts),
        "start": pick.choice(starts),
        "rounding": pick.choice(ROUNDINGS),
        "base": pick.choice([*bases, "outstanding"]),
        "times": pick.choice(list(TIMES)),
        "compound": pick.choice(list(COMPOUNDS)),
        "late_fee": late_fee,
        "allocation": pick.choice(list(ORDERS)),
    }


def _contract_answers(pick: random.Random, terms: LoanTerms) -> dict[str, str]:
    """Return answers that a contract can give."""
    return {
        "table": "contract",
        "day_count": "daily" if terms.daily_rate else pick.choice(["act/360", "act/365"]),
        "start": "after_due",
        "rounding": "half_up/line",
        "base": pick.choice(["principal", "principal+interest", "instalment", "outstanding"]),
        "times": "agreed",
        "compound": pick.choice(["none", "penalty", "contract"]),
        "late_fee": pick.choice(["principal", "instalment"]) if terms.late_fees else "none",
        "allocation": pick.choice(["legal", "legal/item", "legal/long", "charges"]),
    }


def _as_agreed(terms: LoanTerms, answers: dict[str, str]) -> LoanTerms:
    """Return terms that give all answers, with nothing unknown."""
    count = answers["day_count"]
    day_count = None if count == "daily" else DayCount(count)
    compound = None
    if answers["compound"] != "none":
        compound = CompoundTerms(rate=answers["compound"], day_count=day_count)
    order, by_item, limit = ORDERS[answers["allocation"]]
    items = {
        "interest": Item.INTEREST, "compound": Item.COMPOUND_INTEREST,
        "penalty": Item.PENALTY_INTEREST, "late": Item.LATE_FEE, "fee": Item.GUARANTEE_FEE,
        "principal": Item.PRINCIPAL,
    }  # fmt: skip
    answers["allocation"] = "agreed"
    return terms.model_copy(
        update={
            "penalty": PenaltyTerms(
                multiplier=Fraction(3, 2), base=Base(answers["base"]), day_count=day_count
            ),
            "compound": compound,
            "late_fees": tuple(
                fee.model_copy(update={"base": Base(answers["late_fee"])})
                for fee in terms.late_fees
            ),
            "allocation": tuple(items[name] for name in order if name != "running"),
            "allocation_across": "item_first" if by_item else "oldest_first",
            "principal_first_after_days": limit,
            "unknown": (),
        }
    )


def bill_under(
    terms: LoanTerms,
    schedule: Schedule,
    payments: list[Paid],
    answers: dict[str, str],
    on: dt.date = ON,
) -> dict[str, int]:
    """Return the sums that the oracle gives for one set of answers."""
    bill = oracle_bill(terms, schedule, answers)
    for paid in payments:
        bill.pay(paid.on, paid.amount)
    return bill.past_due(on)


def oracle_bill(terms: LoanTerms, schedule: Schedule, answers: dict[str, str]) -> oracle.Bill:
    """Return the oracle's bill before any payment."""
    parts = [
        oracle.Part(
            row.due_on, {"principal": row.principal, "interest": row.interest, "fee": row.fee}
        )
        for row in schedule.rows
    ]
    return oracle.Bill(parts, oracle_reading(terms, answers))


def oracle_reading(terms: LoanTerms, answers: dict[str, str]) -> oracle.Reading:
    """Return one set of answers in the oracle's own words."""
    rate = terms.daily_rate or terms.annual_rate or Fraction(0)
    penalty, running = (rate * Fraction(times) for times in TIMES[answers["times"]])
    rule, each = answers["rounding"].split("/")
    order, by_item, limit = _order(terms, answers["allocation"])
    grace = 0 if answers["start"] == "no_grace" else terms.grace_days
    shifts = {"on_due": -1, "day_later": 1, "after_grace": terms.grace_days}
    fee = terms.late_fees[0] if terms.late_fees and answers["late_fee"] != "none" else None
    late_base, _, per = answers["late_fee"].partition("/")
    return oracle.Reading(
        day_count=answers["day_count"],
        shift=shifts.get(answers["start"], 0),
        rounding=rule,
        each=each,
        base=answers["base"],
        penalty_rate=penalty,
        running_rate=running,
        daily_rate=terms.daily_rate is not None,
        compound=COMPOUNDS[answers["compound"]],
        contract_rate=rate,
        late_rate=(fee.rate if fee else None) or Fraction(0),
        late_base=late_base,
        late_once=bool(fee and (per or fee.per) == "once"),
        order=order,
        by_item=by_item,
        principal_first_after=limit,
        grace=grace,
    )


def _order(terms: LoanTerms, key: str) -> tuple[tuple[str, ...], bool, int | None]:
    if key == "any":
        key = "legal"
    if key != "agreed":
        return ORDERS[key]
    names = {
        Item.INTEREST: "interest", Item.COMPOUND_INTEREST: "compound",
        Item.PENALTY_INTEREST: "penalty", Item.LATE_FEE: "late", Item.GUARANTEE_FEE: "fee",
        Item.PRINCIPAL: "principal",
    }  # fmt: skip
    order = [names[item] for item in terms.allocation or ()]
    order.insert(order.index("interest") + 1, "running")
    by_item = terms.allocation_across == "item_first"
    return tuple(order), by_item, terms.principal_first_after_days


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
