"""A checked agreement as a calm page in the terminal."""

from __future__ import annotations

from ashore.cli.page import Page, table
from ashore.documents.words import SEVERITIES, yuan
from ashore.findings import Finding
from ashore.money.amounts import fen_from_yuan, percent
from ashore.settle.agreement.check import AgreementCheck
from ashore.settle.agreement.field_words import STATES, field_words
from ashore.settle.agreement.fields import Field, State
from ashore.text import Language, Text

_WORDS = {
    "title": Text("协议该有的十二项", "The twelve things that an agreement should say"),
    "field": Text("项目", "what"),
    "state": Text("有没有", "state"),
    "line": Text("第几行", "line"),
    "says": Text("原文", "its words"),
    "plan": Text(
        "读到的还款：{periods} 期，合计 {total} 元。",
        "Payments read: {periods}, {total} yuan in all.",
    ),
    "two-totals": Text(
        "读到的还款：{periods} 期；写的总额和各期相加的不一样，见下面。",
        "Payments read: {periods}; the stated total is not what they come to, see below.",
    ),
    "cost": Text(
        "和锁定的欠款比，相当于年化 {rate}。", "On the debt fixed they cost {rate} a year."
    ),
    "poor": Text(
        "有 {n} 行看不清（共 {all} 行），下面的结果只到看得清的为止。请重拍这几行：{lines}。",
        "{n} of {all} lines cannot be read; what follows goes no further. Photograph again: "
        "{lines}.",
    ),
    "flags": Text("先别签的条款", "Clauses not to sign as they stand"),
    "findings": Text("对不上、值得问的", "What does not fit, worth asking"),
    "unplaced": Text(
        "这几句程序没有归到哪一项，请自己逐句读：要您做什么、答应什么",
        "These sentences fit none of the twelve; read each yourself: what does it ask of you",
    ),
    "asks": Text("可以照着发给对方的话", "Sentences to send to the other side"),
    "versions": Text("两个版本不一样的地方", "Where the two versions differ"),
    "this": Text("这一份", "this one"),
    "other": Text("另一份", "the other"),
    "place": Text("第 {page} 页第 {line} 行", "page {page}, line {line}"),
    "complete": Text(
        "十二项都有，数也对得上，没有看到不该签的条款。签之前再核对收款账户，签后留好全文。",
        "All twelve are there, the sums fit, and no clause to beware of was seen. Check the "
        "account before signing and keep the whole text.",
    ),
    "basis": Text("依据：", "Rests on: "),
    "limits": Text("限度：", "Limits: "),
    "more": Text("加 --why 看依据、算式和限度。", "Add --why for basis, arithmetic and limits."),
}


def print_agreement(found: AgreementCheck, language: Language, *, why: bool) -> None:
    """Print the twelve fields, the red flags, what does not fit, and the sentences to send.

    Args:
        found: The check.
        language: ``zh`` or ``en``; sentences to send stay in Chinese, with their sense beside.
        why: Whether basis, arithmetic and limits are shown.
    """
    page, say = Page(), {key: text.in_language(language) for key, text in _WORDS.items()}
    _print_legibility(page, found, say)
    _print_fields(page, found, say, language)
    _print_plan(page, found, say)
    _print_flags(page, found, say, language, why=why)
    _print_findings(page, found, say, language, why=why)
    _print_unplaced(page, found, say)
    _print_versions(page, found, say, language)
    if found.complete:
        page.print()
        page.paragraph(say["complete"])
    if found.asks:
        page.heading(say["asks"])
        for number, ask in enumerate(found.asks, start=1):
            page.paragraph(f"{number}. {ask.says.zh}", by=2)
            if language == "en":
                page.paragraph(f"({ask.says.en})", by=5, style="dim")
    page.print()
    page.paragraph(found.note.in_language(language))
    if (found.red_flags or found.findings) and not why:
        page.print(say["more"])


def _print_flags(
    page: Page, found: AgreementCheck, say: dict[str, str], language: Language, *, why: bool
) -> None:
    if found.red_flags:
        page.heading(say["flags"])
    for flag in found.red_flags:
        place = say["place"].format(page=flag.sentence.page, line=flag.sentence.line)
        weight = SEVERITIES[flag.finding.severity].in_language(language)
        page.print(f"\n  · {weight} · {place}", style="bold")
        page.paragraph(flag.finding.says.in_language(language), by=4)
        _print_why(page, flag.finding, say, language, why=why)


def _print_findings(
    page: Page, found: AgreementCheck, say: dict[str, str], language: Language, *, why: bool
) -> None:
    if found.findings:
        page.heading(say["findings"])
    for one in found.findings:
        weight = SEVERITIES[one.severity].in_language(language)
        page.paragraph(f"· {weight} · {one.says.in_language(language)}", by=2)
        _print_why(page, one, say, language, why=why)


def _print_unplaced(page: Page, found: AgreementCheck, say: dict[str, str]) -> None:
    if found.unplaced:
        page.heading(say["unplaced"])
    for one in sorted(found.unplaced, key=lambda one: not one.binds):
        at = say["place"].format(page=one.sentence.page, line=one.sentence.line)
        page.paragraph(f"· {at} · {one.sentence.text}", by=2)


def _print_legibility(page: Page, found: AgreementCheck, say: dict[str, str]) -> None:
    clear = found.legibility
    if not clear.poor:
        return
    bad = sorted({*clear.torn, *clear.lost})
    lines = "、".join(
        say["place"].format(page=at, line=line) if at > 1 else str(line) for at, line in bad
    )
    page.paragraph(say["poor"].format(n=len(bad), all=clear.lines, lines=lines))


def _print_fields(
    page: Page, found: AgreementCheck, say: dict[str, str], language: Language
) -> None:
    shown = table(say["field"], say["state"], say["line"], say["says"], title=say["title"])
    for field in found.text.fields:
        words, line = _words_of(field)
        shown.add_row(
            field_words()[field.name].title.in_language(language),
            STATES[field.state].in_language(language),
            line,
            words,
        )
    page.print(shown)


def _words_of(field: Field) -> tuple[str, str]:
    """Return the words that best show a field, cut short, and their line."""
    says = [part.says for part in field.parts if part.says and part.state is not State.MISSING]
    if not says:
        return "", ""
    text = says[0].sentence.text
    return (text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"), str(says[0].sentence.line)


_MOST = 36


def _print_plan(page: Page, found: AgreementCheck, say: dict[str, str]) -> None:
    text = found.text
    if text.periods and found.total:
        total = yuan(fen_from_yuan(found.total))
        page.paragraph(say["plan"].format(periods=text.periods, total=total))
    elif text.periods and text.total:
        page.paragraph(say["two-totals"].format(periods=text.periods))
    if found.yearly_cost is not None and abs(found.yearly_cost) >= 0.0005:
        page.paragraph(say["cost"].format(rate=percent(found.yearly_cost)))


def _print_versions(
    page: Page, found: AgreementCheck, say: dict[str, str], language: Language
) -> None:
    if not found.differences:
        return
    page.heading(say["versions"])
    shown = table(say["field"], say["this"], say["other"])
    for one in found.differences:
        shown.add_row(one.title.in_language(language), one.one or "—", one.other or "—")
    page.print(shown)


def _print_why(
    page: Page, one: Finding, say: dict[str, str], language: Language, *, why: bool
) -> None:
    if not why:
        return
    for step in one.workings:
        line = f"{step.label.in_language(language)} = {step.shown}"
        page.paragraph(f"{line} = {step.sum}" if step.sum else line, by=4)
    cited = "；".join(f"{c.title.in_language(language)} {c.pinpoint}" for c in one.citations)
    if cited:
        page.paragraph(f"{say['basis']}{cited}", by=4)
    if one.limits:
        page.paragraph(f"{say['limits']}{one.limits.in_language(language)}", by=4)
