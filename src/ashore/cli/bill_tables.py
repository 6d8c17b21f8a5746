"""How a bill came about, as a page in the terminal."""

from __future__ import annotations

from ashore.cli.page import Page, table
from ashore.documents.bill_words import answers, asks, remarks, verdict
from ashore.documents.words import ITEMS, yuan
from ashore.owed.bill import BillSums
from ashore.owed.explain.explanation import Explanation
from ashore.text import Language, Text

_WORDS = {
    "ask": Text("可以这样问", "What to ask"),
    "question": Text("问题", "question"),
    "answer": Text("这份账单的答案", "this bill's answer"),
    "title": Text("最接近合同的一种读法", "The reading nearest to the contract"),
    "sums": Text("账单和这种读法，逐项", "The bill and this reading, item by item"),
    "item": Text("项目", "item"),
    "shown": Text("账单", "bill"),
    "reading": Text("这种读法", "this reading"),
    "gap": Text("相差", "difference"),
    "sum": Text("合计", "total"),
    "open": Text("加 --why 逐项对照。", "Add --why to compare item by item."),
}


def print_explanation(found: Explanation, sums: BillSums, language: Language, *, why: bool) -> None:
    """Print which reading gives a bill, what stays open, and what nothing explains."""
    page = Page()
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    page.paragraph(verdict(found).in_language(language))
    shown = table(say["question"], say["answer"], title=f"\n{say['title']}")
    for question, says in answers(found):
        shown.add_row(question.in_language(language), says.in_language(language))
    page.print(shown)
    for remark in remarks(found):
        page.paragraph(f"· {remark.in_language(language)}")
    if to_ask := asks(found):
        page.heading(say["ask"])
    for question in to_ask:
        page.paragraph(f"· {question.in_language(language)}")
    if why:
        _print_sums(page, found, sums, say, language)
    else:
        page.print(f"\n{say['open']}")


def _print_sums(
    page: Page, found: Explanation, sums: BillSums, say: dict[str, str], language: Language
) -> None:
    shown = table(
        say["item"], say["shown"], say["reading"], say["gap"], title=f"\n{say['sums']}", numbers=3
    )
    for item in ITEMS:
        billed, given = sums.shown(item), found.supported.get(item, 0)
        if billed or given:
            name = ITEMS[item].in_language(language)
            shown.add_row(name, yuan(billed), yuan(given), yuan(billed - given))
    total = sum(found.supported.values())
    shown.add_section()
    shown.add_row(say["sum"], yuan(sums.total_shown), yuan(total), yuan(sums.total_shown - total))
    page.print(shown)
