"""The program's own lines: where a rule gives no number, from when a finding is worth a look."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "lines.yaml"


class Line(NamedTuple):
    """One line of the program: the number, and the sentence that says whose it is."""

    value: int
    says: Text


@functools.cache
def own_lines() -> dict[str, Line]:
    """Return the program's own lines by name."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    return {
        str(name): Line(
            int(fields.under(str(name)).text("value")), fields.under(str(name)).both("says")
        )
        for name, _ in fields.pairs()
    }


def own_line(name: str) -> Line:
    """Return one of the program's own lines."""
    return own_lines()[name]
