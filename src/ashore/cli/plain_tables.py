"""The way to zero of plain debts in the terminal."""

from __future__ import annotations

from typing import Any

from ashore.cli.page import Page, table
from ashore.text import Language, Text

_WORDS = {
    "order": Text("顺序", "order"),
    "months": Text("月数", "months"),
    "interest": Text("总利息", "interest"),
    "avalanche": Text("先还利率最高的", "dearest first"),
    "snowball": Text("先还最小的", "smallest first"),
    "optimal": Text("最省的", "cheapest"),
    "month": Text("月", "month"),
    "debt": Text("借款", "debt"),
    "added": Text("利息", "interest"),
    "payment": Text("还款", "payment"),
    "balance": Text("还剩", "balance"),
}


def print_plain(found: dict[str, Any], language: Language, *, why: bool) -> None:
    """Print how long plain debts take in each order and what that costs, month by month if asked.

    Args:
        found: The results of the exchange format.
        language: ``zh`` or ``en``.
        why: Whether every month is shown.
    """
    page, say = Page(), {key: text.in_language(language) for key, text in _WORDS.items()}
    for result in found["results"]:
        title = "" if result["id"] is None else str(result["id"])
        if result["error"]:
            error = result["error"]
            page.paragraph(f"{title}: {error['says']} [{error['code']}]".removeprefix(": "))
            continue
        plans = result.get("plans") or {result["order"]: result}
        shown = table(say["order"], say["months"], say["interest"], title=title, numbers=2)
        for order, plan in plans.items():
            shown.add_row(say[order], str(plan["months"]), plan["interest"])
        page.print(shown)
        for order, plan in plans.items() if why else ():
            _print_months(page, say[order], plan, say)


def _print_months(page: Page, title: str, plan: dict[str, Any], say: dict[str, str]) -> None:
    columns = ("month", "debt", "added", "payment", "balance")
    shown = table(*(say[column] for column in columns), title=title, numbers=3)
    for row in plan["table"]:
        sums = (row["interest"], row["payment"], row["balance"])
        shown.add_row(str(row["month"]), row["debt"], *sums)
    page.print(shown)
