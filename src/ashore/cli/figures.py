"""`ashore rate` and `ashore schedule`: figures for other programs, from files of plain cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ashore.cli.options import (
    JsonOption,
    Lang,
    LangOption,
    WhyOption,
    language,
    print_json,
    read_document,
)
from ashore.text import Language, Text

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE.json", help="格式见文档。See the exchange formats.")
]

_WORDS = {
    "id": Text("编号", "id"),
    "rate": Text("利率", "rate"),
    "yearly": Text("折算年化（×12）", "a year (×12)"),
    "roots": Text("全部解", "all rates that fit"),
    "when": Text("何时", "when"),
    "amount": Text("金额", "amount"),
    "time": Text("期数或年数", "periods or years"),
    "value": Text("折到第一天", "worth on the first day"),
    "sum": Text("合计", "total"),
    "no_rate": Text("算不出", "none"),
    "n": Text("期", "no."),
    "due_on": Text("应还日", "due on"),
    "principal": Text("本金", "principal"),
    "interest": Text("利息", "interest"),
    "fees": Text("费用", "fees"),
    "total": Text("应还", "total"),
    "balance": Text("剩余本金", "balance"),
    "how": Text("利息怎么来的", "how the interest comes about"),
    "deducted": Text("放款时另扣 {amount} 元。", "{amount} yuan were taken off at the payout."),
    "working": Text("正在计算……", "Computing…"),
}
_COLUMNS = ("n", "due_on", "principal", "interest", "fees", "total", "balance")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help="由现金流求利率，所有解都列出。Solve the rates of cash flows; all are found.")(
        rate
    )
    app.command(help="由借款条件算还款计划。Compute repayment tables from loan terms.")(schedule)


def rate(
    file: FileArgument, *, why: WhyOption = False, as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:  # fmt: skip
    """Print the yearly or periodic rate of each case's cash flows."""
    from ashore.money.rate_file import rate_file

    document, words = read_document(file), language(lang)
    found = rate_file(document, words)
    if as_json:
        print_json(found)
        return
    _print_rates(found["results"], words)
    if why:
        for case, result in zip(document["cases"], found["results"], strict=True):
            if not result["error"]:
                _print_flows(case, result, words)


def schedule(
    file: FileArgument, *, why: WhyOption = False, as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:  # fmt: skip
    """Print the repayment table of each case's terms."""
    from ashore.cli.page import working
    from ashore.owed.schedule_file import schedule_file

    document, words = read_document(file), language(lang)
    with working(_WORDS["working"].in_language(words)):
        found: dict[str, Any] = schedule_file(document, words)
    if as_json:
        print_json(found)
        return
    for case, result in zip(document["cases"], found["results"], strict=True):
        _print_schedule(case, result, words, why=why)


def _say(words: Language, *keys: str) -> list[str]:
    return [_WORDS[key].in_language(words) for key in keys]


def _print_rates(results: list[dict[str, Any]], words: Language) -> None:
    from ashore.cli.page import Page, table

    page = Page()
    shown = table(*_say(words, "id", "rate", "yearly", "roots"))
    for result in results:
        if result["error"]:
            says = result["error"]["says"]
            shown.add_row(str(result["id"]), *_say(words, "no_rate"), "", says)
            continue
        roots = ", ".join(f"{root:.4%}" for root in result["roots"])
        yearly = f"{result['nominal_12']:.4%}" if "nominal_12" in result else ""
        shown.add_row(str(result["id"]), f"{result['rate']:.4%}", yearly, roots)
    page.print(shown)


def _print_flows(case: dict[str, Any], result: dict[str, Any], words: Language) -> None:
    from ashore.cli.page import Page, table
    from ashore.documents.opened_figures import discounted_flows
    from ashore.money.amounts import decimal_from_fraction

    flows = discounted_flows(case, result["rate"])
    title = f"{result['id']}: {result['rate']:.4%}"
    shown = table(*_say(words, "when", "amount", "time", "value"), title=title, numbers=3)
    for flow in flows:
        amount = decimal_from_fraction(flow.amount)
        time = decimal_from_fraction(flow.time, places=6)
        shown.add_row(flow.when, amount, time, f"{flow.value:,.4f}")
    shown.add_section()
    # Adding up the values leaves the dust of binary numbers, whose sign means nothing.
    total = abs(sum(flow.value for flow in flows))
    shown.add_row(*_say(words, "sum"), "", "", f"{total:,.4f}")
    Page().print(shown)


def _print_schedule(case: object, result: dict[str, Any], words: Language, *, why: bool) -> None:
    from ashore.cli.page import Page, table

    page = Page()
    if result["error"]:
        page.paragraph(f"{result['id']}: {result['error']['says']} [{result['error']['code']}]")
        return
    sums: list[str] = []
    if why:
        from ashore.documents.opened_figures import interest_sums

        sums = list(interest_sums(case))
    shown = table(*_say(words, *_COLUMNS), title=str(result["id"]), numbers=5)
    if why:
        shown.add_column(*_say(words, "how"))
    for place, row in enumerate(result["rows"]):
        shown.add_row(*(str(row[key]) for key in _COLUMNS), *sums[place : place + 1])
    totals = result["totals"]
    shown.add_section()
    shown.add_row(
        *_say(words, "sum"),
        "",
        *(totals[key] for key in ("principal", "interest", "fees", "total")),
    )
    page.print(shown)
    if "deducted" in totals:
        amount = totals["deducted"]
        page.paragraph(_WORDS["deducted"].fill(amount=amount).in_language(words))
