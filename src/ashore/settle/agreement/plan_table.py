"""The rows of a plan that stands in columns, and which of their sums is the one to be paid."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ashore.settle.agreement.amounts import DAY, day_of, money_of
from ashore.settle.agreement.sentences import Sentence, plain

_NUMBER = re.compile(r"第?(\d{1,3})期?")
_DATED = re.compile(rf"{DAY}(?:前|之前)?")
_SUM = re.compile(r"¥?\d[\d,]*(?:\.\d{1,2})?元?")
_SURE_SUM = re.compile(r"¥?\d[\d,]*\.\d{2}元?|¥?\d[\d,]*(?:\.\d)?元")
"""A figure that is money whatever its column is called: it has its fen, or says yuan."""
_NAMED_SUM = re.compile(rf"([一-龥]{{2,6}}):?({_SURE_SUM.pattern})")
_HEAD = re.compile(r"期|日|金|额|合计|息|款|费|序号|备注|状态|方式")
_ASIDE = re.compile(r"\([^)]*\)")
_PART = re.compile(r"本金|利息|费|罚|违约金|余额|剩余|未还|累计|减免|优惠|原")
_PAID = re.compile(
    r"应还|应付|应缴|实[还付际]|合计|总[额计]|总金额|小计|(?:还款|付款|支付)金?额|本息|[月期]供|每[月期]"
)
_MONEY_NAMED = re.compile(rf"{_PART.pattern}|{_PAID.pattern}|金额")
_WHOLE = re.compile(r"合计|总[额计]|小计|本息")
_CLOSES = re.compile(r"\|?(?:本息)?(?:合计|总计|共计|小计)")


class Row(NamedTuple):
    """A payment of the table; ``paid`` is its fen, None where no column is surely the one."""

    sentence: Sentence
    day: dt.date
    number: int | None
    paid: int | None


class PlanTable(NamedTuple):
    """The rows of a table in order, the line that adds them up, and what that line says is paid.

    ``whole`` is in fen, None where no column of that line is surely the one.
    """

    rows: tuple[Row, ...]
    closing: Sentence | None = None
    whole: int | None = None

    @property
    def sure(self) -> bool:
        """Return whether it is known of every row what is to be paid."""
        return all(row.paid is not None for row in self.rows)


def table_of(sentences: Sequence[Sentence]) -> PlanTable:
    r"""Return the payments that stand in rows of cells: a day, and one sum or more after it.

    Which sum is paid is said by the heading or its cell, else shown by the sums themselves: the
    only one, or the one that the others come to. Where neither does, it stays unknown.

    Examples:
        >>> from ashore.settle.agreement.sentences import sentences_of_text
        >>> text = "期数 还款日 本金 利息 合计\n1 2026-12-10 500.00 20.00 520.00"
        >>> [row.paid for row in table_of(sentences_of_text(text)).rows]
        [52000]
    """
    rows: list[Row] = []
    closing, whole = None, None
    head: tuple[str, ...] = ()
    for sentence in sentences:
        cells = _cells(sentence.text)
        if row := _row(sentence, cells, head):
            rows.append(row)
        elif rows and closing is None and _CLOSES.match(sentence.plain):
            sums = [(at, _fen(cell)) for at, cell in enumerate(cells) if _SURE_SUM.fullmatch(cell)]
            if sums:
                closing, whole = sentence, _paid(sums, len(cells), head)
        if not row:
            head = cells if len(cells) > 1 and all(map(_heads, cells)) else ()
    return PlanTable(tuple(rows), closing, whole)


def _cells(text: str) -> tuple[str, ...]:
    """Return the cells of a line: between bars, else between tabs, else between spaces."""
    line = unicodedata.normalize("NFKC", text).strip()
    apart = r"\|" if "|" in line else r"\t" if "\t" in line else r"\s+"
    return tuple(cell for part in re.split(apart, line) if (cell := plain(part)))


def _heads(cell: str) -> bool:
    return bool(_HEAD.search(cell)) and not re.search(r"\d", cell)


def _row(sentence: Sentence, cells: Sequence[str], head: Sequence[str]) -> Row | None:
    dated = [(at, match) for at, cell in enumerate(cells) if (match := _DATED.fullmatch(cell))]
    if len(dated) != 1:
        return None
    at, match = dated[0]
    day, number = day_of(match[1]), _NUMBER.fullmatch(cells[0])
    if day is None or (at and number is None):
        return None
    counted = int(number[1]) if number and at else None
    others = [(n, cell) for n, cell in enumerate(cells) if n != at and (n or not at)]
    named = [one for _, cell in others if (one := _NAMED_SUM.fullmatch(cell))]
    if named:
        called = [one[1] for one in named]
        own = [(place, _fen(one[2])) for place, one in enumerate(named)]
        return Row(sentence, day, counted, _paid(own, len(own), called))
    # Figures without fen are money only where a heading stands above them.
    money = _SUM if head else _SURE_SUM
    sums = [(n, _fen(cell)) for n, cell in others if money.fullmatch(cell)]
    return Row(sentence, day, counted, _paid(sums, len(cells), head)) if sums else None


def _fen(cell: str) -> int:
    return money_of(cell.removesuffix("元") + "元").fen or 0


def _paid(sums: Sequence[tuple[int, int]], width: int, head: Sequence[str]) -> int | None:
    """Return the sum that is paid, of sums with their places in a row."""
    fens = [fen for _, fen in sums]
    named = list(_named(sums, width, head))
    chosen = {fen for name, fen in named if _WHOLE.search(name)} or {fen for _, fen in named}
    if chosen:
        return chosen.pop() if len(chosen) == 1 else None
    if len(fens) == 1 or (len(set(fens)) == 1 and not any(map(_PART.search, head))):
        return fens[0]
    added = {fen for at, fen in enumerate(fens) if at > 1 and fen == sum(fens[:at])}
    return added.pop() if len(added) == 1 else None


def _named(
    sums: Sequence[tuple[int, int]], width: int, head: Sequence[str]
) -> Iterator[tuple[str, int]]:
    """Yield the columns that are named as what is paid, each with its sum in the row."""
    names = [_ASIDE.sub("", name) for name in head]
    columns = [name for name in names if _MONEY_NAMED.search(name)]
    if len(columns) == len(sums):
        pairs = [(name, fen) for name, (_, fen) in zip(columns, sums, strict=True)]
    elif len(names) == width:
        pairs = [(names[at], fen) for at, fen in sums]
    else:
        return
    yield from (pair for pair in pairs if _PAID.search(pair[0]) and not _PART.search(pair[0]))
