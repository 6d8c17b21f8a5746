"""The console examples of the guided pages: what is typed, what is printed, and how to renew it.

Run it after the command line's words have changed. It runs every command of the tutorial and the
how-to pages in an empty folder and rewrites the outputs that no longer agree; look at the
difference before you commit it.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
WIDTH = "100"

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"as `([^`\n/]+)`:\n\n```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FINGERPRINT = re.compile(r"(?<=fingerprint )[0-9a-f]{12}")


class Step(NamedTuple):
    """One command as it is typed, and what the page says it prints."""

    command: str
    prints: str


def guided_pages() -> list[Path]:
    """Return the pages whose console blocks are run."""
    return sorted(ROOT.glob("docs/tutorial/*.md")) + sorted(ROOT.glob("docs/how-to/*.md"))


def steps(page: Path) -> Iterator[Step]:
    """Yield every command of a page's ``console`` blocks, in order."""
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        yield from _steps(block)


def _steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, prints = part.partition("\n")
        yield Step(command, prints)


def files(page: Path) -> dict[str, str]:
    """Return the files that a page tells its reader to save: “… as `name`:” before a block."""
    return dict(_FILE.findall(page.read_text(encoding="utf-8")))


def tidy(said: str) -> str:
    """Return what a command printed as a page shows it."""
    return "\n".join(line.rstrip() for line in said.splitlines()).strip("\n")


def agrees(prints: str, said: str) -> bool:
    """Return whether a page shows what was printed; ``...`` stands for anything.

    Examples:
        >>> agrees("Made: .../a.ashore", "Made: /somewhere/a.ashore  ")
        True
    """
    checker = doctest.OutputChecker()
    return checker.check_output(prints.strip("\n"), tidy(said), doctest.ELLIPSIS)


def renewed(page: Path) -> str:
    """Return a page with the outputs that no longer agree replaced by what is printed now."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files(page).items():
            Path(folder, name).write_text(text, encoding="utf-8")
        code = 0

        def block(found: re.Match[str]) -> str:
            nonlocal code
            parts = []
            for step in _steps(found[1]):
                prints = step.prints
                if step.command == "echo $?":
                    prints = f"{code}\n"
                elif step.command.startswith("ashore "):
                    code, said = _run(step.command, folder)
                    if not agrees(prints, said):
                        prints = _FINGERPRINT.sub("...", tidy(said)).replace(f"{folder}/", ".../")
                        prints += "\n"
                parts.append(f"$ {step.command}\n{prints}")
            return "```console\n" + "".join(parts) + "```"

        return _BLOCK.sub(block, page.read_text(encoding="utf-8"))


def _run(command: str, folder: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", "from ashore.cli import main; main()", *shlex.split(command)[1:]],
        cwd=folder,
        env={**os.environ, "COLUMNS": WIDTH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


if __name__ == "__main__":
    for one in guided_pages():
        now = renewed(one)
        if now != one.read_text(encoding="utf-8"):
            one.write_text(now, encoding="utf-8")
            print(f"renewed: {one.relative_to(ROOT)}")
