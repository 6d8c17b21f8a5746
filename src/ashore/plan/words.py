"""A plan in sentences: what to pay each month, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashore.money.amounts import yuan_from_fen
from ashore.plan.optimise import Optimised
from ashore.plan.orders import Order
from ashore.plan.report import PlanReport
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthInWords:
    """One month of a plan: what each debt gets in fen, and the sentence that explains it."""

    month: str
    payments: tuple[tuple[str, int], ...]
    says: Text


def months_in_words(report: PlanReport) -> tuple[MonthInWords, ...]:
    """Return every month in which something is paid, in words."""
    if report.optimised is None:
        return ()
    return tuple(_months(report, report.optimised))


def compared(report: PlanReport) -> Text | None:
    """Return how the plan compares with the plain orders, or None where nothing is paid."""
    best = report.optimised
    if best is None:
        return None
    others = best.baselines
    dearest = max(carried.goals.cost for carried in others.values()) - best.goals.cost
    avalanche = others[Order.AVALANCHE].goals
    saves = avalanche.cliffs - best.goals.cliffs
    if saves > 0:
        return Text(
            f"比“先还最贵的”多保住 {yuan_from_fen(saves)} 元不被一次要回。",
            f"It keeps {yuan_from_fen(saves)} yuan more from falling due at once than paying the "
            "dearest first.",
        )
    if dearest > 0:
        return Text(
            f"比各家平分最多少付 {yuan_from_fen(dearest)} 元逾期费用。",
            f"It costs up to {yuan_from_fen(dearest)} yuan less in late charges than plain orders.",
        )
    return Text("和常见的还法一样省。", "It costs no more than the usual orders.")


def _months(report: PlanReport, best: Optimised) -> Iterator[MonthInWords]:
    names = {debt.id: debt.name for debt in report.debts}
    for t in range(report.problem.months):
        paid = [
            (debt.id, row[t])
            for debt, row in zip(report.problem.debts, best.plan.payments, strict=True)
            if row[t]
        ]
        if not paid:
            continue
        parts = [_part(report, best, i, t, names) for i in range(len(report.problem.debts))]
        said = [part for part in parts if part is not None]
        yield MonthInWords(
            month=report.problem.month(t),
            payments=tuple(paid),
            says=Text(
                "；".join(part.zh for part in said) + "。",
                "; ".join(part.en for part in said) + ".",
            ),
        )


def _part(
    report: PlanReport, best: Optimised, i: int, t: int, names: dict[str, str]
) -> Text | None:
    debt, paid = report.problem.debts[i], best.plan.payments[i][t]
    if not paid:
        return None
    name, amount, left = names[debt.id], yuan_from_fen(paid), best.plan.left[i][t]
    later = any(debt.due[t + 1 :])
    if debt.settle == paid and not left and paid < sum(debt.due):
        why = Text("一次结清，按对方的报价", "settles it, as offered")
    elif not left and debt.cliff and t < len(debt.cliff) and debt.cliff[t]:
        why = Text("保住整笔不提前到期", "keeps the rest from falling due")
    elif not left and not later:
        why = Text("还清", "pays it off")
    elif not left:
        why = Text("到期的都还上", "pays all that is due")
    else:
        why = Text(f"还差 {yuan_from_fen(left)} 元", f"leaves {yuan_from_fen(left)} yuan")
    return Text(f"{name} 还 {amount}，{why.zh}", f"{name}: {amount}, {why.en}")
