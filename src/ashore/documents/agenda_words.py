"""The words around what there is to do, for a terminal and for a page."""

from __future__ import annotations

from ashore.plan.clock import PageName
from ashore.plan.tasks import Task
from ashore.text import Language, Text

HEADINGS = {
    "today": Text("今天", "Today"),
    "soon": Text("这几天", "In the coming days"),
    "later": Text("以后", "Later"),
    "rest": Text("今天没有必须做的事。歇一歇。", "Nothing has to be done today. Rest."),
}
_WORDS = {
    "minutes": Text("约 {n} 分钟", "about {n} minutes"),
    "by": Text("{day} 前", "by {day}"),
    "late": Text("{day} 已过，仍要做", "was due {day}, still to be done"),
    "on": Text("用到：{page}", "with: {page}"),
}
PAGES: dict[PageName, Text] = {
    "agreements": Text("签好的协议", "the signed agreement"),
    "asks": Text("ashore plan 里的“要谈什么”", "“What to ask for” of ashore plan"),
    "budget": Text("收支表", "the budget"),
    "court": Text("法院文书原件", "the court's papers"),
    "credit-record": Text("信用报告", "the credit report"),
    "debts": Text("官方 App 或柜台", "the lender's own app or counter"),
    "disputes": Text("报案和异议材料", "papers for the police and the bureau"),
    "evidence": Text("运营商 App 或营业厅", "the carrier's app or shop"),
    "intermediaries": Text("和中介的合同、转账、聊天记录", "contract, transfers and chats with it"),
    "letters": Text(
        "当时的申请和回执；催促函见 ashore paper list",
        "your request and its receipt; for a reminder see ashore paper list",
    ),
    "offers": Text("对方的书面报价", "the written offer"),
    "relief": Text("收支表和困难证明", "the budget and proofs of hardship"),
    "rounds": Text("ashore rounds 里的这一笔", "this debt in ashore rounds"),
}


def when(task: Task, language: Language) -> str:
    """Return by when something is to be done and about how long it takes."""
    takes = _WORDS["minutes"].fill(n=task.minutes).in_language(language)
    if task.by is None:
        return takes
    day = _WORDS["late" if task.overdue else "by"].fill(day=task.by).in_language(language)
    return f"{day}{'，' if language == 'zh' else ', '}{takes}"


def with_what(task: Task, language: Language) -> str:
    """Return the papers or the page that something is done with."""
    return _WORDS["on"].fill(page=PAGES[task.page]).in_language(language)
