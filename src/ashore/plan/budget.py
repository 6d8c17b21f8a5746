"""What is left each month for debts, after everything that living needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction

from ashore.case.entries_people import Asset, Expense, Income, Person
from ashore.case.replay import Case
from ashore.findings import Citation, Working
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.money.amounts import percent, yuan_from_fen
from ashore.money.dates import add_months
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.categories import Category, category_of
from ashore.plan.income import Counted, bounds, incomes_on, monthly_of
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A month's money; sums are fen.

    ``essentials`` is the living floor, which no plan may touch; ``others`` are shown and not
    counted. ``reserve`` is the part of the surplus that is kept back. ``lowest`` and ``highest``
    bound the surplus where lines are only known about. ``estimated`` says that no expense is
    recorded, so that what people spend on average stands in for it, and ``blank`` that neither
    income nor expenses are: then nothing is known, and it must not look like nothing left.
    """

    on: dt.date
    incomes: tuple[Counted, ...]
    essentials: tuple[Counted, ...]
    others: tuple[Counted, ...]
    reserve_share: Fraction
    cash: int
    citation: Citation
    estimated: bool = False
    blank: bool = False

    @property
    def income(self) -> int:
        """Return everything that comes in."""
        return sum(line.monthly for line in self.incomes)

    @property
    def floor(self) -> int:
        """Return what living needs."""
        return sum(line.monthly for line in self.essentials)

    @property
    def surplus(self) -> int:
        """Return what is left after living; below zero where it is not enough."""
        return self.income - self.floor

    @property
    def lowest(self) -> int:
        """Return the surplus if every line that is about came out worst."""
        return sum(line.low for line in self.incomes) - sum(line.high for line in self.essentials)

    @property
    def highest(self) -> int:
        """Return the surplus if every line that is about came out best."""
        return sum(line.high for line in self.incomes) - sum(line.low for line in self.essentials)

    @property
    def reserve(self) -> int:
        """Return what is kept back of the surplus."""
        exact = max(self.surplus, 0) * self.reserve_share
        return round_to_int(exact, Rounding.HALF_UP)

    @property
    def available(self) -> int:
        """Return what can go to debts; zero where nothing is left."""
        return max(self.surplus, 0) - self.reserve

    def at_worst(self) -> Budget:
        """Return the budget if every line that is about came out worst."""
        return replace(
            self,
            incomes=tuple(replace(line, monthly=line.low) for line in self.incomes),
            essentials=tuple(replace(line, monthly=line.high) for line in self.essentials),
        )

    def at_best(self) -> Budget:
        """Return the budget if every line that is about came out best."""
        return replace(
            self,
            incomes=tuple(replace(line, monthly=line.high) for line in self.incomes),
            essentials=tuple(replace(line, monthly=line.low) for line in self.essentials),
        )

    @property
    def working(self) -> Working:
        """Return the arithmetic, line by line."""
        lines = tuple(line.working for line in (*self.incomes, *self.essentials))
        return Working(
            label=Text("每月可用于还债", "available for debts each month"),
            shown=yuan_from_fen(self.available),
            sum=(
                f"{yuan_from_fen(self.income)} − {yuan_from_fen(self.floor)}"
                f" = {yuan_from_fen(self.surplus)}; "
                f"− {yuan_from_fen(self.reserve)} ({percent(self.reserve_share, places=0)})"
            ),
            citations=(self.citation,),
            parts=lines,
        )


def budget_on(
    case: Case, book: LawBook, on: dt.date, *, reserve_share: Fraction | None = None
) -> Budget:
    """Return the budget of the month of a day.

    Where income is recorded and no expense at all, what as many people spend on average stands in
    for living: nothing recorded must not look like nothing needed.

    Args:
        case: The case, for income, expenses and money at hand.
        book: The law book, for the usual reserve and the average.
        on: The day; what has not begun or has ended by its month does not count.
        reserve_share: Another share of the surplus to keep back.
    """
    usual = book.figure("guidelines.reserve-share", on=on)
    spent = case.of(Expense)
    expenses = [expense for expense in spent if _runs(expense, on)]
    essentials = tuple(_spent(expense) for expense in expenses if expense.essential)
    blank = not spent and not case.of(Income)
    estimated = not blank and not any(e.essential and amount_of(e) is not None for e in spent)
    return Budget(
        on=on,
        incomes=incomes_on(case.of(Income), on),
        essentials=(_average(case, book, on),) if estimated else essentials,
        others=tuple(_spent(expense) for expense in expenses if not expense.essential),
        reserve_share=usual.value if reserve_share is None else reserve_share,
        cash=sum(a.value or 0 for a in case.of(Asset) if a.liquid),
        citation=usual.citation,
        estimated=estimated,
        blank=blank,
    )


def persons(case: Case) -> int:
    """Return how many people live on the money: the person, dependants, others who bring some in.

    Somebody with one child and a partner's wage in the case is three persons.
    """
    others = {income.whose for income in case.of(Income)} - {None, "本人", "self"}
    return 1 + max((p.dependants for p in case.of(Person)), default=0) + len(others)


def usual_spending(case: Case, book: LawBook, on: dt.date) -> tuple[int, Figure]:
    """Return what as many people in towns spend a month on average, in fen, with its source."""
    figure = book.figure("guidelines.spending-per-head-urban", on=on)
    a_month = figure.value * 100 / Fraction(str(figure.data["months"]))
    return round_to_int(a_month * persons(case), Rounding.HALF_UP), figure


def amount_of(expense: Expense) -> int | None:
    """Return what an expense comes to in a month, in fen, or None where no sum is recorded.

    Of one that is only known about the upper bound counts.
    """
    if expense.monthly is not None:
        return expense.monthly
    if expense.amount is not None:
        return round_to_int(monthly_of(expense.amount, expense.every), Rounding.CEILING)
    return max((b for b in (expense.low, expense.high) if b is not None), default=None)


def budgets_ahead(
    case: Case, book: LawBook, on: dt.date, months: int, *, reserve_share: Fraction | None = None
) -> tuple[Budget, ...]:
    """Return the budget of this month and of each month after it, ``months`` in all."""
    first = on.replace(day=1)
    return tuple(
        budget_on(case, book, on if n == 0 else add_months(first, n), reserve_share=reserve_share)
        for n in range(months)
    )


def _runs(expense: Expense, on: dt.date) -> bool:
    month = on.replace(day=1)
    begins, ends = expense.starts_on, expense.ends_on
    return (begins is None or begins.replace(day=1) <= month) and (ends is None or ends >= month)


def _average(case: Case, book: LawBook, on: dt.date) -> Counted:
    amount, figure = usual_spending(case, book, on)
    return Counted(
        entry="",
        name=figure.title.zh,
        monthly=amount,
        low=amount,
        high=amount,
        category=Category.OTHER,
        working=Working(
            label=figure.title,
            shown=yuan_from_fen(amount),
            sum=f"× {persons(case)}",
            citations=(figure.citation,),
        ),
    )


def _spent(expense: Expense) -> Counted:
    monthly = amount_of(expense) or 0
    given = expense.monthly is None and expense.amount is not None
    how = f"{yuan_from_fen(expense.amount or 0)} / {expense.every}" if given else ""
    low, high = bounds(expense.low, expense.high, monthly)
    return Counted(
        entry=expense.id,
        name=expense.name,
        monthly=monthly,
        low=low,
        high=high,
        category=category_of(expense.category, expense.name),
        working=Working(
            label=Text(expense.name, expense.name),
            shown=yuan_from_fen(monthly),
            sum=how,
            entries=(expense.id,),
        ),
    )
