"""The care pages in the terminal and as JSON; with crisis help there is nothing else on a page."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from ashore.cli.page import Page, table
from ashore.documents.recover_words import WEEK_COLUMNS
from ashore.recover.care.checkin import questions
from ashore.recover.care.crisis import CrisisHelp, HelpLine
from ashore.recover.care.hard_hour import HardHour
from ashore.recover.care.journal import Journal
from ashore.recover.care.reply import Reply
from ashore.recover.care.steps import Step
from ashore.recover.care.trends import Trend, shown_mean
from ashore.text import Language, Text

_WORDS = {
    "skip": Text("（直接回车跳过）", "(Enter to skip)"),
    "none_yet": Text("还没有记过。想记的时候再记。", "Nothing is kept yet. Only when you want to."),
    "weeks": Text("这几周", "The weeks"),
    "scale": Text("0 最难，3 最松；空着就是没记。", "0 hardest, 3 easiest; a gap is only a gap."),
    "done": Text("记下了。", "Noted."),
    "deleted": Text("删掉了，没有留底。", "Deleted; no copy is left."),
    "steps": Text("今天可以挑一件，也可以都不做：", "Choose one, or none:"),
    "hard": Text("难熬的那一小时", "The hard hour"),
    "write": Text("写一部分：--set people=名字和电话", "Write a part: --set people=NAME, NUMBER"),
    "telling": Text("怎么说", "How to say it"),
    "kept": Text("记过的", "What is kept"),
}


def asked(language: Language) -> dict[str, object]:
    """Return the answers given at a terminal; whatever is no answer is skipped."""
    given: dict[str, object] = {}
    for question in questions():
        answers = dict(enumerate(question.answers))
        print(question.asks.in_language(language), _WORDS["skip"].in_language(language))
        for number, (_, words) in answers.items():
            print(f"  {number}  {words.in_language(language)}")
        typed = typer.prompt("", default="", show_default=False, prompt_suffix="> ").strip()
        chosen = answers.get(int(typed)) if typed.isascii() and typed.isdigit() else None
        given[question.name] = chosen[0] if chosen else None
    return given


def print_reply(reply: Reply, language: Language) -> None:
    """Print the answer to a check-in."""
    page = Page()
    if reply.crisis is not None:
        print_crisis(reply.crisis, language)
        return
    page.paragraph(reply.says.in_language(language))
    if reply.steps:
        page.paragraph(_WORDS["steps"].in_language(language))
    for step in reply.steps:
        _print_step(page, step, language)
    page.paragraph(reply.foot.says.in_language(language))
    page.paragraph(reply.about.in_language(language), style="dim")


def print_crisis(found: CrisisHelp, language: Language) -> None:
    """Print the help that comes before everything."""
    page = Page()
    page.heading(found.title.in_language(language))
    for line in found.lines:
        page.paragraph(f"· {line.says.in_language(language)}", by=2)


def print_trend(
    journal: Journal, found: Trend, close: CrisisHelp | None, language: Language
) -> None:
    """Print the weeks; after a sign of danger only the help."""
    if close is not None:
        print_crisis(close, language)
        return
    page = Page()
    if not journal.checkins and not journal.steps:
        page.paragraph(_WORDS["none_yet"].in_language(language))
        return
    page.heading(_WORDS["weeks"].in_language(language))
    rows = table(*(column.in_language(language) for column in WEEK_COLUMNS), numbers=6)
    for week in found.weeks:
        means = (shown_mean(week.pressure), shown_mean(week.sleep), shown_mean(week.day))
        rows.add_row(
            week.begins.isoformat(),
            str(week.checkins or ""),
            *means,
            str(week.contacts or ""),
            str(week.steps or ""),
        )
    page.print(rows)
    page.paragraph(_WORDS["scale"].in_language(language), style="dim")
    if found.says is not None:
        page.paragraph(found.says.in_language(language))
    page.heading(_WORDS["kept"].in_language(language))
    for one in journal.checkins[-10:]:
        page.paragraph(f"{one.id}  {one.at:%Y-%m-%d %H:%M}  {one.text}".rstrip(), by=2)


def print_hard_hour(plan: HardHour, lines: CrisisHelp, language: Language) -> None:
    """Print the plan: what the person wrote, and the numbers to dial."""
    page = Page()
    page.heading(_WORDS["hard"].in_language(language))
    for number, part in enumerate(plan.parts, 1):
        page.paragraph(f"{number}. {part.title.in_language(language)}")
        said = plan.words.get(part.key)
        if said:
            page.paragraph(said, by=3)
        else:
            page.paragraph(part.hint.in_language(language), style="dim", by=3)
    for line in lines.lines:
        if line.phones:
            page.paragraph(f"· {line.says.in_language(language)}", by=2)
    page.paragraph(plan.about.in_language(language), style="dim")
    page.paragraph(_WORDS["write"].in_language(language), style="dim")


def print_telling(lines: Sequence[Text], foot: HelpLine, language: Language) -> None:
    """Print how to tell, or to hear, about the debts."""
    page = Page()
    page.heading(_WORDS["telling"].in_language(language))
    for line in lines:
        page.paragraph(f"· {line.in_language(language)}", by=2)
    page.paragraph(foot.says.in_language(language))


def print_done(language: Language) -> None:
    """Print that a step is noted."""
    print(_WORDS["done"].in_language(language))


def print_deleted(language: Language) -> None:
    """Print that something is gone."""
    print(_WORDS["deleted"].in_language(language))


def _print_step(page: Page, step: Step, language: Language) -> None:
    minutes = f"（{step.minutes} 分钟）" if language == "zh" else f" ({step.minutes} min)"
    page.paragraph(f"· {step.says.in_language(language)}{minutes}", by=2)
    known = step.evidence.in_language(language)
    if step.source is not None:
        known = f"{known}：{step.source.zh}" if language == "zh" else f"{known}: {step.source.en}"
    page.paragraph(f"[{step.id}] {known}", style="dim", by=4)
