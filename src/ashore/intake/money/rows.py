"""What one row of a statement says, or why it says nothing that can be kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import Enum
from operator import itemgetter

from ashore.intake.money.cells import Amount, amount_of, clock_of, moment_of, refund_in
from ashore.intake.money.line import Line
from ashore.intake.money.reasons import left_out
from ashore.intake.money.source import Layout, Sign, Source, account_of, heading_of
from ashore.intake.money.ways import give_direction, give_sign, is_total, is_yuan, way_of
from ashore.intake.money.words import is_nothing, words_in, words_often_in
from ashore.intake.reading import Asked, LeftOut

_QUICK_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)\s*", re.ASCII)
_STATEMENT = re.compile(r"(20\d\d)\s*[年/.-]\s*(\d{1,2})")
_RULE = re.compile(r"[-=—_]{8,}")
_DIGIT = re.compile(r"\d")
_FIRST_CELLS = 3
_FIELDS = (
    "on", "time", "amount", "in", "out", "currency", "refunded", "counterpart", "hint", "method",
    "status", "order_no", "merchant_no", "tail",
)  # fmt: skip


class NoRow(Enum):
    """What a line of a table is where it is none of its data."""

    BETWEEN = "between"
    END = "end"


class RowReader:
    """Reads the rows of one table below its headings; ``row`` counts the data rows so far."""

    def __init__(
        self, source: Source, layout: Layout, above: str, asked: Asked, *, table: str, row: int
    ) -> None:
        self.row = row
        self._sign = source.sign
        self._layout = layout
        self._table = table
        self._account = account_of(source, above)
        said = _STATEMENT.search(above)
        self._year = int(said[1]) if said else asked.year
        self._month = int(said[2]) if said else asked.month
        self._width = len(layout.headings)
        self._padding = [""] * (self._width + 1)
        # A column that the table lacks stands for the empty cell that each row is given at its end.
        first = {
            field: places[0] if places else self._width for field, places in layout.places.items()
        }
        self._at = at = {field: first.get(field, self._width) for field in _FIELDS}
        self._on, self._amount, self._tail = at["on"], at["amount"], at["tail"]
        self._currency = at["currency"]
        self._in_columns = "amount" not in first
        self._few = itemgetter(at["status"], at["method"], at["hint"])
        self._more = itemgetter(at["counterpart"], at["order_no"], at["merchant_no"])
        self._days = (*layout.places.get("on", ()), *layout.places.get("posted", ()))
        self._directions = layout.places.get("direction", ())
        self._texts = layout.places.get("text", ())
        needed = (at["on"], at["in"] if self._in_columns else at["amount"])
        self._needed = max((place for place in needed if place < self._width), default=0)
        self._dates: dict[str, dt.date | None] = {}

    def read(self, given: list[str]) -> Line | LeftOut | NoRow:
        """Return what a row says, why it is left, or that it is no data."""
        cells = given[: self._width]
        cells += self._padding[len(cells) :]
        quick = _QUICK_MOMENT.fullmatch(cells[self._on])
        if quick is None and (other := self._no_row(cells)):
            return other
        self.row += 1
        if len(given) <= self._needed:
            return self._left("cut-off", cells)
        when: tuple[dt.date | None, str | None] | str
        when = (self._day(quick[1]), quick[2]) if quick else (None, None)
        if when[0] is None:
            when = self._moment(cells)
        if isinstance(when, str):
            return self._left(when, cells)
        amount = self._sum(cells)
        if isinstance(amount, str):
            return self._left(amount, cells)
        if amount.fen == 0:
            return self._left("zero", cells)
        return self._line(cells, when, amount)

    def _line(
        self, cells: list[str], when: tuple[dt.date | None, str | None], amount: Amount
    ) -> Line | LeftOut:
        way = way_of(*self._few(cells), *[cells[place] for place in self._directions])
        if way.by_another:
            return self._left("paid-by-another", cells)
        if way.later and not way.refund:
            return self._left("paid-later", cells)
        counterpart, order_no, merchant_no = self._more(cells)
        on, at = when
        assert on is not None  # noqa: S101  # a row without a day was left before
        line = Line(
            self.row,
            on,
            at,
            amount.fen,
            words_often_in(counterpart),
            self._text(cells) or way.hint or "",
            way.hint,
            self._account_of(cells) if self._tail < self._width else self._account,
            way.method,
            way.status,
            words_in(order_no),
            words_in(merchant_no),
            self._table,
            "",
            amount.refunded or self._stated_refund(cells, way.status, abs(amount.fen)),
            way.closed,
        )
        by_words = self._sign is Sign.DIRECTION
        sign = give_direction(line, way) if by_words else give_sign(line, self._sign)
        if sign == 0:
            return self._left("no-direction", cells)
        line.fen *= sign
        if line.fen > 0:
            line.refunded = 0
        return line

    def _left(self, code: str, cells: Sequence[str]) -> LeftOut:
        words = (" ".join(cell.split()) for cell in cells)
        return left_out(code, self.row, " ".join(filter(None, words))[:80])

    def _no_row(self, cells: Sequence[str]) -> NoRow | None:
        """Return what a line is where it is blank, a rule, a note, a total or the headings."""
        filled = sum(1 for cell in cells if cell and not cell.isspace())
        if filled == 0:
            return NoRow.BETWEEN
        if filled == 1 and _RULE.match(cells[0].strip()):
            return NoRow.END
        if filled == 1 and not cells[self._on].strip()[:4].isdigit():
            return NoRow.BETWEEN
        if _DIGIT.search("".join(cells)) is None:  # neither a day nor an amount
            return NoRow.BETWEEN
        headings = tuple(map(heading_of, cells[:_FIRST_CELLS]))
        if is_total(headings[0]) or headings == self._layout.headings[:_FIRST_CELLS]:
            return NoRow.BETWEEN
        return None

    def _moment(self, cells: Sequence[str]) -> tuple[dt.date, str | None] | str:
        """Return the first day that a row's columns give, or why they give none."""
        for place in self._days:
            found = moment_of(cells[place])
            if found is None:
                continue
            year = found.year or self._year_of(found.month)
            if year is None:
                return "no-year"
            day = _date(year, found.month, found.day)
            if day is not None:
                return day, found.time or clock_of(cells[self._at["time"]])
        return "no-day"

    def _day(self, written: str) -> dt.date | None:
        if written not in self._dates:
            year, month, day = map(int, written.split("-"))
            self._dates[written] = _date(year, month, day)
        return self._dates[written]

    def _year_of(self, month: int) -> int | None:
        """Return the year of a month on a statement: the one before, where it comes later."""
        if self._year is None or self._month is None:
            return None
        return self._year - 1 if month > self._month else self._year

    def _sum(self, cells: Sequence[str]) -> Amount | str:
        found: Amount | None
        if not self._in_columns:
            found = amount_of(cells[self._amount].strip())
        else:
            came, went = (_in_column(cells[self._at[field]]) for field in ("in", "out"))
            if came and went and came.fen and went.fen:
                return "two-amounts"
            out = went._replace(fen=-went.fen) if went else None
            found = came if came is None or came.fen else out
        if found is None:
            return "no-amount"
        currency = cells[self._currency]
        yuan = not found.foreign and (not currency or is_yuan(currency.strip()))
        return found if yuan else "foreign"

    def _stated_refund(self, cells: Sequence[str], status: str | None, whole: int) -> int:
        if status and "退款" in status and (said := refund_in(status, whole)):
            return said
        written = cells[self._at["refunded"]]
        stated = amount_of(written.strip()) if written else None
        return stated.fen if stated else 0

    def _text(self, cells: Sequence[str]) -> str:
        said = [words for place in self._texts if (words := words_in(cells[place]))]
        return said[0] if len(said) == 1 else " ".join(dict.fromkeys(said))

    def _account_of(self, cells: Sequence[str]) -> str:
        tail = words_in(cells[self._tail])
        return f"{self._account} {tail[-4:]}" if tail else self._account


def _in_column(cell: str) -> Amount | None:
    """Return the amount in one of two columns, nothing where the cell stands empty."""
    return Amount(0) if is_nothing(cell) else amount_of(cell.strip())


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
