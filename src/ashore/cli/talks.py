"""`ashore rounds` and `ashore offers`: how far each talk has come, and offers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from ashore.cli.care_first import AmountsOption, helped_first, planned, shown
from ashore.cli.cases import case_of
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    print_json,
)
from ashore.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ashore.cli.page import Page
    from ashore.settle.offers_compared import Compared, Comparison
    from ashore.settle.rounds import Round

_WORDS = {
    "none": Text("没有逾期，也没有在谈的。", "Nothing is late and no talk is open."),
    "no_offers": Text("现在没有还有效的方案。", "No offer stands now."),
    "ended": Text("原协议 {day} 起终止", "the agreement ended on {day}"),
    "oral": Text("只是口头", "only said"),
    "paper": Text("材料：{paper}", "paper: {paper}"),
    "stands": Text("不接受方案", "without an offer"),
    "recommended": Text("建议：{by}", "Recommended: {by}"),
    "no_way": Text("建议：一个都先不答应", "Recommended: agree to none for now"),
    "open": Text("没写金额，没法比：{offers}", "without sums, not compared: {offers}"),
    "total": Text("一共付 {total} 元，折成今天 {present} 元", "{total} in all, {present} today"),
    "less": Text("比不接受少付 {less} 元", "{less} yuan less than without it"),
    "waived": Text("写明减免 {waived} 元", "{waived} yuan waived by its words"),
    "first": Text("第一笔 {day} 付 {amount} 元", "first {amount} yuan on {day}"),
    "short": Text(
        "和别的几笔一起，{month:%Y-%m} 起差 {short} 元",
        "with the other debts {short} yuan short from {month:%Y-%m}",
    ),
    "holds": Text("别的几笔照计划付得出", "the other debts can be paid as planned"),
    "odds": Text("付到最后的可能{chance}", "the chance that it holds: {chance}"),
    "cliff": Text(
        "一期没付足就全部恢复：回来 {back} 元", "one late payment undoes it: {back} yuan come back"
    ),
    "personal": Text("收款是个人账户：不付", "to a personal account: do not pay"),
    "until": Text("有效到 {day}", "stands until {day}"),
    "record": Text("付完后征信约到 {day} 消", "the record would be gone about {day}"),
}


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help="和每一家谈到哪一步、下一步做什么。How far each talk has come.")(rounds)
    app.command(help="对方的方案放在一起比，守得住才建议。Offers side by side.")(offers)


def rounds(
    case: CaseArgument,
    *,
    on: OnOption = None,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the round with each creditor: its steps, its deadlines, what is open, what is next."""
    from ashore.law.book import LawBook
    from ashore.settle.rounds import rounds_of

    words = language(lang)
    if helped_first(case, words, amounts=amounts, as_json=as_json):
        return
    read = case_of(case)
    asked_on = day(on, read.as_of)
    found = rounds_of(read, LawBook.standard(), asked_on)
    if as_json:
        from ashore.settle.rounds_exchange import rounds_as_json

        print_json(rounds_as_json(found, asked_on, words))
    else:
        _print_rounds(found, words, shown(case, amounts=amounts))


def offers(
    case: CaseArgument,
    *,
    on: OnOption = None,
    amounts: AmountsOption = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Print the offers that stand, debt by debt, and which of them can be kept."""
    from ashore.law.book import LawBook
    from ashore.settle.offers_compared import offers_compared

    words = language(lang)
    if helped_first(case, words, amounts=amounts, as_json=as_json):
        return
    read = case_of(case)
    report = planned(read, on, words)
    found = offers_compared(read, report, LawBook.standard())
    if as_json:
        from ashore.settle.offers_exchange import offers_as_json

        print_json(offers_as_json(found, report.on, words))
    else:
        _print_offers(found, words, shown(case, amounts=amounts))


def _print_rounds(found: Sequence[Round], language: Language, shown: Callable[[str], str]) -> None:
    from ashore.cli.page import Page

    page = Page()
    if not found:
        page.paragraph(_WORDS["none"].in_language(language))
    for one in found:
        name = f"{one.product} · {one.creditor}" if one.creditor else one.product
        page.heading(f"{name} · {one.phase.words.in_language(language)}")
        if one.ended is not None:
            ended = _WORDS["ended"].fill(day=one.ended[1])
            page.paragraph(ended.in_language(language), style="dim", by=2)
        for event in one.events:
            when = event.on.isoformat() if event.on else "—"
            step = event.phase.words.in_language(language)
            page.paragraph(shown(f"{when} {step} {event.says.in_language(language)}"), by=2)
        for deadline in one.deadlines:
            said = f"→ {deadline.on} {deadline.says.in_language(language)}"
            page.paragraph(shown(said), by=2)
        for question in one.questions:
            page.paragraph(shown(f"? {question.says.in_language(language)}"), by=2)
            if question.ask is not None:
                page.paragraph(shown(question.ask.in_language(language)), style="dim", by=4)
        _print_next(page, one, language)


def _print_next(page: Page, one: Round, language: Language) -> None:
    step = one.next_step
    page.paragraph(f"· {step.says.in_language(language)}", by=2)
    if step.paper is not None:
        paper = _WORDS["paper"].fill(paper=step.paper)
        page.paragraph(paper.in_language(language), style="dim", by=4)
    if step.command is not None:
        page.paragraph(step.command, style="dim", by=4)


def _print_offers(
    found: Sequence[Comparison], language: Language, shown: Callable[[str], str]
) -> None:
    from ashore.cli.page import Page

    page = Page()
    if not found:
        page.paragraph(_WORDS["no_offers"].in_language(language))
    for one in found:
        page.heading(f"{one.product} · {one.creditor}")
        for way in one.ways:
            page.paragraph(_name(way, language), by=2)
            for said in (*_lines(way), *way.assumed):
                page.paragraph(shown(f"· {said.in_language(language)}"), by=4)
        if one.not_compared:
            left = _WORDS["open"].fill(offers="、".join(one.not_compared))
            page.paragraph(left.in_language(language), by=2)
        best = next((way for way in one.ways if way.offer == one.recommended), None)
        title = _WORDS["no_way"]
        if best is not None:
            title = _WORDS["recommended"].fill(by=_name(best, language))
        page.paragraph(title.in_language(language), style="bold", by=2)
        page.paragraph(shown(one.because.in_language(language)), by=2)
        if one.ask is not None:
            page.paragraph(shown(one.ask.in_language(language)), by=2)
        for aside in (one.record, one.rate.says, *one.assumes):
            page.paragraph(aside.in_language(language), style="dim", by=2)


def _name(way: Compared, language: Language) -> str:
    from ashore.settle.offers_compared import STANDS

    if way.offer == STANDS:
        return _WORDS["stands"].in_language(language)
    return f"{way.by}（{way.offer}）" if language == "zh" else f"{way.by} ({way.offer})"


def _lines(way: Compared) -> list[Text]:
    from ashore.money.amounts import yuan_from_fen
    from ashore.settle.offers_compared import chance_words

    said = [
        _WORDS["total"].fill(total=yuan_from_fen(way.total), present=yuan_from_fen(way.present))
    ]
    if way.less > 0:
        said.append(_WORDS["less"].fill(less=yuan_from_fen(way.less)))
    if way.waived is not None:
        said.append(_WORDS["waived"].fill(waived=yuan_from_fen(way.waived)))
    said.append(_WORDS["first"].fill(day=way.first[0], amount=yuan_from_fen(way.first[1])))
    if way.short_in is not None:
        short = yuan_from_fen(way.short)
        said.append(_WORDS["short"].fill(month=way.short_in, short=short))
    else:
        said.append(_WORDS["holds"])
    said.append(_WORDS["odds"].fill(chance=chance_words(way.breaks)))
    if way.any_miss_ends:
        said.append(_WORDS["cliff"].fill(back=yuan_from_fen(way.comes_back or 0)))
    if way.personal_account:
        said.append(_WORDS["personal"])
    if way.deadline is not None:
        said.append(_WORDS["until"].fill(day=way.deadline))
    if way.record_until is not None:
        said.append(_WORDS["record"].fill(day=way.record_until))
    return said
