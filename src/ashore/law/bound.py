"""The standard law book bound into one file, which opens without a reader of YAML.

Each line holds the name of a file, a tab and what the file says as JSON. A day is written with an
``@`` in front, and text that starts with one with two.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from ashore.errors.law import LawFileError
from ashore.law.reading import read_yaml

_DAY = "@"


def bound(folder: Path) -> str:
    """Return a law book bound into one file: every YAML file of entries and sources, a line each.

    Raises:
        LawDataError: If a file cannot be read.
    """
    names = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.yaml"))
    return "".join(f"{name}\t{_written(read_yaml(folder / name, name))}\n" for name in names)


class Bound:
    """The lines of a bound law book; one is read when its file is asked for.

    Raises:
        LawFileError: If there is no such file, or it is not one.
    """

    def __init__(self, path: Path) -> None:
        self._where = path.name
        try:
            lines = path.read_bytes().splitlines()
            self._lines = dict(line.split(b"\t", 1) for line in lines)
        except (OSError, ValueError) as error:
            raise LawFileError(where=path.name, given=type(error).__name__) from None

    def read(self, path: Path, where: str) -> object:  # noqa: ARG002 - as a file is read
        """Return what a file of the book says; ``where`` is its name inside the book.

        Raises:
            LawFileError: If the book does not hold it.
        """
        try:
            return _plain(json.loads(self._lines[where.encode()]))
        except (KeyError, ValueError) as error:
            given = type(error).__name__
            raise LawFileError(where=f"{self._where} {where}", given=given) from None


def _written(value: object) -> str:
    return json.dumps(_marked(value), ensure_ascii=False, separators=(",", ":"))


def _marked(value: object) -> object:
    """Return a value with its days marked, so that JSON can hold them, keys included."""
    if isinstance(value, dt.date):
        return f"{_DAY}{value.isoformat()}"
    if isinstance(value, str):
        return f"{_DAY}{value}" if value.startswith(_DAY) else value
    if isinstance(value, Mapping):
        return {_marked(key): _marked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner) for inner in value]
    return value


def _plain(value: object) -> object:
    """Return a marked value as it was."""
    if isinstance(value, str):
        if not value.startswith(_DAY):
            return value
        rest = value[1:]
        return rest if rest.startswith(_DAY) else dt.date.fromisoformat(rest)
    if isinstance(value, dict):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
