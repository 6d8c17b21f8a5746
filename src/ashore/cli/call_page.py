"""A call in the terminal: calmly, part by part, in the order in which it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ashore.case.entries import AnyEntry
from ashore.cli.page import Page
from ashore.documents.words import ENTRY_KINDS
from ashore.money.amounts import yuan_from_fen
from ashore.settle.call_script import CallScript
from ashore.settle.stage import Stage
from ashore.text import Language, Text

_WORDS = {
    "title": Text("打给「{name}」：{product}（{stage}）", "Call “{name}”: {product} ({stage})"),
    "phones": Text("记下的官方号：{phones}", "Recorded official number: {phones}"),
    "no_phone": Text("案件里没记官方号码。", "No official number is recorded."),
    "figures": Text("三个数", "Three figures"),
    "no_number": Text("不报数", "no number"),
    "avoid": Text("这个阶段：{avoid}。", "At this stage: {avoid}."),
    "not_to_say": Text("别说、别确认", "What not to say or confirm"),
    "refusals": Text("对方可能说", "What they may say"),
    "papers": Text("一起准备的材料：{papers}", "Papers that go with it: {papers}"),
    "note": Text(
        "打完记一分钟：ashore call 加 --note。", "To note it afterwards: ashore call with --note."
    ),
    "stop": Text(
        "谈不下去就说“我晚点再打”，挂断也可以。", "You may say “I will call later” and hang up."
    ),
    "noted": Text("记下了：{kinds}。", "Noted: {kinds}."),
    "to_ask": Text("下次问：{question}", "To ask next time: {question}"),
    "confirm": Text(
        "对方答应的只是口头：发一封确认函，请书面回复。",
        "It was only said: send a letter of confirmation and ask for an answer in writing.",
    ),
}


def print_call(script: CallScript, language: Language, shown: Callable[[str], str]) -> None:
    """Print a call script.

    Args:
        script: The script.
        language: ``zh`` or ``en``.
        shown: How a sentence is shown: with amounts, or without them in quiet hours.
    """
    page, whom = Page(), script.whom
    stage = script.rung.title.in_language(language)
    title = _WORDS["title"].fill(name=whom.name, product=script.product, stage=stage)
    page.heading(title.in_language(language))
    phones = _WORDS["phones"].fill(phones="、".join(whom.phones))
    if whom.phones or script.stage is not Stage.PERSON:
        page.paragraph((phones if whom.phones else _WORDS["no_phone"]).in_language(language), by=2)
    for said in (*whom.check, *whom.notes):
        page.paragraph(f"· {said.in_language(language)}", by=2)
    if script.ability.figures:
        page.heading(_WORDS["figures"].in_language(language))
    for figure in script.ability.figures:
        sum_ = (
            _WORDS["no_number"].in_language(language)
            if figure.amount is None
            else _yuan(figure.amount, language)
        )
        page.paragraph(shown(f"{figure.label.in_language(language)}  {sum_}"), by=2)
    for number, part in enumerate(script.parts, start=1):
        page.heading(f"{number}. {part.title.in_language(language)}")
        for line in part.lines:
            page.paragraph(shown(line.in_language(language)), by=2)
    page.heading(_WORDS["not_to_say"].in_language(language))
    for caution in script.cautions:
        page.paragraph(shown(f"· {caution.says.in_language(language)}"), by=2)
    avoid = script.rung.avoid.in_language(language)
    page.paragraph(f"· {_WORDS['avoid'].fill(avoid=avoid).in_language(language)}", by=2)
    page.heading(_WORDS["refusals"].in_language(language))
    for one in script.refusals:
        quoted = f"“{one.they_say.in_language(language)}”"
        page.paragraph(quoted, style="dim", by=2)
        page.paragraph(shown(one.answer.in_language(language)), by=4)
    page.print()
    if script.papers:
        papers = _WORDS["papers"].fill(papers="、".join(script.papers))
        page.paragraph(papers.in_language(language), style="dim")
    page.paragraph(_WORDS["note"].in_language(language), style="dim")
    page.paragraph(_WORDS["stop"].in_language(language), style="dim")


def print_noted(
    made: Sequence[AnyEntry], questions: Sequence[Text], language: Language, *, promised: bool
) -> None:
    """Print what a note recorded, what to ask next time, and that a promise was only spoken."""
    page = Page()
    kinds = "、".join(ENTRY_KINDS[one.kind].in_language(language) for one in made)
    page.paragraph(_WORDS["noted"].fill(kinds=kinds).in_language(language))
    if promised:
        page.paragraph(_WORDS["confirm"].in_language(language), by=2)
    for question in questions:
        asked = _WORDS["to_ask"].fill(question=question)
        page.paragraph(f"· {asked.in_language(language)}", by=2)


def _yuan(fen: int, language: Language) -> str:
    return f"{yuan_from_fen(fen)} 元" if language == "zh" else f"{yuan_from_fen(fen)} yuan"
