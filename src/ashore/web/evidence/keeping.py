"""Sealing files that a page brought: straight from memory, nothing of them in clear on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ashore.evidence.adding import Given, Kept
from ashore.evidence.names import safe_name
from ashore.store.vaults import seal_files
from ashore.web.frame import revision
from ashore.web.frame.desk import Desk


def keep_files(desk: Desk, files: Iterable[tuple[str, bytes]], **said: Any) -> tuple[Kept, ...]:
    """Return what became of some files, each its name and content; sealed and recorded.

    Args:
        desk: The open case.
        files: The files.
        said: What the person said of them, as ``Given`` takes it.

    Raises:
        VaultError: If one cannot be sealed; none is kept.
        DataError: If the case cannot be written; none is kept.
    """
    given = [Given(path=Path(safe_name(name)), content=content, **said) for name, content in files]
    added = seal_files(desk.home, given, now=desk.moment)
    revision.changed()
    return added.kept
