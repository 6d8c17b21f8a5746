"""The console examples of a page: commands, what they print, and the files they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"as `([^`\n/]+)`:\n\n```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """One command as it is typed, and what the page says it prints."""

    command: str
    prints: str


def steps(page: Path) -> Iterator[Step]:
    """Yield every command of a page's ``console`` blocks, in order."""
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, prints = part.partition("\n")
            yield Step(command, prints)


def files(page: Path) -> dict[str, str]:
    """Return the files that a page tells its reader to save: “… as `name`:” before a block."""
    return dict(_FILE.findall(page.read_text(encoding="utf-8")))
