"""Who does not open a home never loads Django."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import json, runpy, sys
{work}
loaded = {{name.partition(".")[0] for name in sys.modules}}
print(json.dumps(sorted(loaded & {{"django", "sqlcipher3"}})))
"""


def _loaded(work: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(work=work)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(ran.stdout.splitlines()[-1])
    return found


def _command(*words: str) -> str:
    return (
        f"sys.argv = ['ashore', *{list(words)!r}]\n"
        "from ashore.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code"
    )


@pytest.mark.parametrize(
    "work",
    [
        "import ashore",
        "import ashore.store, ashore.store.keys, ashore.store.homes, ashore.store.places",
        "import ashore.store.backup_file, ashore.errors.store",
        _command("--help"),
    ],
)
def test_django_waits_for_a_home(work: str) -> None:
    assert _loaded(work) == []


def test_a_pure_command_does_without_it(tmp_path: Path) -> None:
    case = str(tmp_path / "mine.ashore")
    made = (
        "import datetime\n"
        "from pathlib import Path\n"
        "from ashore.case.casefile import create\n"
        "from ashore.samples.story import sample_case\n"
        f"create(Path({case!r}), sample_case(datetime.date(2026, 11, 24)))\n"
    )
    assert _loaded(made + _command("owed", case)) == []


def test_the_check_would_notice_it() -> None:
    assert _loaded("from ashore.store import setup; setup()") == ["django", "sqlcipher3"]
