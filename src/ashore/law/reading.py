"""How one file of the law book is read: YAML for its entries, CSV for long series."""

from __future__ import annotations

import csv
from pathlib import Path

from ashore.errors.law import LawFileError


def read_yaml(path: Path, where: str) -> object:
    """Return what a YAML file holds, or refuse it with the line that is off.

    Args:
        path: The file.
        where: The name of the file inside the law book, for errors.

    Raises:
        LawDataError: If the file cannot be read, or holds a float, a key twice or an odd date.
    """
    # PyYAML loads as long as all of a short answer takes, and the standard book needs none.
    from ashore.law.strict_yaml import parsed  # noqa: PLC0415

    try:
        return parsed(path.read_text(encoding="utf-8"), where)
    except (OSError, UnicodeDecodeError) as error:
        raise LawFileError(where=where, given=type(error).__name__) from None


def read_csv(path: Path, where: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file with a header, every cell as text.

    Raises:
        LawFileError: If the file cannot be read or a row is not as long as the header.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines, strict=True)
            return [dict(zip(header, row, strict=True)) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise LawFileError(where=where, given=type(error).__name__) from None
