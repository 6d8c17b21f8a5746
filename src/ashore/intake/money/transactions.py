"""Lines of a statement become transactions: one entry a line, with the place it was read at."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import compress, repeat
from typing import Any, TypeVar

from pydantic import BaseModel

from ashore.case.entries_people import Transaction
from ashore.case.entry import EntryBase, Source
from ashore.case.fields import Record
from ashore.case.many import NOTHING_ELSE
from ashore.intake.given_file import GivenFile
from ashore.intake.money.line import Line
from ashore.intake.reading import Asked, ContentIds
from ashore.recover.spending.words import spent_on

R = TypeVar("R", bound=Record)

_ALWAYS = ("id", "recorded_at", "source", "on", "amount", "text")
_MAY_BE = (
    "at", "counterpart", "category", "account", "method", "status", "order_no", "refund_of",
)  # fmt: skip
_IN_SOURCE = {"how", "file_hash", "file_name", "row"}
_IN_SHEET = {*_IN_SOURCE, "locator"}


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
    recorded_at = EntryBase(id="first", recorded_at=asked.recorded_at).recorded_at
    no_source = _empty(Source) | {"how": "import", "file_hash": file.digest, "file_name": file.name}
    no_entry = _empty(Transaction) | {"recorded_at": recorded_at}
    ids = _ids(lines)
    sources, in_sources, entries, in_entries = [], [], [], []
    given: dict[tuple[bool, ...], set[str]] = {}
    for place, line in enumerate(lines):
        source = no_source.copy()
        source["row"] = line.row
        source["locator"] = line.table or None
        sources.append(source)
        in_sources.append(_IN_SHEET if line.table else _IN_SOURCE)
        entry = no_entry.copy()
        entry["id"] = ids[place]
        entry["on"] = line.on
        entry["at"] = at = line.at
        entry["amount"] = line.fen
        entry["counterpart"] = counterpart = line.counterpart
        entry["text"] = line.text
        entry["category"] = category = _category(line)
        entry["account"] = account = line.account or None
        entry["method"] = method = line.method
        entry["status"] = status = line.status
        entry["order_no"] = order_no = line.order_no
        entry["refund_of"] = refund_of = ids[refunds[place]] if place in refunds else None
        entries.append(entry)
        shape = (
            at is not None,
            counterpart is not None,
            category is not None,
            account is not None,
            method is not None,
            status is not None,
            order_no is not None,
            refund_of is not None,
        )
        fields = given.get(shape)
        if fields is None:
            fields = given[shape] = {*_ALWAYS, *compress(_MAY_BE, shape)}
        in_entries.append(fields)
    for entry, read_at in zip(entries, _made(Source, sources, in_sources), strict=True):
        entry["source"] = read_at
    return tuple(_made(Transaction, entries, in_entries))


def _ids(lines: Sequence[Line]) -> list[str]:
    return ContentIds("tx").each(
        "\x1f".join(
            (
                line.order_no or "",
                line.on.isoformat(),
                line.at or "",
                str(line.fen),
                line.counterpart or "",
                line.text,
                line.account,
            )
        )
        for line in lines
    )


def _category(line: Line) -> str | None:
    if line.kind or line.fen > 0:
        return line.kind or None
    spent = spent_on(line.hint, line.counterpart, line.text)
    return spent[0].value if spent else None


def _made(
    kind: type[R], values: Sequence[dict[str, Any]], given: Sequence[set[str]]
) -> Sequence[R]:
    """Return records of values that are already what reading them would give.

    Nothing is checked again: for a long bill that takes as long as all else together. Many records
    share the set of the names that they give and the empty table of other fields, which nothing
    changes: they are frozen, and a changed copy gets its own.
    """
    records = list(map(object.__new__, repeat(kind, len(values))))
    for put, each in (
        ("__dict__", values),
        ("__pydantic_fields_set__", given),
        ("__pydantic_extra__", repeat(NOTHING_ELSE)),
        ("__pydantic_private__", repeat(None)),
    ):
        # A record is frozen: what holds its parts is asked to take them, past the record itself.
        deque(map(BaseModel.__dict__[put].__set__, records, each), maxlen=0)
    return records


def _empty(kind: type[Record]) -> dict[str, Any]:
    """Return every field of a kind of record in its order, with its default."""
    return {name: field.get_default() for name, field in kind.model_fields.items()}
