"""What stops a command before it begins."""

from __future__ import annotations

from ashore.errors.base import AshoreError, CallError, DataError
from ashore.text import Text


class UsageError(CallError):
    """A command cannot be read as it was written."""

    code = "cli.usage"
    says = Text("这条命令读不懂：{problem}。", "The command cannot be read: {problem}.")
    next_step = Text("运行 {where} --help 看怎么写。", "Run {where} --help to see how.")


class DayError(CallError):
    """The day that a command was asked about does not exist."""

    code = "cli.day"
    says = Text(
        "{where} 写的日期“{given}”不存在。", "The date “{given}” of {where} does not exist."
    )
    next_step = Text("请写成 2026-11-24 这样的日期。", "Write it like 2026-11-24.")


class DayTooFarError(CallError):
    """The day that a command was asked about is so far off that nothing after it can be counted."""

    code = "cli.day-too-far"
    says = Text(
        "{where} 写的日期“{given}”太远，之后的日子算不出来。",
        "The date “{given}” of {where} is too far off to count the days after it.",
    )
    next_step = Text("请写 {last} 或更早的日期。", "Write {last} or an earlier day.")


class FileMissingError(CallError):
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


class StoppedError(CallError):
    """The person stopped a command while it asked."""

    code = "cli.stopped"
    says = Text("已停下。", "Stopped.")
    next_step = Text("想好了可以再运行一次。", "Run it again whenever you like.")


class UnexpectedError(AshoreError):
    """The program met something that it was not made for; the fault is its own."""

    code = "cli.unexpected"
    exit_code = 70
    says = Text(
        "程序出了没料到的错，不是您的操作有问题。",
        "The program met a fault of its own; you did nothing wrong.",
    )
    safe = Text(
        "案件文件只会整份替换，原来的还在。",
        "A case file is only ever replaced whole, so yours is still there.",
    )
    next_step = Text(
        "请把这一行告诉维护者：{where}。", "Please tell the maintainers this line: {where}."
    )


class CaseNeededError(CallError):
    """A command needs a case and none was named."""

    code = "cli.case-needed"
    says = Text("还没有说是哪个案件。", "No case was named.")
    next_step = Text("写上案件文件，或用 --simple。", "Name a case file, or use --simple.")


class ShareError(CallError):
    """A share on the command line is none, or not between zero and one."""

    code = "cli.share"
    says = Text(
        "{where} 写的“{given}”不是 0 到 1 之间的数。",
        "“{given}” of {where} is no number from 0 to 1.",
    )
    next_step = Text("请写成 0.2 这样的数。", "Write it like 0.2.")
