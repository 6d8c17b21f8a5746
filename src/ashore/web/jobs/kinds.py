"""Every kind of long work, by the name that a job's row keeps."""

from __future__ import annotations

import functools
from importlib import import_module

from ashore.text import Text
from ashore.web.jobs.kind import Kind

_WHERE = {
    "read-file": "ashore.web.intake.reading_job:READ_FILE",
    "read-agreement": "ashore.web.settle.agreement_job:READ_AGREEMENT",
    "pack": "ashore.web.papers.pack_job:PACK",
    "paper-files": "ashore.web.papers.files_job:PAPER_FILES",
    "bundle": "ashore.web.evidence.bundle_job:BUNDLE",
    "verify": "ashore.web.evidence.verify_job:VERIFY",
}
"""Where each kind stands: a part's page is loaded without the work of the others."""

_GONE = Kind(title=Text("以前版本的任务", "Work of an earlier version"))


@functools.cache
def kind_of(name: str) -> Kind:
    """Return a kind by its name; one that this version no longer has does nothing."""
    where = _WHERE.get(name)
    if where is None:
        return _GONE
    module, _, attribute = where.partition(":")
    found = getattr(import_module(module), attribute)
    assert isinstance(found, Kind)  # noqa: S101 - the table names nothing else
    return found
