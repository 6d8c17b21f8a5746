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

Shapes = dict[tuple[bool, ...], set[str]]
"""The names of the fields that are given, by which of those that may be are None."""

_ALWAYS = ("id", "recorded_at", "source", "on", "amount", "text")
_MAY_BE = (
    "at", "counterpart", "category", "account", "method", "status", "order_no", "refund_of",
)  # fmt: skip
_NOTHING_ELSE: dict[str, Any] = {}
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
    recorded_at = EntryBase(id="first", recorded_at=asked.recorded_at).recorded_at
    no_source = _empty(Source) | {
        "how": "import",
        "file_hash": file.digest,
        "file_name": file.name,
    }
    no_entry = _empty(Transaction) | {"recorded_at": recorded_at}
    in_source = {"how", "file_hash", "file_name", "row"}
    in_sheet = {*in_source, "locator"}
    shapes: Shapes = {}
    made = []
    for place, line in enumerate(lines):
        source = {**no_source, "row": line.row, "locator": line.table or None}
        entry = {
            **no_entry,
            "id": ids[place],
            "source": _made(Source, source, in_sheet if line.table else in_source),
            "on": line.on,
            "at": line.at,
            "amount": line.fen,
            "counterpart": line.counterpart,
            "text": line.text,
            "category": _category(line),
            "account": line.account or None,
            "method": line.method,
            "status": line.status,
            "order_no": line.order_no,
            "refund_of": ids[refunds[place]] if place in refunds else None,
        }
        made.append(_made(Transaction, entry, _given(entry, shapes)))
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


def _category(line: Line) -> str | None:
    if line.kind or line.fen > 0:
        return line.kind or None
    spent = spent_on(line.hint, line.counterpart, line.text)
    return spent.value if spent else None


def _given(entry: dict[str, Any], shapes: Shapes) -> set[str]:
    """Return the names of the fields that an entry gives: one set for all that give the same."""
    shape = tuple([entry[name] is None for name in _MAY_BE])
    fields = shapes.get(shape)
    if fields is None:
        fields = {*_ALWAYS, *(name for name in _MAY_BE if entry[name] is not None)}
        shapes[shape] = fields
    return fields


def _made(kind: type[R], values: dict[str, Any], given: set[str]) -> R:
    """Return a record of values that are already what reading them would give.

    Nothing is checked again: for a long bill that takes as long as all else together. Many records
    share the set of the names that they give and the empty table of other fields, which nothing
    changes: they are frozen, and a changed copy gets its own.
    """
    record = kind.__new__(kind)
    _give(record, "__dict__", values)
    _give(record, "__pydantic_fields_set__", given)
    _give(record, "__pydantic_extra__", _NOTHING_ELSE)
    _give(record, "__pydantic_private__", None)
    return record


def _empty(kind: type[Record]) -> dict[str, Any]:
    """Return every field of a kind of record in its order, with its default."""
    return {name: field.get_default() for name, field in kind.model_fields.items()}
