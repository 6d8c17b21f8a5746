"""Writing the bundle that a stranger can check, as long work; it is kept inside the database."""

from __future__ import annotations

from collections.abc import Mapping

from ashore.case.replay import replay
from ashore.documents.evidence_index import index_pages
from ashore.evidence.items import sealed_items
from ashore.law.book import LawBook
from ashore.store import ledgers
from ashore.store.homes import Home
from ashore.store.jobs import JobRow
from ashore.store.vaults import bundle_of
from ashore.text import Text
from ashore.web.evidence.steps import Steps
from ashore.web.frame.clock import now
from ashore.web.jobs.kind import Kind, Made, Tell

_WRITING = Text("正在导出", "Writing the bundle")


def _beside(home: Home, job: JobRow, tell: Tell) -> Made:
    assert isinstance(job.arguments, Mapping)  # noqa: S101 - as it was started
    named = job.arguments.get("only")
    only = tuple(map(str, named)) if isinstance(named, list) else ()
    at = now()
    name = f"evidence-{at:%Y%m%d}.zip"
    items = sealed_items(replay(ledgers.load(home.case)))
    total = sum(item.size or 0 for item in items if not only or item.id in only)
    content, made = bundle_of(
        home,
        name,
        now=at,
        only=only,
        redacted=bool(job.arguments.get("redacted")),
        more=index_pages(LawBook.standard(), at.date()),
        told=Steps(tell, total, _WRITING),
    )
    return Made(
        {
            "file_name": name,
            "size": made.size,
            "fingerprint": made.fingerprint,
            "files": [row.path for row in made.rows],
        },
        content,
    )


BUNDLE = Kind(title=Text("导出证据包", "The bundle of evidence"), beside=_beside)
