"""A plan as a calm page in the terminal."""

from __future__ import annotations

from ashore.cli.page import Page, table
from ashore.documents.way_to_zero import left_by_month
from ashore.documents.words import yuan
from ashore.findings import Finding
from ashore.money.amounts import percent
from ashore.plan.odds import Odds
from ashore.plan.optimise import Optimised
from ashore.plan.orders import Order
from ashore.plan.report import Between, PlanReport, months_of
from ashore.plan.words import compared, how_good, months_in_words, taken_offers
from ashore.text import Language, Text

MONTHS_SHOWN = 6
_BAR, _WIDE = 10, 76

_WORDS = {
    "route": Text("走哪条路：{way}", "The way out: {way}"),
    "causes": Text("看到的原因：{causes}。", "What lies behind it: {causes}."),
    "not": Text("为什么不是别的", "Why not the others"),
    "never": Text("不会做的事", "What is not done"),
    "first": Text("先做这些", "First of all"),
    "pay_first": Text("先还：{name} {amount} 元", "Pay first: {name}, {amount} yuan"),
    "relief": Text("向每家要 {n} 个月的时间", "Ask each lender for {n} months"),
    "questions": Text("先答这几个，一分钟以内", "First these few, in under a minute"),
    "triage": Text("一个一个答：ashore triage。", "Answer them one by one: ashore triage."),
    "budget": Text("每月的钱", "The month's money"),
    "sum": Text(
        "收入 {income} 元，必要支出 {floor} 元，剩 {surplus} 元；"
        "留 {reserve} 元防意外，可用于还债 {available} 元。",
        "{income} comes in, living takes {floor}, {surplus} is left; {reserve} is kept against "
        "surprises and {available} can go to debts.",
    ),
    "settle": Text("要问清：{ask}", "To settle: {ask}"),
    "cannot": Text("现在不能还款的说明", "That nothing can be paid now"),
    "statement": Text(
        "要打印：加 --statement 说明.txt。", "To print it: add --statement statement.txt."
    ),
    "none": Text("没有还款数字：先保生活。", "There are no sums to pay: living comes first."),
    "blank": Text(
        "收支填好以后，这里就有每个月怎么还。",
        "Once income and spending are recorded, the months stand here.",
    ),
    "nothing_due": Text("没有要排的还款。", "There is nothing to arrange."),
    "held": Text("暂时不付的", "Not paid for now"),
    "not_planned": Text("没排进来的（资料不全）", "Not in the plan: something is missing"),
    "plan": Text("每个月怎么还", "Month by month"),
    "month": Text("月份", "month"),
    "pay": Text("还款", "paid"),
    "what": Text("给谁、为什么", "to whom, and why"),
    "left": Text("还剩", "left"),
    "more_months": Text("后面还有 {n} 个月，用 --json 看全部。", "{n} more months: see --json."),
    "done": Text("照这样，{month} 还清。", "This way nothing is left after {month}."),
    "not_done": Text(
        "照现在的钱，看得到的月份里还不清。",
        "With this money it does not end within the months looked at.",
    ),
    "between": Text(
        "“大约”的几项往坏里算：{worst}；往好里算：{best}。",
        "With what is only about right at its worst: {worst}; at its best: {best}.",
    ),
    "ends": Text("{n} 个月", "{n} months"),
    "never_ends": Text("还不清", "no end in sight"),
    "order": Text("还法", "order"),
    "months": Text("月数", "months"),
    "late_cost": Text("因晚还多出", "for being late"),
    "at_once": Text("可能一次要回", "may be called"),
    "newly_late": Text("新逾期", "newly late"),
    "worse": Text("更晚一段", "a stage on"),
    "ours": Text("这个计划", "this plan"),
    "avalanche": Text("先还最贵的", "dearest first"),
    "snowball": Text("先还最小的", "smallest first"),
    "pro_rata": Text("各家平分", "all alike"),
    "asks": Text("要谈什么，才能每期都付到", "What to ask for, so that each part can be paid"),
    "rule": Text("有规定支持", "a rule supports it"),
    "goodwill": Text("靠协商", "rests on goodwill"),
    "no_asks": Text("不用谈，到期的都付得上。", "Nothing to ask for; all that falls due is paid."),
    "asks_fail": Text(
        "最大的让步加起来也不够每期付到：按下面的数先提，隔一段再谈。",
        "Not even every concession makes each part payable: offer the sums below, ask again later.",
    ),
    "offers": Text("可以向每家提的月还款", "What each can be offered a month"),
    "odds": Text("这样还，会不会断", "Will it hold"),
    "breaks": Text(
        "{n} 个月内断掉的可能：{chance}", "Chance that it breaks within {n} months: {chance}"
    ),
    "largest": Text(
        "想把可能压到 {limit}，每月最多 {amount} 元。",
        "To keep it at {limit}, pay at most {amount} yuan a month.",
    ),
    "open": Text(
        "加 --why 看为什么不走别的路、和常见还法的比较、收支的算式。",
        "Add --why for the other ways, the usual orders beside it, and the sums of the budget.",
    ),
}


def print_plan(report: PlanReport, language: Language, *, why: bool) -> None:
    """Print a plan: the way out, the money, the months, the asks, the odds.

    Args:
        report: The plan.
        language: ``zh`` or ``en``.
        why: Whether the other ways, the orders beside it and the budget's sums are opened.
    """
    page, say = Page(), words(language)
    print_route(page, report, language)
    _questions(page, report, say, language)
    _money(page, report, say, language)
    _left_out(page, report, say, language)
    print_months(page, report, language)
    print_asks(page, report, language)
    _offers(page, report, say, language)
    _odds(page, report, say, language)
    if why:
        _why(page, report, say, language)
    else:
        page.print(f"\n{say['open']}")


def words(language: Language) -> dict[str, str]:
    """Return the words of the page in one language."""
    return {key: text.in_language(language) for key, text in _WORDS.items()}


def print_route(page: Page, report: PlanReport, language: Language) -> None:
    """Print the way out with its reasons, and what comes before everything else."""
    route, say = report.route, words(language)
    page.heading(say["route"].format(way=route.kind.words.in_language(language)))
    for reason in route.why:
        page.paragraph(reason.in_language(language), by=2)
    if route.causes:
        comma = "、" if language == "zh" else "; "
        causes = comma.join(cause.kind.words.in_language(language) for cause in route.causes)
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
        page.paragraph(say["asks_fail"], by=2)
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


def _odds(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    chances = report.odds
    if chances is None:
        return
    page.heading(say["odds"])
    for months, chance in _until_the_end(chances, report.months):
        page.paragraph(say["breaks"].format(n=months, chance=percent(chance, places=0)), by=2)
    page.paragraph(
        say["largest"].format(limit=percent(chances.limit, places=0), amount=yuan(chances.largest)),
        by=2,
    )
    for text in chances.assumes:
        page.paragraph(text.in_language(language), style="dim", by=2)


def _until_the_end(chances: Odds, months: int | None) -> list[tuple[int, float]]:
    """Return the chances up to the first horizon that covers the whole plan."""
    shown: list[tuple[int, float]] = []
    for horizon, chance in chances.breaks.items():
        shown.append((horizon, chance))
        if months is not None and horizon >= months:
            break
    return shown


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
