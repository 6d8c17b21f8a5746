"""The headings of a table under which its columns are remembered, and what they may hold."""

from __future__ import annotations

from collections.abc import Collection

from ashore.errors.base import DataError
from ashore.intake.contacts import columns as contact_columns
from ashore.intake.contacts import lists
from ashore.intake.given_file import GivenFile
from ashore.intake.money import reader as money
from ashore.intake.readers import reader_of


def headings_in(file: GivenFile) -> tuple[tuple[str, ...] | None, Collection[str]]:
    """Return the headings of a table of payments or a list of contacts, and what they may hold.

    None where a file is neither: what is inside an archive is not remembered.
    """
    try:
        reader = reader_of(file)
    except DataError:
        return None, ()
    if isinstance(reader, lists.ListReader):
        return lists.headings_of(file), contact_columns.FIELDS
    return money.headings_of(file), ()
