"""How a bill came about, as a page in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from ashore.case.terms import Item
from ashore.money.amounts import yuan_from_fen
from ashore.owed.explain.explanation import DIMENSION_WORDS, Explanation
from ashore.text import Language, Text

_WORDS = {
    "items": Text("试了 {tried} 种读法，{matching} 种逐项对得上，分毫不差。",
                  "Of {tried} readings, {matching} give every line to the fen."),
    "groups": Text("试了 {tried} 种读法：合同款项和逾期费用各自的合计对得上，各行名目可能混记。",
                   "Of {tried} readings, {matching} give the two sums; lines may be mislabelled."),
    "total": Text("试了 {tried} 种读法：只有总额对得上（{matching} 种）。",
                  "Of {tried} readings, only the total agrees ({matching})."),
    "none": Text("试了 {tried} 种读法，没有一种给出这份账单。下面是最接近的一种和解释不了的部分。",
                 "None of {tried} readings gives this bill. Below are the nearest one and the "
                 "unexplained rest."),
    "question": Text("问题", "question"),
    "answer": Text("这份账单的答案", "this bill's answer"),
    "open": Text("这份账单分不清的：{what}", "This bill cannot settle: {what}"),
    "rest": Text("解释不了：{item} {amount} 元", "Unexplained: {item} {amount} yuan"),
    "beyond": Text("没有任何读法能解释：{name} {amount} 元",
                   "No reading accounts for: {name} {amount} yuan"),
    "over": Text("即使每处都按对方最有利的读法，账单至少多出 {amount} 元。",
                 "Even read in the lender's favour throughout, the bill is at least {amount} yuan "
                 "too high."),
    "departs": Text("其中 {n} 处与合同不一致。", "{n} of these depart from the contract."),
}  # fmt: skip


def print_explanation(found: Explanation, language: Language, *, why: bool) -> None:
    """Print which reading gives a bill, what stays open, and what nothing explains."""
    console = Console(highlight=False)
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    console.print(
        say[found.matched_on].format(tried=f"{found.tried:,}", matching=f"{found.matching:,}")
    )
    table = Table(say["question"], say["answer"])
    for key, option in found.best.options:
        table.add_row(DIMENSION_WORDS[key].in_language(language), option.says.in_language(language))
    console.print(table)
    if found.best.deviations:
        console.print(say["departs"].format(n=found.best.deviations))
    for key, options in found.undetermined:
        answers = " / ".join(option.says.in_language(language) for option in options)
        what = f"{DIMENSION_WORDS[key].in_language(language)} — {answers}"
        console.print(say["open"].format(what=what))
    for item, amount in found.rest.items():
        console.print(say["rest"].format(item=item.value, amount=yuan_from_fen(amount)))
    for line in found.without_basis:
        console.print(say["beyond"].format(name=line.name, amount=yuan_from_fen(line.amount)))
    if found.overcharge and found.overcharge.at_least:
        console.print(say["over"].format(amount=yuan_from_fen(found.overcharge.at_least)))
    if why:
        _print_supported(console, found.supported)


def _print_supported(console: Console, supported: dict[Item, int]) -> None:
    for item, amount in supported.items():
        console.print(f"  {item.value:<20}{yuan_from_fen(amount):>14}")
