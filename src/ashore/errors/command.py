"""What stops a command before it begins."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class FileMissingError(DataError):
    """A file named on the command line cannot be opened."""

    code = "cli.file"
    says = Text("打不开 {where}：{reason}。", "{where} cannot be opened: {reason}.")
    next_step = Text("请核对文件名和位置。", "Check its name and where it is.")


class DocumentError(DataError):
    """A file of an exchange format is no JSON, or is too large."""

    code = "cli.document"
    says = Text("{where} 读不成 JSON：{problem}。", "{where} cannot be read as JSON: {problem}.")
    next_step = Text("请按文档里的格式重新导出。", "Export it again in the documented form.")


class BillMissingError(CallError):
    """The command names a bill that the case does not hold."""

    code = "cli.bill"
    says = Text("案件里没有叫“{where}”的账单。", "The case holds no bill called “{where}”.")
    next_step = Text("可用的账单：{known}。", "Bills that are there: {known}.")


class AnswerNeededError(CallError):
    """A command would ask a question and nobody can answer it."""

    code = "cli.answer-needed"
    says = Text(
        "加入 {where} 前要先确认，但这里没有人能回答。",
        "Adding to {where} needs a yes, and nobody can answer here.",
    )
    next_step = Text("确认无误后加上 --yes。", "Add --yes once you have looked at it.")
