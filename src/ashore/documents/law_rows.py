"""A table of the law book as a person reads it: its columns named, its codes in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ashore.documents.words import CONFIDENCES
from ashore.findings import Confidence
from ashore.law.answers import Table
from ashore.law.book import LawBook
from ashore.money.amounts import percent
from ashore.text import Text

_COLUMNS = {
    "zh": Text("是什么", "What"),
    "when_zh": Text("什么时候", "When"),
    "step": Text("先后", "Order"),
    "channel": Text("渠道", "Channel"),
    "above": Text("超过（元）", "Above (yuan)"),
    "up_to": Text("到（元）", "Up to (yuan)"),
    "share": Text("按比例", "Share"),
    "fixed": Text("固定（元）", "Fixed (yuan)"),
    "confidence": Text("可信度", "Confidence"),
    "code": Text("代码", "Code"),
    "from_days": Text("从第几天", "From day"),
    "to_days": Text("到第几天", "To day"),
    "from": Text("从", "From"),
    "to": Text("到", "To"),
    "unit": Text("单位", "Unit"),
    "at_least": Text("至少", "At least"),
    "place": Text("地方", "Place"),
    "class": Text("档", "Class"),
    "yuan": Text("元", "Yuan"),
    "since": Text("从哪天起", "Since"),
    "stage": Text("阶段", "Stage"),
}
_CODES = frozenset({"field", "kind", "count", "place"})
"""Columns of codes for programs; they are left out where the row says itself in words."""
_COUNTS = frozenset(
    {"above", "up_to", "share", "fixed", "from", "to", "at_least", "yuan", "from_days", "to_days"}
)
_UNITS = {
    "yuan": Text("元", "yuan"),
    "records": Text("条", "records"),
    "times": Text("次", "times"),
    "people": Text("人", "people"),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """A table's columns and its rows, each cell in both languages; ``counts`` marks numbers."""

    columns: tuple[Text, ...]
    counts: tuple[bool, ...]
    rows: tuple[tuple[Text, ...], ...]


def rows_of(table: Table, book: LawBook) -> Rows:
    """Return a table as a person reads it.

    Examples:
        >>> import datetime as dt
        >>> book = LawBook.standard()
        >>> rows_of(book.table("stages.overdue-months", on=dt.date(2026, 11, 26)), book).columns[0]
        Text(zh='阶段', en='Stage')
    """
    first = table.rows[0]
    names = [
        name
        for name in first
        if name != "en" and not name.endswith("_en") and not (name in _CODES and "zh" in first)
    ]
    return Rows(
        columns=tuple(_COLUMNS.get(name, Text(name, name)) for name in names),
        counts=tuple(name in _COUNTS for name in names),
        rows=tuple(tuple(_cell(row, name, book) for name in names) for row in table.rows),
    )


def _cell(row: Mapping[str, str], name: str, book: LawBook) -> Text:
    said = row.get(name, "")
    if name == "zh" or name.endswith("_zh"):
        return Text(said, row[f"{name.removesuffix('zh')}en"])
    if name == "share" and said:
        shown = percent(Fraction(said))
        return Text(shown, shown)
    if name == "confidence" and said:
        return CONFIDENCES[Confidence(said)]
    if name == "unit":
        return _UNITS.get(said, Text(said, said))
    if name == "channel" and said in book.ids():
        return book.entry(said).title
    if name in _COUNTS and said.isascii() and said.isdigit():
        said = f"{int(said):,}"
    return Text(said, said)
