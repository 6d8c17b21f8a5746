"""A contact log's findings as a calm page in the terminal."""

from __future__ import annotations

from collections import Counter

from ashore.cli.page import Page, table
from ashore.defend.conduct.exchange import channel_as_json
from ashore.defend.conduct.finding import ConductFinding
from ashore.defend.conduct.report import ConductReport
from ashore.defend.conduct.wording import counted
from ashore.documents.contact_names import MARKS
from ashore.documents.words import SEVERITIES, STRENGTHS
from ashore.law.book import LawBook
from ashore.text import Language, Text

_WORDS = {
    "title": Text(
        "联系记录：{rows}，读懂 {read} 条，去重后 {counted} 条",
        "Contact log: {rows}, {read} read, {counted} without repeats",
    ),
    "nothing": Text(
        "里面没有读得懂的对方来联系的记录，所以什么也没有对照。",
        "It holds no contact from the other side that could be read, so nothing was looked at.",
    ),
    "mark": Text("标记", "mark"),
    "rows": Text("行数", "rows"),
    "none": Text(
        "没有对照出可能不符合规则的联系。",
        "Nothing was seen that may not be in line with the rules.",
    ),
    "findings": Text("对照规则，值得看一眼的", "Held against the rules, worth a look"),
    "maybe": Text(
        "对照规则，下面这些可能不符合，先核对再用：",
        "Held against the rules, these may not be in line; check them before using them:",
    ),
    "in_rows": Text("第 {rows} 行", "rows {rows}"),
    "in_row": Text("第 {rows} 行", "row {rows}"),
    "check": Text("先核对：", "Check first: "),
    "holds": Text("稳不稳：", "How firm: "),
    "basis": Text("依据：", "Rests on: "),
    "limits": Text("限度：", "Limits: "),
    "turn": Text("可以找：", "Where to turn: "),
    "questions": Text("只有你知道的", "What only you know"),
    "problems": Text("要留意的行（其余照常计入）", "Rows to look at; the rest counts as it is"),
    "more": Text("……还有 {n} 条，加 --json 看全部。", "… and {n} more; --json lists them all."),
    "open": Text(
        "加 --why 看依据、限度和能去哪里。",
        "Add --why for the basis, the limits and where to turn.",
    ),
}
_MOST_ROWS, _MOST_PROBLEMS = 12, 8


def print_conduct(
    report: ConductReport, book: LawBook, language: Language, *, why: bool, hint: bool = True
) -> None:
    """Print the marks, the findings, what only the person knows, and the rows not read.

    Args:
        report: What the log shows.
        book: The law book, for the names of channels.
        language: ``zh`` or ``en``.
        why: Whether basis, limits and channels are shown.
        hint: Whether the page says how to see them.
    """
    page = Page()
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    _print_marks(page, report, say, language)
    if not report.findings:
        page.print(say["none" if _looked_at(report) else "nothing"])
    else:
        page.heading(say["findings"])
    for found in report.findings:
        _print_finding(page, found, say, language)
        if why:
            _print_basis(page, found, report, book, say, language)
    if report.questions:
        page.heading(say["questions"])
        for question in report.questions:
            page.paragraph(question.says.in_language(language), by=2)
    if report.log.problems:
        _print_problems(page, report, say, language)
    if report.findings and hint and not why:
        page.print(f"\n{say['open']}")


def print_briefly(report: ConductReport, language: Language) -> None:
    """Print which findings there are and in which rows, one line each."""
    page = Page()
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    _print_marks(page, report, say, language)
    page.print(say["maybe"])
    for found in report.findings:
        weight = SEVERITIES[found.finding.severity].in_language(language)
        rows = _in_rows(found, say)
        page.print(f"  · {weight} · {found.title.in_language(language)} · {rows}")


def _print_marks(
    page: Page, report: ConductReport, say: dict[str, str], language: Language
) -> None:
    log = report.log
    counts = Counter(flag for flags in report.flags.values() for flag in flags)
    rows = counted(log.rows, "行", "rows").in_language(language)
    title = say["title"].format(rows=rows, read=len(log.contacts), counted=len(log.counted))
    page.print(title)
    if not counts:
        return
    shown = table(say["mark"], say["rows"], numbers=1)
    for flag, word in MARKS.items():
        if counts[flag]:
            shown.add_row(word.in_language(language), str(counts[flag]))
    page.print(shown)


def _looked_at(report: ConductReport) -> bool:
    return any(contact.day <= report.on for contact in report.log.inbound())


def _print_finding(
    page: Page, found: ConductFinding, say: dict[str, str], language: Language
) -> None:
    weight = SEVERITIES[found.finding.severity].in_language(language)
    page.print(f"\n  · {weight} · {found.title.in_language(language)}", style="bold")
    page.paragraph(found.finding.says.in_language(language), by=4)
    if found.rows:
        page.paragraph(_in_rows(found, say), by=4)
    for text in found.explanations[:1]:
        page.paragraph(f"{say['check']}{text.in_language(language)}", by=4)


def _print_basis(
    page: Page,
    found: ConductFinding,
    report: ConductReport,
    book: LawBook,
    say: dict[str, str],
    language: Language,
) -> None:
    for text in found.explanations[1:]:
        page.paragraph(f"{say['check']}{text.in_language(language)}", by=4)
    for text in found.holds:
        page.paragraph(f"{say['holds']}{text.in_language(language)}", by=4)
    strength = STRENGTHS[found.finding.strength].in_language(language)
    cited = "；".join(
        f"{one.title.in_language(language)} {one.pinpoint}" for one in found.finding.citations
    )
    page.paragraph(f"{say['basis']}{strength} · {cited}", by=4)
    if found.finding.limits:
        page.paragraph(f"{say['limits']}{found.finding.limits.in_language(language)}", by=4)
    places = (channel_as_json(one, book, report.on, language) for one in found.channels)
    shown = "；".join(" ".join([place["title"], *place["phones"]]) for place in places)
    page.paragraph(f"{say['turn']}{shown}", by=4)


def _print_problems(
    page: Page, report: ConductReport, say: dict[str, str], language: Language
) -> None:
    page.heading(say["problems"])
    problems = report.log.problems
    for problem in problems[:_MOST_PROBLEMS]:
        page.paragraph(problem.says.in_language(language), by=2)
    if len(problems) > _MOST_PROBLEMS:
        page.paragraph(say["more"].format(n=len(problems) - _MOST_PROBLEMS), by=2)


def _in_rows(found: ConductFinding, say: dict[str, str]) -> str:
    return say["in_row" if len(found.rows) == 1 else "in_rows"].format(rows=_rows(found.rows))


def _rows(rows: tuple[int, ...]) -> str:
    shown = ", ".join(str(row) for row in rows[:_MOST_ROWS])
    return f"{shown} …" if len(rows) > _MOST_ROWS else shown
