"""Many records at once: made in one go, and sharing what they have alike."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ashore.case.fields import Record

NOTHING_ELSE: dict[str, Any] = {}
"""The table of further fields of every record that has none; nothing changes it."""

_put = object.__setattr__  # a record is frozen


@contextmanager
def collector_paused() -> Iterator[None]:
    """Yield while Python does not look for garbage: many new records hold no circles.

    Looking through all of them again and again takes as long as making them.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def share(records: Iterable[Record]) -> None:
    """Return once records that give the same fields hold one set of their names between them.

    That and the table of further fields, empty in most, are half the memory of a record. Nothing
    changes them: records are frozen, and a changed copy gets its own.
    """
    shared: dict[frozenset[str], set[str]] = {}
    for record in records:
        names = record.model_fields_set
        _put(record, "__pydantic_fields_set__", shared.setdefault(frozenset(names), names))
        if not record.model_extra:
            _put(record, "__pydantic_extra__", NOTHING_ELSE)
