"""What one kind of export looks like: its headings, what each column holds, and how signs work."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from ashore.intake.money.cells import plain
from ashore.law.reading import read_yaml
from ashore.text import Text

_FOLDER = Path(__file__).parent / "data"
_SPACE = re.compile(r"\s+")
_LONGEST_ACCOUNT = 60


class Sign(StrEnum):
    """How the rows of a source tell money in from money out."""

    DIRECTION = "direction"
    SIGNED = "signed"
    SPENT = "spent"
    IN_OUT = "in-out"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of export; ``columns`` gives for each field the headings that may hold it."""

    name: str
    title: Text
    account: str
    needs: frozenset[str]
    sign: Sign
    columns: Mapping[str, tuple[str, ...]]
    marks: tuple[str, ...] = ()
    account_at: re.Pattern[str] | None = None


class Layout(NamedTuple):
    """Where the fields of a source stand in one table: places of cells, the first one first."""

    headings: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]


@functools.cache
def read_data(name: str) -> Any:
    """Return what one of the data files of this package holds; read once, not to be changed."""
    return read_yaml(_FOLDER / name, name)


@functools.cache
def sources() -> tuple[Source, ...]:
    """Return every known kind of export."""
    return tuple(_source(name, given) for name, given in read_data("sources.yaml").items())


def _source(name: str, given: Mapping[str, Any]) -> Source:
    return Source(
        name=name,
        title=Text(given["title"]["zh"], given["title"]["en"]),
        account=given["account"],
        needs=frozenset(given["needs"]),
        sign=Sign(given["sign"]),
        columns={field: tuple(headings) for field, headings in given["columns"].items()},
        marks=tuple(given.get("marks", ())),
        account_at=re.compile(given["account_at"]) if "account_at" in given else None,
    )


def heading_of(cell: str) -> str:
    r"""Return a heading in its plain form: no spaces, no padding, half-width signs.

    Examples:
        >>> heading_of(" 金额（元）\t"), heading_of("\ufeff交易 时间")
        ('金额(元)', '交易时间')
    """
    return _SPACE.sub("", plain(cell)).strip("\ufeff")


@functools.cache
def known_headings() -> Mapping[str, str]:
    """Return the field that each heading of any source or bank holds."""
    known: dict[str, str] = {}
    for field, headings in read_data("columns.yaml").items():
        known |= {heading: field for heading in headings if heading not in known}
    for source in sources():
        for field, names in source.columns.items():
            known |= {name: field for name in names if name not in known}
    return known


def layout_of(source: Source, headings: tuple[str, ...]) -> Layout | None:
    """Return where a source's fields stand under some headings; None where these are not its own.

    Of two columns with one heading, both count for the row's text and the first for all else.

    Args:
        source: The kind of export.
        headings: The cells of the row, each in its plain form.
    """
    if not source.needs <= set(headings):
        return None
    return Layout(headings, places_of(source, headings))


def places_of(source: Source, headings: tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
    """Return the places of each field of a source under some headings."""
    return {
        field: tuple(
            place for name in names for place, heading in enumerate(headings) if heading == name
        )
        for field, names in source.columns.items()
    }


def account_of(source: Source, above: str) -> str:
    """Return the name that a table's rows go under, with what the lines above it say of it.

    Examples:
        >>> account_of(sources()[0], "支付宝账户：a@b.cn,,")
        '支付宝 a@b.cn'
    """
    found = source.account_at.search(above) if source.account_at else None
    return f"{source.account} {found[1].strip()[:_LONGEST_ACCOUNT]}" if found else source.account
