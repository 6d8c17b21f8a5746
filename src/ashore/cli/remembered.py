"""What the columns of a table hold, once a person has said it: kept for the next file like it.

Only headings and the names of our own fields are kept, in the person's own folder of settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import typer

from ashore.case.atomic import replace_file
from ashore.errors.intake import ColumnsUnreadableError
from ashore.intake.given_file import GivenFile
from ashore.intake.money.columns import columns_as_json, columns_from_json, fingerprint
from ashore.intake.table_headings import headings_in

_MOST_BYTES = 64 * 1024


def remembered_columns(path: Path) -> dict[str, str]:
    """Return what was said of a table with the headings of this one, nothing where nothing was."""
    headings, fields = headings_in(GivenFile.at(path))
    place = _place(headings) if headings else None
    if headings is None or place is None or not place.is_file():
        return {}
    try:
        kept = GivenFile.at(place).content(most=_MOST_BYTES).decode("utf-8", errors="replace")
        return columns_from_json(kept, headings, fields)
    except ColumnsUnreadableError:
        return {}


def remember_columns(path: Path, columns: Mapping[str, str]) -> None:
    """Keep what was said of a table's columns."""
    headings, _ = headings_in(GivenFile.at(path))
    if headings is None:
        return
    place = _place(headings)
    place.parent.mkdir(parents=True, exist_ok=True)
    replace_file(place, columns_as_json(headings, columns).encode())


def _place(headings: tuple[str, ...]) -> Path:
    return Path(typer.get_app_dir("ashore")) / "columns" / f"{fingerprint(headings)}.json"
