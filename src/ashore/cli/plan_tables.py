"""A plan as a calm page in the terminal."""

from __future__ import annotations

from ashore.cli.page import Page, table
from ashore.documents.plan_words import words
from ashore.documents.way_to_zero import left_by_month
from ashore.documents.words import yuan
from ashore.findings import Finding
from ashore.money.amounts import percent
from ashore.plan.optimise import Optimised
from ashore.plan.orders import Order
from ashore.plan.report import Between, PlanReport, months_of
from ashore.plan.words import beside_now, compared, how_good, months_in_words, taken_offers
from ashore.text import Language

MONTHS_SHOWN, MONTHS_BRIEFLY = 6, 3
_BAR, _WIDE = 10, 76


def print_plan(
    report: PlanReport, language: Language, *, why: bool, now: Optimised | None = None
) -> None:
    """Print a plan: the way out, the money, the months, the asks, the odds.

    Args:
        report: The plan.
        language: ``zh`` or ``en``.
        why: Whether the other ways, the orders beside it and the budget's sums are opened.
        now: Where something was supposed, the plan as things stand.
    """
    page, say = Page(), words(language)
    if report.what_if.changes:
        page.heading(say["what_if"])
        page.paragraph(beside_now(report.optimised, now).in_language(language), by=2)
    print_route(page, report, language)
    _questions(page, report, say, language)
    _money(page, report, say, language)
    _left_out(page, report, say, language)
    print_months(page, report, language)
    print_asks(page, report, language)
    _offers(page, report, say, language)
    print_odds(page, report, language)
    if why:
        _why(page, report, say, language)
    else:
        page.print(f"\n{say['open']}")


def print_briefly(report: PlanReport, language: Language) -> None:
    """Print the way out, the first months, what to ask for and the odds."""
    page = Page()
    print_route(page, report, language)
    print_months(page, report, language, most=MONTHS_BRIEFLY)
    print_asks(page, report, language)
    print_odds(page, report, language)


def print_route(page: Page, report: PlanReport, language: Language) -> None:
    """Print the way out with its reasons, and what comes before everything else."""
    route, say = report.route, words(language)
    page.heading(say["route"].format(way=route.kind.words.in_language(language)))
    for reason in route.why:
        page.paragraph(reason.in_language(language), by=2)
    if route.causes:
        comma = "、" if language == "zh" else "; "
        causes = comma.join(cause.words.in_language(language) for cause in route.causes)
        page.paragraph(say["causes"].format(causes=causes), by=2)
    names = {debt.id: debt.name for debt in report.debts}
    said = [action.says.in_language(language) for action in route.first_actions]
    said += [
        say["pay_first"].format(name=names[debt], amount=yuan(amount))
        for debt, amount in route.pay_first.items()
    ]
    said += [say["relief"].format(n=route.relief_months)] if route.relief_months else []
    if said:
        page.heading(say["first"])
        for line in said:
            page.paragraph(f"· {line}", by=2)


def print_months(
    page: Page, report: PlanReport, language: Language, *, most: int = MONTHS_SHOWN
) -> None:
    """Print the first months of a plan as a table, when it ends, and how good it is."""
    say, best = words(language), report.optimised
    page.heading(say["plan"])
    if best is None:
        empty = "blank" if report.budget.blank else "none" if report.cannot_pay else "nothing_due"
        page.paragraph(say[empty], by=2)
        return
    said = months_in_words(report)
    shown = table(say["month"], say["what"], say["pay"], say["left"], numbers=2)
    left = left_by_month(report)
    highest = max(*left.values(), 1)
    for month in said[:most]:
        bar = "█" * -(-_BAR * left[month.month] // highest) if page.width >= _WIDE else ""
        payments = "\n".join(
            f"{one.name} {yuan(one.amount)}\n  {one.why.in_language(language)}"
            for one in month.payments
        )
        rest = f"{bar} {yuan(left[month.month])}".strip()
        shown.add_row(month.month, payments, yuan(month.paid), rest)
    page.print(shown)
    if len(said) > most:
        page.paragraph(say["more_months"].format(n=len(said) - most), by=2)
    for text in taken_offers(report):
        page.paragraph(text.in_language(language), by=2)
    page.paragraph(_end(report, best, say), by=2)
    if report.between is not None:
        page.paragraph(_between(report.between, say), by=2)
    against = compared(report)
    for text in (*([against] if against else []), how_good(best)):
        page.paragraph(text.in_language(language), by=2)


def print_asks(page: Page, report: PlanReport, language: Language) -> None:
    """Print the least to ask of each creditor, with the sentence behind it."""
    say = words(language)
    if report.optimised is None:
        return
    page.heading(say["asks"])
    if not report.asks.holds:
        failing = "asks_fail_no_sum" if report.offers.too_little else "asks_fail"
        page.paragraph(say[failing], by=2)
    elif not report.asks.asks:
        page.paragraph(say["no_asks"], by=2)
    for ask in report.asks.asks:
        asked = _named(ask.creditor, ask.says.in_language(language), language)
        page.paragraph(f"· {asked}{_aside(say[ask.rests_on], language)}", by=2)
        page.paragraph(ask.because.in_language(language), style="dim", by=4)


def _questions(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    if not report.questions:
        return
    page.heading(say["questions"])
    for question in report.questions:
        page.paragraph(f"· {question.ask.in_language(language)}", by=2)
    page.paragraph(say["triage"], style="dim", by=2)


def _money(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    page.heading(say["budget"])
    budget = report.budget
    if not budget.blank:
        names = ("income", "floor", "surplus", "reserve", "available")
        sums = {name: yuan(getattr(budget, name)) for name in names}
        page.paragraph(say["sum"].format(**sums), by=2)
    for finding in report.findings:
        if finding.code.startswith("plan."):
            _finding(page, finding, say, language)
    if report.cannot_pay is not None:
        page.heading(say["cannot"])
        page.paragraph(report.cannot_pay.says.in_language(language), by=2)
        page.paragraph(report.cannot_pay.review_because.in_language(language), style="dim", by=2)
        page.paragraph(say["statement"], style="dim", by=2)


def _finding(page: Page, finding: Finding, say: dict[str, str], language: Language) -> None:
    page.paragraph(f"· {finding.says.in_language(language)}", by=2)
    if finding.ask:
        page.paragraph(say["settle"].format(ask=finding.ask.in_language(language)), by=4)


def _left_out(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    if report.not_planned:
        page.heading(say["not_planned"])
        for finding in report.not_planned:
            _finding(page, finding, say, language)
    if report.held:
        page.heading(say["held"])
        for debt in report.held:
            assert debt.held is not None  # noqa: S101 - held debts have a reason
            because = debt.held.words.in_language(language)
            page.paragraph(f"· {_named(debt.name, because, language)}", by=2)


def _end(report: PlanReport, best: Optimised, say: dict[str, str]) -> str:
    if best.plan.done is None:
        return say["not_done"]
    return say["done"].format(month=report.problem.month(best.plan.done))


def _between(between: Between, say: dict[str, str]) -> str:
    ends = {
        name: say["never_ends"] if months is None else say["ends"].format(n=months)
        for name, months in (
            ("worst", months_of(between.worst)),
            ("best", months_of(between.best)),
        )
    }
    return say["between"].format(**ends)


def _offers(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    if not report.offers.offers:
        return
    page.heading(say["offers"])
    for share in report.offers.offers:
        page.paragraph(f"· {_named(share.creditor, yuan(share.amount), language)}", by=2)
    page.paragraph(report.offers.offers[-1].because.in_language(language), style="dim", by=2)


def print_odds(page: Page, report: PlanReport, language: Language) -> None:
    """Print how likely the payments of a plan can really be made."""
    say, chances = words(language), report.odds
    if chances is None:
        return
    page.heading(say["odds"])
    for months, chance in chances.until_the_end(report.months):
        page.paragraph(say["breaks"].format(n=months, chance=percent(chance, places=0)), by=2)
    page.paragraph(
        say["largest"].format(limit=percent(chances.limit, places=0), amount=yuan(chances.largest)),
        by=2,
    )
    for text in chances.assumes:
        page.paragraph(text.in_language(language), style="dim", by=2)


def _why(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    page.heading(say["not"])
    for other in report.route.not_taken:
        name = other.kind.words.in_language(language)
        page.paragraph(f"· {_named(name, other.because.in_language(language), language)}", by=2)
    page.heading(say["never"])
    for one in report.never:
        page.paragraph(f"· {one.says.in_language(language)}", by=2)
    if report.optimised is not None:
        _baselines(page, report.optimised, say)
    working = report.budget.working
    page.heading(f"{working.label.in_language(language)} {working.shown}")
    page.paragraph(working.sum, by=2)
    for part in working.parts:
        summed = f" ← {part.sum}" if part.sum else ""
        page.paragraph(f"· {part.label.in_language(language)} {part.shown}{summed}", by=2)


def _baselines(page: Page, best: Optimised, say: dict[str, str]) -> None:
    columns = ("months", "late_cost", "at_once", "newly_late", "worse")
    shown = table(say["order"], *(say[column] for column in columns), numbers=len(columns))
    plans = {"ours": best.plan} | {order.value: best.baselines[order] for order in Order}
    for name, carried in plans.items():
        goals = carried.goals
        months = "—" if carried.done is None else str(carried.done + 1)
        counts = (str(goals.newly_late), str(goals.worse))
        shown.add_row(say[name], months, yuan(goals.cost), yuan(goals.cliffs), *counts)
    page.print()
    page.print(shown)


def _named(name: str, says: str, language: Language) -> str:
    return f"{name}：{says}" if language == "zh" else f"{name}: {says}"


def _aside(says: str, language: Language) -> str:
    return f"（{says}）" if language == "zh" else f" ({says})"
