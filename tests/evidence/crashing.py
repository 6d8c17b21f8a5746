"""Runs a piece of work again and again, and ends the process at each of its steps in turn.

    python crashing.py WORK FOLDER

WORK is a name below. FOLDER holds a prepared case; for every step a copy of it, ``at-N``, is left
as the end of the process left it. The last copy is of a run that came to its end. Each step is one
call of ``os`` that touches the disk.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ashore.case.casefile import open_case
from ashore.errors.vault import StampReplyError
from ashore.evidence.adding import Given, add
from ashore.evidence.bundle import export
from ashore.evidence.keys import change_passphrase, unlock
from ashore.evidence.stamps import ask, keep_reply
from ashore.evidence.vault import Vault, make_vault, open_vault
from tests.evidence.conftest import NOW

STEPS = ("open", "write", "fsync", "close", "replace", "mkdir", "lseek", "unlink", "rename")
ENDED = 9


def _case(folder: Path) -> Path:
    return folder / "mine.ashore"


def _vault(folder: Path) -> Vault:
    return open_vault(folder / "mine.vault")


def adding(folder: Path) -> None:
    given = [Given(path=folder / name) for name in ("a.txt", "b.txt")]
    add(_case(folder), _vault(folder), given, now=NOW)


def making(folder: Path) -> None:
    make_vault(folder / "mine.vault", open_case(_case(folder)), passphrase=None)


def exporting(folder: Path) -> None:
    identity = unlock(folder / "mine.vault", None)
    export(_case(folder), _vault(folder), identity, folder / "out.zip", made_at=NOW)


def stamping(folder: Path) -> None:
    stamp, _ = ask(_vault(folder), open_case(_case(folder)))
    with contextlib.suppress(StampReplyError):  # it is kept as it came, and is none
        keep_reply(_vault(folder), stamp, b"no reply")


def rekeying(folder: Path) -> None:
    change_passphrase(folder / "mine.vault", None, None)


WORK: dict[str, Callable[[Path], None]] = {
    work.__name__: work for work in (adding, making, exporting, stamping, rekeying)
}


def end_at(step: int) -> None:
    """End the process, with nothing cleaned up, instead of taking its n-th step."""
    left = step

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*values: Any, **named: Any) -> Any:
            nonlocal left
            if not left:
                os._exit(ENDED)
            left -= 1
            return real(*values, **named)

        return taken

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


def main(work: str, prepared: Path) -> None:
    """Leave a copy of the folder for every step."""
    step, code = 0, ENDED
    while code == ENDED:
        copy = prepared.with_name(f"at-{step}")
        shutil.copytree(prepared, copy)
        child = os.fork()
        if not child:
            end_at(step)
            WORK[work](copy)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        step += 1
    sys.exit(code)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
