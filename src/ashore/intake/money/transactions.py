"""Lines of a statement become transactions: one entry a line, with the place it was read at."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from ashore.case.entries_people import Transaction
from ashore.case.entry import EntryBase, Source
from ashore.case.fields import Record
from ashore.intake.given_file import GivenFile
from ashore.intake.money.line import Line
from ashore.intake.money.spending import spent_on
from ashore.intake.reading import Asked, ContentIds

R = TypeVar("R", bound=Record)

Shapes = dict[tuple[str, ...], set[str]]
"""The names of fields that are given, by their order."""

_MAY_BE = ("at", "counterpart", "category", "account", "method", "status", "order_no")
_give = object.__setattr__  # a record is frozen


def transactions_of(
    lines: Sequence[Line], refunds: Mapping[int, int], file: GivenFile, asked: Asked
) -> tuple[Transaction, ...]:
    """Return an entry for each line, in their order.

    The same line has the same id in every export that holds it. A refund names the entry of the
    payment that it belongs to.

    Args:
        lines: The lines.
        refunds: For a refund's place the place of its payment.
        file: The file that they were read from.
        asked: When they are recorded.
    """
    ids = _ids(lines)
    said: dict[str, Any] = {"how": "import", "file_hash": file.digest, "file_name": file.name}
    recorded_at = EntryBase(id="first", recorded_at=asked.recorded_at).recorded_at
    no_source, no_entry = _empty(Source), _empty(Transaction)
    shapes: Shapes = {}
    made = []
    for place, line in enumerate(lines):
        said["row"] = line.row
        if line.table:
            said["locator"] = line.table
        about = {
            "id": ids[place],
            "recorded_at": recorded_at,
            "source": _made(Source, no_source, said, shapes),
            "on": line.on,
            "amount": line.fen,
            "text": line.text,
            **_what_is_there(line),
        }
        if place in refunds:
            about["refund_of"] = ids[refunds[place]]
        made.append(_made(Transaction, no_entry, about, shapes))
    return tuple(made)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Yield while Python does not look for garbage: many new entries hold no circles.

    Looking through all of them again and again takes as long as making them.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _ids(lines: Sequence[Line]) -> list[str]:
    ids = ContentIds("tx")
    return [
        ids.of(line.order_no, line.on, line.at, line.fen, line.counterpart, line.text, line.account)
        for line in lines
    ]


def _what_is_there(line: Line) -> dict[str, str]:
    category = line.kind
    if not category and line.fen < 0:
        spent = spent_on(line.hint, line.counterpart, line.text)
        category = spent.value if spent else ""
    values = (
        line.at,
        line.counterpart,
        category,
        line.account,
        line.method,
        line.status,
        line.order_no,
    )
    return {name: value for name, value in zip(_MAY_BE, values, strict=True) if value}


def _made(kind: type[R], empty: dict[str, Any], said: dict[str, Any], shapes: Shapes) -> R:
    """Return a record of values that are already what reading them would give.

    Nothing is checked again: for a long bill that takes as long as all else together. Records
    that say the same fields share the set of their names, which nothing changes: they are frozen.
    """
    shape = tuple(said)
    fields = shapes.get(shape)
    if fields is None:
        fields = shapes[shape] = set(shape)
    record = kind.__new__(kind)
    _give(record, "__dict__", empty | said)
    _give(record, "__pydantic_fields_set__", fields)
    _give(record, "__pydantic_extra__", {})
    _give(record, "__pydantic_private__", None)
    return record


def _empty(kind: type[Record]) -> dict[str, Any]:
    """Return every field of a kind of record in its order, with its default."""
    return {name: field.get_default() for name, field in kind.model_fields.items()}
