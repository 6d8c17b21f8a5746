"""A plan and a day's list as calm pages in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ashore.cli.page import Page, table
from ashore.money.amounts import percent, yuan_from_fen
from ashore.plan.report import PlanReport
from ashore.plan.tasks import Task
from ashore.plan.today import Agenda
from ashore.plan.words import compared, months_in_words
from ashore.text import Language, Text

MONTHS_SHOWN = 6
_BAR = 30

_WORDS = {
    "route": Text("走哪条路", "The way out"),
    "not": Text("为什么不是别的", "Why not the others"),
    "first": Text("先做这些", "First of all"),
    "pay_first": Text("先还：{name} {amount} 元", "Pay first: {name}, {amount} yuan"),
    "relief": Text("向每家要 {n} 个月。", "Ask each lender for {n} months."),
    "budget": Text("每月的钱", "The month's money"),
    "sum": Text(
        "收入 {income}，必要支出 {floor}，剩 {surplus}；"
        "留 {reserve} 防意外，可用于还债 {available}。",
        "{income} comes in, living takes {floor}, {surplus} is left; {reserve} is kept against "
        "surprises and {available} can go to debts.",
    ),
    "none": Text(
        "现在没有钱可以还，所以没有还款数字。先保生活。",
        "Nothing can be paid now, so there are no sums to pay. Living comes first.",
    ),
    "held": Text("暂时不付的", "Not paid for now"),
    "plan": Text("每个月怎么还", "Month by month"),
    "month": Text("月份", "month"),
    "pay": Text("还款", "paid"),
    "what": Text("给谁、为什么", "to whom, and why"),
    "left": Text("还剩", "left"),
    "more_months": Text("后面还有 {n} 个月，用 --json 看全部。", "{n} more months: see --json."),
    "done": Text("照这样，{month} 还清。", "This way nothing is left after {month}."),
    "not_done": Text("照现在的钱，看得到的月份里还不清。",
                     "With this money it does not end within the months looked at."),
    "bound": Text("逾期费用共约 {cost} 元；任何还法都不会少于 {bound} 元（差 {gap}）。",
                  "Late charges come to about {cost} yuan; no other plan with the same priorities "
                  "gets below {bound} (gap {gap})."),
    "asks": Text("要谈什么，才能每期都付到", "What to ask for, so that each part can be paid"),
    "rule": Text("有规定支持", "a rule supports it"),
    "goodwill": Text("靠协商", "rests on goodwill"),
    "no_asks": Text("不用谈，到期的都付得上。", "Nothing to ask for; all that falls due is paid."),
    "asks_fail": Text(
        "全部让步也不够，先走救助这条路。",
        "Not even every concession is enough; relief comes first.",
    ),
    "offers": Text("可以向每家提的月还款", "What each can be offered a month"),
    "odds": Text("这样还，会不会断", "Will it hold"),
    "breaks": Text("{n} 个月内断掉的可能：{chance}",
                   "chance that it breaks within {n} months: {chance}"),
    "largest": Text("想把可能压到 {limit}，每月最多 {amount} 元。",
                    "To keep it at {limit}, pay at most {amount} yuan a month."),
    "today": Text("今天", "Today"),
    "soon": Text("这几天", "In the coming days"),
    "later": Text("以后", "Later"),
    "rest": Text("今天没有必须做的事。歇一歇。", "Nothing has to be done today. Rest."),
    "minutes": Text("约 {n} 分钟", "about {n} minutes"),
    "by": Text("{day} 前", "by {day}"),
    "late": Text("（已过 {day}，仍要做）", "(was due {day}; still do it)"),
    "order": Text("顺序", "order"),
    "months": Text("月数", "months"),
    "interest": Text("总利息", "interest"),
}  # fmt: skip


def print_plan(report: PlanReport, language: Language, *, why: bool) -> None:
    """Print a plan: the way out, the money, the months, the asks, the odds."""
    page, say = Page(), _in(language)
    route = report.route
    page.heading(f"{say['route']}：{route.kind.words.in_language(language)}")
    for reason in route.why:
        page.paragraph(reason.in_language(language), by=2)
    _first(page, report, say, language)
    _money(page, report, say, language)
    _months(page, report, say, language)
    _asks(page, report, say, language)
    _offers(page, report, say)
    _odds(page, report, say, language)
    if why:
        page.heading(say["not"])
        for other in route.not_taken:
            words = other.kind.words.in_language(language)
            page.paragraph(f"{words}：{other.because.in_language(language)}", by=2)


def print_agenda(found: Agenda, language: Language) -> None:
    """Print what to do today, soon and later; a free day is said as such."""
    page, say = Page(), _in(language)
    for name, tasks in (("today", found.today), ("soon", found.soon), ("later", found.later)):
        if name == "today" and found.rest:
            page.heading(say["today"])
            page.paragraph(say["rest"], by=2)
        if tasks:
            page.heading(say[name])
            _tasks(page, tasks, say, language)


def print_plain(found: dict[str, Any], language: Language) -> None:
    """Print how long plain debts take in each order, and what they cost."""
    page, say = Page(), _in(language)
    for result in found["results"]:
        shown = table(say["order"], say["months"], say["interest"], title=str(result["id"] or ""),
                      numbers=2)  # fmt: skip
        if result["error"]:
            shown.add_row(result["error"]["says"], "—", "—")
        plans = result.get("plans") or ({result.get("order"): result} if "order" in result else {})
        for order, plan in plans.items():
            shown.add_row(str(order), str(plan["months"]), plan["interest"])
        page.print(shown)


def _in(language: Language) -> dict[str, str]:
    return {key: text.in_language(language) for key, text in _WORDS.items()}


def _first(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    route, names = report.route, {debt.id: debt.name for debt in report.debts}
    said = [action.says.in_language(language) for action in route.first_actions]
    said += [
        say["pay_first"].format(name=names[debt], amount=yuan_from_fen(amount))
        for debt, amount in route.pay_first.items()
    ]
    said += [say["relief"].format(n=route.relief_months)] if route.relief_months else []
    if said:
        page.heading(say["first"])
        for line in said:
            page.paragraph(f"· {line}", by=2)


def _money(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    budget = report.budget
    page.heading(say["budget"])
    sums = {
        name: yuan_from_fen(getattr(budget, name))
        for name in ("income", "floor", "surplus", "reserve", "available")
    }
    page.paragraph(say["sum"].format(**sums), by=2)
    for finding in report.findings:
        if finding.code.startswith("plan."):
            page.paragraph(finding.says.in_language(language), by=2)
    if report.held:
        page.heading(say["held"])
        for debt in report.held:
            assert debt.held is not None  # noqa: S101 - held debts have a reason
            page.paragraph(f"{debt.name}：{debt.held.words.in_language(language)}", by=2)


def _months(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    page.heading(say["plan"])
    best = report.optimised
    if best is None:
        page.paragraph(say["none"], by=2)
        return
    said = months_in_words(report)
    shown = table(say["month"], say["what"], say["pay"], say["left"], numbers=2)
    steps = {report.problem.month(t): t for t in range(report.problem.months)}
    most = max(_left(report, 0), 1)
    for month in said[:MONTHS_SHOWN]:
        left = _left(report, steps[month.month])
        bar = "█" * max(_BAR * left // most // 3, 1 if left else 0)
        paid = yuan_from_fen(sum(amount for _, amount in month.payments))
        shown.add_row(
            month.month, month.says.in_language(language), paid, f"{bar} {yuan_from_fen(left)}"
        )
    page.print(shown)
    if len(said) > MONTHS_SHOWN:
        page.paragraph(say["more_months"].format(n=len(said) - MONTHS_SHOWN), by=2)
    done = best.plan.done
    page.paragraph(
        say["not_done"] if done is None else say["done"].format(month=report.problem.month(done)),
        by=2,
    )
    words = compared(report)
    if words is not None:
        page.paragraph(words.in_language(language), by=2)
    page.paragraph(
        say["bound"].format(
            cost=yuan_from_fen(best.goals.cost),
            bound=yuan_from_fen(best.lower_bound),
            gap=percent(best.gap),
        ),
        by=2,
    )


def _left(report: PlanReport, t: int) -> int:
    from ashore.documents.way_to_zero import series_of

    months, series = series_of(report)
    return sum(one.left[t] for one in series) if t < len(months) else 0


def _asks(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    if report.optimised is None:
        return
    page.heading(say["asks"])
    if not report.asks.holds:
        page.paragraph(say["asks_fail"], by=2)
    elif not report.asks.asks:
        page.paragraph(say["no_asks"], by=2)
    for ask in report.asks.asks:
        page.paragraph(
            f"· {ask.creditor}：{ask.says.in_language(language)}（{say[ask.rests_on]}）", by=2
        )
        page.paragraph(ask.because.in_language(language), style="dim", by=4)


def _offers(page: Page, report: PlanReport, say: dict[str, str]) -> None:
    if not report.offers.offers:
        return
    page.heading(say["offers"])
    for share in report.offers.offers:
        page.paragraph(f"· {share.creditor}：{yuan_from_fen(share.amount)}", by=2)


def _odds(page: Page, report: PlanReport, say: dict[str, str], language: Language) -> None:
    chances = report.odds
    if chances is None:
        return
    page.heading(say["odds"])
    for months, chance in chances.breaks.items():
        page.paragraph(say["breaks"].format(n=months, chance=percent(chance, places=0)), by=2)
    page.paragraph(
        say["largest"].format(
            limit=percent(chances.limit, places=0), amount=yuan_from_fen(chances.largest)
        ),
        by=2,
    )
    for text in chances.assumes:
        page.paragraph(text.in_language(language), style="dim", by=2)


def _tasks(page: Page, tasks: Sequence[Task], say: dict[str, str], language: Language) -> None:
    for task in tasks:
        when = say["minutes"].format(n=task.minutes)
        if task.by is not None:
            when += "，" + (say["late"] if task.overdue else say["by"]).format(day=task.by)
        page.paragraph(f"· {task.says.in_language(language)}（{when}）", by=2)
        page.paragraph(task.because.in_language(language), style="dim", by=4)
        if task.uncertain is not None:
            page.paragraph(task.uncertain.in_language(language), style="dim", by=4)
