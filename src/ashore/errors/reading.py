"""What stops a line of a file of texts from being read."""

from __future__ import annotations

from ashore.errors.base import DataError
from ashore.text import Text


class LineError(DataError):
    """One line of a file of messages or offers is not what it should be."""

    code = "reading.line"
    says = Text("第 {where} 行：{problem}。", "Line {where}: {problem}.")
    safe = Text("其他行照常读了。", "The other lines were read all the same.")
    next_step = Text("请按文档里的格式改好这一行。", "Put this line into the documented form.")
