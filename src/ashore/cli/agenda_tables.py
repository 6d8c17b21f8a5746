"""A day's list in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.cli.page import Page
from ashore.plan.tasks import Task
from ashore.plan.today import Agenda
from ashore.text import Language, Text

_WORDS = {
    "today": Text("今天", "Today"),
    "soon": Text("这几天", "In the coming days"),
    "later": Text("以后", "Later"),
    "rest": Text("今天没有必须做的事。歇一歇。", "Nothing has to be done today. Rest."),
    "minutes": Text("约 {n} 分钟", "about {n} minutes"),
    "by": Text("{day} 前", "by {day}"),
    "late": Text("{day} 已过，仍要做", "was due {day}, still to be done"),
    "on": Text("用到：{page}", "with: {page}"),
}
_PAGES = {
    "asks": Text("ashore plan 里的“要谈什么”", "“What to ask for” of ashore plan"),
    "budget": Text("收支表", "the budget"),
    "court": Text("法院文书原件", "the court's papers"),
    "credit-record": Text("信用报告", "the credit report"),
    "debts": Text("官方 App 或柜台", "the lender's own app or counter"),
    "disputes": Text("报案和异议材料", "papers for the police and the bureau"),
    "evidence": Text("运营商 App 或营业厅", "the carrier's app or shop"),
    "intermediaries": Text("和中介的合同、转账、聊天记录", "contract, transfers and chats with it"),
    "letters": Text("当时的申请和回执", "your request and its receipt"),
    "offers": Text("对方的书面报价", "the written offer"),
    "relief": Text("收支表和困难证明", "the budget and proofs of hardship"),
}


def print_agenda(found: Agenda, language: Language) -> None:
    """Print what to do today, soon and later; a free day is said as such."""
    page = Page()
    for name, tasks in (("today", found.today), ("soon", found.soon), ("later", found.later)):
        if tasks or name == "today":
            page.heading(_WORDS[name].in_language(language))
        if name == "today" and found.rest:
            page.paragraph(_WORDS["rest"].in_language(language), by=2)
        print_tasks(page, tasks, language)


def print_tasks(page: Page, tasks: Sequence[Task], language: Language) -> None:
    """Print some tasks, each with its day, about how long it takes, why, and what it takes."""
    say = {key: text.in_language(language) for key, text in _WORDS.items()}
    for task in tasks:
        when = say["minutes"].format(n=task.minutes)
        if task.by is not None:
            day = say["late"] if task.overdue else say["by"]
            when = f"{day.format(day=task.by)}{'，' if language == 'zh' else ', '}{when}"
        aside = f"（{when}）" if language == "zh" else f" ({when})"
        page.paragraph(f"· {task.says.in_language(language)}{aside}", by=2)
        page.paragraph(task.because.in_language(language), style="dim", by=4)
        if task.uncertain is not None:
            page.paragraph(task.uncertain.in_language(language), style="dim", by=4)
        with_ = say["on"].format(page=_PAGES[task.page].in_language(language))
        page.paragraph(with_, style="dim", by=4)
