"""A way to run one command as a person would, and the sample as a file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ashore.case.casefile import create
from ashore.cli import options
from ashore.cli.app import run
from ashore.samples.story import sample_case

TODAY = dt.date(2026, 11, 24)
ON = ("--on", TODAY.isoformat())


@dataclass(frozen=True)
class Ran:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ashore = Callable[..., Ran]


@pytest.fixture
def ashore(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ashore:
    """Runs a command in this process, its output captured, 100 cells wide."""
    monkeypatch.setenv("COLUMNS", "100")
    real = options._clock
    # Noon, whatever the hour: what is shown at night is tested on its own.
    monkeypatch.setattr(options, "_clock", lambda: real().replace(hour=12))

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(int(left.value.code or 0), said.out, said.err)

    return ran


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample case of one fixed day, as a file."""
    return create(tmp_path / "sample.ashore", sample_case(TODAY))
