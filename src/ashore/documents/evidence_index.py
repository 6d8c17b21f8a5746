"""The list of what a bundle of evidence holds, as a PDF that anybody can read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.documents.draft import Block, Draft, Ground, Paragraph, Sentence, Table
from ashore.documents.leave import leave
from ashore.documents.paper_pdf import paper_pdf
from ashore.evidence.head import in_fours
from ashore.evidence.index import IndexRow
from ashore.evidence.sizes import readable
from ashore.law.book import LawBook

FILE = "index.pdf"

_COLUMNS = ("编号", "文件和大小", "取得方式和时间（本人说明）", "说明", "SHA-256")
_CHECK = (
    "每个文件的校验值都在上表；用随附的 verify.py 可以核对全部文件和记录链，不用联网。"
    "校验值说明文件自记入以来没有改动，不证明内容真实。"
)


def index_pages(
    book: LawBook, on: dt.date
) -> Callable[[Sequence[IndexRow], Ledger], Mapping[str, bytes]]:
    """Return what makes this page of a bundle, as a bundle asks for more pages."""
    return lambda rows, ledger: {FILE: index_pdf(rows, ledger, book, on)}


def index_pdf(rows: Sequence[IndexRow], ledger: Ledger, book: LawBook, on: dt.date) -> bytes:
    """Return the list of a bundle's files as a PDF, the same bytes for the same bundle.

    Args:
        rows: The files of the bundle, in its order.
        ledger: The case's ledger; its head stands at the foot of every page.
        book: The law book, as for every paper.
        on: The day on which it is made.

    Raises:
        DataError: If it cannot be set.
    """
    keys = tuple(row.item.id for row in rows)
    source = Sentence(
        pieces=("本表按记入案件的次序列出所附文件；时间和方式是本人的说明，没有核实。",),
        ground=Ground.FACT,
        exhibits=keys,
    )
    blocks: tuple[Block, ...] = (
        Table(
            caption=f"所附文件 {len(rows)} 件",
            columns=_COLUMNS,
            rows=tuple(_row(row) for row in rows),
            rests_on=source,
        ),
        Paragraph((Sentence(pieces=(_CHECK,), ground=Ground.ASK),)),
    )
    draft = Draft(
        id="evidence-index",
        kind="evidence-index",
        title="证据文件清单",
        to=(),
        on=on,
        blocks=blocks,
    )
    [paper] = leave([draft], replay(ledger), book, head=ledger.head)
    return paper_pdf(paper)


def _row(row: IndexRow) -> tuple[str, ...]:
    item = row.item
    at = item.captured_at
    when = "" if at is None else f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    how = "，".join(part for part in (row.captured_how.zh, when, item.device or "") if part)
    size = readable(item.size or 0)
    digest = in_fours(item.blob or "")
    return (str(row.number), f"{item.name}（{size}）", how, item.description, digest)
