"""A second, plain way to compute a bill under one reading, sharing nothing with the search.

One loan, one reading, exact fractions, one day at a time where that is simplest. It is slow and
obvious on purpose: the search is right when both agree.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

ONE_DAY = dt.timedelta(days=1)
CHARGES = ("penalty", "compound", "late", "running")
PRINCIPAL_FIRST = ("principal", "interest", "running", "compound", "penalty", "fee", "late")


@dataclass
class Part:
    """One instalment while it is being paid."""

    due: dt.date
    owed: dict[str, int]
    charged: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CHARGES, 0))
    exact: dict[str, Fraction] = field(default_factory=dict)
    daily: dict[str, int] = field(default_factory=dict)
    since: dt.date | None = None
    capital: int = 0
    fined: bool = False

    def open(self) -> int:
        return sum(self.owed.values()) + sum(self.charged.values())


@dataclass
class Reading:
    """One reading, in words of its own."""

    day_count: str = "act/360"
    shift: int = 0
    rounding: str = "half_up"
    each: str = "line"
    base: str = "principal"
    penalty_rate: Fraction = Fraction(0)
    running_rate: Fraction = Fraction(0)
    daily_rate: bool = False
    compound: str = "none"
    contract_rate: Fraction = Fraction(0)
    late_rate: Fraction = Fraction(0)
    late_base: str = "instalment"
    late_once: bool = False
    order: tuple[str, ...] = (
        "interest", "running", "compound", "penalty", "late", "fee", "principal"
    )  # fmt: skip
    by_item: bool = False
    principal_first_after: int | None = None
    grace: int = 0


def rounded(exact: Fraction, rule: str) -> int:
    whole = exact.numerator // exact.denominator
    rest = exact - whole
    if rule == "down" or not rest:
        return whole
    if rule == "ceiling":
        return whole + 1
    if rest == Fraction(1, 2):
        return whole + (1 if rule == "half_up" else whole % 2)
    return whole + (rest > Fraction(1, 2))


def share(start: dt.date, end: dt.date, reading: Reading) -> tuple[Fraction, int]:
    """Return the share of a year, or the days at a daily rate, and the days it is made of."""
    if end <= start:
        return Fraction(0), 0
    days = (end - start).days
    if reading.daily_rate:
        return Fraction(days), days
    if reading.day_count == "30/360":
        months = (end.year - start.year) * 12 + end.month - start.month
        counted = months * 30 + min(end.day, 30) - min(start.day, 30)
        return Fraction(counted, 360), counted
    if reading.day_count == "act/act":
        total, day = Fraction(0), start
        while day < end:
            total += Fraction(1, 366 if calendar.isleap(day.year) else 365)
            day += ONE_DAY
        return total, days
    return Fraction(days, int(reading.day_count[4:])), days


def anniversaries(due: dt.date, start: dt.date, end: dt.date) -> list[dt.date]:
    """Return the monthly days after a due day that lie between two days, both excluded."""
    found: list[dt.date] = []
    for n in range(400):
        year, month = divmod(due.year * 12 + due.month - 1 + n, 12)
        day = dt.date(year, month + 1, min(due.day, calendar.monthrange(year, month + 1)[1]))
        if day >= end:
            return found
        if day > start:
            found.append(day)
    return found


class Bill:
    """Replays the payments and gives the sums that a lender with this reading would show."""

    def __init__(self, parts: list[Part], reading: Reading) -> None:
        self.parts, self.reading = parts, reading
        self.paid_on: dt.date | None = None
        self.order = reading.order

    def pay(self, day: dt.date, amount: int) -> None:
        due = self.charge_to(day)
        for part in due:
            if (day - part.due).days > self.reading.grace:
                self.post(part)
        if self.paid_on != day:
            self.order = PRINCIPAL_FIRST if self.long_overdue(due, day) else self.reading.order
        self.paid_on = day
        left = self.spread(amount, due, self.order, by_item=self.reading.by_item)
        for part in due:
            if (day - part.due).days <= self.reading.grace and not part.open():
                part.exact, part.daily = {}, {}
            part.capital = min(part.capital, part.charged["penalty"] + part.charged["compound"])
        to_come = [part for part in self.parts if part.due > day]
        self.spread(left, to_come, self.reading.order, by_item=False)

    def long_overdue(self, due: list[Part], day: dt.date) -> bool:
        limit = self.reading.principal_first_after
        return limit is not None and any((day - p.due).days > limit and p.open() for p in due)

    def spread(
        self, amount: int, parts: list[Part], order: tuple[str, ...], *, by_item: bool
    ) -> int:
        places = [(part, item) for part in parts for item in order]
        if by_item:
            places = [(part, item) for item in order for part in parts]
        for part, item in places:
            bucket = part.charged if item in part.charged else part.owed
            taken = min(amount, bucket.get(item, 0))
            if taken:
                bucket[item] -= taken
                amount -= taken
        return amount

    def charge_to(self, day: dt.date) -> list[Part]:
        earlier_open, due = 0, []
        for part in self.parts:
            if part.due > day:
                break
            if not part.open():
                continue
            start = part.since or part.due
            months = []
            if self.reading.compound == "monthly":
                months = anniversaries(part.due, start, day)
            # A day's charge is made fen by its own year's length.
            years = [dt.date(year, 1, 1) for year in range(start.year + 1, day.year + 1)]
            stops = months + [day] + (years if self.reading.each == "day" else [])
            for stop in sorted(stops):
                if stop > start:
                    self.run(part, start, stop, earlier_open)
                    start = stop
                    if stop in months:
                        part.capital = (
                            part.charged["penalty"]
                            + part.charged["compound"]
                            + self.fen(part, "penalty")
                            + self.fen(part, "compound")
                        )
            if (day - part.due).days > self.reading.grace and not part.fined:
                part.fined = True
                if self.reading.late_once:
                    fine = self.late_base(part, earlier_open) * self.reading.late_rate
                    part.charged["late"] += rounded(fine, self.reading.rounding)
            part.since = max(day, part.since or part.due)
            earlier_open += part.open()
            due.append(part)
        return due

    def run(self, part: Part, start: dt.date, stop: dt.date, earlier_open: int) -> None:
        reading = self.reading
        first = part.due + reading.shift * ONE_DAY
        begin = first if start == part.due else max(start, first)
        year, days = share(begin, stop, reading)
        penalty = self.base(part, reading.base, earlier_open) * reading.penalty_rate
        self.add(part, "penalty", penalty, year, days)
        self.add(part, "running", part.owed["principal"] * reading.running_rate, year, days)
        interest = part.owed["interest"]
        if reading.compound == "penalty":
            self.add(part, "compound", interest * reading.penalty_rate, year, days)
        if reading.compound == "contract":
            self.add(part, "compound", interest * reading.contract_rate, year, days)
        if reading.compound == "monthly":
            self.add(part, "compound", (interest + part.capital) * reading.penalty_rate, year, days)
        if not reading.late_once:
            plain = max((stop - begin).days, 0)
            late = self.late_base(part, earlier_open) * reading.late_rate
            self.add(part, "late", late, Fraction(plain), plain)

    def base(self, part: Part, name: str, earlier_open: int) -> int:
        if name == "principal":
            return part.owed["principal"]
        if name == "interest":
            return part.owed["interest"]
        if name == "principal+interest":
            return part.owed["principal"] + part.owed["interest"]
        if name == "instalment":
            return sum(part.owed.values())
        return 0 if earlier_open else sum(other.owed["principal"] for other in self.parts)

    def late_base(self, part: Part, earlier_open: int) -> int:
        return self.base(part, self.reading.late_base, earlier_open)

    def add(self, part: Part, charge: str, yearly: Fraction, year: Fraction, days: int) -> None:
        exact = yearly * year
        part.exact[charge] = part.exact.get(charge, Fraction(0)) + exact
        a_day = rounded(exact / days, self.reading.rounding) if days else 0
        part.daily[charge] = part.daily.get(charge, 0) + a_day * days

    def fen(self, part: Part, charge: str) -> int:
        if self.reading.each == "day":
            return part.daily.get(charge, 0)
        return rounded(part.exact.get(charge, Fraction(0)), self.reading.rounding)

    def post(self, part: Part) -> None:
        for charge in part.charged:
            part.charged[charge] += self.fen(part, charge)
        part.exact, part.daily = {}, {}

    def past_due(self, day: dt.date) -> dict[str, int]:
        """Return what is past due by item at the end of a day."""
        self.charge_to(day)
        late = [part for part in self.parts if part.due < day]
        sums = {
            item: sum(part.owed[item] for part in late) for item in ("principal", "interest", "fee")
        }
        beyond = [part for part in late if (day - part.due).days > self.reading.grace]
        for charge in CHARGES:
            posted = sum(part.charged[charge] for part in late)
            if self.reading.each == "total":
                whole = sum((part.exact.get(charge, Fraction(0)) for part in beyond), Fraction(0))
                running = rounded(whole, self.reading.rounding)
            else:
                running = sum(self.fen(part, charge) for part in beyond)
            sums[charge] = posted + running
        sums["interest"] += sums.pop("running")
        return sums
