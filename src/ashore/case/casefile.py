"""The case file on disk: made once, opened whole or not at all, added to without loss."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ashore.case.atomic import locked, reason_of, replace_file
from ashore.case.canonical import LEDGER_LIMIT, require_size
from ashore.case.entries import AnyEntry
from ashore.case.exchange import case_from_json, case_to_json
from ashore.case.ledger import Ledger
from ashore.case.ledgerfile import ledger_bytes, ledger_from_bytes
from ashore.case.replay import replay
from ashore.errors.case import (
    CaseExistsError,
    CaseMissingError,
    CaseReadError,
    CaseReadOnlyError,
    ChangedElsewhereError,
)

IN_FOLDER = "ledger.ashore"
WAIT_SECONDS = 10.0


def create(path: Path, ledger: Ledger, *, seconds: float = WAIT_SECONDS) -> Path:
    """Return where a ledger was written as a new file, which only its owner may read.

    A folder gets a ``ledger.ashore``; a name that ends in ``.json`` gets the JSON case.

    Args:
        path: A folder, or the name of a file that is not there yet.
        ledger: What to write; it must add up.
        seconds: How long to wait for another writer.

    Raises:
        CaseExistsError: If there is a file already.
        DataError: If the ledger does not add up, or cannot be written.
    """
    place = _file_of(path)
    replay(ledger)
    plain = _is_json(place)
    data = case_to_json(ledger).encode() if plain else ledger_bytes(ledger)
    require_size(len(data), where=place.name, by_line=not plain)
    with locked(place, seconds=seconds):
        if place.exists():
            raise CaseExistsError(where=place.name)
        replace_file(place, data)
    return place


def open_case(path: Path) -> Ledger:
    """Return the ledger of a case file, a folder that holds one, or a JSON case.

    Raises:
        CaseMissingError: If there is none.
        DataError: If it is damaged; the place is named, and nothing is changed.
    """
    return ledger_from_data(*read_case(path))


def read_case(path: Path) -> tuple[Path, bytes]:
    """Return where a case lies, a folder resolved to the file in it, and its bytes.

    Raises:
        CaseMissingError: If there is none.
        DataError: If it cannot be read, or is larger than a case may be.
    """
    place = _file_of(path)
    try:
        require_size(place.stat().st_size, where=place.name, by_line=not _is_json(place))
        with place.open("rb") as file:
            return place, file.read(LEDGER_LIMIT + 1)
    except FileNotFoundError:
        raise CaseMissingError(where=place.name) from None
    except OSError as error:
        raise CaseReadError(where=place.name, reason=reason_of(error)) from error


def ledger_from_data(place: Path, data: bytes) -> Ledger:
    """Return the ledger that the bytes of a case file hold.

    Raises:
        DataError: If they are damaged; the place is named.
    """
    read = case_from_json if _is_json(place) else ledger_from_bytes
    return read(data, where=place.name)


def append(
    path: Path,
    entries: Iterable[AnyEntry],
    expected_head: str,
    *,
    seconds: float = WAIT_SECONDS,
) -> Ledger:
    """Return the ledger with more entries, once the disk has confirmed them.

    Args:
        path: The case file, or its folder.
        entries: The entries to add, all or none.
        expected_head: The head of the ledger that the person was looking at.
        seconds: How long to wait for another writer.

    Raises:
        ChangedElsewhereError: If the file has another head by now.
        CaseReadOnlyError: If it is a JSON case.
        DataError: If the case would not add up, or cannot be written; nothing is changed.
    """
    place = _file_of(path)
    if _is_json(place):
        raise CaseReadOnlyError(where=place.name)
    if not place.exists():
        raise CaseMissingError(where=place.name)
    with locked(place, seconds=seconds):
        ledger = open_case(place)
        if ledger.head != expected_head:
            raise ChangedElsewhereError(
                where=place.name, found=ledger.head[:8], expected=expected_head[:8]
            )
        longer = ledger.append(*entries)
        replay(longer)
        replace_file(place, ledger_bytes(longer))
    return longer


def _file_of(path: Path) -> Path:
    # Links are followed here, so that a linked file is replaced and not the link.
    place = Path(path).resolve()
    return place / IN_FOLDER if place.is_dir() else place


def _is_json(place: Path) -> bool:
    return place.suffix.lower() == ".json"
