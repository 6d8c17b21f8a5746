"""What is owed as a calm page in the terminal: facts, the next step, then what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.cli.page import Page, table
from ashore.documents.finding_view import in_order
from ashore.documents.next_step import next_step
from ashore.documents.words import CONFIDENCES, ITEMS, SEVERITIES, STRENGTHS, arithmetic, yuan
from ashore.findings import Citation, Finding, Working
from ashore.money.amounts import percent
from ashore.owed.report import DebtOwed, Owed
from ashore.text import Language, Text

if TYPE_CHECKING:
    from rich.tree import Tree

_WORDS = {
    "title": Text("截至 {on} 的应还情况", "What is owed on {on}"),
    "product": Text("借款", "loan"),
    "creditor": Text("现在欠谁", "owed to now"),
    "due": Text("已到期未还", "due, unpaid"),
    "late": Text("逾期", "days late"),
    "days": Text("{n} 天 {stage}", "{n} ({stage})"),
    "day": Text("多一天", "one more day"),
    "left": Text("剩余本金", "principal left"),
    "cost": Text("真实年化", "true cost a year"),
    "sum": Text("合计", "total"),
    "not_counted": Text("不计入（记为冒名）", "not counted (not yours)"),
    "none": Text("还没有借款记录。", "No loan is recorded yet."),
    "next": Text("下一步", "Next step"),
    "findings": Text("值得看一眼的", "Worth a look"),
    "ask": Text("可以这样问：", "What to ask: "),
    "basis": Text("依据：", "Rests on: "),
    "limits": Text("限度：", "Limits: "),
    "why": Text("{product}：怎么算出来的", "{product}: how it was computed"),
    "today": Text(
        "今天到期，还不算晚：{product} {amount} 元。",
        "Due today and not late yet: {product}, {amount} yuan.",
    ),
    "asked": Text(
        "账单里有 {amount} 元目前没有依据，先问清再付。",
        "{amount} yuan on the bills has no basis so far: ask before paying it.",
    ),
    "instalment": Text("第 {n} 期 {due} {sum} 元", "No. {n} of {due}: {sum} yuan"),
    "open": Text("加 --why 打开每个数的算式和依据。", "Add --why to open every figure."),
}  # fmt: skip

_WIDE, _NARROW = 110, 76


def print_owed(owed: Owed, language: Language, *, why: bool, alone: bool = True) -> None:
    """Print what is owed: a table, the next step, the findings, and the sums when asked for.

    Args:
        owed: What is owed on a day.
        language: ``zh`` or ``en``.
        why: Whether every figure is opened.
        alone: Whether nothing else follows: then it says what comes next, and how to open figures.
    """
    page = Page()
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    if owed.debts:
        _print_table(page, owed, say)
    elif not owed.findings:
        page.print(say["none"])
    _print_due_today(page, owed, say)
    if owed.asked:
        page.print(say["asked"].format(amount=yuan(owed.asked)))
    if alone:
        print_next_step(page, owed, language)
    if owed.findings:
        page.heading(say["findings"])
        names = {debt.id: debt.facts.file.loan.product for debt in owed.debts}
        for finding in in_order(owed.findings):
            _print_finding(page, finding, names, say, language, why=why)
    if why:
        for debt in owed.debts:
            page.print(_workings(debt, say, language))
    elif owed.debts and alone:
        page.print(f"\n{say['open']}")


def print_next_step(page: Page, owed: Owed, language: Language) -> None:
    """Print the one thing to do next, and why that comes first."""
    step = next_step(owed)
    page.heading(_WORDS["next"].in_language(language))
    page.paragraph(step.do.in_language(language), by=2)
    page.paragraph(step.because.in_language(language), by=2)
    if step.how:
        page.paragraph(step.how.in_language(language), by=2)


def _print_table(page: Page, owed: Owed, say: dict[str, str]) -> None:
    wide = page.width >= _WIDE
    columns = ["product", *(["creditor"] if wide else [])]
    numbers = ["due", "late", "day", "left", "cost"][: 2 if page.width < _NARROW else 5]
    shown = table(
        *(say[key] for key in (*columns, *numbers)),
        title=say["title"].format(on=owed.on),
        numbers=len(numbers),
    )
    for debt in owed.debts:
        product, creditor = debt.facts.file.loan.product, debt.creditor.name
        if not debt.counts:
            creditor = say["not_counted"]
        names = [product, creditor] if wide else [f"{product}\n  {creditor}"]
        shown.add_row(*names, *_figures(debt, say)[: len(numbers)])
    sums = [yuan(owed.due_now), "", yuan(owed.one_more_day), yuan(owed.outstanding_principal), ""]
    shown.add_section()
    shown.add_row(say["sum"], *([""] if wide else []), *sums[: len(numbers)])
    page.print(shown)


def _print_due_today(page: Page, owed: Owed, say: dict[str, str]) -> None:
    for debt in owed.debts:
        if debt.due_today and debt.counts:
            product = debt.facts.file.loan.product
            page.print(say["today"].format(product=product, amount=yuan(debt.due_today)))


def _figures(debt: DebtOwed, say: dict[str, str]) -> list[str]:
    late = debt.delinquency
    cost = percent(debt.cost.nominal) if debt.cost else "—"
    days = "—"
    if late is not None and late.days_past_due:
        days = say["days"].format(n=late.days_past_due, stage=late.stage)
    if not debt.counts:
        return ["—", days, "—", "—", cost]
    return [
        yuan(debt.standing.due_now),
        days,
        yuan(debt.one_more_day),
        yuan(debt.standing.outstanding_principal),
        cost,
    ]


def _print_finding(
    page: Page,
    finding: Finding,
    names: dict[str, str],
    say: dict[str, str],
    language: Language,
    *,
    why: bool,
) -> None:
    weight = SEVERITIES[finding.severity].in_language(language)
    name = names.get(finding.where.split("/")[0])
    page.print(f"\n  · {weight}{f' · {name}' if name else ''}", style="bold")
    page.paragraph(finding.says.in_language(language), by=4)
    if finding.ask:
        page.paragraph(f"{say['ask']}{finding.ask.in_language(language)}", by=4)
    if why:
        _print_basis(page, finding, say, language)


def _print_basis(page: Page, finding: Finding, say: dict[str, str], language: Language) -> None:
    strength = STRENGTHS[finding.strength].in_language(language)
    page.paragraph(f"{say['basis']}{strength}", style="dim", by=4)
    for citation in finding.citations:
        page.paragraph(_cited(citation, language), style="dim", by=6)
    if finding.limits:
        page.paragraph(f"{say['limits']}{finding.limits.in_language(language)}", style="dim", by=4)
    for working in finding.workings:
        page.paragraph(_summed(working, language), style="dim", by=4)
    page.paragraph(f"[{finding.where}] {finding.code}", style="dim", by=4)


def _cited(citation: Citation, language: Language) -> str:
    confidence = CONFIDENCES[citation.confidence].in_language(language)
    title = f"{citation.title.in_language(language)} {citation.pinpoint}"
    return f"{title}（{confidence}）" if language == "zh" else f"{title} ({confidence})"


def _summed(working: Working, language: Language) -> str:
    says = f"{working.label.in_language(language)} {working.shown}"
    return f"{says} ← {arithmetic(working.sum, language)}" if working.sum else says


def _workings(debt: DebtOwed, say: dict[str, str], language: Language) -> Tree:
    from rich.tree import Tree

    tree = Tree(say["why"].format(product=debt.facts.file.loan.product))
    for item, amount in debt.standing.sums.items():
        tree.add(f"{ITEMS[item].in_language(language)} {yuan(amount)}")
    arrears = debt.standing.arrears
    if arrears and arrears.lines and not (debt.standing.judgment or debt.standing.subrogation):
        for line in arrears.lines:
            total = yuan(line.subtotal)
            node = tree.add(say["instalment"].format(n=line.period, due=line.due_date, sum=total))
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
    node = tree.add(_summed(working, language))
    for entry in working.entries:
        node.add(f"[{entry}]")
    for citation in working.citations:
        node.add(_cited(citation, language))
    for part in working.parts:
        _add(node, part, language)
