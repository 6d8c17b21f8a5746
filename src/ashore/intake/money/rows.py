"""What one row of a statement says, or why it says nothing that can be kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import repeat
from typing import TypeAlias

from ashore.intake.money.cells import (
    Amount,
    amount_of,
    clock_of,
    fen_of_plain,
    moment_of,
    refund_in,
)
from ashore.intake.money.line import Line
from ashore.intake.money.reasons import left_out
from ashore.intake.money.source import Layout, Sign, Source, account_of, heading_of
from ashore.intake.money.ways import Way, give_direction, give_sign, is_total, is_yuan, way_of
from ashore.intake.money.words import is_nothing, words_in, words_often_in
from ashore.intake.reading import Asked, LeftOut

_QUICK_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)\s*", re.ASCII)
_STATEMENT = re.compile(r"(20\d\d)\s*[年/.-]\s*(\d{1,2})")
TOGETHER = 2_000
"""How many rows are best read at once: few enough to stay near, enough to be worth it."""
_RULE = re.compile(r"[-=—_]{8,}")
_DIGIT = re.compile(r"\d")
_FIRST_CELLS = 3
_FIELDS = (
    "on", "time", "amount", "in", "out", "currency", "refunded", "counterpart", "hint", "method",
    "status", "order_no", "merchant_no", "tail",
)  # fmt: skip


_Told: TypeAlias = tuple[
    re.Match[str] | None,
    int | None,
    Way,
    str,
    str,
    str | None,
    str | None,
    bool | str,
    str | None,
    str | None,
]
"""What a row's cells say one by one: moment, sum, way, currency, refund, counterpart, words,
whether there are more words, and the numbers of the order and of the shop."""


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
        directions = layout.places.get("direction", ())
        self._few = (at["status"], at["method"], at["hint"], *directions)
        self._counterpart = at["counterpart"]
        self._order_no, self._merchant_no = at["order_no"], at["merchant_no"]
        self._days = (*layout.places.get("on", ()), *layout.places.get("posted", ()))
        self._texts = layout.places.get("text", ())
        needed = (at["on"], at["in"] if self._in_columns else at["amount"])
        self._needed = max((place for place in needed if place < self._width), default=0)
        self._dates: dict[str, dt.date | None] = {}
        # Statements with sums in two columns or cards of several numbers are short.
        self._in_one_column = not self._in_columns and self._tail >= self._width

    def read_some(self, given: Sequence[list[str]]) -> list[Line | LeftOut | NoRow]:
        """Return what each of some rows says, as ``read`` does, up to the end of the table.

        What stands in plain cells is read column by column, which takes half as long.
        """
        found: list[Line | LeftOut | NoRow] = []
        parts = self._by_column(given) if self._in_one_column else repeat(None)
        for row, told in zip(given, parts, strict=False):
            one = self._plain_line(row, told) if told else None
            found.append(one or self.read(row))
            if found[-1] is NoRow.END:
                break
        return found

    def _by_column(self, given: Sequence[list[str]]) -> Iterator[_Told]:
        """Yield what the cells of each row say that are read on their own."""
        width, padding, empty = self._width, self._padding, repeat("")
        wide = [row if len(row) >= width else row + padding[len(row) :] for row in given]
        columns = [*zip(*wide, strict=False)][:width]

        def column(place: int) -> Iterable[str]:
            return columns[place] if place < len(columns) else empty

        text, *more = map(column, self._texts) if self._texts else (empty,)
        return zip(
            map(_QUICK_MOMENT.fullmatch, column(self._on)),
            map(fen_of_plain, column(self._amount)),
            map(way_of, *map(column, self._few)),
            column(self._currency),
            column(self._at["refunded"]),
            map(words_often_in, column(self._counterpart)),
            map(words_in, text),
            map(any, zip(*[map(words_often_in, one) for one in more], strict=False))
            if more
            else empty,
            map(words_in, column(self._order_no)),
            map(words_in, column(self._merchant_no)),
            strict=False,
        )

    def _plain_line(self, row: list[str], told: _Told) -> Line | LeftOut | None:
        """Return what a row says, None where it is not all in plain cells."""
        when, fen, way, currency, refunded, counterpart, text, more, order_no, merchant_no = told
        on = self._day(when[1]) if when else None
        if when is None or on is None or not fen or not way.plain or refunded:
            return None
        if (currency and not is_yuan(currency.strip())) or len(row) < self._width:
            return None
        if more:
            text = _joined(*[row[place] for place in self._texts])
        self.row += 1
        line = Line(
            self.row,
            on,
            when[2],
            fen,
            counterpart,
            text or way.hint or "",
            way.hint,
            self._account,
            way.method,
            way.status,
            order_no,
            merchant_no,
            self._table,
            "",
            0,
            way.closed,
        )
        return self._with_sign(line, way, row)

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
        way = way_of(*[cells[place] for place in self._few])
        if way.by_another:
            return self._left("paid-by-another", cells)
        if way.later and not way.refund:
            return self._left("paid-later", cells)
        on, at = when
        assert on is not None  # noqa: S101  # a row without a day was left before
        line = Line(
            self.row,
            on,
            at,
            amount.fen,
            words_often_in(cells[self._counterpart]),
            _joined(*[cells[place] for place in self._texts]) or way.hint or "",
            way.hint,
            self._account_of(cells) if self._tail < self._width else self._account,
            way.method,
            way.status,
            words_in(cells[self._order_no]),
            words_in(cells[self._merchant_no]),
            self._table,
            "",
            amount.refunded or self._stated_refund(cells, way.status, abs(amount.fen)),
            way.closed,
        )
        return self._with_sign(line, way, cells)

    def _with_sign(self, line: Line, way: Way, cells: Sequence[str]) -> Line | LeftOut:
        """Return a line with the sign of its sum, or why it is left where nothing tells it."""
        if way.spent and self._sign is Sign.DIRECTION:  # as most lines are
            line.fen = -line.fen
            return line
        by_words = self._sign is Sign.DIRECTION
        sign = give_direction(line, way) if by_words else give_sign(line, self._sign)
        if sign == 0:
            return self._left("no-direction", cells)
        line.fen *= sign
        if line.fen > 0:
            line.refunded = 0
        return line

    def _left(self, code: str, cells: Sequence[str]) -> LeftOut:
        words = (" ".join(cell.split()) for cell in cells[: self._width])
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

    def _account_of(self, cells: Sequence[str]) -> str:
        tail = words_in(cells[self._tail])
        return f"{self._account} {tail[-4:]}" if tail else self._account


def _joined(*cells: str) -> str:
    """Return the words of some cells, each once."""
    said = [words for cell in cells if (words := words_in(cell))]
    return said[0] if len(said) == 1 else " ".join(dict.fromkeys(said))


def _in_column(cell: str) -> Amount | None:
    """Return the amount in one of two columns, nothing where the cell stands empty."""
    return Amount(0) if is_nothing(cell) else amount_of(cell.strip())


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
