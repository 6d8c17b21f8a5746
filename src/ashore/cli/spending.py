"""`ashore spending …`: where the money went, sorted as the person teaches, beside the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.app import InOrder
from ashore.cli.care_first import AmountsOption, at_rest
from ashore.cli.cases import case_of
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    now,
    print_json,
)
from ashore.errors.recover import NoSuchPaymentError
from ashore.plan.categories import Category

if TYPE_CHECKING:
    from ashore.case.entries_people import Transaction
    from ashore.case.replay import Case

spending = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="钱花在哪里：自己能改的分类，和预算对照。Where the money went, beside the budget.",
)
PaymentArgument = Annotated[
    str, typer.Argument(metavar="ID", help="哪一笔；编号见 show --all。Which payment.")
]
CategoryArgument = Annotated[Category, typer.Argument(help="它是什么。What it was for.")]
AllOption = Annotated[bool, typer.Option("--all", help="列出每一笔。List every payment.")]
HabitArgument = Annotated[
    str | None, typer.Argument(metavar="HABIT", help="试哪一个；不写就列出来。Which to try.")
]


def add_to(app: typer.Typer) -> None:
    """Add the group and its commands."""
    spending.command(name="show")(show)
    spending.command(name="sort")(sort)
    spending.command(name="rules")(rules)
    spending.command(name="habit")(habit)
    app.add_typer(spending, name="spending")


def show(
    case: CaseArgument,
    *,
    on: OnOption = None,
    every: AllOption = False,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """每月花在哪，和预算差多少。A month's spending by category, beside the budget."""
    from ashore.cli.spending_pages import print_spending, spending_as_json
    from ashore.law.book import LawBook
    from ashore.recover.spending.against_budget import against_budget
    from ashore.recover.spending.traps import traps

    words, read = language(lang), case_of(case)
    found = against_budget(read, LawBook.standard(), day(on, read.as_of))
    named = traps(found.payments)
    if as_json:
        print_json(spending_as_json(found, named, words))
    else:
        resting = at_rest(case, amounts=amounts)
        print_spending(found, named, words, every=every, resting=resting)


def sort(
    case: CaseArgument,
    payment: PaymentArgument,
    category: CategoryArgument,
    *,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """改一笔的分类；同一商户的都跟着改。Say what one was for; others to the same name follow."""
    from ashore.case.casefile import append, open_case
    from ashore.cli.spending_pages import print_sorted
    from ashore.recover.spending.sorting import plain_name

    read = case_of(case)
    found = _payment(read, payment)
    at = now()
    ledger = open_case(case)
    chosen = found.model_copy(
        update={
            "id": ledger.next_id("transaction"),
            "recorded_at": at,
            "category": category.value,
            "sorted_by": "person",
            "prev": None,
        }
    )
    longer = ledger.supersede(found.id, chosen, recorded_at=at)
    append(case, longer.entries[len(ledger.entries) :], ledger.head)
    name = plain_name(found.counterpart)
    if as_json:
        print_json({"payment": chosen.id, "category": category, "teaches": name or None})
    else:
        print_sorted(name, category, language(lang))


def rules(case: CaseArgument, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH) -> None:
    """看看教过它什么。What it has been taught."""
    from ashore.case.entries_people import Transaction
    from ashore.cli.spending_pages import print_rules, rules_as_json
    from ashore.recover.spending.sorting import taught_by

    found = tuple(taught_by(case_of(case).of(Transaction)).values())
    if as_json:
        print_json(rules_as_json(found, language(lang)))
    else:
        print_rules(found, language(lang))


def habit(
    case: CaseArgument,
    name: HabitArgument = None,
    *,
    on: OnOption = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """一次只试一个小习惯，两周后看一眼。One small habit at a time, looked at in two weeks."""
    from ashore.cli.spending_pages import habits_as_json, print_habits
    from ashore.law.book import LawBook
    from ashore.recover.care.journal import HabitKept, keep_journal, read_journal
    from ashore.recover.spending.against_budget import against_budget
    from ashore.recover.spending.habits import REVIEW, habit_named, habits_for
    from ashore.recover.spending.traps import traps

    words, read, journal = language(lang), case_of(case), read_journal(case)
    asked_on = day(on, read.as_of)
    if name is not None:
        chosen = habit_named(name)
        kept = HabitKept(habit=chosen.id, since=asked_on, review_on=asked_on + REVIEW)
        journal = journal.model_copy(update={"habit": kept})
        keep_journal(case, journal)
    offered = habits_for(traps(against_budget(read, LawBook.standard(), asked_on).payments))
    if as_json:
        print_json(habits_as_json(offered, journal.habit, words))
    else:
        print_habits(offered, journal.habit, asked_on, words)


def _payment(case: Case, name: str) -> Transaction:
    """Return a payment by its id.

    Raises:
        NoSuchPaymentError: If the case has none of that name.
    """
    from ashore.case.entries_people import Transaction

    for payment in case.of(Transaction):
        if payment.id == name:
            return payment
    raise NoSuchPaymentError(given=name)
