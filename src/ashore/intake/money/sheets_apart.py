"""Reads a spreadsheet in a process of its own: what is in it can end this process, and no other.

It is run as a file, with the spreadsheet as its input; it writes a line of JSON for each sheet (its
name) and each row (its cells as text). It ends with 0, or says why not: 3 locked, 4 too large.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import sys

import python_calamine as calamine

LOCKED, TOO_LARGE = 3, 4
MOST_MEMORY = 2 * 1024**3
MOST_WRITTEN = 256 * 1024**2
_LONGEST = 4_000
_WHOLE = 2**53


def main() -> int:
    """Return the code to end with."""
    bound_memory()
    try:
        return written(sys.stdin.buffer.read())
    except calamine.PasswordError:
        return LOCKED
    except MemoryError:
        return TOO_LARGE


def bound_memory() -> None:
    """Let this process have so much memory and no more, where the system can say so."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def written(data: bytes) -> int:
    """Write every sheet, and return the code to end with."""
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    left = MOST_WRITTEN
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sys.stdout.write(json.dumps(about.name) + "\n")
        for row in book.get_sheet_by_name(about.name).iter_rows():
            line = json.dumps([as_text(cell) for cell in row]) + "\n"
            left -= len(line)
            if left < 0:
                return TOO_LARGE
            sys.stdout.write(line)
    return 0


def as_text(cell: object) -> str:
    """Return a cell as it would be written; the shortest decimal that is this very number.

    Examples:
        >>> [as_text(cell) for cell in (28.16, 6688.0, "a", True)]
        ['28.16', '6688', 'a', 'TRUE']
    """
    if isinstance(cell, str):
        return cell[:_LONGEST]
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _WHOLE else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    return str(cell)


if __name__ == "__main__":
    sys.exit(main())
