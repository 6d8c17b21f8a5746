"""A loan app's page of one bill: its lines, its total, its due day, and whether they fit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from ashore.case.entries_loans import Bill, BillItem
from ashore.case.entry import Source
from ashore.findings import Finding, Severity, Strength
from ashore.intake.pages.figures import Figure, folded
from ashore.intake.pages.words import Word
from ashore.intake.reading import ContentIds, SeenField
from ashore.intake.screens.labels import PARTS, Pair, pairs_inside, pairs_of
from ashore.intake.screens.sureness import Again, Value, confirm, look_again
from ashore.intake.unchosen import UNCHOSEN
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.text import Text

_MOST_DAYS = 20 * 366
_PAYEE = re.compile(r"(?:收款|收取|收费)(?:方|人|主体)")
_SUM = Text(
    "账单各行相加是 {parts} 元，显示的总额是 {total} 元，差 {apart} 元："
    "可能漏读或读错了一行，也可能账单另有减免。",
    "The lines of the bill add up to {parts} yuan and the total shown is {total}, {apart} apart: "
    "a line may be missed or misread, or something was taken off.",
)


class BillPage(NamedTuple):
    """What a bill page says: its values, its lines as shown, and what does not fit.

    ``payees`` are those who get each line, where the page has a column for them.
    """

    fields: tuple[SeenField, ...]
    items: tuple[tuple[str, SeenField], ...]
    findings: tuple[Finding, ...]
    payees: tuple[str | None, ...] = ()

    def value(self, name: str) -> str | None:
        """Return the value of a field, None where the page does not show it."""
        return next((field.value for field in self.fields if field.name == name), None)

    @property
    def asks(self) -> bool:
        """Return whether a person must look at a value before it counts."""
        return any(field.asks for field in self.fields)


def looks_like_bill(words: Sequence[Word]) -> bool:
    """Return whether at least two labelled amounts or days stand on the page."""
    return len({pair.field.name for pair in pairs_of(words)}) >= 2


def read_bill_page(words: Sequence[Word], *, again: Again, on: dt.date, name: str) -> BillPage:
    """Return the values of a bill page, each with how sure it is.

    Args:
        words: What stands on it.
        again: A second look at words.
        on: The day by which it was taken; nothing can have fallen overdue after it.
        name: What the page is called in findings.
    """
    pairs = pairs_of(words)
    values = [_value(pair) for pair in pairs]
    parts = [value for value in values if value.name in PARTS]
    findings = _check_sum(values, parts, name)
    _check_days(values, on)
    _check_rates(values)
    _check_said_twice(values)
    look_again(values, again)
    seen = [value.seen() for value in values]
    lines = [
        (pair, value, field)
        for pair, value, field in zip(pairs, values, seen, strict=True)
        if value.name in PARTS
    ]
    items = tuple((_line_name(pair, value), field) for pair, value, field in lines)
    payees = _payees([pair for pair, _, _ in lines], words)
    return BillPage(tuple(seen), items, findings, payees)


def bill_entry(
    page: BillPage,
    *,
    captured_at: dt.datetime,
    recorded_at: dt.datetime,
    source: Source,
    title: str | None = None,
) -> Bill | None:
    """Return the bill of a page for a loan that is still to be chosen, None without an amount.

    Args:
        page: What the page says.
        captured_at: When it was as it is shown.
        recorded_at: When it is read.
        source: Where it was read.
        title: What the page calls itself.
    """
    total, days = page.value("total_shown"), page.value("overdue_days_shown")
    if total is not None and total.startswith("-"):
        total = None  # a credit is no sum due
    if not page.items and total is None:
        return None
    said = [(label, field.value) for label, field in page.items]
    # A picture that does not say when it was taken is still the same picture the next time.
    return Bill(
        id=ContentIds("bill").of(source.file_hash or captured_at, total, days, *said),
        recorded_at=recorded_at,
        source=source,
        loan=UNCHOSEN,
        captured_at=captured_at,
        items=tuple(
            BillItem(name=label, amount=fen_from_yuan(yuan, negative=True), payee=payee)
            for (label, yuan), payee in zip(said, page.payees or repeat(None), strict=False)
        ),
        source_name=title,
        total_shown=fen_from_yuan(total) if total else None,
        overdue_days_shown=int(days) if days else None,
    )  # fmt: skip


def _value(pair: Pair) -> Value:
    def find(text: str) -> Figure | None:
        if pair.label is not pair.value:
            return pair.field.parse(text)
        again = pairs_inside(pair.value._replace(text=text))
        return next((one.figure for one in again if one.field.name == pair.field.name), None)

    return Value(pair.field.name, pair.figure, pair.text, pair.value, find)


def _line_name(pair: Pair, value: Value) -> str:
    """Return a line's own words, cut down to its label."""
    if pair.label is not pair.value:
        return pair.label.text.strip(" ：:")
    before = pair.label.text.split(value.text.strip("¥ "))[0]
    return before.strip(" ：:¥￥") or pair.field.name


def _payees(lines: Sequence[Pair], words: Sequence[Word]) -> tuple[str | None, ...]:
    """Return who gets each line: what stands beside it below the heading of payees."""
    heading = next((w for w in words if _PAYEE.fullmatch(folded(w.text))), None)
    if heading is None:
        return (None,) * len(lines)
    column = [w for w in words if w.top > heading.bottom and w.left < heading.right + heading.height
              and w.right > heading.left]  # fmt: skip
    return tuple(
        next((w.text for w in column if w is not pair.value and _beside(w, pair.value)), None)
        for pair in lines
    )


def _beside(word: Word, value: Word) -> bool:
    shared = min(word.bottom, value.bottom) - max(word.top, value.top)
    return word.left >= value.right and 2 * shared >= min(word.height, value.height)


def _check_sum(values: Sequence[Value], parts: Sequence[Value], name: str) -> tuple[Finding, ...]:
    totals = [value for value in values if value.name == "total_shown"]
    if len(parts) < 2 or not totals:
        return ()
    together = sum(fen_from_yuan(part.value, negative=True) for part in parts)
    fitting = [total for total in totals if fen_from_yuan(total.value, negative=True) == together]
    if fitting:
        confirm([*parts, *fitting], holds=True)
        return ()
    confirm([*parts, *totals], holds=False)
    shown = fen_from_yuan(totals[0].value, negative=True)
    says = _SUM.fill(
        parts=yuan_from_fen(together),
        total=yuan_from_fen(shown),
        apart=yuan_from_fen(abs(shown - together)),
    )
    finding = Finding(
        code="intake.bill-sum",
        severity=Severity.CHECK,
        where=name,
        says=says,
        strength=Strength.ARITHMETIC,
        amount=abs(shown - together),
    )
    return (finding,)


def _check_days(values: Sequence[Value], on: dt.date) -> None:
    """A day overdue must have come, as many days ago as the page says and not more."""
    due = next((value for value in values if value.name == "due_on"), None)
    late = next((value for value in values if value.name == "overdue_days_shown"), None)
    if due and abs((dt.date.fromisoformat(due.value) - on).days) > _MOST_DAYS:
        confirm([due], holds=False)
    elif due and late and int(late.value):
        gone = (on - dt.date.fromisoformat(due.value)).days
        if gone < int(late.value):
            confirm([due, late], holds=False)
        elif gone == int(late.value):
            confirm([due, late], holds=True)


def _check_rates(values: Sequence[Value]) -> None:
    yearly = next((value for value in values if value.name == "annual_rate"), None)
    daily = next((value for value in values if value.name == "daily_rate"), None)
    if yearly and not 0 < float(yearly.value) <= 1:
        confirm([yearly], holds=False)
    if yearly and daily:
        share = float(yearly.value) / float(daily.value) if float(daily.value) else 0
        confirm([yearly, daily], holds=355 <= share <= 370)


def _check_said_twice(values: Sequence[Value]) -> None:
    """A value outside the lines that stands twice must say the same both times."""
    for value in values:
        same = [other for other in values if other.name == value.name and other is not value]
        if same and value.name not in PARTS and any(o.value != value.value for o in same):
            value.contradicted = not value.confirmed
