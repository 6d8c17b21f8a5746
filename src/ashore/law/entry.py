"""How a law file becomes an entry: its heading, then each dated version with its citation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from ashore.errors.law import LawDateOrderError, LawMissingKeyError, LawValueError
from ashore.findings import Citation
from ashore.law.answers import (
    AppliesTo,
    Entry,
    FactDate,
    Figure,
    Gap,
    Kind,
    Product,
    Rule,
    Table,
    Version,
)
from ashore.law.channel import Channel, channel_parts
from ashore.law.fields import Fields, bare_date
from ashore.law.heading import FindSource, Heading, heading_from
from ashore.law.lenders import LenderType
from ashore.law.series import series_from
from ashore.text import Text

UNDATED = "undated"
"""The key of a version whose first day nobody knows; it can only be the first."""


def entry_from(fields: Fields, folder: Path, find_source: FindSource) -> Entry:
    """Return the entry that a file describes.

    Args:
        fields: The file.
        folder: Where it lies, for a series kept in a CSV file beside it.
        find_source: Gives the source of an id; the second argument is the place that names it.

    Raises:
        LawDataError: If a key is missing, unknown or off, or a source does not exist.
    """
    kind = fields.word("kind", Kind)
    heading = heading_from(fields, kind, find_source)
    versions: Sequence[Version]
    if kind is Kind.FIGURE and "series" in fields:
        versions = series_from(heading, fields.under("series"), folder)
    else:
        versions = _versions(heading, kind, fields.under("values"))
    entry = Entry(
        id=heading.id,
        kind=kind,
        title=heading.title,
        says=fields.both("says"),
        unit=heading.unit,
        chosen_by=fields.word("chosen_by", FactDate),
        applies_to=_applies_to(fields),
        limits=heading.limits,
        checked_on=heading.checked_on,
        known_until=fields.date_or_none("known_until"),
        versions=_closed(versions),
    )
    fields.done()
    return entry


def _applies_to(fields: Fields) -> AppliesTo:
    if "applies_to" not in fields:
        return AppliesTo()
    inner = fields.under("applies_to")
    whom = AppliesTo(
        lenders=inner.words("lenders", LenderType),
        products=inner.words("products", Product),
        also_lenders=inner.words("also_lenders", LenderType),
        also_products=inner.words("also_products", Product),
        online_only=inner.flag("online_only"),
        notes=inner.both_or_none("notes"),
    )
    inner.done()
    return whom


def _versions(heading: Heading, kind: Kind, values: Fields) -> list[Version]:
    """Return the versions written under ``values``, in their order."""
    versions: list[Version] = []
    for key, raw in values.pairs():
        place = f"{values.where} {key}"
        from_date = None if key == UNDATED and not versions else bare_date(key, place)
        inner = Fields(raw, place)
        if "repealed" in inner or "unknown" in inner:
            versions.append(_gap(heading, inner, from_date))
        else:
            versions.append(_version(heading, kind, inner, from_date))
        inner.done()
    if not versions:
        raise LawMissingKeyError(where=values.where, key="2026-01-01")
    return versions


class _Common(TypedDict):
    """What a version holds whatever its kind."""

    id: str
    title: Text
    citation: Citation
    from_date: dt.date | None
    until: dt.date | None
    published: dt.date | None
    note: Text | None
    limits: Text | None


def _version(heading: Heading, kind: Kind, inner: Fields, from_date: dt.date | None) -> Version:
    common = _Common(
        id=heading.id,
        title=heading.title,
        citation=heading.cite(inner),
        from_date=from_date,
        until=None,
        published=inner.date_or_none("published"),
        note=inner.both_or_none("note"),
        limits=heading.limits,
    )
    if kind is Kind.TABLE:
        return Table(rows=_rows(inner), **common)
    if kind is Kind.CHANNEL:
        return Channel(**channel_parts(inner), **common)
    if kind is Kind.RULE:
        return Rule(text=inner.both("text"), data=inner.data("data"), **common)
    written, value = inner.number("value")
    data = inner.data("data")
    return Figure(value=value, text=written, unit=heading.unit, data=data, **common)


def _rows(inner: Fields) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table; an empty cell says that the row has no such bound."""
    rows: list[Mapping[str, str]] = []
    for n, raw in enumerate(inner.items("rows"), 1):
        fields = Fields(raw, f"{inner.where} rows {n}")
        row = {str(key): fields.cell(str(key)) for key, _ in fields.pairs()}
        if rows and list(row) != list(rows[0]):
            raise LawValueError(
                where=fields.where,
                given=", ".join(row),
                wanted=Text("与第一行相同的列", "the columns of the first row"),
            )
        rows.append(MappingProxyType(row))
    return tuple(rows)


def _gap(heading: Heading, inner: Fields, from_date: dt.date | None) -> Gap:
    repealed, unknown = inner.flag("repealed"), inner.flag("unknown")
    if repealed and unknown:
        raise LawValueError(
            where=inner.where,
            given="repealed, unknown",
            wanted=Text("其中之一", "one of the two"),
        )
    return Gap(
        id=heading.id,
        repealed=repealed,
        note=inner.both("note"),
        citation=heading.cite(inner) if repealed else None,
        from_date=from_date,
        until=None,
        published=inner.date_or_none("published"),
    )


def _closed(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return the versions with each one's end at the next one's start."""
    closed: list[Version] = []
    for version, following in zip(versions, [*versions[1:], None], strict=True):
        until = following.from_date if following else None
        if until and version.from_date and until <= version.from_date:
            raise LawDateOrderError(where=f"{version.id} {until}", before=version.from_date)
        closed.append(replace(version, until=until))
    return tuple(closed)
