"""What the law book answers: figure, rule, table, channel or written gap, never a bare number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ashore.findings import Citation
from ashore.law.channel import Channel
from ashore.law.fields import Data
from ashore.law.lenders import LenderType
from ashore.text import Text


class Kind(StrEnum):
    """What an entry of the law book holds."""

    FIGURE = "figure"
    RULE = "rule"
    TABLE = "table"
    CHANNEL = "channel"

    def words(self) -> Text:
        """Return what a person calls it."""
        names = {
            Kind.FIGURE: Text("数值", "figure"),
            Kind.RULE: Text("规则", "rule"),
            Kind.TABLE: Text("表", "table"),
            Kind.CHANNEL: Text("渠道", "channel"),
        }
        return names[self]


class Unit(StrEnum):
    """What a figure counts; calendar days and working days are never mixed."""

    SHARE = "share"
    SHARE_PER_YEAR = "share-per-year"
    SHARE_PER_DAY = "share-per-day"
    MULTIPLE = "multiple"
    DAYS = "days"
    WORKING_DAYS = "working-days"
    MONTHS = "months"
    YEARS = "years"
    YUAN = "yuan"
    TIMES = "times"
    TEXT = "text"
    TABLE = "table"


class FactDate(StrEnum):
    """Which day of the facts decides the version that governs them."""

    CONTRACT = "contract_on"
    DUE = "due_on"
    EVENT = "day_of_event"
    SUIT_ACCEPTED = "suit_accepted_on"
    JUDGMENT = "judgment_on"
    ASKED = "day_asked"


class Product(StrEnum):
    """What the money is owed on."""

    LOAN = "loan"
    CARD = "card"
    GUARANTEE_RECOURSE = "guarantee_recourse"
    JUDGMENT = "judgment"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliesTo:
    """Whom and what an entry is about; an empty tuple means no limit is stated.

    ``also_lenders`` and ``also_products`` may be held to it by analogy; ``online_only`` means that
    it is about loans made over the internet.
    """

    lenders: tuple[LenderType, ...] = ()
    products: tuple[Product, ...] = ()
    also_lenders: tuple[LenderType, ...] = ()
    also_products: tuple[Product, ...] = ()
    online_only: bool = False
    notes: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that holds from a day until the day before ``until``, with its source.

    ``text`` is the number as the law book writes it; ``published`` is when people could first know
    it. ``stale`` says that newer values should
    exist by now and were not found.
    """

    id: str
    title: Text
    value: Fraction
    text: str
    unit: Unit
    citation: Citation
    from_date: dt.date | None
    until: dt.date | None
    published: dt.date | None
    note: Text | None
    limits: Text | None
    data: Mapping[str, Data]
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What somebody may or must do, in a sentence; ``data`` is its structured part."""

    id: str
    title: Text
    text: Text
    data: Mapping[str, Data]
    citation: Citation
    from_date: dt.date | None
    until: dt.date | None
    published: dt.date | None
    note: Text | None
    limits: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under the same columns."""

    id: str
    title: Text
    rows: tuple[Mapping[str, str], ...]
    citation: Citation
    from_date: dt.date | None
    until: dt.date | None
    published: dt.date | None
    note: Text | None
    limits: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch of days for which the law book says in so many words that it has no value."""

    id: str
    repealed: bool
    note: Text
    citation: Citation | None
    from_date: dt.date | None
    until: dt.date | None
    published: dt.date | None

    def reason(self) -> Text:
        """Return why there is no value, as part of a sentence."""
        return Text("已废止", "repealed") if self.repealed else Text("情况不明", "not known")

    def since(self) -> Text:
        """Return from when it holds, as part of a sentence; empty where nobody knows."""
        if self.from_date is None:
            return Text("", "")
        return Text(f"自 {self.from_date} 起", f" from {self.from_date}")


Version = Figure | Rule | Table | Channel | Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of the law book: what it is about and all its versions, oldest first.

    ``known_until`` is the last day on which the newest version surely is the newest.
    """

    id: str
    kind: Kind
    title: Text
    says: Text
    unit: Unit
    chosen_by: FactDate
    applies_to: AppliesTo
    limits: Text | None
    checked_on: dt.date
    known_until: dt.date | None
    versions: tuple[Version, ...]
