"""What stops the reading of a contact log."""

from __future__ import annotations

from ashore.errors.base import DataError
from ashore.text import Text


class ContactFileSizeError(DataError):
    """A contact file is larger than any log of one person."""

    code = "contacts.size"
    says = Text(
        "{where} 太大：最多 {most} MiB。", "{where} is too large: at most {most} MiB are read."
    )
    next_step = Text("请按月份分成几个文件。", "Split it by month.")


class ContactTableError(DataError):
    """A contact file is no text table."""

    code = "contacts.table"
    says = Text("{where} 读不成表格：{problem}。", "{where} cannot be read as a table: {problem}.")
    next_step = Text(
        "请在表格软件里另存为“CSV UTF-8”。", "Save it as “CSV UTF-8” in a spreadsheet program."
    )


class ContactColumnsError(DataError):
    """A contact file has no column for the time, so nothing in it can be placed."""

    code = "contacts.columns"
    says = Text(
        "{where} 没有时间这一列，只看到：{found}。",
        "{where} has no column for the time, only: {found}.",
    )
    next_step = Text(
        "第一行请写列名，至少有 at（或“时间”）。",
        "Name the columns in the first row; at least “at” must be there.",
    )


class ContactSpreadsheetError(ContactTableError):
    """A contact file is the file of a spreadsheet program and no text table."""

    code = "contacts.spreadsheet"
    says = Text("{where} 是电子表格文件，不是 CSV。", "{where} is a spreadsheet file and no CSV.")
