"""Which version of an entry held on a day, said to be old where it may be."""

from __future__ import annotations

import datetime as dt

from ashore.errors.law import LawBeforeFirstError
from ashore.law.answers import Figure, Version
from ashore.law.book import LawBook


def held_on(book: LawBook, entry_id: str, on: dt.date) -> Version:
    """Return the version that held on a day; a figure that may be out of date says so.

    Raises:
        LawDataError: If there is no such entry, or none of its versions held yet.
    """
    version = book.version(entry_id, on=on)
    return book.figure(entry_id, on=on) if isinstance(version, Figure) else version


def held_if_any(book: LawBook, entry_id: str, on: dt.date) -> Version | None:
    """Return the version that held on a day, None before the first one.

    Raises:
        LawDataError: If there is no such entry.
    """
    try:
        return held_on(book, entry_id, on)
    except LawBeforeFirstError:
        return None
