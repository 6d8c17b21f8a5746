"""Homes of tests lie in a folder of their own, and their passphrases are stretched but a little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.store import homes, keys, places
from ashore.web.frame import locking

LITTLE = keys.Stretching(memory_kib=8 * 1024, passes=1, lanes=1)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield the folder in which this test's homes lie."""
    folder = tmp_path / "homes"
    monkeypatch.setattr(places, "usual_place", lambda: folder)
    monkeypatch.setattr(homes, "new_keys", lambda typed, _: keys.new_keys(typed, LITTLE))
    yield folder
    locking.lock()
    locking.allow(locking.USUAL_MINUTES)
