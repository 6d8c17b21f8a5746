"""What stops a person's papers from being read."""

from __future__ import annotations

from ashore.errors.base import CallError, DataError
from ashore.text import Text


class FileMissingError(CallError):
    """There is no file at the path."""

    code = "intake.missing"
    says = Text("找不到文件 {where}。", "There is no file {where}.")
    next_step = Text("请核对文件名和位置。", "Check its name and where it lies.")


class FileUnreadableError(DataError):
    """The system does not let the file be read."""

    code = "intake.unreadable"
    says = Text("{where} 读不了：{reason}。", "{where} cannot be read: {reason}.")
    next_step = Text(
        "请把它复制到自己的文件夹再试。", "Copy it into a folder of yours and try again."
    )


class FileTooLargeError(DataError):
    """A file is larger than any that is read."""

    code = "intake.too-large"
    says = Text(
        "{where} 有 {size} 字节，超过上限 {most} 字节。",
        "{where} holds {size} bytes; the limit is {most} bytes.",
    )
    next_step = Text("请分段导出，再逐个读入。", "Export it in parts and read them one by one.")


class FileUnknownError(DataError):
    """No reader knows what kind of file it is."""

    code = "intake.unknown"
    says = Text(
        "{where} 的内容认不出是哪一种文件。", "What is in {where} is of no kind that is known here."
    )
    next_step = Text(
        "请用原来的应用重新导出，或看文档里能读的种类。",
        "Export it again from its app, or see the kinds listed in the documentation.",
    )
