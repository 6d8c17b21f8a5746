"""What a person corrected of a reading, carried into the entries that it would add.

A value on a page stands for a place in an entry: the lines of a bill in their order, the rows of a
plan by their number, the messages of a conversation in theirs, and anything else by its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from ashore.case.entries import AnyEntry
from ashore.errors.intake import CorrectionError
from ashore.intake.reading import Proposal, Reading, SeenField
from ashore.intake.screens.labels import PARTS

Path = tuple[str | int, ...]
_NUMBERED = re.compile(r"(rows|messages|accounts)\[(\d+)\]\.(\w+)")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*")
_TYPED = re.compile(r"(\d{4}-\d\d-\d\d)[ T]+(\d{1,2})[:：](\d\d)(?::\d\d)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SUM = re.compile(r"-?\d+\.\d\d")
_WRITTEN = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})日?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．：", "0123456789.:")
_KIND_OF_ROWS = {
    "rows": "instalment-schedule",
    "messages": "contact",
    "accounts": "credit-record",
}


def editable(reading: Reading) -> frozenset[int]:
    """Return the places, in ``reading.fields``, of the values that stand in an entry."""
    return frozenset(n for n in range(len(reading.fields)) if _places(reading, n))


def corrected(reading: Reading, values: Mapping[int, str]) -> Reading:
    """Return a reading whose entries and proposals say what the person corrected.

    An entry keeps its id: the same picture is still the same the next time, whatever was misread.

    Args:
        reading: What was read.
        values: The new value of a field, by its place; an empty one takes it out of the entry.

    Raises:
        CorrectionError: If a value is none that such a field can have.
    """
    changed = {n: v for n, v in values.items() if v != reading.fields[n].value}
    if not changed:
        return reading
    dumped = [_dump(entry) for entry in _all(reading)]
    for n, value in changed.items():
        for number, path in _places(reading, n):
            _put(dumped[number], path, value)
    entries = [
        _checked(type(entry), said, reading, changed)
        for entry, said in zip(_all(reading), dumped, strict=True)
    ]
    fields = tuple(
        one._replace(value=changed.get(n, one.value)) for n, one in enumerate(reading.fields)
    )
    own, rest = entries[: len(reading.entries)], iter(entries[len(reading.entries) :])
    proposals = tuple(
        Proposal(one.code, tuple(next(rest) for _ in one.entries), one.because, one.rows)
        for one in reading.proposals
    )
    return replace(reading, entries=tuple(own), proposals=proposals, fields=fields)


def to_edit(value: str) -> str:
    """Return a value as a person edits it: a moment without its seconds and its zone.

    Examples:
        >>> to_edit("2026-11-26T13:47:25.714189+08:00"), to_edit("2833.36")
        ('2026-11-26 13:47', '2833.36')
    """
    found = _MOMENT.fullmatch(value)
    return f"{found[1]} {found[2]}" if found else value


def from_edit(given: str, before: str) -> str:
    """Return an edited value as an entry writes it; what was not touched stays to the second.

    Examples:
        >>> from_edit("2026年11月3日", "2026-11-05"), from_edit("￥1,234.50", "1284.50")
        ('2026-11-03', '1234.50')
        >>> from_edit("2026-11-20 9:05", "2026-11-26T13:47:25+08:00")
        '2026-11-20T09:05:00+08:00'
    """
    said = given.translate(_FULL_WIDTH).strip()
    if said == to_edit(before):
        return before
    if _MOMENT.fullmatch(before) and (moment := _TYPED.fullmatch(_with_hyphens(said))):
        return f"{moment[1]}T{int(moment[2]):02d}:{moment[3]}:00+08:00"
    if _DAY.fullmatch(before):
        return _with_hyphens(said)
    if _SUM.fullmatch(before):
        return said.strip("¥￥元 ").replace(",", "").replace("，", "")
    return given


def _with_hyphens(said: str) -> str:
    day = _WRITTEN.match(said)
    if day is None:
        return said
    return f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}{said[day.end() :]}"


def _all(reading: Reading) -> tuple[AnyEntry, ...]:
    return (*reading.entries, *(e for proposal in reading.proposals for e in proposal.entries))


def _dump(entry: AnyEntry) -> dict[str, Any]:
    return entry.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _places(reading: Reading, n: int) -> list[tuple[int, Path]]:
    """Return the entries, by number, and the places in them for which a field stands."""
    field, entries = reading.fields[n], _all(reading)
    return [
        (number, path)
        for number, entry in enumerate(entries)
        for path in _paths(reading.fields, n, field, entry, _nth(entries, number))
    ]


def _nth(entries: Sequence[AnyEntry], number: int) -> int:
    """Return which one of its kind an entry is, from 1."""
    return sum(one.kind == entries[number].kind for one in entries[: number + 1])


def _paths(
    fields: Sequence[SeenField], n: int, field: SeenField, entry: AnyEntry, nth: int
) -> Iterator[Path]:
    numbered = _NUMBERED.fullmatch(field.name)
    if numbered:
        whole, number, leaf = numbered[1], int(numbered[2]), numbered[3]
        if entry.kind != _KIND_OF_ROWS[whole]:
            return
        if whole == "messages":
            if nth == number and leaf in type(entry).model_fields:
                yield (leaf,)
            return
        if whole == "accounts":
            # An account without a sum makes no entry, so its number alone does not tell which.
            if field.value and str(_dump(entry).get(leaf)) == field.value and nth <= number:
                yield (leaf,)
            return
        rows = _dump(entry).get("rows", [])
        at = next((i for i, row in enumerate(rows) if row.get("n") == number), None)
        if at is not None and leaf in rows[at] and leaf != "n":
            yield ("rows", at, leaf)
    elif entry.kind == "bill" and field.name in PARTS:
        lines = [place for place, one in enumerate(fields) if one.name in PARTS]
        yield ("items", lines.index(n), "amount")
    elif field.name in type(entry).model_fields and field.name != "type":
        yield (field.name,)
    else:
        leaf = field.name.rpartition(".")[2]
        yield from _found(_dump(entry), leaf, field.value)


def _found(said: Mapping[str, Any], leaf: str, value: str, before: Path = ()) -> Iterator[Path]:
    """Yield where in an entry a value stands under its name."""
    for name, one in said.items():
        if isinstance(one, Mapping):
            yield from _found(one, leaf, value, (*before, name))
        elif name == leaf and value and str(one) == value:
            yield (*before, name)


def _put(said: dict[str, Any], path: Path, value: str) -> None:
    place: Any = said
    for part in path[:-1]:
        place = place[part]
    if value:
        place[path[-1]] = {"true": True, "false": False}.get(value, value)
    elif isinstance(path[-1], str):
        place.pop(path[-1], None)


def _checked(
    model: type[AnyEntry], said: dict[str, Any], reading: Reading, changed: Mapping[int, str]
) -> AnyEntry:
    try:
        return model.model_validate(said)
    except ValidationError as error:
        at = error.errors()[0]["loc"]
        for n, value in changed.items():
            if any(path[: len(at)] == at for _, path in _places(reading, n)):
                raise CorrectionError(where=reading.fields[n].name, given=value, place=n) from None
        first = next(iter(changed))
        raise CorrectionError(
            where=reading.fields[first].name, given=changed[first], place=first
        ) from None
