"""A video of more than four gigabytes goes in and out through the memory of a small one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.evidence.verify import Check
from tests.evidence.conftest import box_in

ROOT = Path(__file__).parents[2]
SIZE = 4 * 1024**3 + 4096
MOST_KILOBYTES = 100 * 1024

_PROGRAM = """
import resource, sys
from ashore.cli.app import run
try:
    run(sys.argv[1:])
except SystemExit as left:
    assert not left.code, left.code
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def peak_kilobytes(*arguments: object) -> int:
    """Return the most memory that a command held."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=True,
    )
    return int(done.stderr.split()[-1])


@pytest.mark.slow
def test_a_large_file_is_streamed_in_and_out(tmp_path: Path) -> None:
    box = box_in(tmp_path)
    video, out = box.folder / "video.mp4", box.folder / "out.zip"
    with video.open("wb") as file:
        file.write(b"\x00\x00\x00\x18ftypisom")
        file.truncate(SIZE)
    assert peak_kilobytes("vault", "add", box.case, video) < MOST_KILOBYTES
    [item] = box.ledger.entries
    assert (item.size, item.media_type) == (SIZE, "video/mp4")  # type: ignore[union-attr]
    video.unlink()
    assert peak_kilobytes("vault", "verify", box.case) < MOST_KILOBYTES
    assert peak_kilobytes("vault", "export", box.case, "--out", out) < MOST_KILOBYTES
    assert out.stat().st_size > SIZE
    assert Check(out).problems == []
