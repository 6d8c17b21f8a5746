"""What a statement says: every row of its tables, read, paired and looked at for loans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from ashore.case.many import collector_paused
from ashore.errors.intake import TableTooLongError
from ashore.intake.given_file import GivenFile
from ashore.intake.money.incomes import incomes_of
from ashore.intake.money.lending import loan_lines
from ashore.intake.money.line import Line
from ashore.intake.money.proposals import proposals_of
from ashore.intake.money.reasons import left_out
from ashore.intake.money.refunds import paired_refunds
from ashore.intake.money.remarks import remarks_on
from ashore.intake.money.rows import TOGETHER, NoRow, RowReader
from ashore.intake.money.source import Layout, Source, heading_of
from ashore.intake.money.table import FIRST_ROWS, Table, tables_of
from ashore.intake.money.transactions import transactions_of
from ashore.intake.reading import Asked, LeftOut, Question, Reading
from ashore.text import Text

MOST_ROWS = 300_000
"""The most rows of one file: more than anybody's wallet, and a bound on memory."""

FindLayout = Callable[[tuple[str, ...]], tuple[Source, Layout] | None]
"""Tells whether a row, in the plain form of headings, is the one above the data."""

_ASKS = (
    ("year", Text("日期没有年份，是哪一年的账单？", "The days have no year. Of which year is it?")),
    ("month", Text("是哪个月的账单？", "Of which month is the statement?")),
)


class _Rows(NamedTuple):
    rows: int
    lines: list[Line]
    left: list[LeftOut]


def read_statement(
    file: GivenFile, asked: Asked, find: FindLayout, *, reader: str, title: Text
) -> Reading:
    """Return what the tables of a file say, below the headings that are found in them.

    Raises:
        DataError: If the file cannot be read, or has more rows than are read at once.
    """
    with collector_paused():
        count, lines, left = _rows(file, asked, find)
        pairs = paired_refunds(lines)
        paid = set(pairs.values())
        kept = [place for place, line in enumerate(lines) if not line.closed or place in paid]
        left += [
            left_out("closed", line.row, f"{line.on} {line.text}")
            for place, line in enumerate(lines)
            if line.closed and place not in paid
        ]
        now = {old: new for new, old in enumerate(kept)}
        refunds = {now[refund]: now[payment] for refund, payment in pairs.items()}
        lines = [lines[place] for place in kept]
        loans = loan_lines(lines)
        entries = transactions_of(lines, refunds, file, asked)
    return Reading(
        reader=reader,
        title=title,
        file=file,
        rows=count,
        entries=entries,
        proposals=(
            *proposals_of(loans, entries),
            *incomes_of(entries, on=asked.recorded_at.date()),
        ),
        left_out=tuple(sorted(left, key=lambda one: one.row or 0)),
        questions=_questions(left, asked),
        findings=tuple(remarks_on(lines, refunds, where=file.name)),
    )


def _rows(file: GivenFile, asked: Asked, find: FindLayout) -> _Rows:
    found = _Rows(0, [], [])
    tables: list[tuple[str, list[Line]]] = []
    for table in tables_of(file):
        rows = _rows_of(table, asked, find, file, found.rows)
        if rows.lines:
            tables.append((table.name, rows.lines))
        found.left.extend(rows.left)
        found = found._replace(rows=rows.rows)
    if len(tables) == 1:
        return found._replace(lines=tables[0][1])
    seen: Counter[object] = Counter()
    for name, lines in tables:
        # A second sheet often holds the first one's rows again; rows of one sheet are its own.
        here: Counter[object] = Counter()
        for line in lines:
            key = (line.order_no, line.on, line.at, line.fen, line.counterpart, line.text)
            here[key] += 1
            if here[key] <= seen[key]:
                found.left.append(left_out("twice", line.row, name))
            else:
                found.lines.append(line)
        seen |= here
    return found


def _rows_of(table: Table, asked: Asked, find: FindLayout, file: GivenFile, before: int) -> _Rows:
    found = _Rows(before, [], [])
    reader = _reader_of(table, asked, find, before)
    ended = reader is None
    while reader and not ended and (some := list(islice(table.rows, TOGETHER))):
        for one in reader.read_some(some):
            if isinstance(one, Line):
                found.lines.append(one)
            elif isinstance(one, LeftOut):
                found.left.append(one)
            else:
                ended = one is NoRow.END
        found = found._replace(rows=reader.row)
        if reader.row > MOST_ROWS:
            raise TableTooLongError(where=file.name, most=MOST_ROWS)
    return found


def _reader_of(table: Table, asked: Asked, find: FindLayout, before: int) -> RowReader | None:
    """Return what reads the rows below the headings of a table, which are passed; None without."""
    above: list[str] = []
    for cells in islice(table.rows, FIRST_ROWS + 1):
        headings = tuple(map(heading_of, cells))
        if found := find(headings):
            said = "\n".join(above)
            return RowReader(*found, said, asked, table=table.name, row=before)
        above.append(",".join(headings))
    return None


def _questions(left: Sequence[LeftOut], asked: Asked) -> tuple[Question, ...]:
    if not any(one.code == "no-year" for one in left):
        return ()
    known = {"year": asked.year, "month": asked.month}
    return tuple(Question(answers, says) for answers, says in _ASKS if known[answers] is None)
