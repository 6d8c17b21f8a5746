"""What is owed as a calm page in the terminal: facts, then the next step."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.tree import Tree

from ashore.findings import Finding, Severity, Working
from ashore.money.amounts import percent, yuan_from_fen
from ashore.owed.report import DebtOwed, Owed
from ashore.text import Language, Text

_WORDS = {
    "title": Text("{on} 应还情况", "What is owed on {on}"),
    "product": Text("借款", "loan"),
    "creditor": Text("现在的债权人", "creditor now"),
    "due": Text("已到期未还", "due and unpaid"),
    "late": Text("逾期天数", "days late"),
    "day": Text("多一天", "one more day"),
    "left": Text("剩余本金", "principal left"),
    "cost": Text("真实年化", "true yearly cost"),
    "sum": Text("合计", "total"),
    "not_counted": Text("不计入（记为冒名）", "not counted (not yours)"),
    "none": Text("还没有借款记录。先用 ashore import 读入。",
                 "No loan is recorded yet. Read one with ashore import."),
    "findings": Text("值得看一眼的", "Worth a look"),
    "ask": Text("可以这样问", "What to ask"),
    "basis": Text("依据", "rests on"),
    "limits": Text("限度", "limits"),
    "why": Text("怎么算出来的", "How it was computed"),
    "asked": Text(
        "账单里有 {amount} 元目前没有依据，先问清再付。",
        "{amount} yuan on the bills has no basis so far: ask before paying it.",
    ),
    "open": Text("加 --why 打开每个数的算式。", "Add --why to open every figure."),
}  # fmt: skip

_MARK = {Severity.URGENT: "●", Severity.CHECK: "○", Severity.ASK: "?", Severity.INFO: "·"}


def print_owed(owed: Owed, language: Language, *, why: bool) -> None:
    """Print what is owed: a table, the findings with what to ask, and the sums when asked for."""
    console = Console(highlight=False)
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    if not owed.debts and not owed.findings:
        console.print(say["none"])
        return
    console.print(_table(owed, say))
    if owed.asked:
        console.print(say["asked"].format(amount=yuan_from_fen(owed.asked)))
    if owed.findings:
        console.print(f"\n{say['findings']}")
        for finding in sorted(owed.findings, key=lambda f: list(_MARK).index(f.severity)):
            _print_finding(console, finding, say, language, why=why)
    if why:
        for debt in owed.debts:
            console.print(_workings(debt, say, language))
    else:
        console.print(f"\n{say['open']}")


def _table(owed: Owed, say: dict[str, str]) -> Table:
    table = Table(title=say["title"].format(on=owed.on), title_justify="left")
    table.add_column(say["product"])
    table.add_column(say["creditor"])
    for key in ("due", "late", "day", "left", "cost"):
        table.add_column(say[key], justify="right")
    for debt in owed.debts:
        table.add_row(
            debt.facts.file.loan.product,
            debt.creditor.name if debt.counts else say["not_counted"],
            yuan_from_fen(debt.standing.due_now) if debt.counts else "—",
            _days(debt),
            yuan_from_fen(debt.one_more_day) if debt.counts else "—",
            yuan_from_fen(debt.standing.outstanding_principal) if debt.counts else "—",
            percent(debt.cost.nominal) if debt.cost else "—",
        )
    table.add_section()
    table.add_row(
        say["sum"],
        "",
        yuan_from_fen(owed.due_now),
        "",
        yuan_from_fen(owed.one_more_day),
        yuan_from_fen(owed.outstanding_principal),
        "",
    )
    return table


def _days(debt: DebtOwed) -> str:
    late = debt.delinquency
    if late is None or not late.days_past_due:
        return "—"
    return f"{late.days_past_due} ({late.stage})"


def _print_finding(
    console: Console, finding: Finding, say: dict[str, str], language: Language, *, why: bool
) -> None:
    console.print(f"{_MARK[finding.severity]} {finding.says.in_language(language)}")
    if finding.ask:
        console.print(f"    {say['ask']}：{finding.ask.in_language(language)}", style="dim")
    if why:
        cited = "；".join(
            f"{c.title.in_language(language)} {c.pinpoint} ({c.confidence.value})"
            for c in finding.citations
        )
        console.print(f"    {say['basis']}：{finding.strength.value} {cited}", style="dim")
        if finding.limits:
            console.print(
                f"    {say['limits']}：{finding.limits.in_language(language)}", style="dim"
            )
        console.print(f"    [{finding.where}] {finding.code}", style="dim", markup=False)


def _workings(debt: DebtOwed, say: dict[str, str], language: Language) -> Tree:
    tree = Tree(f"{debt.facts.file.loan.product}：{say['why']}")
    arrears = debt.standing.arrears
    if arrears and arrears.lines:
        for line in arrears.lines:
            node = tree.add(f"{line.period}  {line.due_date}  {yuan_from_fen(line.subtotal)}")
            for working in line.workings:
                _add(node, working, language)
    else:
        for working in debt.standing.workings:
            _add(tree, working, language)
    for cost in (debt.cost, debt.stated_cost):
        if cost:
            _add(tree, cost.working, language)
    return tree


def _add(tree: Tree, working: Working, language: Language) -> None:
    node = tree.add(f"{working.label.in_language(language)} {working.shown} = {working.sum}")
    for citation in working.citations:
        node.add(f"{citation.title.in_language(language)} {citation.pinpoint}")
    for part in working.parts:
        _add(node, part, language)
