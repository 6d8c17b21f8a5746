"""A ledger as plain values for work that is done apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ashore.store import ledgers
from ashore.store.homes import Home
from ashore.store.jobs import JobRow
from ashore.web.papers.drafts import every_own_words


def values_of(home: Home, job: JobRow) -> dict[str, Any]:
    """Return the ledger of a home, the person's own words, and a job's arguments."""
    ledger = ledgers.load(home.case)
    assert isinstance(job.arguments, Mapping)  # noqa: S101 - as it was started
    return {
        **job.arguments,
        "case_id": ledger.case_id,
        "header": ledger.header_line,
        "lines": list(ledger.lines),
        "head": ledger.head,
        "own": every_own_words(home.case),
    }
