"""Tests of the log wait until it was looked through, however slow the machine is."""

from __future__ import annotations

import pytest

from ashore.web.defend import waiting


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page wait a minute for the log."""
    monkeypatch.setattr(waiting, "PATIENCE", 60.0)
