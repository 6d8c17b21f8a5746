"""What is left each month for debts, after everything that living needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_people import Asset, Expense, Income, Person
from ashore.case.replay import Case
from ashore.findings import Citation, Finding, Severity, Strength, Working
from ashore.law.book import LawBook
from ashore.money.amounts import percent, yuan_from_fen
from ashore.money.dates import add_months
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.categories import Category, category_of
from ashore.plan.income import Counted, incomes_on, monthly_of
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A month's money; sums are fen.

    ``essentials`` is the living floor, which no plan may touch; ``others`` are shown and not
    counted. ``reserve`` is the part of the surplus that is kept back. ``lowest`` and ``highest``
    bound the surplus where lines are only known about.
    """

    on: dt.date
    incomes: tuple[Counted, ...]
    essentials: tuple[Counted, ...]
    others: tuple[Counted, ...]
    reserve_share: Fraction
    cash: int
    citation: Citation

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

    Args:
        case: The case, for income, expenses and money at hand.
        book: The law book, for the usual reserve.
        on: The day; what has not begun or has ended by its month does not count.
        reserve_share: Another share of the surplus to keep back.
    """
    usual = book.figure("guidelines.reserve-share", on=on)
    expenses = [expense for expense in case.of(Expense) if _runs(expense, on)]
    return Budget(
        on=on,
        incomes=incomes_on(case.of(Income), on),
        essentials=tuple(_spent(expense) for expense in expenses if expense.essential),
        others=tuple(_spent(expense) for expense in expenses if not expense.essential),
        reserve_share=usual.value if reserve_share is None else reserve_share,
        cash=sum(a.value or 0 for a in case.of(Asset) if a.liquid),
        citation=usual.citation,
    )


def budgets_ahead(
    case: Case, book: LawBook, on: dt.date, months: int, *, reserve_share: Fraction | None = None
) -> tuple[Budget, ...]:
    """Return the budget of this month and of each month after it, ``months`` in all."""
    first = on.replace(day=1)
    return tuple(
        budget_on(case, book, on if n == 0 else add_months(first, n), reserve_share=reserve_share)
        for n in range(months)
    )


def budget_findings(case: Case, budget: Budget, book: LawBook, on: dt.date) -> Iterator[Finding]:
    """Yield what to look at in a budget: nothing left, lines missing, sums far from the usual."""
    if not budget.incomes:
        yield _finding(
            "plan.income-missing", Severity.ASK, "budget/income",
            Text("还没有填收入。不填也可以，先按每月 0 元算。",
                 "No income is recorded yet. It may stay so; it counts as 0 yuan a month."),
        )  # fmt: skip
    missing = [c for c in Category if c.usual and not _has(budget.essentials, c)]
    if budget.essentials and missing:
        zh = "、".join(category.words.zh for category in missing)
        en = ", ".join(category.words.en for category in missing)
        yield _finding(
            "plan.expense-missing", Severity.ASK, "budget/expenses",
            Text(f"这些通常会有，还没有填：{zh}。真的没有就不用填。",
                 f"These are usual and not recorded: {en}. Leave out what does not exist."),
        )  # fmt: skip
    if budget.surplus <= 0 and budget.incomes:
        yield _finding(
            "plan.nothing-left", Severity.CHECK, "budget",
            Text(f"每月收入比必要支出少 {yuan_from_fen(-budget.surplus)} 元。这个月不还是正确答案，"
                 "不要从吃饭看病里挤。",
                 f"Income is {yuan_from_fen(-budget.surplus)} yuan a month below what living "
                 "needs. Paying nothing this month is the right answer; do not take it from food "
                 "or medicine."),
            amount=-budget.surplus,
        )  # fmt: skip
    elif budget.lowest <= 0 < budget.surplus:
        yield _finding(
            "plan.may-be-nothing-left", Severity.CHECK, "budget",
            Text("有几项是“大约”。往坏里算就没有盈余：先把这几项弄准，再答应每月还多少。",
                 "Some lines are only about right, and at the worst nothing is left. Make them "
                 "certain before agreeing to a sum."),
        )  # fmt: skip
    yield from _against_guideline(case, budget, book, on)


def _against_guideline(case: Case, budget: Budget, book: LawBook, on: dt.date) -> Iterator[Finding]:
    """Yield a note where a household lives on far more than is usual; a reason answers it."""
    figure = book.figure("guidelines.spending-per-head-urban", on=on)
    months = Fraction(str(figure.data["months"]))
    persons = 1 + max((person.dependants for person in case.of(Person)), default=0)
    usual = round_to_int(figure.value * 100 / months * persons, Rounding.HALF_UP)
    if budget.floor <= usual or any(
        expense.reason for expense in case.of(Expense) if expense.essential
    ):
        return
    yield Finding(
        code="plan.above-guideline",
        severity=Severity.INFO,
        where="budget/expenses",
        says=Text(
            f"必要支出每月 {yuan_from_fen(budget.floor)} 元，{persons} 口人的平均花费约 "
            f"{yuan_from_fen(usual)} 元。对方可能会问，写一句原因就够。",
            f"Essentials come to {yuan_from_fen(budget.floor)} yuan a month; {persons} persons "
            f"spend about {yuan_from_fen(usual)} on average. A lender may ask: one sentence with "
            "the reason is enough.",
        ),
        strength=figure.citation.strength,
        limits=figure.limits,
        citations=(figure.citation,),
    )


def _finding(
    code: str, severity: Severity, where: str, says: Text, *, amount: int | None = None
) -> Finding:
    return Finding(
        code=code, severity=severity, where=where, says=says, strength=Strength.ARITHMETIC,
        amount=amount,
    )  # fmt: skip


def _has(lines: Sequence[Counted], category: Category) -> bool:
    return any(line.category == category for line in lines)


def _runs(expense: Expense, on: dt.date) -> bool:
    month = on.replace(day=1)
    begins, ends = expense.starts_on, expense.ends_on
    return (begins is None or begins.replace(day=1) <= month) and (ends is None or ends >= month)


def _spent(expense: Expense) -> Counted:
    if expense.monthly is not None:
        monthly, how = expense.monthly, ""
    elif expense.amount is not None:
        exact = monthly_of(expense.amount, expense.every)
        monthly = round_to_int(exact, Rounding.CEILING)
        how = f"{yuan_from_fen(expense.amount)} / {expense.every}"
    else:
        monthly, how = expense.high or expense.low or 0, ""
    return Counted(
        entry=expense.id,
        name=expense.name,
        monthly=monthly,
        low=expense.low if expense.low is not None else monthly,
        high=expense.high if expense.high is not None else monthly,
        category=category_of(expense.category, expense.name),
        working=Working(
            label=Text(expense.name, expense.name),
            shown=yuan_from_fen(monthly),
            sum=how,
            entries=(expense.id,),
        ),
    )
