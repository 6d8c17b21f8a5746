"""Several papers as files, as long work."""

from __future__ import annotations

from ashore.text import Text
from ashore.web.jobs.kind import Kind
from ashore.web.papers.ledger_values import values_of

PAPER_FILES = Kind(
    title=Text("材料的文件", "Papers as files"),
    prepare=values_of,
    work="ashore.web.papers.pack_work:paper_files",
)
