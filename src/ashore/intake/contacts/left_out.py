"""Why rows of a telephone's memory became no contacts: one sentence for each reason."""

from __future__ import annotations

from ashore.intake.reading import LeftOut
from ashore.text import Text

_SAYS = {
    "waiting": Text(
        "{count} 条等你选出号码后再记，现在什么都没有保存。",
        "{count} rows wait until you pick; nothing is kept now.",
    ),
    "not-picked": Text(
        "{count} 条不是选中的号码，没有保存。", "{count} rows are of nobody picked and not kept."
    ),
    "draft": Text(
        "{count} 条是草稿、待发或没发出的，不算联系。",
        "{count} rows are drafts or were never sent, so they are no contacts.",
    ),
    "note": Text(
        "{count} 行是合计或说明，不是记录。", "{count} rows are totals or remarks and no records."
    ),
    "system": Text(
        "{count} 条是系统提示，不是谁说的话。", "{count} rows are notes of the app, said by nobody."
    ),
    "columns": Text(
        "{count} 条等你说明各列的意思后再记。",
        "{count} rows wait until you say what the columns are.",
    ),
    "direction": Text(
        "{count} 条看不出是谁联系谁，没有记（第一条在第 {row} 行）。",
        "{count} rows do not show who reached whom and were left out (the first is row {row}).",
    ),
    "time": Text(
        "{count} 条的时间读不出，没有记（第一条在第 {row} 行）。",
        "{count} rows give no time that can be read (the first is row {row}).",
    ),
    "day-only": Text(
        "{count} 条只有日期没有钟点，没有记（第一条在第 {row} 行）。",
        "{count} rows give a day and no hour and were left out (the first is row {row}).",
    ),
    "year": Text(
        "{count} 条没有年份，等你回答后再记。", "{count} rows lack the year and wait for you."
    ),
    "day-first": Text(
        "{count} 条分不清日和月，等你回答后再记。",
        "{count} rows can be read day first or month first and wait for your answer.",
    ),
    "broken": Text(
        "{count} 条在文件里已损坏，读不出（第一条在第 {row} 行）。",
        "{count} rows are damaged in the file and cannot be read (the first is row {row}).",
    ),
}  # fmt: skip


def left_out(code: str, count: int, row: int | None) -> LeftOut:
    """Return the line that stands for all rows left for one reason.

    Args:
        code: One of the reasons.
        count: How many rows.
        row: The first of them, from 1; None where that is not to be kept.
    """
    says = _SAYS[code].fill(count=count, row=row)
    return LeftOut(f"contacts.{code}", says, row=row, rows=count)
