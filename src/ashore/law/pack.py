"""A law book as a folder that can be handed on: its heading, its hashes and whether it is sound."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ashore.errors.base import LawDataError
from ashore.errors.law import LawPackError, LawValueError
from ashore.law.book import LawBook, Problem, problem_from
from ashore.law.false_claims import FILE as FALSE_CLAIMS
from ashore.law.false_claims import read_false_claims
from ashore.law.fields import Fields
from ashore.law.lints import CHECKED_WITHIN_MONTHS, lint
from ashore.law.reading import read_yaml
from ashore.text import Text

HEADING = "pack.yaml"
MANIFEST = "manifest.sha256"
FORMAT = "ashore-law/1"

_DATA = frozenset({".yaml", ".csv"})
_TOP = frozenset({HEADING, FALSE_CLAIMS})
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackHeading:
    """What a law book is called, which version it is and when it was last checked as a whole."""

    name: Text
    version: str
    jurisdiction: str
    checked_on: dt.date


def read_heading(folder: Path) -> PackHeading:
    """Return the heading of a law book.

    Raises:
        LawDataError: If it is missing, in another format, or a key of it is off.
    """
    fields = Fields(read_yaml(folder / HEADING, HEADING), HEADING)
    written = fields.text("format")
    if written != FORMAT:
        raise LawValueError(
            where=f"{HEADING} format", given=written, wanted=Text(f" {FORMAT}", FORMAT)
        )
    checked = fields.under("checked")
    heading = PackHeading(
        name=fields.both("name"),
        version=fields.text("version"),
        jurisdiction=fields.text("jurisdiction"),
        checked_on=checked.date("on"),
    )
    checked.done()
    fields.done()
    return heading


def manifest_of(folder: Path) -> str:
    """Return the hash of every file of a law book, in the form that ``sha256sum`` writes and reads.

    Raises:
        OSError: If a file cannot be read.
    """
    return "".join(f"{_hash(folder / name)}  {name}\n" for name in sorted(_files(folder)))


def check_pack(
    folder: Path, *, today: dt.date, months: int = CHECKED_WITHIN_MONTHS
) -> list[Problem]:
    """Return everything that is wrong with a law book, and what is due for another look.

    Args:
        folder: The law book.
        today: The day that stale checks are measured from.
        months: After how many months a check is stale.
    """
    problems = _outside_the_entries(folder)
    book = LawBook(folder)
    problems += book.check()
    if not any(problem.grave for problem in problems):
        problems += lint(book, today=today, months=months)
    return problems


def open_pack(folder: Path, *, today: dt.date) -> LawBook:
    """Return a law book that somebody handed over, once nothing grave is wrong with it.

    Raises:
        LawPackError: If something is; it names how much, and the first place.
    """
    grave = [problem for problem in check_pack(folder, today=today) if problem.grave]
    if grave:
        raise LawPackError(where=str(folder), count=len(grave), place=grave[0].where)
    return LawBook(folder)


def _outside_the_entries(folder: Path) -> list[Problem]:
    """Return what is wrong with the heading, the false claims and the manifest."""
    problems = []
    for read in (read_heading, read_false_claims):
        try:
            read(folder)
        except LawDataError as error:
            problems.append(problem_from(error, folder.name))
    return problems + _against_the_manifest(folder)


def _against_the_manifest(folder: Path) -> list[Problem]:
    path = folder / MANIFEST
    try:
        listed = dict(_listed(path.read_text(encoding="utf-8")))
        files = {name: _hash(folder / name) for name in _files(folder)}
    except (OSError, ValueError) as error:
        return [Problem(MANIFEST, "law.manifest", _NO_MANIFEST.fill(why=type(error).__name__))]
    problems = [
        Problem(name, "law.file-missing", _MISSING) for name in sorted(listed.keys() - files)
    ]
    for name, found in sorted(files.items()):
        if name not in listed:
            problems.append(Problem(name, "law.file-unlisted", _UNLISTED))
        elif listed[name] != found:
            problems.append(Problem(name, "law.file-changed", _CHANGED))
        if not _has_a_place(name):
            problems.append(Problem(name, "law.stray-file", _STRAY))
    return problems


def _listed(manifest: str) -> list[tuple[str, str]]:
    """Return the names and hashes of a manifest.

    Raises:
        ValueError: If a line of it is off or a name stands in it twice.
    """
    pairs: list[tuple[str, str]] = []
    for line in manifest.splitlines():
        match = _LINE.fullmatch(line)
        if match is None or any(match[2] == name for name, _ in pairs):
            raise ValueError(line)
        pairs.append((match[2], match[1]))
    return pairs


def _files(folder: Path) -> list[str]:
    """Return every file of the folder but the manifest, by its path inside."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / MANIFEST
    ]


def _has_a_place(name: str) -> bool:
    """Return whether a file is one that a law book reads."""
    path = Path(name)
    return name in _TOP or (len(path.parts) == 2 and path.suffix in _DATA)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


_NO_MANIFEST = Text(
    "文件清单缺失或读不出来（{why}）。", "The list of files cannot be read ({why})."
)
_MISSING = Text("清单里有，文件夹里没有。", "It is on the list but not in the folder.")
_UNLISTED = Text("文件夹里有，清单里没有。", "It is in the folder but not on the list.")
_CHANGED = Text("内容和清单上的指纹不符。", "Its content differs from the hash on the list.")
_STRAY = Text("不是法规数据会读的文件。", "It is no file that a law book reads.")
