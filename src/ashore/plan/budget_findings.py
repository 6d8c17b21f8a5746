"""What to look at in a budget: nothing left, lines missing, sums far from the usual."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.entries_people import Expense, Income
from ashore.case.replay import Case
from ashore.findings import Finding, Severity, Strength
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.plan.budget import Budget, amount_of, persons, usual_spending
from ashore.plan.categories import Category, category_of
from ashore.text import Text


def budget_findings(
    case: Case, budgets: Sequence[Budget], book: LawBook, on: dt.date
) -> Iterator[Finding]:
    """Yield what to look at in the budgets of this month and the months ahead.

    Args:
        case: The case.
        budgets: One budget for each month, this month first.
        book: The law book, for what is usual.
        on: Today.
    """
    now = budgets[0]
    if now.blank:
        yield _asked(
            "plan.budget-missing", "budget",
            Text("还没有填收入和支出，所以算不出每月能还多少。",
                 "Neither income nor expenses are recorded, so what a month can give is unknown."),
            Text("每月收入多少？房租、吃饭、看病这些必要的要多少？先填大概的数就行。",
                 "What comes in a month, and what do rent, food and medicine take? About will do."),
        )  # fmt: skip
        return
    yield from _missing(case, now, book, on)
    yield from _nothing_left(now)
    yield from _gap(budgets)
    yield from _against_guideline(case, now, book, on)


def _missing(case: Case, now: Budget, book: LawBook, on: dt.date) -> Iterator[Finding]:
    if not case.of(Income):
        yield _asked(
            "plan.income-missing", "budget/income",
            Text("还没有填收入，先按每月 0 元算。",
                 "No income is recorded; it counts as 0 yuan a month."),
            Text("每月有哪些收入？真的没有，就记一笔 0 元。",
                 "What comes in each month? If nothing does, record an income of 0."),
        )  # fmt: skip
    if now.estimated:
        usual, figure = usual_spending(case, book, on)
        yield Finding(
            code="plan.expenses-estimated",
            severity=Severity.ASK,
            where="budget/expenses",
            says=Text(
                f"还没有填必要支出，先按 {persons(case)} 口人的平均花费每月 "
                f"{yuan_from_fen(usual)} 元算。",
                f"No living costs are recorded; the average of a household of {persons(case)}, "
                f"{yuan_from_fen(usual)} yuan a month, stands in for them.",
            ),
            strength=figure.citation.strength,
            ask=Text("房租、吃饭、水电、看病各要多少？按周说也行。",
                     "What do rent, food, power and medicine cost? By the week is fine."),
            limits=figure.limits,
            citations=(figure.citation,),
        )  # fmt: skip
        return
    named = {category_of(e.category, e.name) for e in case.of(Expense) if e.essential}
    missing = [category for category in Category if category.usual and category not in named]
    if missing:
        yield _asked(
            "plan.expense-missing", "budget/expenses",
            Text(f"这些通常会有，还没有填：{'、'.join(c.words.zh for c in missing)}。",
                 f"These are usual and not recorded: {', '.join(c.words.en for c in missing)}."),
            Text("真的没有就不用填；有的话每月多少？",
                 "Leave out what does not exist; of the rest, how much a month?"),
        )  # fmt: skip
    for expense in case.of(Expense):
        if amount_of(expense) is None:
            yield _asked(
                "plan.sum-missing", expense.id,
                Text(f"「{expense.name}」没有金额，先按 0 元算。",
                     f"“{expense.name}” has no sum; it counts as 0 yuan."),
                Text("大概多少？给个范围也行。", "About how much? A range is fine."),
            )  # fmt: skip


def _nothing_left(now: Budget) -> Iterator[Finding]:
    if now.surplus <= 0 and now.incomes:
        short = yuan_from_fen(-now.surplus)
        yield Finding(
            code="plan.nothing-left",
            severity=Severity.CHECK,
            where="budget",
            says=_SHORT.fill(short=short) if now.surplus else _EVEN,
            strength=Strength.ARITHMETIC,
            amount=-now.surplus,
            ask=_WHERE_FROM if now.surplus else _MISSING,
        )
    elif now.lowest <= 0 < now.surplus:
        yield Finding(
            code="plan.may-be-nothing-left",
            severity=Severity.CHECK,
            where="budget",
            says=Text(
                "有几项是“大约”，往坏里算就没有盈余。",
                "Some lines are only about right, and at the worst nothing is left.",
            ),
            strength=Strength.ARITHMETIC,
            ask=Text(
                "先把这几项弄准，再答应每月还多少。",
                "Make them certain before agreeing to a sum.",
            ),
        )


_SHORT = Text(
    "每月收入比必要支出少 {short} 元。这个月不还是正确答案，不要从吃饭看病里挤。",
    "Income is {short} yuan a month below what living needs. Paying nothing this month is the "
    "right answer; do not take it from food or medicine.",
)
_WHERE_FROM = Text(
    "差的钱现在从哪里来？有没有漏填的收入，或者填高了的支出？",
    "Where does the rest come from now? Is an income missing, or an expense too high?",
)
_MISSING = Text(
    "有没有漏填的收入，或者填高了的支出？", "Is an income missing, or an expense too high?"
)
_EVEN = Text(
    "每月收入刚好够必要支出，没有剩余。这个月不还是正确答案，不要从吃饭看病里挤。",
    "Income just covers what living needs, and nothing is left. Paying nothing this month is the "
    "right answer; do not take it from food or medicine.",
)


def _gap(budgets: Sequence[Budget]) -> Iterator[Finding]:
    """Yield the first month ahead in which income no longer covers living."""
    now = budgets[0]
    if now.surplus <= 0:
        return
    begins = next((n for n, budget in enumerate(budgets) if budget.surplus < 0), None)
    if begins is None:
        return
    ends = next((b for b in budgets[begins:] if b.surplus >= 0), None)
    first, short = budgets[begins].on, yuan_from_fen(-budgets[begins].surplus)
    until = Text(f"到 {ends.on:%Y-%m} 前", f"until {ends.on:%Y-%m}") if ends else Text("起", "on")
    yield Finding(
        code="plan.income-gap",
        severity=Severity.ASK,
        where="budget/income",
        says=Text(
            f"{first:%Y-%m} {until.zh}，记下的收入每月比必要支出少 {short} 元，"
            "之前的钱先留一部分给那时的生活。",
            f"From {first:%Y-%m} {until.en}, the recorded income is {short} yuan a month short of "
            "living; money from before is kept for it.",
        ),
        strength=Strength.ARITHMETIC,
        amount=-budgets[begins].surplus,
        ask=Text(
            "那以后靠什么收入？有了打算就记下来，计划会重新算。",
            "What income comes then? Record it once there is a plan, and this is worked out anew.",
        ),
    )


def _against_guideline(case: Case, now: Budget, book: LawBook, on: dt.date) -> Iterator[Finding]:
    """Yield a note where a household lives on far more than is usual; a reason answers it."""
    usual, figure = usual_spending(case, book, on)
    reasons = (expense.reason for expense in case.of(Expense) if expense.essential)
    if now.floor <= usual or any(reasons):
        return
    yield Finding(
        code="plan.above-guideline",
        severity=Severity.INFO,
        where="budget/expenses",
        says=Text(
            f"必要支出每月 {yuan_from_fen(now.floor)} 元，{persons(case)} 口人的平均花费约 "
            f"{yuan_from_fen(usual)} 元。对方可能会问，写一句原因就够。",
            f"Essentials come to {yuan_from_fen(now.floor)} yuan a month; a household of "
            f"{persons(case)} spends about {yuan_from_fen(usual)} on average. A lender may ask: "
            "one sentence with the reason is enough.",
        ),
        strength=figure.citation.strength,
        limits=figure.limits,
        citations=(figure.citation,),
    )


def _asked(code: str, where: str, says: Text, ask: Text) -> Finding:
    return Finding(
        code=code, severity=Severity.ASK, where=where, says=says, strength=Strength.ARITHMETIC,
        ask=ask,
    )  # fmt: skip
