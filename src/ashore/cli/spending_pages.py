"""Where the money went, in the terminal and as JSON; amounts rest at night."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.table import Table

from ashore.cli.page import Page, table
from ashore.documents.recover_words import SORTED_BY
from ashore.money.amounts import yuan_from_fen
from ashore.plan.categories import Category
from ashore.recover.care.journal import HabitKept
from ashore.recover.quiet_hours import HIDDEN, TOLD
from ashore.recover.spending.against_budget import AgainstBudget
from ashore.recover.spending.habits import Habit, habit_named
from ashore.recover.spending.sorting import Sorted, Taught
from ashore.recover.spending.traps import Trap
from ashore.text import Language, Text

_WORDS = {
    "empty": Text(
        "还没有流水。用 ashore import 读一份支付宝、微信或银行的账单。",
        "No payments yet. Read a bill of a wallet or bank with ashore import.",
    ),
    "title": Text("每个月花在哪", "A month's spending"),
    "over": Text("{first} 到 {last}，{n} 个整月的平均", "{first} to {last}, mean of {n} months"),
    "gaps": Text(
        "这几个月没有流水，没有算进来：{gaps}", "Months without payments are left out: {gaps}"
    ),
    "unsorted": Text(
        "还有 {n} 笔说不清是什么：ashore spending sort CASE ID 分类",
        "{n} are not sorted yet: ashore spending sort CASE ID CATEGORY",
    ),
    "unknown": Text("没分类", "not sorted"),
    "look": Text("可以看一眼的", "Worth a look"),
    "all": Text("每一笔", "Every payment"),
    "sorted": Text("记下了：{category}。", "Noted: {category}."),
    "teaches": Text(
        "记下了：{category}。付给「{name}」的都按它分。",
        "Noted: {category}. Payments to “{name}” follow it.",
    ),
    "no_rules": Text("还没有教过它。", "It has not been taught anything yet."),
    "trying": Text("正在试：{habit}（{day} 看一眼）", "Trying: {habit} (look at it on {day})"),
    "review": Text(
        "到了看一眼的日子。做到几次都行；想换一个就换一个。",
        "It is time to look. Any number of times is fine; change to another if you like.",
    ),
    "choose": Text("一次只试一个：", "One at a time:"),
}
_COLUMNS = (
    Text("分类", "Category"),
    Text("预算", "Budget"),
    Text("实际", "Spent"),
    Text("多出", "Over"),
)


def print_spending(
    found: AgainstBudget,
    named: Sequence[Trap],
    language: Language,
    *,
    every: bool,
    resting: bool,
) -> None:
    """Print a month's spending beside the budget, and what is worth a look."""
    page = Page()
    if not found.months:
        page.paragraph(_WORDS["empty"].in_language(language))
        return
    if resting:
        page.paragraph(TOLD.in_language(language), style="dim")
    page.heading(_WORDS["title"].in_language(language))
    first, last = f"{found.months[0]:%Y-%m}", f"{found.months[-1]:%Y-%m}"
    over = _WORDS["over"].fill(first=first, last=last, n=len(found.months))
    page.paragraph(over.in_language(language), style="dim")
    page.print(_table(found, language, resting=resting))
    if found.gaps:
        gaps = "、".join(f"{month:%Y-%m}" for month in found.gaps)
        page.paragraph(_WORDS["gaps"].fill(gaps=gaps).in_language(language), style="dim")
    if found.unsorted:
        unsorted = _WORDS["unsorted"].fill(n=found.unsorted)
        page.paragraph(unsorted.in_language(language), style="dim")
    if named:
        page.heading(_WORDS["look"].in_language(language))
    for trap in named:
        total = HIDDEN if resting else yuan_from_fen(trap.total)
        page.paragraph(f"· {trap.says.in_language(language)} ({total})", by=2)
    if every:
        page.heading(_WORDS["all"].in_language(language))
        for one in found.payments:
            page.paragraph(_line(one, language, resting=resting), by=2)


def _table(found: AgainstBudget, language: Language, *, resting: bool) -> Table:
    rows = table(*(column.in_language(language) for column in _COLUMNS), numbers=3)
    for line in found.lines:
        name = _WORDS["unknown"] if line.category is None else line.category.words
        sums = (line.planned, line.spent, line.over or None)
        cells = ["" if fen is None else HIDDEN if resting else yuan_from_fen(fen) for fen in sums]
        rows.add_row(name.in_language(language), *cells)
    return rows


def _line(one: Sorted, language: Language, *, resting: bool) -> str:
    payment = one.payment
    name = _WORDS["unknown"] if one.category is None else one.category.words
    amount = HIDDEN if resting else yuan_from_fen(-payment.amount)
    said = (
        payment.id,
        payment.on.isoformat(),
        payment.counterpart or payment.text,
        amount,
        name.in_language(language),
        SORTED_BY[one.by].in_language(language),
        one.because,
    )
    return "  ".join(part for part in said if part)


def print_sorted(name: str, category: Category, language: Language) -> None:
    """Print that a payment is sorted and what that teaches."""
    text = _WORDS["teaches"] if name else _WORDS["sorted"]
    print(text.fill(category=category.words, name=name).in_language(language))


def print_rules(found: Sequence[Taught], language: Language) -> None:
    """Print what the person has taught."""
    page = Page()
    if not found:
        page.paragraph(_WORDS["no_rules"].in_language(language))
    for rule in found:
        words = rule.category.words.in_language(language)
        page.paragraph(f"· {rule.name} → {words} [{rule.payment}]", by=2)


def print_habits(
    offered: Sequence[Habit], kept: HabitKept | None, on: dt.date, language: Language
) -> None:
    """Print the habit that is being tried, or those to choose one from."""
    page = Page()
    if kept is not None:
        habit = habit_named(kept.habit)
        trying = _WORDS["trying"].fill(habit=habit.says, day=kept.review_on)
        page.paragraph(trying.in_language(language))
        if on < kept.review_on:
            return
        page.paragraph(_WORDS["review"].in_language(language))
    page.paragraph(_WORDS["choose"].in_language(language))
    for habit in offered:
        page.paragraph(f"· [{habit.id}] {habit.says.in_language(language)}", by=2)


def spending_as_json(
    found: AgainstBudget, named: Sequence[Trap], language: Language
) -> dict[str, object]:
    """Return a month's spending for a program."""
    return {
        "months": [f"{month:%Y-%m}" for month in found.months],
        "gaps": [f"{month:%Y-%m}" for month in found.gaps],
        "lines": [
            {
                "category": line.category,
                "planned": None if line.planned is None else yuan_from_fen(line.planned),
                "spent": yuan_from_fen(line.spent),
                "over": yuan_from_fen(line.over),
            }
            for line in found.lines
        ],
        "unsorted": found.unsorted,
        "payments": [
            {
                "id": one.payment.id,
                "category": one.category,
                "by": one.by,
                "because": one.because,
            }
            for one in found.payments
        ],
        "worth_a_look": [
            {
                "kind": trap.kind,
                "name": trap.name,
                "total": yuan_from_fen(trap.total),
                "monthly": None if trap.monthly is None else yuan_from_fen(trap.monthly),
                "next_on": trap.next_on and trap.next_on.isoformat(),
                "payments": list(trap.payments),
                "says": trap.says.in_language(language),
            }
            for trap in named
        ],
    }


def rules_as_json(found: Sequence[Taught], language: Language) -> dict[str, object]:
    """Return what the person has taught for a program."""
    return {
        "rules": [
            {
                "name": rule.name,
                "category": rule.category,
                "words": rule.category.words.in_language(language),
                "payment": rule.payment,
            }
            for rule in found
        ]
    }


def habits_as_json(
    offered: Sequence[Habit], kept: HabitKept | None, language: Language
) -> dict[str, object]:
    """Return the habits to choose from, and the one that is being tried, for a program."""
    return {
        "trying": kept and kept.model_dump(mode="json"),
        "habits": [
            {"id": habit.id, "for": habit.fits, "says": habit.says.in_language(language)}
            for habit in offered
        ],
    }
